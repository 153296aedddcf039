"""The two movements of the page, each with a link of its own: to train; to draw and look inside."""

from enum import StrEnum

import streamlit as st

from mlintro.text import PageText
from mlintro.ui.widgets import choice, linked

KEY = "movement"
# What a link says of the second movement. Links of before there were two have it without naming the movement.
OF_DRAW = frozenset({"source", "shift_x", "shift_y", "cases", "digit", "inside", "confused"})


class Movement(StrEnum):
    TRAIN = "train"
    DRAW = "draw"


def movement(t: PageText) -> Movement:
    """The choice between them, in the link as `movement`; nothing of the other one is left there."""
    told = st.query_params.keys() & OF_DRAW
    if told and KEY not in st.session_state and linked(KEY) is None:
        st.query_params[KEY] = Movement.DRAW.value
    chosen = Movement(choice(t, KEY, list(Movement), Movement.TRAIN))
    if chosen is Movement.TRAIN:
        for name in told:
            del st.query_params[name]
    return chosen


def go_to(chosen: Movement) -> None:
    """Show a movement, as a hand would; for a button."""
    st.session_state[KEY] = chosen
