"""Gradient descent over two weights: the loss of the lesson's neuron as a map, and a path down it."""

from mlintro import descent
from mlintro.neuron import Gate
from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress
from mlintro.ui.widgets import prose

_MAP = Element(__file__, "lab")

WORDS = ("map_w1", "map_w2", "rate", "map_says")
GATE, BIAS = Gate.OR, -1.0
STEPS = 60


def descent_map(t: PageText) -> None:
    """Nothing of it comes back: where it starts stays in the browser."""
    prose(t.section("two_weights", gate=GATE, bias=t.number(BIAS)))
    _MAP({**dress(t, WORDS), "outputs": GATE.outputs, "bias": BIAS, "steps": STEPS, "rates": descent.RATES})
