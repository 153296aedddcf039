"""The knobs of the comparison: their names are the widgets' keys and the link's parameters."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from mlintro.digits.knobs import KNOBS, Knob
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import PageText
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import choice, whole_number

BEHIND = ("validation", "seed")  # a button, each with its reason: what the page is not about
SLIDERS = [name for name, knob in KNOBS.items() if knob.is_size]


def turn(knobs: Mapping[str, int | str]) -> None:
    """Set sliders, as a hand would."""
    st.session_state.update(knobs)


def comparison(t: PageText) -> Comparison:
    """What the page is about in sight, the rest behind a button; what they add up to."""
    here, lab = visit(), visit().of(ModelsVisit)
    is_bare = not st.query_params.keys() & set(SLIDERS)
    if is_bare:
        turn(lab.left_at)
    lab.left_at = {}
    in_sight = {name: control(t, knob) for name, knob in KNOBS.items() if name not in BEHIND}
    sliders = {name: in_sight[name] for name in SLIDERS}
    behind = {}
    with st.popover(t.label("settings"), icon=":material/tune:", width="stretch"):
        for name in BEHIND:
            behind[name] = control(t, KNOBS[name])
            st.caption(t.label(f"{name}_why"))
    is_arrival, here.is_arrival = here.is_arrival, False
    if is_arrival and is_bare and lab.knobs not in ({}, sliders):
        # The browser's Back brings a link without them, and they fell back to their defaults: they
        # are to stand as they were left. In this run they are bound to the link already.
        lab.left_at = lab.knobs
        st.rerun()
    lab.knobs = sliders
    return Comparison(**in_sight, **behind)


def control(t: PageText, knob: Knob) -> Any:
    """The widget of a knob and what it stands at: a slider, a number to type, or a choice."""
    allowed, default = knob.allowed, knob.default
    if isinstance(allowed, tuple):
        return choice(t, knob.name, allowed, str(default))
    if knob.is_size:
        ends = (allowed[0], allowed[-1], int(default), knob.step)
        return st.slider(t.label(knob.name), *ends, key=knob.name, bind="query-params")
    return whole_number(t, knob.name, allowed, int(default))
