"""The sheet of home, with the network that reads it in the browser: a fragment, so that a stroke is quick."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from mlintro.digits.reading import ready
from mlintro.text import PageText
from mlintro.ui.browser import weights
from mlintro.ui.browser.element import Element
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.draw.canvas import sheet_data
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.visit import visit

_FIRST_DIGIT = Element(__file__, "lab", "../draw/canvas")

WORDS = ("begin_drawing", "coming", "offline", "little", "reads")


@st.fragment
def first_digit(t: PageText) -> None:
    """Mount it. What is drawn lies on the sheet of the models, too."""
    sheet = visit().of(Drawing)
    _FIRST_DIGIT(
        {
            **sheet_data(t),
            "says": {name: t.with_holes(name) for name in WORDS},
            "sizes": ready.SIZES,
            "weights": weights.address(),
        },
        strokes=partial(_draw, sheet.take),
    )
    remember_part("drawing", sheet)


def digits_to_choose(t: PageText) -> None:
    """One of each kind, for who does not draw."""
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.caption(t.label("choose"), width="content")
        for digit, drawing in enumerate(ready.drawn()):
            place = partial(_draw, visit().of(Drawing).place, drawing)
            st.button(str(digit), key=f"digit_{digit}", on_click=place)


def _draw(change: Callable[[Any], None], drawing: object) -> None:
    """What is drawn here is home's; what was drawn with the models and is only shown here is not."""
    sheet = visit().of(Drawing)
    before = sheet.drawn
    change(drawing)
    if sheet.drawn != before:
        sheet.at_home = sheet.drawn
