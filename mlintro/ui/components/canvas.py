"""A sheet to draw a digit on: what it is given and what it sends back."""

import streamlit as st

from mlintro.digits import drawing
from mlintro.text import PageText
from mlintro.ui.components.assets import bundle, dress, style
from mlintro.ui.visit import visit

KEY = "canvas"
_CANVAS = st.components.v2.component(KEY, js=bundle(KEY), css=style("lab", KEY))

WORDS = ("sheet", "here", "undo", "clear", "keys", "full")


def canvas(t: PageText) -> None:
    """Mount it. Of `visit().drawing` it takes how it begins and what a tab remembered; the rest it tells."""
    _CANVAS(
        key=KEY,
        data={
            **dress(t, WORDS),
            "language": t.language,
            "strokes": visit().drawing.strokes,
            "revision": visit().drawing.revision,
            "pen": drawing.SHEET_PEN,
            "most_strokes": drawing.MOST_STROKES,
            "most_points": drawing.MOST_POINTS,
        },
        on_strokes_change=_drawn,
    )


def _drawn() -> None:
    visit().drawing.take(st.session_state[KEY].strokes)
