"""The learner's neuron between two runs of the page: knobs, link, gates solved, hints asked for."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mlintro import learning
from mlintro.neuron import Bit, Gate, Neuron
from mlintro.solutions import LARGEST

UNTOUCHED = Neuron(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Learned:
    """How the present knobs were found: from which, at which rate, in how many steps."""

    start: Neuron
    rate: float
    steps: int

    def exact(self, gate: Gate) -> Neuron:
        """The neuron that gradient descent arrives at, between the positions of the knobs."""
        return learning.train(self.start, gate, self.rate, self.steps)[-1]


@dataclass(slots=True)
class NeuronVisit:
    neuron: Neuron = UNTOUCHED
    x1: Bit = 0
    x2: Bit = 0
    revision: int = 0  # goes up when the knobs are set by something else than the learner's hand
    is_open: bool = False  # whether the page has been, and the link that opened it counted
    learned: Learned | None = None  # None: the knobs were turned by hand
    solved: dict[Gate, Neuron] = field(default_factory=dict)
    tries: int = 0  # settings tried for XOR
    hints: int = 0  # asked for at the present setting
    gate: Gate = Gate.AND

    def follow(self, link: Mapping[str, str]) -> None:
        """
        Set the knobs as the link says, when the page is opened.

        Only then: the link that a later run of the page is given may lag behind the knobs, by as
        much as the learner was quicker than the network.
        """
        if not self.is_open:
            w1, w2, bias = (knob(link.get(name)) for name in ("w1", "w2", "bias"))
            self.x1, self.x2 = bit(link.get("x1")), bit(link.get("x2"))
            self.set(Neuron(w1, w2, bias))
            self.is_open = True

    def link(self) -> dict[str, str | None]:
        """What the link is to say; None where all is as at the beginning."""
        values = {"w1": self.neuron.w1, "w2": self.neuron.w2, "bias": self.neuron.bias}
        values |= {"x1": self.x1, "x2": self.x2}
        return {name: f"{value:g}" if value else None for name, value in values.items()}

    def set(self, neuron: Neuron) -> None:
        """Set the knobs from outside the lab."""
        self.neuron = neuron
        self.revision += 1
        self.hints, self.learned = 0, None

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
        w1, w2, bias = (knob(sent.get(name)) for name in ("w1", "w2", "bias"))
        neuron = Neuron(w1, w2, bias)
        self.x1, self.x2 = bit(sent.get("x1")), bit(sent.get("x2"))
        if neuron != self.neuron:
            self.hints, self.learned = 0, None
            self.tries += self.gate is Gate.XOR
        self.neuron = neuron
        if isinstance(told := sent.get("learned"), dict):
            self.learned = learned(told)


def learned(told: dict[str, Any]) -> Learned | None:
    """A run of learning as the lab tells it; None if no lab would tell it so."""
    rate, steps = told.get("rate"), told.get("steps")
    if rate not in learning.RATES or not isinstance(steps, int) or not 0 <= steps <= learning.MOST_STEPS:
        return None
    w1, w2, bias = (knob(told.get(name)) for name in ("w1", "w2", "bias"))
    return Learned(Neuron(w1, w2, bias), float(rate), steps)


def knob(value: object) -> float:
    """
    A position of a knob, -2..2 in tenths; 0 for anything else.

    >>> [knob(value) for value in ("0.7", "0.04", "-99", "nan", None, 1, [])]
    [0.7, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0]
    """
    try:
        number = float(value) if isinstance(value, str | int | float) else 0.0
    except (ValueError, OverflowError):
        return 0.0
    inside = math.isfinite(number) and abs(number) <= LARGEST / 10
    return round(number, 1) + 0.0 if inside else 0.0  # + 0.0: no negative zero


def bit(value: object) -> Bit:
    """
    >>> bit("1"), bit("true"), bit(1), bit("2"), bit(None)
    (1, 1, 1, 0, 0)
    """
    return 1 if value in ("1", "true", 1) else 0
