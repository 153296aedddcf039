"""What the learner achieved on each page, as the menu and home mark it."""

from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.functions.visit import Answers
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.neuron.visit import NeuronVisit
from mlintro.ui.pixels.visit import Game, Mixer, Photos
from mlintro.ui.visit import visit


def achieved() -> dict[str, bool]:
    """Every page with something to achieve, by its name: whether it was. What is won stays won."""
    here = visit().of
    return {
        "functions": here(Answers).are_enough,
        "pixels": here(Game).matched > 0 or here(Mixer).is_changed or here(Photos).own is not None,
        "descent": here(DescentVisit).has_arrived,
        "models": bool(here(ModelsVisit).runs),
        "neuron": bool(here(NeuronVisit).solved),
    }
