"""What is remembered of a visit beside the widgets: in memory, for as long as the page is open."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from mlintro.digits import MNIST_SIZE
from mlintro.digits.drawing import Strokes, strokes
from mlintro.errors import PhotoError
from mlintro.signatures import Feedback, Verdict, grade
from mlintro.ui.descent_visit import DescentVisit
from mlintro.ui.inside_visit import InsideVisit
from mlintro.ui.models_visit import ModelsVisit
from mlintro.ui.neuron_visit import NeuronVisit
from mlintro.ui.pixels_visit import Game, Mixer
from mlintro.ui.untrusted import whole

HINTS = 3  # for each exercise
LONGEST_ANSWER = 4_000  # characters: twice what is read, and beyond that a sentence says so


@dataclass(slots=True)
class OwnPhoto:
    """A photo of the learner's: in memory, while they stay. It is never logged, kept or shared."""

    token: str  # which upload, shot or address it came from
    pixels: NDArray[np.uint8] | None  # None where it could not be shown
    fault: PhotoError | None = None


@dataclass(slots=True)
class Drawing:
    """What the models are given to read: the digit on the sheet, or one of the exam."""

    strokes: Strokes = ()
    exam: int = 0  # number of the image in the exam
    revision: int = 0  # goes up when the drawing comes from somewhere else than the sheet

    def take(self, sent: object) -> None:
        """What the browser sent, if it is a drawing; otherwise the last one stays."""
        taken = strokes(sent)
        if taken is not None:
            self.strokes = taken

    def kept(self) -> dict[str, object]:
        """The drawing and the choice, for a browser to remember."""
        there = {"strokes": self.strokes, "exam": self.exam}
        return {name: value for name, value in there.items() if value}

    def restore(self, found: dict[str, Any]) -> None:
        """Take what fits of what a browser remembered; a drawing made since then stays."""
        if not self.strokes:
            self.take(found.get("strokes"))
            self.revision += 1
        self.exam = self.exam or whole(found.get("exam"), MNIST_SIZE)


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
    told: int = 0  # how often the browser was told what to remember
    attempts: dict[str, Attempt] = field(default_factory=dict)  # exercise -> the last one
    hints: dict[str, int] = field(default_factory=dict)  # exercise -> how many are shown
    mixer: Mixer = field(default_factory=Mixer)
    game: Game = field(default_factory=Game)
    photo: OwnPhoto | None = None
    drawn: dict[tuple[object, ...], str] = field(default_factory=dict)  # pictures of the photo on screen
    descent: DescentVisit = field(default_factory=DescentVisit)
    neuron: NeuronVisit = field(default_factory=NeuronVisit)
    drawing: Drawing = field(default_factory=Drawing)
    inside: InsideVisit = field(default_factory=InsideVisit)
    models: ModelsVisit = field(default_factory=ModelsVisit)
    is_on_wall: bool = False  # whether the page is projected: a teacher says what is to be read
    afterwards: Callable[[], None] | None = None  # what takes its time, for when the page is drawn
    scripts: dict[str, dict[str, st.Page]] = field(default_factory=dict)  # language -> name -> page
    chosen: dict[str, str] = field(default_factory=dict)  # widget -> option, of every choice made
    shown: str = ""  # the page of the last run
    is_arrival: bool = False  # the page is new, until it says that it has noticed
    knobs: dict[str, int] = field(default_factory=dict)  # of the models, as they stood last
    left_at: dict[str, int] = field(default_factory=dict)  # where they are to be put back
    last_page: str | None = None  # where the learner left off, the home page aside

    @property
    def fitting(self) -> int:
        """Exercises whose last answer fits."""
        return sum(attempt.feedback.verdict is not Verdict.REVIEW for attempt in self.attempts.values())


def visit() -> Visit:
    """The one door to what is remembered."""
    if "visit" not in st.session_state:
        st.session_state.visit = Visit()
    return cast(Visit, st.session_state.visit)


def check(exercise: str, answer: str) -> None:
    """Grade an answer and remember it, and whether the one before it was to hear the same."""
    before = visit().attempts.get(exercise)
    feedback = grade(answer, exercise)
    is_again = bool(before and before.feedback.code is feedback.code) and feedback.verdict is Verdict.REVIEW
    visit().attempts[exercise] = Attempt(answer, feedback, is_again)
