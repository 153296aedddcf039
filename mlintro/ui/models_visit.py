"""The learner's comparisons between two runs of the page: the present one, and those before it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from mlintro.digits.comparison import Comparison
from mlintro.digits.models import Kind, Report
from mlintro.digits.runs import Guess, Run, Step, run_of
from mlintro.errors import LessonError

MOST_RUNS = 60  # kept; more would be no table that anybody reads


@dataclass(slots=True)
class ModelsVisit:
    asked: Comparison | None = None  # whose results are on screen, or on their way
    guess: Guess = field(default_factory=Guess)  # as it stood when that was asked
    since: float = 0.0  # when it was asked, on the monotonic clock
    is_waiting: bool = False
    failure: LessonError | None = None  # of the last run, until it has been said
    runs: list[Run] = field(default_factory=list)  # finished ones, oldest first
    reports: Mapping[Kind, Report] = field(default_factory=dict)  # of the last that finished

    def ask(self, comparison: Comparison, guess: Guess) -> None:
        self.asked, self.guess, self.since = comparison, guess, time.monotonic()
        self.is_waiting, self.failure = True, None

    def finish(self, reports: Mapping[Kind, Report]) -> None:
        """All answers are there; the same settings as in the last run are no new run."""
        assert self.asked is not None
        if self.is_waiting and not (self.runs and self.runs[-1].comparison == self.asked):
            self.runs = [*self.runs, run_of(self.asked, self.guess, reports)][-MOST_RUNS:]
        self.is_waiting, self.reports = False, reports

    def give_up(self) -> None:
        """Nothing is asked any more: only a press tries again."""
        self.asked, self.is_waiting, self.failure = None, False, None

    @property
    def step(self) -> Step | None:
        """From the run before to the present one; None at the first."""
        return Step(self.runs[-2], self.runs[-1]) if len(self.runs) > 1 else None
