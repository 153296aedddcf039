"""The quiz about function headers: which system, how far, what was understood, what to look at."""

from functools import partial
from typing import Literal

import streamlit as st

from mlintro import text
from mlintro.figures import header
from mlintro.signatures import EXERCISES, INPUTS, OUTPUTS, Arrow, Feedback, Understood, Verdict, in_words
from mlintro.text import PageText
from mlintro.ui.functions.visit import HINTS, Answers, Attempt
from mlintro.ui.visit import visit
from mlintro.ui.widgets import choose, palette, picture, verdict, words

MARKS = {Verdict.CORRECT: "✓", Verdict.DEFENSIBLE: "≈", Verdict.REVIEW: "○"}
KINDS: dict[Verdict, Literal["solved", "defensible", "hint"]] = {
    Verdict.CORRECT: "solved",
    Verdict.DEFENSIBLE: "defensible",
    Verdict.REVIEW: "hint",
}
DEFAULT = "pedestrian"  # the first one is worked out on the page


def choose_exercise(t: PageText) -> str:
    """The systems to choose from, each with the mark of its last answer; in the link as `exercise`."""
    done = {name: attempt.feedback.verdict for name, attempt in visit().of(Answers).attempts.items()}
    st.markdown(t.label("progress", done=visit().of(Answers).fitting, count=len(EXERCISES)))
    labels = {
        name: f"{MARKS[done[name]]} {t.label(f'exercise_{name}')}"
        if name in done
        else t.label(f"exercise_{name}")
        for name in EXERCISES
    }
    pills = partial(st.pills, label_visibility="collapsed")
    return choose(t.label("exercise"), "exercise", labels, DEFAULT, pills)


def say_in_words(t: PageText, exercise: str) -> None:
    """What comes in and what goes out, in words before it is code; skippable."""
    takes, gives = (
        st.pills(
            t.label(side),
            list(options),
            format_func=lambda option: t.label(f"kind_{option}"),
            key=f"{side}_{exercise}",
            persist_state="session",
            wrap=True,
        )
        for side, options in (("takes", INPUTS), ("gives", OUTPUTS))
    )
    if takes and gives:
        st.markdown(t.label(f"said_{in_words(takes, gives, EXERCISES[exercise])}"))


def offer_check(t: PageText, exercise: str) -> None:
    """The page's main button. The answer is graded before the page is drawn: progress stands above it."""
    st.button(t.label("check"), key="check", type="primary", on_click=check_written, args=(exercise,))


def check_written(exercise: str) -> None:
    visit().of(Answers).check(exercise, st.session_state[f"answer_{exercise}"])


def offer_hint(t: PageText, exercise: str) -> None:
    """A button for the next of three hints, while there is one."""
    shown = visit().of(Answers).hints.get(exercise, 0)
    if shown < HINTS:
        label = t.label("hint", number=shown + 1, count=HINTS)
        st.button(label, key="hint", icon=":material/lightbulb:", on_click=one_more_hint, args=(exercise,))


def one_more_hint(exercise: str) -> None:
    visit().of(Answers).hints[exercise] = min(visit().of(Answers).hints.get(exercise, 0) + 1, HINTS)


def show_hints(exercise: str) -> None:
    """The hints asked for so far."""
    e = words("exercises")
    for i in range(1, visit().of(Answers).hints.get(exercise, 0) + 1):
        st.markdown(f":material/lightbulb: **{i}.** {e.section(f'hint_{i}_{exercise}')}")


def show_verdict(t: PageText, attempt: Attempt | None, answer: str) -> None:
    """One line for where the learner stands: what is right first, then the one thing to look at."""
    if attempt is None:
        verdict("wait", t.label("write_first"))
    elif attempt.answer != answer:
        verdict("wait", t.label("changed"))
    else:
        feedback, praise = attempt.feedback, words("praise")
        table = words("feedback_again" if attempt.is_again else "feedback")
        right = " · ".join(f"✓ {praise.label(praised)}" for praised in feedback.right)
        sentence = table.label(feedback.code, **as_code(feedback.facts))
        verdict(KINDS[feedback.verdict], "\n\n".join(filter(None, [right, sentence])))


def show_attempt(t: PageText, exercise: str, attempt: Attempt) -> None:
    """What was understood of the last answer, and the details; the solution only after a real try."""
    feedback = attempt.feedback
    if feedback.understood is None:
        return
    drawing, details = st.columns(2, gap="large")
    with drawing:
        draw(t, feedback.understood)
    with details:
        show_remarks(feedback)
    with st.expander(t.label("solution")):
        e = words("exercises")
        st.code(e.code(f"solution_{exercise}"), wrap_lines=True)
        st.markdown(e.section(f"discussion_{exercise}"))


def show_example(t: PageText, feedback: Feedback) -> None:
    """What an answer gets, shown on the worked example."""
    if feedback.understood:
        draw(t, feedback.understood)
    verdict("solved", words("feedback").label(feedback.code, **as_code(feedback.facts)))


def show_remarks(feedback: Feedback) -> None:
    remark = words("remark")
    sentences = [remark.label(said.code, **as_code(said.facts)) for said in feedback.remarks]
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences))


def draw(t: PageText, understood: Understood) -> None:
    """The header as it was understood, in a picture."""

    def value(arrow: Arrow) -> header.Value:
        meaning = t.label(f"family_{arrow.family}") if arrow.family else ""
        return header.Value(arrow.name, arrow.written, meaning)

    inputs = [value(arrow) for arrow in understood.inputs]
    output = value(understood.output)
    alt = t.label(
        "header_alt",
        name=understood.name,
        inputs=", ".join(f"{v.name}: {v.written or '?'}" for v in inputs) or "?",
        output=output.written or "?",
    )
    picture(header.diagram(understood.name, inputs, output, palette()), alt)


def as_code(facts: object) -> dict[str, object]:
    """Facts for a sentence: what the learner wrote can only be code."""
    assert isinstance(facts, dict)
    return {name: text.code(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
