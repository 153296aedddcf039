"""Machine-learning systems as functions: read one header, write two."""

import streamlit as st

from mlintro import text, ui
from mlintro.signatures import EXERCISES, Verdict, grade
from mlintro.ui.components.code_area import code_area

t = ui.words("functions")
ui.prose(t.section("idea"))

# One worked out

st.subheader(t.label("example"), anchor=False)
situation, reading = st.columns(2, gap="large")
situation.markdown(t.section("situation_sentiment"))
situation.code(t.code("solution_sentiment"), wrap_lines=True)
reading.markdown(t.section("reading"))

# The learner's turn

st.subheader(t.label("your_turn"), anchor=False)
controls, paper = ui.lab()
with controls:
    exercise = ui.choice(t, "exercise", [name for name in EXERCISES if name != "sentiment"], "pedestrian")
    st.markdown(t.section(f"situation_{exercise}"))
    st.caption(t.section("types"))
with paper:
    answer = st.text_area(
        t.label("answer"),
        key=f"answer_{exercise}",
        height=150,
        max_chars=4_000,  # twice what is read: beyond that a sentence says so
        placeholder=t.label("placeholder"),
        persist_state="session",
    )
    code_area()
    if st.button(t.label("check"), key="check", type="primary"):
        ui.visit().checked[exercise] = answer

checked = ui.visit().checked.get(exercise)
if checked is None:
    ui.verdict("wait", t.label("write_first"))
elif checked != answer:
    ui.verdict("wait", t.label("changed"))
else:
    feedback = grade(checked, exercise)
    praise, remark = ui.words("praise"), ui.words("feedback")
    st.markdown(" ".join(f":green-badge[:material/check: {praise.label(right)}]" for right in feedback.right))
    facts = {
        name: text.code(fact) if isinstance(fact, str) else fact for name, fact in feedback.facts.items()
    }
    ui.verdict(
        "hint" if feedback.verdict is Verdict.REVIEW else "solved", remark.label(feedback.code, **facts)
    )
    with st.expander(t.label("solution")):
        st.code(t.code(f"solution_{exercise}"), wrap_lines=True)
        st.markdown(t.section(f"discussion_{exercise}"))

ui.prose(t.section("numbers"))
