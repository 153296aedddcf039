"""A network of three neurons that learns XOR in front of the learner."""

from mlintro.neuron import xor_network
from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress

_LAB = Element(__file__, "lab")

WORDS = (
    *("run", "pause", "one_step", "reset_network", "seed"),
    *("network_loss", "network_found", "network_stuck", "network_picture", "network_signs", "network_shades"),
)


def network_lab(t: PageText) -> None:
    """Nothing of it comes back: which seed was chosen, and how far it went, stays in the browser."""
    _LAB(
        {
            **dress(t, WORDS),
            "weights": [xor_network.first_weights(seed).tolist() for seed in xor_network.SEEDS],
            "rate": xor_network.RATE,
            "most_steps": xor_network.MOST_STEPS,
        }
    )
