"""The learner's answers: as they were checked, with the hints seen, kept and brought back."""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from mlintro.signatures import (
    EXERCISES,
    INPUTS,
    MAX_CHARS,
    OUTPUTS,
    STYLE,
    Code,
    Feedback,
    Remark,
    RemarkCode,
    Verdict,
    grade,
)
from mlintro.ui.untrusted import is_clean, table, whole

HINTS = 3  # for each exercise
ENOUGH = ("pedestrian", "chatbot")  # headers that fit, to carry on with the next page
LONGEST_ANSWER = 4_000  # characters: twice what is read, and beyond that a sentence says so
LONGEST_BEST = MAX_CHARS  # what is longer fits nowhere
FAULTS = (  # a type that holds another kind of data, of what goes in and of what comes out
    frozenset({Code.PARAMETER_TYPE, Code.IMAGE_AS_PATH, Code.AUDIO_AS_PATH}),
    frozenset({Code.RETURN_TYPE, Code.IMAGE_OUT_AS_TEXT, Code.NUMBER_AS_TEXT, Code.DIGIT_AS_QUANTITY}),
)
WIDGETS = ("answer_", "takes_", "gives_")  # keys begin so, and an exercise follows


@dataclass(frozen=True, slots=True)
class Attempt:
    """
    An answer as it was checked, and whether it earned the same words as the one before it.

    `remarks` are those of its feedback that are said here: a remark of style is said once in a visit.
    """

    answer: str
    feedback: Feedback
    is_again: bool
    remarks: tuple[Remark, ...] = ()

    @property
    def verdict(self) -> Verdict:
        return self.feedback.verdict

    @property
    def rank(self) -> tuple[int, bool]:
        """The verdict first; of two alike, what Python takes as it is."""
        return -list(Verdict).index(self.verdict), not self.feedback.python


@dataclass(slots=True)
class Answers:
    attempts: dict[str, Attempt] = field(default_factory=dict)  # exercise -> the last one
    best: dict[str, Attempt] = field(default_factory=dict)  # exercise -> the best one, the last of equals
    hints: dict[str, int] = field(default_factory=dict)  # exercise -> how many are shown
    repeats: dict[str, int] = field(default_factory=dict)  # exercise -> how often the same fault came again
    opened: set[str] = field(default_factory=set)  # exercises whose widgets have been on the screen
    told: set[RemarkCode] = field(default_factory=set)  # remarks of style, said already

    @property
    def fitting(self) -> int:
        """Exercises for which an answer fitted, whatever was tried later."""
        return sum(map(self.fits, self.best))

    def fits(self, exercise: str) -> bool:
        """Whether an answer to it fitted, be it under a condition."""
        return exercise in self.best and self.best[exercise].verdict is not Verdict.REVIEW

    @property
    def are_enough(self) -> bool:
        """Whether the systems that the page asks for have a header each."""
        return all(map(self.fits, ENOUGH))

    def check(self, exercise: str, answer: str) -> None:
        """Grade an answer and remember it, and whether the one before it was to hear the same."""
        before, feedback = self.attempts.get(exercise), grade(answer, exercise)
        said = before.feedback.code if before and feedback.verdict is Verdict.REVIEW else None
        is_again = said is feedback.code
        is_repeated = said is not None and fault(said) == fault(feedback.code)
        self.repeats[exercise] = self.repeats.get(exercise, 0) + 1 if is_repeated else 0
        remarks = tuple(remark for remark in feedback.remarks if remark.code not in self.told)
        self.told |= {remark.code for remark in remarks} & STYLE
        attempt = Attempt(answer, feedback, is_again, remarks)
        self.attempts[exercise] = attempt
        best = self.best.get(exercise)
        if best is None or attempt.rank >= best.rank:
            self.best[exercise] = attempt

    def better(self, exercise: str) -> Attempt | None:
        """The best answer to an exercise, where the last one got another verdict."""
        last, best = self.attempts.get(exercise), self.best.get(exercise)
        return best if last and best and best.verdict is not last.verdict else None

    def kept(self) -> dict[str, object]:
        """Widgets by key, and by exercise the answers checked, the best before them and the hints seen."""
        # Each is looked up: to go through the session's state computes the value of every widget there is.
        keys = [kind + exercise for exercise in sorted(self.opened) for kind in WIDGETS]
        widgets = {key: value for key in keys if (value := st.session_state.get(key))}
        checked = {exercise: attempt.answer for exercise, attempt in self.attempts.items()}
        best = {
            exercise: attempt.answer
            for exercise, attempt in self.best.items()
            if attempt is not self.attempts.get(exercise) and attempt.verdict is not Verdict.REVIEW
        }
        parts = {"widgets": widgets, "best": best, "checked": checked, "hints": dict(self.hints)}
        return {name: part for name, part in parts.items() if part}

    def restore(self, found: dict[str, Any]) -> None:
        """Take back what the tab remembered: only what fits."""
        for key, value in table(found.get("widgets")).items():
            if is_of_a_widget(key, value):
                st.session_state[key] = st.session_state.get(key) or value
                self.opened.add(key.partition("_")[2])
        for part in ("best", "checked"):  # the best first: what was tried last is shown
            for exercise, answer in table(found.get(part)).items():
                if exercise in EXERCISES and is_clean(answer, LONGEST_ANSWER):
                    self.check(exercise, answer)
        for exercise, count in table(found.get("hints")).items():
            if exercise in EXERCISES and (seen := whole(count, range(HINTS + 1))):
                self.hints[exercise] = seen


def fault(code: Code) -> frozenset[Code]:
    """
    The codes that say the same of an answer, each in words of its own: a type that is another kind of data.

    >>> fault(Code.IMAGE_AS_PATH) == fault(Code.PARAMETER_TYPE) != fault(Code.RETURN_TYPE)
    True
    """
    return next((one for one in FAULTS if code in one), frozenset({code}))


def is_of_a_widget(key: str, value: object) -> bool:
    """Whether a widget of that key takes that value: it would break the page if not."""
    kind, _, exercise = key.partition("_")
    return (exercise in EXERCISES and is_clean(value, LONGEST_ANSWER)) and (
        kind == "answer" or (kind == "takes" and value in INPUTS) or (kind == "gives" and value in OUTPUTS)
    )
