"""The colour mixer's element: what it is given and what it sends back."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from mlintro.ui.browser.assets import bundle, style

_MIXER = st.components.v2.component(
    "mixer",
    html='<div class="mixer"></div>',
    css=style(__file__, "bars"),
    js=bundle(__file__),
)


def mixer(data: Mapping[str, object]) -> Any:
    """
    Mount it. What comes back is whatever the browser sent, None at first: check it.

    `data` has `values` (rows, columns, 3) and `preset`, with which it begins, and again whenever
    `revision` is another; `presets`, `sizes`,
    `decimal`, `separator`, `name`, `language` and `words`.
    """
    return _MIXER(key="mixer", data=dict(data), on_picture_change=lambda: None).picture
