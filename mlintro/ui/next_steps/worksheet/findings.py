"""What stands on a worksheet: what a learner found, nothing at all, or what the lesson would have found."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mlintro import descent
from mlintro.digits import experiments
from mlintro.digits.experiments import teaching
from mlintro.digits.knobs import Kind
from mlintro.digits.models import Report
from mlintro.digits.reading import drawing, reasons
from mlintro.digits.reading.drawing import Strokes
from mlintro.digits.runs import Run, distinct
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.taught import Drawn
from mlintro.neuron import Gate, Neuron, solutions
from mlintro.pixels import presets
from mlintro.pixels.colours import Triple
from mlintro.pixels.presets import Preset
from mlintro.signatures import EXERCISES, Verdict
from mlintro.text import load
from mlintro.ui.descent.visit import LOOK_AHEAD, DescentVisit
from mlintro.ui.examples.hand.visit import HandVisit
from mlintro.ui.examples.own import own_strokes
from mlintro.ui.examples.visit import ExamplesVisit
from mlintro.ui.functions.visit import Answers
from mlintro.ui.models.visit import ModelsVisit, Sitting
from mlintro.ui.neuron.visit import UNTOUCHED, NeuronVisit
from mlintro.ui.pixels.visit import Game, Mixer
from mlintro.ui.visit import Visit
from mlintro.ui.writer.visit import WriterVisit

SYSTEMS = ("pedestrian", "chatbot", "songs", "spam")  # where none of them is answered yet
GATES = (Gate.AND, Gate.OR, Gate.XOR)
MOST_RUNS = 4  # the last ones
KEY_SIZES = (100, 1_000, 5_000)  # images that the lesson's own runs learn from


InClass = Callable[[], tuple[str, Sequence[str]]]  # tells the seat in a class and what was voted, in words


@dataclass(frozen=True, slots=True)
class Header:
    code: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """Accuracies, 0..1, of the models that were trained with these settings, and what was foretold."""

    comparison: Comparison
    accuracies: Mapping[Kind, float]
    foretold: Kind | None = None


@dataclass(frozen=True, slots=True)
class Taught:
    """A drawing that models were tested with, and what each read in it before and after they were taught."""

    image: Drawn
    label: int
    before: Mapping[Kind, int]
    after: Mapping[Kind, int]


@dataclass(frozen=True, slots=True)
class Findings:
    """As of an empty worksheet; `path` holds every w of the descent, the start first."""

    seat: str = ""  # in words
    headers: Mapping[str, Header] = field(default_factory=dict)  # by exercise
    votes: Sequence[str] = ()  # in a class, in words
    image: NDArray[np.float64] | None = None
    tries: Sequence[tuple[Triple, Triple]] = ()  # a colour to match, and what was tried first
    path: Sequence[float] = ()
    rows: Sequence[Row] = ()
    sitting: Sitting | None = None
    gates: Mapping[Gate, Neuron] = field(default_factory=dict)
    proven: Set[Gate] = frozenset()  # that one neuron cannot do, and why was seen
    strokes: Strokes = ()
    readings: Mapping[Kind, int] = field(default_factory=dict)
    spoilt: int = 0  # times that models learned from spoilt examples
    taught: int = 0  # drawings that models learned from
    tested: Taught | None = None  # the last, where no other drawing is on the sheet
    memories: Sequence[int] = ()  # with which the machine wrote
    is_key: bool = False  # whether the lesson's own: then its open questions are answered, too

    @property
    def systems(self) -> list[str]:
        """As many as there is room for: those with an answer, and then those that the lesson asks for."""
        answered = [exercise for exercise in EXERCISES if exercise in self.headers]
        others = [exercise for exercise in SYSTEMS if exercise not in answered]
        return [*answered, *others][: len(SYSTEMS)]


def own(visit: Visit, in_class: InClass = lambda: ("", ())) -> Findings:
    """What the learner wrote, mixed, walked, trained, foretold, drew and solved; and of a class, in words."""
    here, (seat, votes) = visit.of, in_class()
    walked, mixer, lab, drawn, hand = (
        here(DescentVisit).walked,
        here(Mixer),
        here(ModelsVisit),
        own_strokes(visit),
        here(HandVisit),
    )
    untaught = {kind: report for (kind, was_taught), report in hand.reports.items() if not was_taught}
    return Findings(
        seat=seat,
        headers={
            exercise: Header(attempt.feedback.python or attempt.answer, attempt.verdict)
            for exercise, attempt in here(Answers).best.items()
        },
        votes=votes,
        image=mixer.image if mixer.is_changed else None,
        tries=here(Game).tries,
        path=descent.descend(*walked) if walked else (),
        rows=tuple(map(row, distinct(lab.runs)[-MOST_RUNS:])),
        sitting=lab.sitting if lab.sitting and lab.sitting.accuracy is not None else None,
        gates=dict(here(NeuronVisit).solved),
        proven=here(NeuronVisit).proven,
        strokes=drawn,
        # Whoever was taught is counted where that is done, before anybody sees what is read.
        readings=readings(drawn, lab.reports or ({} if hand.is_taught else untaught)),
        spoilt=here(ExamplesVisit).trained,
        taught=hand.most_taught,
        tested=None if drawn else last_tested(hand),
        memories=tuple(sorted(here(WriterVisit).tried)),
    )


def row(run: Run) -> Row:
    return Row(run.comparison, {kind: run.scores[kind].accuracy for kind in Kind}, run.guess.best)


def readings(drawn: Strokes, reports: Mapping[Kind, Report]) -> dict[Kind, int]:
    """What each of the models reads in a drawing; nothing where there is no digit."""
    seen = drawing.steps(drawn) if drawn else None
    if not (seen and seen.is_enough):
        return {}
    image = seen.centred.ravel()
    return {kind: reasons.opinion(report.learned, image).digit for kind, report in reports.items()}


def last_tested(hand: HandVisit) -> Taught | None:
    """Of the drawings made after the models were taught; None where there is none, or no models are there."""
    if not (hand.tests and hand.is_taught):
        return None
    image, label = hand.tests[-1]
    before, after = (
        {kind: teaching.readings(hand.reports[kind, is_taught].learned, [image])[0] for kind in Kind}
        for is_taught in (False, True)
    )
    return Taught(image, label, before, after)


def of_the_lesson(language: str) -> Findings:
    """A teacher's key. Accuracies are the means over all draws on the map of experiments."""
    e, made = load("exercises", language), experiments.load()
    sizes = [Comparison(train_size=size) for size in KEY_SIZES]
    return Findings(
        headers={name: Header(definition(e.code(f"solution_{name}")), Verdict.CORRECT) for name in SYSTEMS},
        image=presets.make(Preset.NOTEBOOK),
        path=descent.walk(descent.START, descent.RATE, LOOK_AHEAD),
        rows=[Row(asked, {kind: made.point(kind, asked).accuracy for kind in Kind}) for asked in sizes],
        gates={gate: solutions.nearest(UNTOUCHED, gate) for gate in GATES if solutions.is_separable(gate)},
        is_key=True,
    )


def definition(code: str) -> str:
    """
    The header alone.

    >>> definition("import numpy as np\\n\\ndef f(x: str) -> bool:\\n    ...")
    'def f(x: str) -> bool:'
    """
    return next(line for line in code.splitlines() if line.startswith("def "))
