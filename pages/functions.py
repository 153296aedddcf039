"""Machine-learning systems as functions: read one header, then write some."""

import streamlit as st

from mlintro import ui
from mlintro.signatures import grade
from mlintro.ui.functions import quiz
from mlintro.ui.functions.code_area import code_area
from mlintro.ui.functions.visit import LONGEST_ANSWER, Answers

t, exercises = ui.words("functions"), ui.words("exercises")
ui.spoken(t.section("idea"))

# One worked out

st.subheader(t.label("example"), anchor=False)
situation, reading = st.columns(2, gap="large")
solution = exercises.code("solution_sentiment")
with situation:
    st.markdown(t.section("example"))
    ui.python_code(solution)
with reading:
    st.markdown(t.section("reading"))
    quiz.show_example(t, grade(solution, "sentiment"))

# The learner's turn

st.subheader(t.label("your_turn"), anchor=False)
exercise = quiz.choose_exercise(t)
system, paper = ui.lab()
with system:
    st.markdown(exercises.section(f"situation_{exercise}"))
    quiz.say_in_words(t, exercise)
with paper:
    st.caption(t.section("types"))
    answer = st.text_area(
        t.label("answer"),
        key=f"answer_{exercise}",
        height=120,
        max_chars=LONGEST_ANSWER,
        placeholder=t.label("placeholder"),
        persist_state="session",
    )
    code_area()
    with st.container(horizontal=True):
        quiz.offer_check(t, exercise)
        quiz.offer_hint(t, exercise)

attempt = ui.visit().of(Answers).attempts.get(exercise)
quiz.show_verdict(t, attempt, answer)
quiz.show_best(t, exercise)
quiz.show_hints(exercise)
if attempt:
    quiz.show_attempt(t, exercise, attempt)

ui.prose(t.section("numbers"))
