"""Gradient descent in a minute: one parameter, one valley, one step at a time."""

import streamlit as st

from mlintro import descent, ui
from mlintro.figures import descent as figures

t = ui.words("descent")
ui.prose(t.section("idea"))

# What the learner turns

controls, receipts, valley = ui.lab((3, 4, 4))
with controls:
    start = st.slider(t.label("start"), 0.0, 6.0, 0.5, 0.5, key="start", bind="query-params")
    rate = st.slider(t.label("rate"), 0.05, 1.2, 0.3, 0.05, key="rate", bind="query-params")
    is_step = st.button(t.label("step"), type="primary", icon=":material/footprint:", width="stretch")
    is_again = st.button(t.label("again"), icon=":material/replay:", width="stretch")

visit = ui.visit()
if is_again or not visit.path or visit.path[0] != start:
    visit.path = [start]
elif is_step:
    visit.path = [*visit.path, descent.step(visit.path[-1], rate)]
w = visit.path[-1]
facts = {
    "start": t.number(start, 2),
    "w": t.number(w, 2),
    "loss_start": t.number(descent.loss(start), 2),
    "loss": t.number(descent.loss(w), 2),
    "slope": t.number(descent.gradient(w), 2),
    "steps": len(visit.path) - 1,
}

# What it does

axes = figures.Words(
    w=t.label("axis_w"), loss=t.label("axis_loss"), kilos=t.label("axis_kilos"), price=t.label("axis_price")
)
with receipts:
    st.markdown(t.label("receipts"))
    ui.picture(figures.receipts(w, axes, ui.palette()), alt=t.label("receipts_alt", **facts))
with valley:
    st.markdown(t.label("valley"))
    ui.picture(figures.valley(visit.path, axes, ui.palette()), alt=t.label("valley_alt", **facts))

progress = descent.progress(visit.path)
kind = {descent.Progress.START: "wait", descent.Progress.ARRIVED: "solved"}.get(progress, "hint")
ui.verdict(kind, t.label(f"verdict_{progress}", **facts))
if facts["steps"]:
    ui.prose(t.section("seen", **facts))
ui.prose(t.section("more"))
