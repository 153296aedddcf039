"""One neuron, two inputs: find the weights that make it compute AND, then OR."""

import streamlit as st

from mlintro import solutions, ui
from mlintro.neuron import Activation, Gate
from mlintro.ui.coach import coach
from mlintro.ui.components.neuron_lab import neuron_lab
from mlintro.ui.xor_panel import xor_panel

t = ui.words("neuron")
ui.prose(t.section("idea"))

# What the learner turns, and what the neuron makes of it

with st.container(border=True):
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        gate = Gate(ui.choice(t, "gate", list(Gate), Gate.AND))
        solved = st.empty()
        with st.popover(t.label("settings"), icon=":material/tune:"):
            activation = Activation(ui.choice(t, "activation", list(Activation), Activation.RELU))
            st.markdown(t.section("activation"))
    neuron_lab(t, gate, activation)

# How far the learner is

coach(t, gate)
if done := ui.visit().neuron.solved:
    badges = " ".join(f":green-badge[✓ {gate}]" for gate in Gate if gate in done)
    solved.markdown(t.label("progress", gates=badges))
if gate is Gate.XOR:
    xor_panel(t)
counts = {gate.value: solutions.count(gate) for gate in Gate}
with st.expander(t.label("know_more")):
    ui.prose(t.section("more", settings=len(solutions.settings()), **counts))
