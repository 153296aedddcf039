"""Where the lesson starts: a digit that is read, what it is about, its three parts, and the way back in."""

import streamlit as st

from mlintro import __version__, ui
from mlintro.ui import frame
from mlintro.ui.classes.in_words import in_class
from mlintro.ui.classes.way_in import teach, way_in
from mlintro.ui.draw.first_digit import digits_to_choose, first_digit
from mlintro.ui.frame.memory import begin_again
from mlintro.ui.next_steps.worksheet.own_worksheet import own_worksheet

t = ui.words("home")
first_digit(ui.words("draw"))
is_over = all(ui.visit().done.values())
st.markdown(t.section("how_known" if is_over else "how"))

# The way in: to the first page, or to where the learner left off

last_page = ui.visit().last_page
with st.container(horizontal=True, vertical_alignment="center"):
    if st.button(t.label("begin_over" if is_over else "begin"), type="primary", icon=":material/play_arrow:"):
        frame.open_page(frame.FIRST)
    if (
        last_page
        and not is_over
        and st.button(t.label("resume", page=ui.words(last_page).label("nav")), icon=":material/history:")
    ):
        frame.open_page(last_page)
    if is_over:
        own_worksheet(ui.words("worksheet"), in_class())
    way_in()
digits_to_choose(ui.words("draw"))
ui.prose(t.section("idea"))

# The three parts and their pages

with st.grid(len(frame.LessonPart), border=True, min_column_width=280):
    for part in frame.LessonPart:
        with st.container():
            st.markdown(t.section(f"part_{part}"))
            for name in frame.of_part(part):
                frame.marked_link(name)

ui.prose(t.section("ways"))
st.caption(t.section("privacy"))

# For the next learner, or the next class, at the same screen; and for who teaches

with st.container(horizontal=True):
    with st.popover(t.label("begin_again"), icon=":material/restart_alt:", type="tertiary"):
        st.markdown(t.label("begin_again_asks"))
        st.button(t.label("begin_again_yes"), key="begin_again", on_click=begin_again)
    teach()
st.caption(t.label("documents", version=__version__))
