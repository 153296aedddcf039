"""A sheet to draw a digit on: what it is given and what it sends back."""

import streamlit as st

from mlintro.digits.reading import drawing
from mlintro.text import PageText
from mlintro.ui.browser.assets import bundle, dress, style
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.visit import visit

KEY = "canvas"
_CANVAS = st.components.v2.component(KEY, js=bundle(__file__), css=style(__file__, "lab"))

WORDS = ("sheet", "here", "undo", "clear", "keys", "full")


def canvas(t: PageText) -> None:
    """Mount it. Of the visit's `Drawing` it takes how it begins and what a tab remembered."""
    _CANVAS(
        key=KEY,
        data={
            **dress(t, WORDS),
            "language": t.language,
            "strokes": visit().of(Drawing).strokes,
            "revision": visit().of(Drawing).revision,
            "pen": drawing.SHEET_PEN,
            "most_strokes": drawing.MOST_STROKES,
            "most_points": drawing.MOST_POINTS,
        },
        on_strokes_change=_drawn,
    )


def _drawn() -> None:
    visit().of(Drawing).take(st.session_state[KEY].strokes)
