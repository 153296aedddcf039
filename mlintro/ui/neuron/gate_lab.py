"""The neuron's lab with its verdict: what is drawn anew when a knob is released."""

from collections.abc import Callable

import streamlit as st

from mlintro.neuron import Activation, Gate, solutions
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.neuron import wall
from mlintro.ui.neuron.coach import coach, show_solved
from mlintro.ui.neuron.neuron_lab import neuron_lab
from mlintro.ui.neuron.stages import stages
from mlintro.ui.neuron.visit import NeuronVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench, choice, spoken


@st.fragment
def gate_lab(t: PageText, go_on: Callable[[], None]) -> None:
    """
    Gate, knobs and pictures, and how far the learner is: a fragment, so that a release is quick.

    `go_on` is the way to the next page.
    """
    here = visit()
    lab = here.of(NeuronVisit)
    if here.is_arrival:  # a run that was left in the middle has ended
        here.is_arrival = lab.is_learning = False
    if here.is_on_wall:
        wall.step(t, lab)
    else:
        _page(t, lab, go_on)
    remember_part("neuron", lab)


def _page(t: PageText, lab: NeuronVisit, go_on: Callable[[], None]) -> None:
    with bench():
        with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
            gate = Gate(choice(t, "gate", list(Gate), Gate.AND))
            with st.popover(t.label("settings"), icon=":material/tune:"):
                activation = Activation(choice(t, "activation", list(Activation), Activation.RELU))
                st.markdown(t.section("activation"))
        if not solutions.is_separable(gate):
            spoken(t.label(f"goal_{gate}"))  # its name says less than those of the others
        neuron_lab(t, lab, gate, activation)
    if solutions.is_separable(gate):
        coach(t, lab, go_on)
    else:
        stages(t, lab, go_on)
    show_solved(t, lab)
