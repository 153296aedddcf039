"""Makes the text areas of a page fit for code."""

import streamlit as st

from mlintro.ui.browser.assets import bundle

_CODE_AREA = st.components.v2.component("code_area", js=bundle(__file__))


def code_area() -> None:
    """Call it once on a page with text areas whose keys begin with `answer_`."""
    _CODE_AREA(key="code_area", height=1)
