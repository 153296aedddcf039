"""The knobs of the comparison: their names are the widgets' keys and the link's parameters."""

from functools import partial
from typing import Any

import streamlit as st

from mlintro.digits.knobs import KNOBS, Knob
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import PageText
from mlintro.ui.untrusted import option, whole
from mlintro.ui.visit import visit
from mlintro.ui.widgets import choice, linked, whole_number

BEHIND = ("validation", "seed")  # a button, each with its reason: what the page is not about


def comparison(t: PageText) -> Comparison:
    """What the page is about in sight, the rest behind a button; what they add up to."""
    stand = {name: control(t, knob) for name, knob in KNOBS.items() if name not in BEHIND}
    with st.popover(t.label("settings"), icon=":material/tune:", width="stretch"):
        for name in BEHIND:
            stand[name] = control(t, KNOBS[name])
            st.caption(t.label(f"{name}_why"))
    return Comparison(**stand)


def control(t: PageText, knob: Knob) -> Any:
    """The widget of a knob and what it stands at: a slider, a number to type, or a choice."""
    allowed, default = knob.allowed, knob.default
    if isinstance(allowed, tuple):
        return choice(t, knob.name, allowed, str(default))
    show = partial(st.slider, step=knob.step) if knob.is_size else st.number_input
    return whole_number(t, knob.name, allowed, int(default), show)


def standing() -> Comparison:
    """The same where no knob is on the screen: as they were left, or as the link has them."""
    return Comparison(**{name: stands_at(knob) for name, knob in KNOBS.items()})


def stands_at(knob: Knob) -> Any:
    """What a knob was left at; else what the link says, or the browser remembers; else its default."""
    told = st.session_state.get(knob.name, linked(knob.name) or visit().chosen.get(knob.name))
    allowed = knob.allowed
    found = option(told, allowed) if isinstance(allowed, tuple) else whole(told, allowed)
    return knob.default if found is None else found
