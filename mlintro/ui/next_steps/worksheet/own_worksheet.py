"""The worksheet to take away, and for teachers the empty one and the key."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from mlintro.text import PageText
from mlintro.ui.next_steps.worksheet.findings import Findings, InClass, of_the_lesson, own
from mlintro.ui.next_steps.worksheet.writing import worksheet
from mlintro.ui.visit import visit


def own_worksheet(t: PageText, in_class: InClass) -> None:
    """Filled with what the learner found and voted, when it is asked for."""
    offer(t, "save", "file", partial(own, visit(), in_class))


def for_teachers(t: PageText) -> None:
    title, icon = t.label("teachers"), ":material/school:"
    with st.expander(title, icon=icon, key="for_teachers", on_change="rerun") as fold:
        if not fold.open:
            return
        st.markdown(t.label("teachers_why"))
        with st.container(horizontal=True):
            offer(t, "save_empty", "file_empty", Findings)
            offer(t, "save_key", "file_key", partial(of_the_lesson, t.language))


def offer(t: PageText, label: str, file: str, find: Callable[[], Findings]) -> None:
    st.download_button(
        t.label(label),
        lambda: worksheet(t, find()),
        t.label(file),
        "text/html",
        on_click="ignore",
        icon=":material/download:",
    )
