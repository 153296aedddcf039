"""The learner's comparisons between two runs of the page: the present one, and those before it."""

import base64
import time
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, field
from functools import partial
from typing import Any

from mlintro.digits import VALIDATION_SIZE, exam
from mlintro.digits.experiments.judging import Step
from mlintro.digits.experiments.ledger import Ledger, ledger
from mlintro.digits.experiments.series import Asked, Question, asked_at, is_complete
from mlintro.digits.knobs import KNOBS
from mlintro.digits.models import Kind, Report, margin
from mlintro.digits.runs import Change, Guess, Run, Scores, best, run_of
from mlintro.digits.runs.comparison import Comparison
from mlintro.errors import LessonError
from mlintro.ui.untrusted import array, table, whole

MOST_RUNS = 30  # kept; each is a kilobyte, and more would be no table that anybody reads
MOST_FORETOLD = 30  # questions at some settings
MOST_SETTLED = 1_000_000  # predictions: beyond, nobody made them
LONGEST_FIT = 1e6  # seconds: anything beyond was not measured


@dataclass(frozen=True, slots=True)
class Sitting:
    """The final exam, opened: for which model of which run, and how many images it read right."""

    run: Run
    kind: Kind
    right: int | None = None  # None until they have been read

    @property
    def accuracy(self) -> float | None:
        """0..1; None until they have been read."""
        return None if self.right is None else self.right / exam.SIZE

    @property
    def margin(self) -> float:
        """The ± beside the accuracy; 0 until there is one."""
        return 0.0 if self.accuracy is None else margin(self.accuracy, exam.SIZE)


@dataclass(slots=True)
class ModelsVisit:
    asked: Comparison | None = None  # whose results are on screen, or on their way
    guess: Guess = field(default_factory=Guess)  # as it stood when that was asked
    since: float = 0.0  # when it was asked, on the monotonic clock
    is_waiting: bool = False
    failure: LessonError | None = None  # of the last run, until it has been said
    runs: list[Run] = field(default_factory=list)  # the last ones that finished, oldest first
    earlier: list[Run] = field(default_factory=list)  # of those before, only the best of each model
    settled: Ledger = field(default_factory=partial(Ledger, 0, 0))  # what is foretold of runs that are gone
    reports: Mapping[Kind, Report] = field(default_factory=dict)  # of the last that finished
    sitting: Sitting | None = None  # once a visit
    planned: tuple[Comparison, ...] = ()  # to be asked one by one, when this has finished
    is_planned: bool = False  # whether what was asked last is of a plan: no step of the learner's
    is_known: bool = False  # whether something was foretold when that was asked, though its run was there
    foretold: dict[Asked, str] = field(default_factory=dict)  # of the page's questions: the option
    voted: Kind | None = None  # in a class, as the best of the three
    answered: set[str] = field(default_factory=set)  # questions whose trainings were all made

    @property
    def bet(self) -> Kind | None:
        """What a class was told of the best model: where nothing else is, it is foretold of the first run."""
        return None if self.all_runs else self.voted

    def ask(self, comparison: Comparison, guess: Guess, *then: Comparison) -> None:
        """
        From now on the learner waits for this, and `then` for the others, one by one.

        Nothing can be foretold of settings whose run is there: then the guess does not count.
        """
        is_there = any(run.comparison == comparison for run in self.all_runs)
        self.is_known = is_there and guess != Guess()
        self.asked, self.guess = comparison, Guess() if is_there else guess
        self.since, self.planned, self.is_planned = time.monotonic(), then, bool(then)
        self.is_waiting, self.failure = True, None

    def finish(self, reports: Mapping[Kind, Report]) -> None:
        """
        All answers are there, and what is planned is asked for.

        The same settings as in the last run are no new run.
        """
        assert self.asked is not None
        if self.is_waiting and not (self.runs and self.runs[-1].comparison == self.asked):
            self.add(run_of(self.asked, self.guess, reports, self.is_planned))
        if self.runs:
            self.guess = self.runs[-1].guess
        self.is_waiting, self.reports = False, reports
        if self.planned:
            self.ask(self.planned[0], Guess(), *self.planned[1:])
            self.is_planned = True

    def add(self, run: Run) -> None:
        """As the last one. Of those without room the best of each model stay; what was foretold counts."""
        runs, there = [*self.all_runs, run], [*self.runs, run]
        before, self.runs = runs[:-MOST_RUNS], runs[-MOST_RUNS:]
        if len(there) > MOST_RUNS:
            self._settle(there)
        if before:
            self.earlier = [before[i] for i in sorted({best(before, kind) for kind in Kind})]

    def _settle(self, there: list[Run]) -> None:
        """Count what was foretold of the first of the runs and can be decided only with it."""
        lost = [
            asked
            for asked in self.foretold
            if is_complete(*asked, there) and not is_complete(*asked, self.runs)
        ]
        before = ledger(there, self.foretold)
        for asked in lost:  # foretold anew if trained anew
            del self.foretold[asked]
        self._keep(before)

    def _keep(self, before: Ledger) -> None:
        """What counted in the ledger `before` something was dropped, and no longer does, still counts."""
        now = ledger(self.runs, self.foretold)
        self.settled = Ledger(
            self.settled.made + before.made - now.made, self.settled.true + before.true - now.true
        )

    @property
    def predictions(self) -> Ledger:
        """What became of all that was foretold."""
        now = ledger(self.runs, self.foretold)
        return Ledger(self.settled.made + now.made, self.settled.true + now.true)

    @property
    def under_way(self) -> tuple[Comparison, ...]:
        """What the learner waits for, in its order; nothing when all has been answered or given up."""
        return (self.asked, *self.planned) if self.asked and self.is_waiting else ()

    @property
    def all_runs(self) -> list[Run]:
        """Whatever is kept, oldest first. Between some of them others are missing."""
        return [*self.earlier, *self.runs]

    def foretell(self, asked: Asked, said: str | None) -> None:
        """What the learner expects, as an option's code; None for nothing any more."""
        self.foretold.pop(asked, None)
        if said:
            self.foretold[asked] = said
        if oldest := list(self.foretold)[:-MOST_FORETOLD]:
            before = ledger(self.runs, self.foretold)
            for other in oldest:
                del self.foretold[other]
            self._keep(before)

    def give_up(self) -> None:
        """Nothing is asked any more: only a press tries again."""
        self.asked, self.is_waiting, self.failure, self.planned = None, False, None, ()

    def kept(self) -> dict[str, object]:
        """Runs, and what is asked, for a browser to remember; reports are asked for again."""
        asked = self.asked and asdict(self.asked) | asdict(self.guess)
        sat = self.sitting and written(self.sitting.run) | {
            "kind": self.sitting.kind.value,
            "right": self.sitting.right,
        }
        there: dict[str, object] = {
            "asked": asked,
            "sitting": sat,
            "foretold": [
                asdict(first) | {"question": question, "said": said}
                for (question, first), said in self.foretold.items()
            ],
            "runs": [written(run) for run in self.runs],
            "earlier": [written(run) for run in self.earlier],
            "settled": any(astuple(self.settled)) and list(astuple(self.settled)),
            "answered": sorted(self.answered),
            "is_planned": self.is_planned,
        }
        return {name: value for name, value in there.items() if value}

    def restore(self, found: dict[str, Any]) -> None:
        """Take what fits of what a browser remembered, but for what was done since."""
        if not self.runs:
            self.runs = runs_told(found.get("runs"), MOST_RUNS)
            self.earlier = runs_told(found.get("earlier"), len(Kind))
            self.settled = settled_told(found.get("settled"))
        asked = asked_told(found.get("asked"))
        if asked and self.asked is None:
            self.ask(*asked)
            self.guess, self.is_known = asked[1], False
            self.is_planned = found.get("is_planned") is True
        self.sitting = self.sitting or sitting_told(found.get("sitting"))
        for told in array(found.get("foretold"))[:MOST_FORETOLD]:
            if foretold := foretold_told(told):
                self.foretold.setdefault(*foretold)
        self.answered |= {question for question in Question if question in array(found.get("answered"))}

    @property
    def step(self) -> Step | None:
        """From the run before to the present one; None at the first, and where a plan made it."""
        is_theirs = len(self.runs) > 1 and not self.runs[-1].is_planned
        return Step(self.runs[-2], self.runs[-1]) if is_theirs else None


def written(run: Run) -> dict[str, object]:
    """A run for JSON: settings by name, scores in a row for each kind of model."""
    return {
        **asdict(run.comparison),
        **asdict(run.guess),
        **{kind.value: row(run.scores[kind]) for kind in Kind},
        **({"is_planned": True} if run.is_planned else {}),
    }


def row(scores: Scores) -> list[object]:
    right = base64.b64encode(scores.right).decode()
    return [right, round(scores.train_accuracy, 6), round(scores.seconds, 6)]


def run_told(told: object) -> Run | None:
    """The other way round; None for what no run of the lesson can have been."""
    asked = asked_told(told)
    rows = {kind: scores_told(table(told).get(kind.value)) for kind in Kind}
    scores = {kind: row for kind, row in rows.items() if row}
    if not asked or len(scores) < len(Kind):
        return None
    return Run(*asked, scores, table(told).get("is_planned") is True)


def settled_told(told: object) -> Ledger:
    """Predictions made, and how many of them came true; none for what cannot be."""
    made, true = (whole(count, range(MOST_SETTLED)) for count in [*array(told), None, None][:2])
    return Ledger(made, true) if made and true is not None and true <= made else Ledger(0, 0)


def runs_told(told: object, most: int) -> list[Run]:
    """The first of them, as many as are kept, but for what is no run."""
    return [run for run in map(run_told, array(told)[:most]) if run]


def foretold_told(told: object) -> tuple[Asked, str] | None:
    """An option of a question at some settings; None for what cannot have been foretold."""
    found, asked = table(told), asked_told(told)
    said = found.get("said")
    if asked is None or found.get("question") not in list(Question):
        return None
    question = Question(found["question"])
    return (asked_at(question, asked[0]), said) if said in question.options else None


def asked_told(told: object) -> tuple[Comparison, Guess] | None:
    """
    Settings and predictions by name; None if the lesson does not offer such settings.

    A knob that is not named stands at its default: a tab that was open before there was such a
    knob keeps its runs.
    """
    found = table(told)
    knobs: dict[str, Any] = {name: found[name] for name in KNOBS if name in found}
    if not knobs or not all(KNOBS[name].offers(value) for name, value in knobs.items()):
        return None
    best, change = found.get("best"), found.get("change")
    guess = Guess(
        Kind(best) if best in list(Kind) else None, Change(change) if change in list(Change) else None
    )
    return Comparison(**knobs), guess


def scores_told(told: object) -> Scores | None:
    """A bit for each validation image, a share, and seconds."""
    if not isinstance(told, list) or len(told) != len(Scores.__slots__):
        return None
    right, *numbers = told
    if not isinstance(right, str) or not all(type(number) in (int, float) for number in numbers):
        return None
    try:
        bits = base64.b64decode(right, validate=True)
    except ValueError:  # no base64, or not even ASCII
        return None
    share, seconds = map(float, numbers)
    if len(bits) != VALIDATION_SIZE // 8 or not 0 <= share <= 1 or not 0 <= seconds <= LONGEST_FIT:
        return None
    return Scores(bits, share, seconds)


def sitting_told(told: object) -> Sitting | None:
    """A run, one of its kinds, and how many images of the exam it read right."""
    found, run = table(told), run_told(told)
    if run is None or found.get("kind") not in list(Kind):
        return None
    return Sitting(run, Kind(found["kind"]), whole(found.get("right"), range(exam.SIZE + 1)))
