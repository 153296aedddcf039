"""Gradient descent: one parameter, one valley, one step at a time."""

import streamlit as st

from mlintro import descent, ui
from mlintro.descent import Curve, Progress
from mlintro.ui import frame
from mlintro.ui.descent.descent_lab import descent_lab, offer_two_valleys, steps_in_numbers
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
path = lab.path
w, before = path[-1], path[-2] if len(path) > 1 else path[0]
rate = lab.rates[-1] if lab.rates else lab.rate  # the learner may have moved it since
facts = {
    "start": t.number(lab.start, 2),
    "w": t.number(w, 2),
    "loss_start": t.number(descent.loss(lab.start, curve), 2),
    "loss": t.number(descent.loss(w, curve), 2),
    "slope": t.number(descent.gradient(w, curve), 2),
    "steps": len(path) - 1,
    "rate": t.number(rate, 2),
    "length": t.number(abs(w - before), 2),
    "gap": t.number(abs(descent.bottom_ahead(before, curve) - before), 2),
    "left": t.number(abs(descent.bottom_ahead(w, curve) - w), 2),
    "deepest": t.number(min(descent.loss(bottom, curve) for bottom in descent.bottoms(curve)), 2),
}
progress = descent.progress(path, rate, curve)
code = f"{progress}_{curve}" if progress is Progress.START else progress
actual, guess = lab.foretold(progress in (Progress.ARRIVED, Progress.SHALLOW)), lab.prediction
foretold = ""
if actual is not None and guess is not None:
    off = t.number(abs(actual - guess), 2)
    foretold = t.label("predicted", prediction=t.number(guess), actual=t.number(actual, 2), off=off)
with step, ui.in_sight():
    if lab.is_running:
        ui.verdict("wait", t.label("running"))
    else:
        ui.verdict(
            {Progress.START: "wait", Progress.ARRIVED: "solved"}.get(progress, "hint"),
            f"{t.label(f'verdict_{code}', **facts)} {foretold}".strip(),
        )
        if progress is Progress.ARRIVED and curve is Curve.ONE:
            offer_two_valleys(t)
        elif progress is Progress.ARRIVED:
            frame.link("models", t.label("to_models"))

# Further on

if not ui.visit().is_on_wall:
    if lab.rates and not lab.is_running:
        ui.prose(t.section("seen", **facts))
        steps_in_numbers(t, path, curve)
    with st.expander(t.label("two_weights")):
        ui.prose(t.section("names"))
        descent_map(t)
        ui.prose(t.section("more"))
