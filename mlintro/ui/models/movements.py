"""The movements of the page, each with a link of its own: train; draw and look inside; spoil; teach."""

from enum import StrEnum
from typing import Literal

import streamlit as st

from mlintro.text import PageText
from mlintro.ui.widgets import choice, linked

KEY = "movement"


class Movement(StrEnum):
    TRAIN = "train"
    DRAW = "draw"
    EXAMPLES = "examples"
    HAND = "hand"


# What a link says of a movement. Links of before there were several have it without naming the movement.
OWN = {
    Movement.DRAW: frozenset({"source", "shift_x", "shift_y", "cases", "digit", "inside", "confused"}),
    Movement.EXAMPLES: frozenset({"spoil", "swapped", "scarce", "left", "suffers", "hand"}),
}


def movement(t: PageText) -> Movement:
    """The choice between them, in the link as `movement`; nothing of the others is left there."""
    told = {one: st.query_params.keys() & own for one, own in OWN.items()}
    named = next((one for one, names in told.items() if names), None)
    if named and KEY not in st.session_state and linked(KEY) is None:
        st.query_params[KEY] = named.value
    chosen = Movement(choice(t, KEY, list(Movement), Movement.TRAIN))
    for one, names in told.items():
        for name in names if one is not chosen else ():
            del st.query_params[name]
    return chosen


def go_to(chosen: Movement) -> None:
    """Show a movement, as a hand would; for a button."""
    st.session_state[KEY] = chosen


def lead_to(t: PageText, chosen: Movement, is_main: bool = True, place: str = "to") -> None:
    """The button that leads to a movement, also from a part of the page that runs alone; one in a `place`."""
    kind: Literal["primary", "secondary"] = "primary" if is_main else "secondary"
    key = f"{place}_{chosen}"
    if st.button(t.label(f"to_{chosen}"), key=key, type=kind, on_click=go_to, args=(chosen,)):
        st.rerun()


def end(t: PageText, chosen: Movement) -> None:
    """Where a movement ends, far below its bar: the way to the next, if there is one."""
    later = list(Movement)[list(Movement).index(chosen) + 1 :]
    if later:
        lead_to(t, later[0], is_main=False, place="end")
