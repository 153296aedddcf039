"""One neuron, two inputs: find the weights that make it compute AND, then OR."""

from functools import partial

import streamlit as st

from mlintro import ui
from mlintro.neuron import Gate, solutions
from mlintro.ui import frame
from mlintro.ui.neuron.gate_lab import gate_lab

t = ui.words("neuron")
ui.spoken(t.section("idea"))

# What the learner turns, what the neuron makes of it, and how far the learner is

gate_lab(t, partial(frame.link, "next_steps", t.label("to_next_steps")))

# For those who want to know more: how the pictures are read, how many settings solve each gate

if not ui.visit().is_on_wall:
    with st.expander(t.label("know_more")):
        ui.prose(
            t.section(
                "more",
                settings=len(solutions.settings()),
                counts="; ".join(f"{gate}, {t.number(solutions.count(gate), 0)}" for gate in Gate),
            )
        )
