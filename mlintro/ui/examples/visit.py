"""Which examples the learner spoilt last, and what was foretold of it, between two runs of the page."""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from mlintro.digits.experiments.spoilt import Fall, Spoiling, Which
from mlintro.digits.models import Report
from mlintro.digits.spoiling import UNSPOILT, DataSpec
from mlintro.errors import LessonError, OutOfRangeError
from mlintro.ui.models.visit import asked_told
from mlintro.ui.untrusted import table


@dataclass(slots=True)
class ExamplesVisit:
    asked: Spoiling | None = None  # whose results are on screen, or on their way
    foretold: Fall | None = None  # of that
    since: float = 0.0  # when it was asked, on the monotonic clock
    is_waiting: bool = False
    failure: LessonError | None = None  # of the last question, until it has been said
    reports: Mapping[Which, Report] = field(default_factory=dict)  # of the last that finished
    known: set[Spoiling] = field(default_factory=set)  # all that finished: of them nothing can be foretold

    def ask(self, spoiling: Spoiling, foretold: Fall | None) -> None:
        """From now on the learner waits for this. What was foretold of it once stands."""
        if spoiling != self.asked:
            self.foretold = foretold
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
        """The question for a browser to remember; reports are asked for again."""
        if self.asked is None:
            return {}
        asked = asdict(self.asked.comparison) | {"data": asdict(self.asked.data)}
        return {"asked": asked} | ({"foretold": self.foretold.value} if self.foretold else {})

    def restore(self, found: dict[str, Any]) -> None:
        """Take what fits of what a browser remembered, unless something was asked since."""
        told = table(found.get("asked"))
        asked, data = asked_told(told), data_told(told.get("data"))
        if self.asked is None and asked and data:
            said = found.get("foretold")
            self.ask(Spoiling(asked[0], data), Fall(said) if said in list(Fall) else None)


def data_told(told: object) -> DataSpec | None:
    """What was done to the examples, by name; None for nothing, or for what the lesson does not do."""
    known = {one.name: table(told)[one.name] for one in fields(DataSpec) if one.name in table(told)}
    try:
        data = DataSpec(**known)
    except OutOfRangeError:
        return None
    return None if data == UNSPOILT else data
