"""Machine-learning systems as functions: read one header, then write some."""

import streamlit as st

from mlintro import ui
from mlintro.ui import frame
from mlintro.ui.functions import quiz, wall
from mlintro.ui.functions.code_area import code_area
from mlintro.ui.functions.visit import Answers

t, exercises = ui.words("functions"), ui.words("exercises")
answers = ui.visit().of(Answers)
ui.spoken(t.section("idea"))

if ui.visit().is_on_wall:
    wall.step(t)
else:
    # A system, first in words; then one worked out, and the learner's turn

    exercise = quiz.choose_exercise(t)
    solution = exercises.code("solution_sentiment")
    system, paper = ui.lab()
    with system:
        st.markdown(exercises.section(f"situation_{exercise}"))
        quiz.say_in_words(t, exercise)
        st.markdown(t.section("example"))
        ui.python_code(solution)
    with paper:
        st.caption(t.section("types"))
        with st.container(key="paper"):
            quiz.say_again(t, exercise)
            answer = quiz.ask_answer(t, exercise)
            code_area(exercise)
            with st.container(horizontal=True):
                quiz.offer_check(t, exercise)
                is_asking = quiz.offer_hint(t, exercise)
            attempt = answers.attempts.get(exercise)
            quiz.show_python(t, attempt, answer)
        quiz.show_hints(exercise, is_asking)
        with st.expander(t.label("example")):
            st.markdown(t.section("reading"))
            quiz.show_example(t, quiz.graded(solution))

    # Where the learner stands, and the one way on

    with ui.in_sight():
        quiz.show_verdict(t, exercise, answer, is_asking)
        if answers.are_enough:
            frame.link("pixels", t.label("to_pixels"))
        else:
            quiz.offer_next(t, exercise)
    quiz.show_best(t, exercise)
    if attempt:
        quiz.show_attempt(t, exercise, attempt)

    with st.expander(t.label("know_more")):
        ui.prose(t.section("numbers"))
