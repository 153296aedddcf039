"""A sheet to draw a digit on: what it is given and what it sends back."""

from mlintro.digits import SIDE
from mlintro.digits.reading import drawing
from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.visit import visit

_CANVAS = Element(__file__, "lab")

WORDS = ("sheet", "here", "undo", "clear", "keys", "full")


def canvas(t: PageText, by: tuple[int, int] = (0, 0)) -> None:
    """
    Mount it. Of the visit's `Drawing` it takes how it begins and what a tab remembered.

    It is shown moved `by` so many of the pixels that models get, to the right and down; what is drawn is not.
    """
    moved = {"by": [pixels / SIDE for pixels in by]}
    _CANVAS(sheet_data(t) | moved, strokes=visit().of(Drawing).take)


def sheet_data(t: PageText) -> dict[str, object]:
    """What the script of a sheet is given, alone or as part of a lab; `t` is words("draw")."""
    sheet = visit().of(Drawing)
    return {
        **dress(t, WORDS),
        "strokes": sheet.strokes,
        "revision": sheet.revision,
        "pen": drawing.SHEET_PEN,
        "most_strokes": drawing.MOST_STROKES,
        "most_points": drawing.MOST_POINTS,
    }
