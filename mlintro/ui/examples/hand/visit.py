"""What a learner drew to teach the models, and what to test them, between two runs of the page."""

import base64
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from mlintro.digits import SIDE
from mlintro.digits.experiments.teaching import Teaching, Which
from mlintro.digits.learned import CLASSES
from mlintro.digits.models import Report
from mlintro.digits.reading.drawing import BOX
from mlintro.digits.taught import Drawn, taught
from mlintro.errors import LessonError
from mlintro.ui.models.visit import asked_told
from mlintro.ui.untrusted import array, whole

FEWEST, MOST = 5, 20  # drawings that are taught
MOST_TESTED = 10
# Characters that a tab keeps of it, and those of each drawing with its label. A test fills it.
OF_EACH = 545
LONGEST = (MOST + MOST_TESTED) * OF_EACH + 400
FARTHEST = SIDE - BOX  # pixels from an edge of the image to the box that has all the ink

Named = tuple[Drawn, int]  # a drawing, and the digit that the learner says it is


@dataclass(slots=True)
class HandVisit:
    asked: Teaching | None = None  # whose results are on screen, or on their way
    since: float = 0.0  # when it was asked, on the monotonic clock
    is_waiting: bool = False
    failure: LessonError | None = None  # of the last question, until it has been said
    reports: Mapping[Which, Report] = field(default_factory=dict)  # of the last that finished
    lessons: list[Named] = field(default_factory=list)  # what is taught, or to be taught
    tests: list[Named] = field(default_factory=list)  # drawn after the models were taught
    most_taught: int = 0  # drawings that models learned from at one time, ever

    def ask(self, teaching: Teaching) -> None:
        """From now on the learner waits for this. Whoever is taught anew is tested anew."""
        self.asked, self.since, self.tests = teaching, time.monotonic(), []
        self.is_waiting, self.failure, self.reports = True, None, {}

    def teach(self) -> None:
        """Ask for the same models once more, with all that was drawn."""
        assert self.asked is not None, "some model misread what was drawn"
        self.ask(Teaching(self.asked.comparison, taught(*pair(self.lessons))))

    def teach_more(self) -> None:
        """Back to before the models were taught; what they were to learn from stays."""
        assert self.asked is not None, "they were taught"
        self.asked, self.tests = Teaching(self.asked.comparison), []
        self.reports = {which: report for which, report in self.reports.items() if not which[1]}

    def finish(self, reports: Mapping[Which, Report]) -> None:
        """All answers are there."""
        self.is_waiting, self.reports = False, reports
        self.most_taught = max(self.most_taught, len(self.asked.own) if self.asked else 0)

    def give_up(self) -> None:
        """Nothing is asked any more: only a press tries again."""
        self.asked, self.is_waiting, self.failure = None, False, None

    @property
    def is_taught(self) -> bool:
        """Whether models are there that learned from what was drawn."""
        return any(was_taught for _, was_taught in self.reports)

    def kept(self) -> dict[str, object]:
        """Drawings and the question for a browser to remember; reports are asked for again."""
        kept: dict[str, object] = {"most_taught": self.most_taught} if self.most_taught else {}
        if self.asked:
            kept["asked"] = asdict(self.asked.comparison)
            kept |= {"is_taught": True} if self.asked.own else {}
        for name, drawings in (("lessons", self.lessons), ("tests", self.tests)):
            if drawings:
                kept[name] = [written(*drawing) for drawing in drawings]
        return kept

    def restore(self, found: dict[str, Any]) -> None:
        """Take what fits of what a browser remembered, unless something was asked or drawn since."""
        if self.asked or self.lessons:
            return
        self.most_taught = whole(found.get("most_taught"), range(MOST + 1)) or 0
        self.lessons = drawings_told(found.get("lessons"), MOST)
        asked = asked_told(found.get("asked"))
        if asked is None:
            return
        self.ask(Teaching(asked[0]))
        if found.get("is_taught") is True and len(self.lessons) >= FEWEST:
            self.teach()
            self.tests = drawings_told(found.get("tests"), MOST_TESTED)


def pair(drawings: Iterable[Named]) -> tuple[list[Drawn], list[int]]:
    """The drawings, and what they are said to be."""
    found = list(drawings)
    return [image for image, _ in found], [label for _, label in found]


def written(image: Drawn, label: int) -> list[object]:
    """A drawing for JSON: the box that has all of its ink, after where that begins; and its label."""
    top, left = (min(int(image.any(axis=axis).argmax()), FARTHEST) for axis in (1, 0))
    box = image[top : top + BOX, left : left + BOX]
    return [base64.b64encode(bytes([top, left]) + box.tobytes()).decode(), label]


def drawings_told(told: object, most: int) -> list[Named]:
    """The first of them, as many as are kept, but for what is none."""
    return [drawing for drawing in map(drawing_told, array(told)[:most]) if drawing]


def drawing_told(told: object) -> Named | None:
    """The other way round; None for what is no image of the right size with the digit that it is."""
    sent = array(told)
    if len(sent) != 2 or not isinstance(sent[0], str) or type(sent[1]) is not int:
        return None
    box, label = sent
    if label not in range(CLASSES):
        return None
    try:
        top, left, *levels = base64.b64decode(box, validate=True)
    except ValueError:  # no base64, not even ASCII, or nothing in it
        return None
    if len(levels) != BOX**2 or max(top, left) > FARTHEST:
        return None
    image = np.zeros((SIDE, SIDE), dtype=np.uint8)
    image[top : top + BOX, left : left + BOX] = np.reshape(levels, (BOX, BOX))
    return image, label
