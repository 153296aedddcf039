"""The learner's own digit, as far as there is one."""

from mlintro.digits import Images
from mlintro.digits.learned import read
from mlintro.digits.reading import drawing, ready
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.visit import Visit, visit


def own_strokes(visit: Visit) -> drawing.Strokes:
    """What lies on the sheet, as it was drawn."""
    return visit.of(Drawing).strokes


def own_image() -> Images | None:
    """What the models get of the drawing on the sheet, (784,) in 0..1; None where it is none, or no digit."""
    strokes = own_strokes(visit())
    steps = drawing.steps(strokes) if strokes else None
    return steps.centred.ravel() if steps and steps.is_enough else None


def own_reading(image: Images) -> int:
    """What the network of home reads in it."""
    return int(read(ready.network(), image[None])[0])
