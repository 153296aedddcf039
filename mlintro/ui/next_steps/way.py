"""The way through the page once the machine has shown what it does: one part after the other, to its end."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import streamlit as st

from mlintro.text import PageText
from mlintro.ui.widgets import jump, way_on

PARTS = ("problems", "overfitting", "size", "cost", "summary", "onwards", "foot")  # in the order of the page

Mark = Callable[[str], AbstractContextManager[object]]  # of a part's name: the place for what is of it


def marker(is_led: bool) -> Mark:
    """Places that the way can lead to. Where it does not there are none: each is a message to the browser."""
    return lambda part: st.container(key=part) if is_led else nullcontext()


def way(t: PageText) -> None:
    """A button to the first part that is still to come. At the last the frame closes the lesson."""
    with way_on():
        for part in PARTS:
            jump(part, t.label(f"to_{part}"), f"to_{part}", "primary")
