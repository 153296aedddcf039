"""The neuron's lab: knobs, network, plane, activation and map, live while a knob moves."""

import streamlit as st

from mlintro.neuron import Activation, Gate, learning
from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress
from mlintro.ui.neuron.visit import NeuronVisit
from mlintro.ui.widgets import linked_as

_LAB = Element(__file__, "lab")

WORDS = (
    *("w1", "w2", "bias", "x1", "x2", "active", "inactive", "lower", "raise", "network_alt"),
    *("head_inputs", "head_sum", "head_output", "head_state", "right", "wants_active", "wants_inactive"),
    *("plane", "plane_flat", "plane_key", "curve", "map"),
    *("activation_relu", "activation_step", "activation_sigmoid"),
    *("learn_title", "run", "pause", "one_step", "reset", "rate", "loss", "loss_how"),
)


def neuron_lab(t: PageText, lab: NeuronVisit, gate: Gate, activation: Activation) -> None:
    """Mount the lab. What it is turned to is in `lab`, and in the link."""
    lab.follow(st.query_params)
    lab.aim(gate)
    n = lab.neuron
    _LAB(
        {
            **dress(t, WORDS),
            "rates": learning.RATES,
            "gate": gate,
            "outputs": gate.outputs,
            "activation": activation,
            "revision": lab.revision,
            "values": {"w1": n.w1, "w2": n.w2, "bias": n.bias, "x1": lab.x1, "x2": lab.x2},
        },
        turned=lab.turn,
    )
    for name, value in lab.link().items():
        linked_as(name, value, None)
