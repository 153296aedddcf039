"""Small pictures to choose one from, each with what the models said of it."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from mlintro.text import PageText
from mlintro.ui.browser.assets import bundle, dress, style

KEY = "gallery"
_GALLERY = st.components.v2.component(KEY, js=bundle(__file__), css=style(__file__, "lab"))

WORDS = ("gallery_name", "more")


def gallery(t: PageText, data: Mapping[str, object], on_change: Callable[[], None]) -> None:
    """
    Mount it. `data` has `tiles` (each with `digit`, its number; `picture`, an address; `said`, what
    stands under it; `alt`), `chosen` (a number) and `has_more`.
    """
    _GALLERY(key=KEY, data={**dress(t, WORDS), **data}, on_digit_change=on_change, on_more_change=on_change)


def sent() -> tuple[Any, bool]:
    """What the browser sent, for `on_change`: the number chosen, unchecked, and whether to show others."""
    state = st.session_state[KEY]
    return state.digit, state.more is not None
