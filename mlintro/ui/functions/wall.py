"""The quiz on a classroom wall: the situation, the header that the class dictates, the verdict."""

import streamlit as st

from mlintro.signatures import Verdict
from mlintro.text import PageText
from mlintro.ui.functions import quiz
from mlintro.ui.functions.code_area import code_area
from mlintro.ui.functions.visit import Answers
from mlintro.ui.python_code import python_code
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench, words


def step(t: PageText) -> None:
    """The exercise that is linked, or another one from behind a button; all of it fits the wall."""
    with st.container(key="step"), bench():
        situation, paper = st.container(), st.container()
        with st.container(horizontal=True, vertical_alignment="center"):
            check = st.container(width="content")
            with st.popover(t.label("exercise")):
                exercise = quiz.choose_exercise(t)
        situation.markdown(words("exercises").section(f"situation_{exercise}"))
        with paper:
            answer = quiz.ask_answer(t, exercise, "collapsed")
            code_area(exercise)
        with check:
            quiz.offer_check(t, exercise)
        quiz.show_verdict(t, exercise, answer, is_asking=False)
        attempt = visit().of(Answers).attempts.get(exercise)
        if attempt is None or attempt.answer != answer or attempt.verdict is not Verdict.CORRECT:
            st.markdown(t.section("types"))
        elif attempt.feedback.python:
            python_code(attempt.feedback.python, is_ours=False)  # the verdict announces it
