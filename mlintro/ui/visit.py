"""What is remembered of a visit beside the widgets: in memory, for as long as the page is open."""

import secrets
from dataclasses import dataclass, field
from typing import cast

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from mlintro.digits.comparison import Comparison
from mlintro.pixels import EXAMPLE, combine
from mlintro.signatures import Feedback, Verdict, grade

HINTS = 3  # for each exercise
LONGEST_ANSWER = 4_000  # characters: twice what is read, and beyond that a sentence says so


def example() -> dict[str, NDArray[np.float64]]:
    """The notebook's three channels."""
    return {name: np.array(rows) for name, rows in EXAMPLE.items()}


@dataclass(frozen=True, slots=True)
class Attempt:
    """An answer as it was checked, and whether it earned the same words as the one before it."""

    answer: str
    feedback: Feedback
    is_again: bool


@dataclass(slots=True)
class Visit:
    """A few numbers and answers. Nothing of it is written to a disk or to a log."""

    name: str = field(default_factory=lambda: secrets.token_hex(8))  # tells this visit from the last
    is_restored: bool = False  # whether the browser gave back what it remembered of the last
    attempts: dict[str, Attempt] = field(default_factory=dict)  # exercise -> the last one
    hints: dict[str, int] = field(default_factory=dict)  # exercise -> how many are shown
    # The mixer: what each channel's table began with, what was made of it since, and the last
    # picture whose numbers were all right.
    mixer: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    mixed: dict[str, NDArray[np.float64]] = field(default_factory=example)
    image: NDArray[np.float64] = field(default_factory=lambda: combine(**EXAMPLE))
    path: list[float] = field(default_factory=list)  # every w of the descent, the first is the start
    compared: Comparison | None = None  # the run whose results are on screen
    prediction: str | None = None  # of which model reads best, as it stood when that run began
    scripts: dict[str, dict[str, st.Page]] = field(default_factory=dict)  # language -> name -> page
    last_page: str | None = None  # where the learner left off, the home page aside


def visit() -> Visit:
    """The one door to what is remembered."""
    if "visit" not in st.session_state:
        st.session_state.visit = Visit()
    return cast(Visit, st.session_state.visit)


def check(exercise: str, answer: str) -> None:
    """Grade an answer and remember it; the same answer once more changes nothing."""
    before = visit().attempts.get(exercise)
    if before and before.answer == answer:
        return
    feedback = grade(answer, exercise)
    is_again = bool(before and before.feedback.code is feedback.code) and feedback.verdict is Verdict.REVIEW
    visit().attempts[exercise] = Attempt(answer, feedback, is_again)
