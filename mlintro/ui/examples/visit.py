"""Which examples the learner spoilt last, and what was foretold of it, between two runs of the page."""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import partial
from typing import Any

from mlintro.digits.experiments.ledger import Ledger
from mlintro.digits.experiments.spoilt import Fall, Spoiling, Which, fall
from mlintro.digits.knobs import Kind
from mlintro.digits.models import Report
from mlintro.digits.spoiling import UNSPOILT, DataSpec
from mlintro.errors import LessonError, OutOfRangeError
from mlintro.ui.models.visit import MOST_SETTLED, asked_told
from mlintro.ui.untrusted import table, whole


@dataclass(slots=True)
class ExamplesVisit:
    asked: Spoiling | None = None  # whose results are on screen, or on their way
    foretold: Fall | None = None  # of that
    since: float = 0.0  # when it was asked, on the monotonic clock
    is_waiting: bool = False
    failure: LessonError | None = None  # of the last question, until it has been said
    reports: Mapping[Which, Report] = field(default_factory=dict)  # of the last that finished
    known: set[Spoiling] = field(default_factory=set)  # all that finished: of them nothing can be foretold
    counted: int = 0  # how often something finished, the last aside
    settled: Ledger = field(default_factory=partial(Ledger, 0, 0))  # what was foretold of those
    is_counted: bool = False  # the last is among them: it had finished before a reload

    @property
    def is_new(self) -> bool:
        """Whether what was asked last has finished, and is not counted yet."""
        return self.asked is not None and not self.is_waiting and not self.is_counted

    @property
    def trained(self) -> int:
        """How often models learned from spoilt examples."""
        return self.counted + self.is_new

    @property
    def predictions(self) -> Ledger:
        """What became of all that was foretold."""
        if not (self.asked and self.foretold and self.is_new):
            return self.settled
        before, after = (self.reports[Kind.MLP, data] for data in (UNSPOILT, self.asked.data))
        came_true = self.foretold is fall(before, after)
        return Ledger(self.settled.made + 1, self.settled.true + came_true)

    def ask(self, spoiling: Spoiling, foretold: Fall | None) -> None:
        """From now on the learner waits for this. What was foretold of it once stands."""
        if spoiling != self.asked:
            self.counted, self.settled = self.trained, self.predictions
            self.foretold, self.is_counted = foretold, False
        self.asked, self.since = spoiling, time.monotonic()
        self.is_waiting, self.failure = True, None

    def finish(self, reports: Mapping[Which, Report]) -> None:
        """All answers are there."""
        self.is_waiting, self.reports = False, reports
        if self.asked:
            self.known.add(self.asked)

    def give_up(self) -> None:
        """Nothing is asked any more: only a press tries again."""
        self.asked, self.is_waiting, self.failure = None, False, None

    def kept(self) -> dict[str, object]:
        """The question and the counts for a browser to remember; reports are asked for again."""
        counts = {"trained": self.trained, "counted": self.is_new or self.is_counted}
        counts |= asdict(self.predictions)
        kept: dict[str, object] = {name: count for name, count in counts.items() if count}
        if self.asked:
            kept["asked"] = asdict(self.asked.comparison) | {"data": asdict(self.asked.data)}
            kept |= {"foretold": self.foretold.value} if self.foretold else {}
        return kept

    def restore(self, found: dict[str, Any]) -> None:
        """Take what fits of what a browser remembered, unless something was asked since."""
        if self.asked:
            return
        trained, made, true = (
            whole(found.get(name), range(MOST_SETTLED)) or 0 for name in ("trained", "made", "true")
        )
        self.counted, self.settled = trained, Ledger(min(made, trained), min(true, made, trained))
        told = table(found.get("asked"))
        asked, data = asked_told(told), data_told(told.get("data"))
        if asked and data:
            said = found.get("foretold")
            self.ask(Spoiling(asked[0], data), Fall(said) if said in list(Fall) else None)
            self.is_counted = found.get("counted") is True


def data_told(told: object) -> DataSpec | None:
    """What was done to the examples, by name; None for nothing, or for what the lesson does not do."""
    known = {one.name: table(told)[one.name] for one in fields(DataSpec) if one.name in table(told)}
    try:
        data = DataSpec(**known)
    except OutOfRangeError:
        return None
    return None if data == UNSPOILT else data
