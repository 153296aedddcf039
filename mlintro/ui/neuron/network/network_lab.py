"""A network of three neurons that learns in front of the learner what one neuron cannot compute."""

from mlintro.neuron import Gate, network
from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress

_LAB = Element(__file__, "lab")

WORDS = (
    *("run", "pause", "one_step", "reset_network", "seed"),
    *("network_loss", "network_found", "network_stuck", "network_picture", "network_signs", "network_shades"),
    "plane_key",
)


def network_lab(t: PageText, gate: Gate, begun: int = 0) -> None:
    """
    Nothing of it comes back: which seed was chosen, and how far it went, stays in the browser.

    It begins to learn, from its first weights, whenever `begun` is another number than before.
    """
    _LAB(
        {
            **dress(t, WORDS),
            "gate": gate,
            "outputs": gate.outputs,
            "weights": [network.first_weights(seed).tolist() for seed in network.SEEDS],
            "rate": network.RATE,
            "most_steps": network.MOST_STEPS,
            "begun": begun,
        }
    )
