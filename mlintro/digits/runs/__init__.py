"""A learner's runs: what was asked, what was expected, what came out, and whether it means anything."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import pairwise

from mlintro.digits.knobs import KNOBS
from mlintro.digits.models import Kind, Report
from mlintro.digits.runs.comparison import Comparison, Outcome, rank
from mlintro.digits.runs.noise import is_noise

POINT = 0.01  # of accuracy: what "more than a point" means


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
    """What a run's table says of one model, and its columns in the CSV. Accuracies and margin 0..1."""

    accuracy: float
    margin: float
    train_accuracy: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """One press of the button, once all models have answered: the scores of each kind."""

    comparison: Comparison
    guess: Guess
    scores: Mapping[Kind, Scores]


def run_of(comparison: Comparison, guess: Guess, reports: Mapping[Kind, Report]) -> Run:
    """The run without what the models learned: a learner may make many."""
    return Run(comparison, guess, {kind: scores_of(reports[kind]) for kind in Kind})


def scores_of(report: Report) -> Scores:
    return Scores(report.accuracy, report.margin, report.train_accuracy, report.seconds)


def best(runs: Sequence[Run], kind: Kind) -> int:
    """Which run gave this kind its highest accuracy; the first of equals. Raises ValueError without runs."""
    return max(range(len(runs)), key=lambda i: (runs[i].scores[kind].accuracy, -i))


@dataclass(frozen=True, slots=True)
class Step:
    """From one run to the next, as the MLP took it: the only kind whose change learners predict."""

    before: Run
    after: Run

    @property
    def points(self) -> float:
        """By how much the MLP's accuracy changed, -1..1."""
        before, after = (run.scores[Kind.MLP].accuracy for run in (self.before, self.after))
        return round(after - before, 6)  # images are counted: 0.91 is a point above 0.90, not more

    @property
    def change(self) -> Change:
        if abs(self.points) <= POINT:
            return Change.SAME
        return Change.UP if self.points > 0 else Change.DOWN

    @property
    def is_noise(self) -> bool:
        """Whether the MLP's two accuracies cannot be told apart."""
        return is_noise(self.before.scores[Kind.MLP], self.after.scores[Kind.MLP])

    @property
    def turned(self) -> tuple[str, ...]:
        """The knobs that the MLP feels and that stand differently."""
        before, after = self.before.comparison, self.after.comparison
        felt = [name for name, knob in KNOBS.items() if Kind.MLP in knob.felt_by]
        return tuple(name for name in felt if getattr(before, name) != getattr(after, name))

    @property
    def grew(self) -> bool:
        """Whether the first of the knobs that were turned was turned up. Raises IndexError without one."""
        name = self.turned[0]
        return bool(getattr(self.after.comparison, name) > getattr(self.before.comparison, name))


@dataclass(frozen=True, slots=True)
class Ledger:
    """The predictions that were made, and how many came true: a shared first place is true too."""

    made: int
    true: int


def ledger(runs: Sequence[Run]) -> Ledger:
    """What became of every prediction in these runs, in their order."""
    came_true = [
        rank(run.scores).judge(run.guess.best) is not Outcome.MISS for run in runs if run.guess.best
    ] + [
        Step(before, after).change is after.guess.change
        for before, after in pairwise(runs)
        if after.guess.change
    ]
    return Ledger(len(came_true), sum(came_true))


def as_csv(runs: Sequence[Run]) -> str:
    """All settings and scores, one line a model and run, with the fields' names at the top."""
    columns = [field.name for field in fields(Scores)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["run", *KNOBS, "model", *columns])
    for number, run in enumerate(runs, start=1):
        asked = [getattr(run.comparison, name) for name in KNOBS]
        for kind, scores in run.scores.items():
            writer.writerow([number, *asked, kind, *(getattr(scores, name) for name in columns)])
    return text.getvalue()
