"""A learner's runs: what was asked, what was expected, and what came out."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from mlintro.digits import VALIDATION_SIZE, load
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.digits.models import Report, margin
from mlintro.digits.runs.comparison import Comparison


class Change(StrEnum):
    """Of the MLP's accuracy from one run to the next."""

    UP = "up"
    SAME = "same"  # by a point at most
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Guess:
    """What the learner expects of a run; None where nothing was said."""

    best: Kind | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """What is kept of a model that was trained and validated."""

    right: bytes  # a bit for each of the 2,000 validation images, 1 where it was read right
    train_accuracy: float  # 0..1
    seconds: float

    @property
    def images(self) -> NDArray[np.float64]:
        """1 for each validation image that was read right, 0 for the others: (2000,)."""
        bits = np.unpackbits(np.frombuffer(self.right, np.uint8), count=VALIDATION_SIZE)
        return bits.astype(np.float64)

    @property
    def accuracy(self) -> float:
        """Share of validation images read right, 0..1."""
        return int.from_bytes(self.right).bit_count() / VALIDATION_SIZE

    @property
    def margin(self) -> float:
        """The ± beside the accuracy, as `Report.margin` has it."""
        return margin(self.accuracy, VALIDATION_SIZE)


@dataclass(frozen=True, slots=True)
class Run:
    """All models trained with the same settings, once all have answered: the scores of each kind."""

    comparison: Comparison
    guess: Guess
    scores: Mapping[Kind, Scores]
    is_planned: bool = False  # one of several that one button asked for: nobody moved a knob


def run_of(
    comparison: Comparison, guess: Guess, reports: Mapping[Kind, Report], is_planned: bool = False
) -> Run:
    """The run without what the models learned: a learner may make many."""
    return Run(comparison, guess, {kind: scores_of(reports[kind]) for kind in Kind}, is_planned)


def scores_of(report: Report) -> Scores:
    _, y_val = load().validation(report.validation)
    right = np.packbits(report.readings == y_val).tobytes()
    return Scores(right, report.train_accuracy, report.seconds)


def best(runs: Sequence[Run], kind: Kind) -> int:
    """Which run gave this kind its highest accuracy; the first of equals. Raises ValueError without runs."""
    return max(range(len(runs)), key=lambda i: (runs[i].scores[kind].accuracy, -i))


def distinct(runs: Sequence[Run]) -> list[Run]:
    """
    Each comparison once, in the order in which they were made last.

    Of equal runs the first stands there: only of that something was foretold.
    """
    found: dict[Comparison, Run] = {}
    for run in runs:
        found[run.comparison] = found.pop(run.comparison, run)
    return list(found.values())


def felt(kind: Kind, comparison: Comparison) -> dict[str, object]:
    """How the knobs stood that this kind of model feels, and the images it was put to the test on."""
    return {name: getattr(comparison, name) for name, knob in KNOBS.items() if kind in knob.felt_by}


SCORED = ("accuracy", "margin", "train_accuracy", "seconds")
COLUMNS = ("run", *KNOBS, "model", *SCORED)


def as_csv(runs: Sequence[Run], titles: Sequence[str] = COLUMNS) -> str:
    """All settings and scores, one line a model and run; `titles` of the COLUMNS at the top."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(titles)
    for number, run in enumerate(runs, start=1):
        asked = [getattr(run.comparison, name) for name in KNOBS]
        for kind, scores in run.scores.items():
            writer.writerow([number, *asked, kind, *(getattr(scores, name) for name in SCORED)])
    return text.getvalue()
