"""The colour game's element: two colours side by side, three bars, one guess at a time."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from mlintro.ui.browser.assets import bundle, style

_MATCH = st.components.v2.component(
    "match",
    html='<div class="match"></div>',
    css=style(__file__, "bars"),
    js=bundle(__file__),
)


def match(data: Mapping[str, object]) -> Any:
    """
    Mount it. What comes back is a guess just made, as the browser sent it, or None: check it.

    `data` has `round` (another one begins anew at `guess`), `target`, `tolerance`, `names`, `predict`,
    `patterns`, `judged` (guesses made in this round), `decimal`, `language` and `words`.
    """
    return _MATCH(key="match", data=dict(data), on_guess_change=lambda: None).guess
