"""The quiz about function headers: which system, how far, what was understood, what to look at."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import streamlit as st

from mlintro import text
from mlintro.figures import header
from mlintro.signatures import (
    EXERCISES,
    INPUTS,
    OUTPUTS,
    Arrow,
    Feedback,
    Mark,
    Remark,
    Understood,
    Verdict,
    changes,
    grade,
    in_words,
)
from mlintro.text import PageText
from mlintro.ui.functions.code_block import code_block
from mlintro.ui.functions.visit import ENOUGH, HINTS, LONGEST_ANSWER, Answers, Attempt
from mlintro.ui.python_code import python_code
from mlintro.ui.visit import visit
from mlintro.ui.widgets import choose, jump, palette, picture, showing, verdict, words

MARKS = {Verdict.CORRECT: "✓", Verdict.DEFENSIBLE: "≈", Verdict.REVIEW: "○"}
SIGNS = {Mark.FITS: "✓", Mark.IF: "≈", Mark.OPEN: "○"}
KINDS: dict[Verdict, Literal["solved", "defensible", "hint"]] = {
    Verdict.CORRECT: "solved",
    Verdict.DEFENSIBLE: "defensible",
    Verdict.REVIEW: "hint",
}
DEFAULT = "pedestrian"  # the first one is worked out on the page


def choose_exercise(t: PageText) -> str:
    """The systems to choose from, each with the mark of its best answer; in the link as `exercise`."""
    answers = visit().of(Answers)
    done = {name: attempt.verdict for name, attempt in answers.best.items()}
    labels = {
        name: f"{MARKS[done[name]]} {t.label(f'exercise_{name}')}"
        if name in done
        else t.label(f"exercise_{name}")
        for name in EXERCISES
    }
    chosen = choose(t.label("exercise"), "exercise", labels, DEFAULT, st.pills)
    code = "progress_enough" if answers.are_enough else "progress"
    st.caption(t.label(code, done=answers.fitting, count=len(EXERCISES)))
    if done:
        st.caption(t.label("marks"))
    return chosen


def say_in_words(t: PageText, exercise: str) -> None:
    """What comes in and what goes out, in words before it is code; skippable."""
    visit().of(Answers).opened.add(exercise)
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


def say_again(t: PageText, exercise: str) -> None:
    """The system in a line, for beside the box: on a phone its situation is a screen above."""
    st.markdown(t.label(f"brief_{exercise}", name=t.label(f"exercise_{exercise}")))


def ask_answer(
    t: PageText, exercise: str, label_visibility: Literal["visible", "collapsed"] = "visible"
) -> str:
    """Where the header is written."""
    visit().of(Answers).opened.add(exercise)
    return st.text_area(
        t.label("answer"),
        key=f"answer_{exercise}",
        height=120,
        max_chars=LONGEST_ANSWER,
        placeholder=t.label("placeholder"),
        persist_state="session",
        label_visibility=label_visibility,
    )


def offer_check(t: PageText, exercise: str) -> None:
    """The page's main button. The answer is graded before the page is drawn: progress stands above it."""
    with showing("paper"):
        st.button(t.label("check"), key="check", type="primary", on_click=check_written, args=(exercise,))


def check_written(exercise: str) -> None:
    visit().of(Answers).check(exercise, st.session_state[f"answer_{exercise}"])


def offer_hint(t: PageText, exercise: str) -> bool:
    """A button for the next of three hints, while there is one; whether it was pressed just now."""
    shown = visit().of(Answers).hints.get(exercise, 0)
    if shown == HINTS:
        return False
    label = t.label("hint", number=shown + 1, count=HINTS)
    icon = ":material/lightbulb:"
    is_pressed = st.button(label, key="hint", icon=icon, on_click=one_more_hint, args=(exercise,))
    # A session that had not drawn the button hears that it was pressed, and calls nothing.
    return is_pressed and exercise in visit().of(Answers).hints


def one_more_hint(exercise: str) -> None:
    visit().of(Answers).hints[exercise] = min(visit().of(Answers).hints.get(exercise, 0) + 1, HINTS)


def show_hints(exercise: str, is_asking: bool) -> None:
    """The hints asked for so far, but one asked for just now, which stands where the verdict does."""
    for number in range(1, visit().of(Answers).hints.get(exercise, 0) + (not is_asking)):
        st.markdown(f":material/lightbulb: {hint(exercise, number)}")


def hint(exercise: str, number: int) -> str:
    return f"**{number}.** {words('exercises').section(f'hint_{number}_{exercise}')}"


def show_verdict(t: PageText, exercise: str, answer: str, is_asking: bool) -> None:
    """Where the learner stands: the hint just asked for, or what is right first and what to look at."""
    answers = visit().of(Answers)
    attempt = answers.attempts.get(exercise)
    if is_asking:
        verdict("hint", hint(exercise, answers.hints[exercise]))
    elif attempt is None:
        verdict("wait", t.label("write_first"))
        if not answer:
            jump("paper", t.label("to_answer"), "to_answer")
    elif attempt.answer != answer:
        verdict("wait", t.label("changed"))
    else:
        is_all_right = attempt.verdict is Verdict.CORRECT  # then each part need not be named
        fits = "" if is_all_right else what_fits(attempt.feedback)
        verdict(KINDS[attempt.verdict], "\n\n".join(filter(None, (fits, sentence(t, attempt)))))


def offer_next(t: PageText, exercise: str) -> None:
    """Once an answer fits: a button to the first of the systems asked for that is left."""
    answers = visit().of(Answers)
    if answers.fits(exercise):
        left = next(name for name in ENOUGH if not answers.fits(name))
        label = t.label("next_exercise", name=t.label(f"exercise_{left}"))
        st.button(label, key="next_exercise", on_click=_choose, args=(left,))


def _choose(exercise: str) -> None:
    st.session_state.exercise = exercise


def show_python(t: PageText, attempt: Attempt | None, answer: str) -> None:
    """What had to be mended of the last answer, as Python wants it."""
    if attempt and attempt.answer == answer and attempt.feedback.python:
        if attempt.verdict is not Verdict.CORRECT:
            st.markdown(t.label(f"python_{attempt.verdict}"))
        code_block(t, "python", attempt.feedback.python, changes(answer, attempt.feedback.python))


def what_fits(feedback: Feedback) -> str:
    """Each part that was looked at, with its mark."""
    praise = words("praise")
    return " · ".join(
        f"{SIGNS[mark]} {praise.label(part if mark is Mark.FITS else f'{part}_{mark}')}"
        for part, mark in feedback.marks.items()
    )


def sentence(t: PageText, attempt: Attempt) -> str:
    """The one thing to say first; what fits and had to be mended is no answer that Python would take."""
    feedback = attempt.feedback
    if feedback.python and feedback.verdict is Verdict.CORRECT:
        return t.label("python_correct")
    table = words("feedback_again" if attempt.is_again else "feedback")
    return table.label(feedback.code, **as_code(feedback.facts))


def show_best(t: PageText, exercise: str) -> None:
    """The best answer beside a last one that was not as good: what is won stays won."""
    if better := visit().of(Answers).better(exercise):
        st.markdown(f"{MARKS[better.verdict]} {t.label('best')}")
        code_block(t, "best", better.feedback.python or better.answer)


def show_attempt(t: PageText, exercise: str, attempt: Attempt) -> None:
    """What was understood of the last answer, and the details; the solution only after a real try."""
    if attempt.feedback.understood is None:
        return
    drawing, details = st.columns(2, gap="large")
    with drawing:
        draw(t, attempt.feedback.understood)
    with details:
        show_remarks(attempt.remarks)
    with st.expander(t.label("solution")):
        e = words("exercises")
        python_code(e.code(f"solution_{exercise}"))
        st.markdown(e.section(f"discussion_{exercise}"))


@lru_cache(maxsize=len(text.LANGUAGES))
def graded(solution: str) -> Feedback:
    """What the answer gets that is worked out on the page: the same for everybody, at every rerun."""
    return grade(solution, "sentiment")


def show_example(t: PageText, feedback: Feedback) -> None:
    """What an answer gets, told of the worked example: no verdict, for the learner did nothing yet."""
    if feedback.understood:
        draw(t, feedback.understood)
    said = words("feedback").label(feedback.code, **as_code(feedback.facts))
    st.markdown(t.label("example_says", said=said))


def show_remarks(remarks: Iterable[Remark]) -> None:
    remark = words("remark")
    sentences = [remark.label(said.code, **as_code(said.facts)) for said in remarks]
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
