"""What to look at next: a row that is not right yet, and a knob that would help it.

Nothing here is canned: the knob is one that also brings the neuron nearer to the closest best
setting, so that whoever follows the hints arrives after three of them at most.
"""

from dataclasses import dataclass
from enum import StrEnum

from mlintro.neuron import KNOB_END, Gate, Neuron, Row, solutions, truth_table


class Knob(StrEnum):
    """The fields of `Neuron` that the learner turns."""

    W1 = "w1"
    W2 = "w2"
    BIAS = "bias"

    def takes_part(self, row: Row) -> bool:
        """Whether turning this knob changes the row's sum: a weight counts where its input is 1."""
        return {Knob.W1: row.x1 == 1, Knob.W2: row.x2 == 1, Knob.BIAS: True}[self]


@dataclass(frozen=True, slots=True)
class Hint:
    """Turn `knob` from `now` to `then`: the sum of `row` moves the way the gate wants."""

    row: Row  # one that is not right
    after: Row  # the same row once the knob is turned
    knob: Knob
    now: float  # -2..2, as `then`
    then: float
    keep: tuple[Row, ...]  # rows that are right, and that too long a turn would spoil
    disturbed: tuple[Row, ...]  # rows that are right now and not after this turn
    right_after: int  # rows that are right after it, 0..4

    @property
    def up(self) -> bool:
        """Whether the knob is to be turned up."""
        return self.then > self.now


def hint(neuron: Neuron, gate: Gate) -> Hint | None:
    """
    The next turn for a neuron whose knobs are on the grid; None where the gate is solved.

    Of the turns towards the nearest best setting that help a row, the one after which most rows
    are right; of those one that makes its own row right, and then the shortest.
    """
    rows = truth_table(neuron, gate)
    failing = [row for row in rows if not row.right]
    if not failing:
        return None
    best = solutions.nearest(neuron, gate)
    turns = [
        turn(neuron, gate, rows, row, knob, getattr(best, knob))
        for row in failing
        for knob in Knob
        if knob.takes_part(row) and helps(row, getattr(neuron, knob), getattr(best, knob))
    ]
    if not turns:  # as many rows right as can be had, and not four: another costs one of them
        turns = [
            turn(neuron, gate, rows, row, knob, value)
            for row in failing
            for knob in Knob
            if knob.takes_part(row) and (value := enough(neuron, row, knob)) != getattr(neuron, knob)
        ]
    return max(turns, key=lambda t: (t.right_after, t.after.right, -abs(t.then - t.now)))


def one_knob_will_do(neuron: Neuron, gate: Gate, row: Row) -> bool:
    """Whether some single knob can make this row of the neuron right and spoil none that is right."""
    # The shortest turn that makes it right: a longer one spoils no less.
    rows = truth_table(neuron, gate)
    knobs = [knob for knob in Knob if knob.takes_part(row)]
    turns = [turn(neuron, gate, rows, row, knob, enough(neuron, row, knob)) for knob in knobs]
    return any(shortest.after.right and not shortest.disturbed for shortest in turns)


def helps(row: Row, now: float, then: float) -> bool:
    """Whether a turn from `now` to `then` moves the row's sum the way the gate wants."""
    return then > now if row.expected else then < now


def enough(neuron: Neuron, row: Row, knob: Knob) -> float:
    """The nearest position of the knob that makes the row right, or the end of its way; -2..2."""
    tenths = round(10 * row.weighted_sum)
    needed = 1 - tenths if row.expected else -tenths  # active is a sum of at least 0.1
    position: int = round(10 * getattr(neuron, knob)) + needed
    return max(-KNOB_END, min(KNOB_END, position / 10))


def turn(neuron: Neuron, gate: Gate, rows: tuple[Row, ...], row: Row, knob: Knob, value: float) -> Hint:
    """What turning `knob` to `value` does to `row` and to the others; `rows` is the neuron's truth table."""
    knobs = {name: getattr(neuron, name) for name in Knob} | {knob: value}
    after = truth_table(Neuron(**knobs, activation=neuron.activation), gate)
    return Hint(
        row=row,
        after=after[rows.index(row)],
        knob=knob,
        now=getattr(neuron, knob),
        then=value,
        keep=tuple(
            other
            for other in rows
            if other.right and other.expected != row.expected and knob.takes_part(other)
        ),
        disturbed=tuple(old for old, new in zip(rows, after, strict=True) if old.right and not new.right),
        right_after=sum(new.right for new in after),
    )
