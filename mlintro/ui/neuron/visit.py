"""The learner's neuron between two runs of the page: knobs, link, gates solved, hints asked for."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mlintro.neuron import KNOB_END, Bit, Gate, Neuron, learning, solutions, solves
from mlintro.ui.untrusted import array, bit, number, option, table, whole

UNTOUCHED = Neuron(0.0, 0.0, 0.0)
MOST_TRIES = 100_000  # for each gate, and hints, that are remembered
HINTS = 3  # for each setting: which knob, how far, the solution
ENOUGH_TRIES = 5  # of a gate that one neuron cannot do: then it may be said


class Bet(StrEnum):
    """Whether one neuron can do a gate, said before it is tried; a class is asked the same."""

    YES = "yes"
    NO = "no"
    LUCK = "luck"


class Stage(StrEnum):
    """The way through a gate that one neuron cannot do, in its order."""

    TRY = "try"
    PROOF = "proof"
    THREE = "three"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class LearningRun:
    """How the present knobs were found: from which, at which rate, in how many steps."""

    start: Neuron  # on the grid of the knobs
    rate: float  # one of `learning.RATES`
    steps: int  # 0..`learning.MOST_STEPS`

    def exact(self, gate: Gate) -> Neuron:
        """The neuron that gradient descent arrives at, between the positions of the knobs or beyond them."""
        return learning.train(self.start, gate, self.rate, self.steps)[-1]


@dataclass(slots=True)
class NeuronVisit:
    """Where the lab stands, and what was achieved in it; the goal's words and rules are elsewhere."""

    neuron: Neuron = UNTOUCHED  # on the grid of the knobs
    x1: Bit = 0
    x2: Bit = 0
    revision: int = 0  # goes up when the knobs are set by something else than the learner's hand
    is_open: bool = False  # whether the page has been, and the link that opened it counted
    learned: LearningRun | None = None  # None: the knobs were turned by hand
    solved: dict[Gate, Neuron] = field(default_factory=dict)  # with the last setting that did it
    tries: Counter[Gate] = field(default_factory=Counter)  # settings tried while it was the goal
    hints: int = 0  # asked for at the present setting, 0..HINTS
    gate: Gate = Gate.AND
    is_learning: bool = False  # the browser is turning the knobs
    is_given: bool = False  # the knobs stand where a link set them
    hints_taken: int = 0  # at all settings together
    begun: int = 0  # how often a class's remote has had the wall's network begin
    by_hand: set[Gate] = field(default_factory=set)  # of those solved: a hand on a knob did it
    bets: dict[Gate, Bet] = field(default_factory=dict)  # of the gates that one neuron cannot do
    reached: dict[Gate, Stage] = field(default_factory=dict)  # of the same: how far their way was gone
    proven: set[Gate] = field(default_factory=set)  # of the same: the proof was shown, not only led past

    @property
    def is_tried(self) -> bool:
        """Whether the learner tried long enough to hear that one neuron cannot do the goal."""
        return self.tries[self.gate] >= ENOUGH_TRIES

    @property
    def stage(self) -> Stage:
        """How far the way through the present goal was gone."""
        return self.reached.get(self.gate, Stage.TRY)

    def reach(self, gate: Gate, stage: Stage) -> None:
        """Go as far as that on the way through a gate; what was reached stays so."""
        self.reached[gate] = max(self.reached.get(gate, Stage.TRY), stage, key=list(Stage).index)

    def follow(self, link: Mapping[str, str]) -> None:
        """
        Set the knobs as the link says, when the page is opened.

        Only then: the link that a later run of the page is given may lag behind the knobs, by as
        much as the learner was quicker than the network.
        """
        if not self.is_open:
            self.x1, self.x2 = bit(link.get("x1")), bit(link.get("x2"))
            self.set(knobs(link))
            self.is_given = self.neuron != UNTOUCHED
            self.is_open = True

    def link(self) -> dict[str, str | None]:
        """What the link is to say; None where all is as at the beginning."""
        values = written(self.neuron) | {"x1": self.x1, "x2": self.x2}
        return {name: f"{value:g}" if value else None for name, value in values.items()}

    def set(self, neuron: Neuron) -> None:
        """Set the knobs from outside the lab."""
        self.neuron = neuron
        self.revision += 1
        self.hints, self.learned, self.is_given = 0, None, False

    def aim(self, gate: Gate) -> None:
        """The learner chose a gate; another one begins without hints."""
        if gate is not self.gate:
            self.gate, self.hints, self.learned = gate, 0, None

    def turn(self, sent: Any) -> None:
        """
        Take what the lab sends on release. It comes from a browser: what is not a position of a
        knob becomes 0, as in a link.
        """
        sent = sent if isinstance(sent, dict) else {}
        neuron = knobs(sent)
        self.x1, self.x2 = bit(sent.get("x1")), bit(sent.get("x2"))
        if is_turned := neuron != self.neuron:
            self.hints, self.learned, self.is_given = 0, None, False
            self.tries[self.gate] += 1
        self.neuron, self.is_learning = neuron, sent.get("learning") is True
        told = sent.get("learned")
        if isinstance(told, dict):
            self.learned = learning_run(told)
        elif is_turned and not self.is_learning and solves(neuron, self.gate):
            self.by_hand.add(self.gate)

    def kept(self) -> dict[str, object]:
        """What the browser's tab is to remember of it."""
        if not self.is_open:
            return {}
        run = self.learned
        return {
            **self._setting(),
            "solved": {gate: written(neuron) for gate, neuron in self.solved.items()},
            "by_hand": sorted(self.by_hand),
            "bets": self.bets,
            "reached": self.reached,
            "proven": sorted(self.proven),
            "tries": {gate: min(tries, MOST_TRIES) for gate, tries in self.tries.items()},
            "hints": self.hints,
            "hints_taken": min(self.hints_taken, MOST_TRIES),
            "given": self.is_given,
            "learned": run and {**written(run.start), "rate": run.rate, "steps": run.steps},
        }

    def _setting(self) -> dict[str, object]:
        return {**written(self.neuron), "x1": self.x1, "x2": self.x2, "gate": self.gate}

    def restore(self, found: dict[str, Any]) -> None:
        """
        Take back what the tab remembered. Nothing in it is taken on trust.

        A page that is open already stands where its link said: then what was said of another
        setting does not come back, and what was achieved does.
        """
        if not found:
            return
        if not self.is_open:
            self.x1, self.x2 = bit(found.get("x1")), bit(found.get("x2"))
            self.gate = Gate(found["gate"]) if found.get("gate") in list(Gate) else Gate.AND
            self.set(knobs(found))
            self.is_open = True
        for name, told in table(found.get("solved")).items():
            if name in list(Gate) and solves(knobs(table(told)), Gate(name)):
                self.solved.setdefault(Gate(name), knobs(table(told)))
        by_hand = array(found.get("by_hand"))
        self.by_hand |= {gate for gate in self.solved if gate in by_hand}
        for gate in (gate for gate in Gate if not solutions.is_separable(gate)):
            if bet := option(table(found.get("bets")).get(gate), Bet):
                self.bets.setdefault(gate, bet)
            if stage := option(table(found.get("reached")).get(gate), Stage):
                self.reach(gate, stage)
                told = found.get("proven")  # a tab that was open before it was told has what it had
                if stage is not Stage.TRY and (told is None or gate in array(told)):
                    self.proven.add(gate)
        for name, tries in table(found.get("tries")).items():
            if name in list(Gate):
                self.tries[Gate(name)] += whole(tries, range(MOST_TRIES + 1)) or 0
        self.hints_taken += whole(found.get("hints_taken"), range(MOST_TRIES + 1)) or 0
        if knobs(found) == self.neuron and found.get("gate") == self.gate:
            self.hints = whole(found.get("hints"), range(HINTS + 1)) or 0
            self.is_given = found.get("given") is True
            self.learned = learning_run(table(found.get("learned")))


def learning_run(told: dict[str, Any]) -> LearningRun | None:
    """A run of learning as the lab tells it; None if no lab would tell it so."""
    rate, steps = told.get("rate"), told.get("steps")
    if rate not in learning.RATES or type(steps) is not int or not 0 <= steps <= learning.MOST_STEPS:
        return None
    return LearningRun(knobs(told), float(rate), steps)


def knobs(told: Mapping[str, Any]) -> Neuron:
    """The neuron with its three knobs where they are told to be."""
    return Neuron(knob(told.get("w1")), knob(told.get("w2")), knob(told.get("bias")))


def written(neuron: Neuron) -> dict[str, float]:
    """The same the other way round."""
    return {"w1": neuron.w1, "w2": neuron.w2, "bias": neuron.bias}


def knob(value: object) -> float:
    """
    A position of a knob, -2..2 in tenths; 0 for anything else.

    >>> [knob(value) for value in ("0.7", "0.04", "-99", "nan", None, 1, [])]
    [0.7, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0]
    """
    position = number(value)
    return round(position, 1) + 0.0 if abs(position) <= KNOB_END else 0.0  # + 0.0: no negative zero
