"""On the first page: the way into a class with a code, and the way to give one."""

import streamlit as st

from mlintro.classes import AwayError
from mlintro.classes.codes import LENGTH, read
from mlintro.text import PageText
from mlintro.ui.classes.visit import ClassVisit
from mlintro.ui.classes.wall import watch
from mlintro.ui.visit import visit
from mlintro.ui.widgets import words


def way_in() -> None:
    """A field for the code, for who is in no class. On a projector it makes the tab the class's wall."""
    t = words("classes")
    here = visit().of(ClassVisit)
    if here.code or here.asked:
        return
    with st.popover(t.label("have_code"), icon=":material/groups:"):
        code_field(t)


def code_field(t: PageText) -> None:
    """Where a code is typed, and what is wrong with the one that was."""
    typed = st.text_input(t.label("code"), key="class_code", max_chars=4 * LENGTH, on_change=_enter)
    st.button(t.label("enter"), key="enter_class", type="primary", on_click=_enter)
    if typed:
        st.markdown(t.label("no_class") if read(typed) else t.label("no_code", count=LENGTH))


def _enter() -> None:
    if not (code := read(st.session_state.class_code)):
        return
    if visit().is_on_wall:
        try:
            if not watch(code):
                return
        except AwayError:
            st.toast(words("classes").label("home_away"))
            return
    else:
        visit().of(ClassVisit).want(code)
    st.session_state.class_code = ""


def teach() -> None:
    """A quiet way to the page of teachers."""
    if st.button(words("classes").label("teach"), icon=":material/co_present:", type="tertiary"):
        st.switch_page(visit().scripts[words("classes").language]["classes"], query_params={})
