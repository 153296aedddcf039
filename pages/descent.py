"""Gradient descent: one parameter, one valley, one step at a time."""

import streamlit as st

from mlintro import ui
from mlintro.descent import Curve, Progress
from mlintro.ui import frame
from mlintro.ui.descent import sentences as say
from mlintro.ui.descent.descent_lab import descent_lab, lead_to_controls, offer_two_valleys, steps_in_numbers
from mlintro.ui.descent.descent_map import descent_map
from mlintro.ui.descent.visit import DescentVisit

t = ui.words("descent")
ui.spoken(t.section("idea"))

# What the learner turns, and what it does

step = ui.step()
with step, ui.bench():
    curve = Curve(ui.choice(t, "curve", list(Curve), Curve.ONE))
    descent_lab(t, curve)

# Which way it went, and why

lab = ui.visit().of(DescentVisit)
with step, ui.in_sight():
    if lab.is_running:
        ui.verdict("wait", t.label("running"))
    else:
        ui.verdict(
            {Progress.START: "wait", Progress.ARRIVED: "solved"}.get(lab.progress, "hint"),
            f"{say.judged(t, lab)} {say.predicted(t, lab)}".strip(),
        )
        if lab.progress is Progress.ARRIVED and curve is Curve.ONE:
            offer_two_valleys(t)
        elif lab.progress is Progress.ARRIVED:
            frame.link("models", t.label("to_models"))
        else:
            lead_to_controls(t)

# Further on

if not ui.visit().is_on_wall:
    if lab.rates and not lab.is_running:
        ui.prose(say.seen(t, lab))
        steps_in_numbers(t, lab.path, curve)
    with st.expander(t.label("two_weights")):
        ui.prose(t.section("names"))
        descent_map(t)
        ui.prose(t.section("more"))
