"""The learner's answers: as they were checked, with the hints seen, kept and brought back."""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from mlintro.signatures import EXERCISES, INPUTS, OUTPUTS, Feedback, Verdict, grade
from mlintro.ui.untrusted import is_clean, table, whole

HINTS = 3  # for each exercise
LONGEST_ANSWER = 4_000  # characters: twice what is read, and beyond that a sentence says so
WIDGETS = ("answer_", "takes_", "gives_")  # keys begin so, and an exercise follows


@dataclass(frozen=True, slots=True)
class Attempt:
    """An answer as it was checked, and whether it earned the same words as the one before it."""

    answer: str
    feedback: Feedback
    is_again: bool


@dataclass(slots=True)
class Answers:
    attempts: dict[str, Attempt] = field(default_factory=dict)  # exercise -> the last one
    hints: dict[str, int] = field(default_factory=dict)  # exercise -> how many are shown

    @property
    def fitting(self) -> int:
        """Exercises whose last answer fits."""
        return sum(attempt.feedback.verdict is not Verdict.REVIEW for attempt in self.attempts.values())

    def check(self, exercise: str, answer: str) -> None:
        """Grade an answer and remember it, and whether the one before it was to hear the same."""
        before, feedback = self.attempts.get(exercise), grade(answer, exercise)
        is_again = (
            bool(before and before.feedback.code is feedback.code) and feedback.verdict is Verdict.REVIEW
        )
        self.attempts[exercise] = Attempt(answer, feedback, is_again)

    def kept(self) -> dict[str, object]:
        """Widgets by key, and by exercise the answers checked and the hints seen."""
        widgets = {
            key: value
            for key, value in st.session_state.items()
            if isinstance(key, str) and key.startswith(WIDGETS) and value
        }
        checked = {exercise: attempt.answer for exercise, attempt in self.attempts.items()}
        parts = {"widgets": widgets, "checked": checked, "hints": dict(self.hints)}
        return {name: part for name, part in parts.items() if part}

    def restore(self, found: dict[str, Any]) -> None:
        """Take back what the tab remembered: only what fits."""
        for key, value in table(found.get("widgets")).items():
            if fits(key, value):
                st.session_state[key] = st.session_state.get(key) or value
        for exercise, answer in table(found.get("checked")).items():
            if exercise in EXERCISES and is_clean(answer, LONGEST_ANSWER):
                self.check(exercise, answer)
        for exercise, count in table(found.get("hints")).items():
            if exercise in EXERCISES and (seen := whole(count, range(HINTS + 1))):
                self.hints[exercise] = seen


def fits(key: str, value: object) -> bool:
    """Whether a widget of that key takes that value: it would break the page if not."""
    kind, _, exercise = key.partition("_")
    return (exercise in EXERCISES and is_clean(value, LONGEST_ANSWER)) and (
        kind == "answer" or (kind == "takes" and value in INPUTS) or (kind == "gives" and value in OUTPUTS)
    )
