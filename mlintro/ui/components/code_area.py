"""Makes the text areas of a page fit for code."""

from pathlib import Path

import streamlit as st

_CODE_AREA = st.components.v2.component("code_area", js=Path(__file__).with_suffix(".js").read_text())


def code_area() -> None:
    """Call it once on a page with text areas whose keys begin with `answer_`."""
    _CODE_AREA(key="code_area", height=1)
