"""One neuron with two inputs, and the logic gates it is asked to compute."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Bit = Literal[0, 1]
INPUT_PAIRS: tuple[tuple[Bit, Bit], ...] = ((0, 0), (0, 1), (1, 0), (1, 1))
KNOB_END = 2.0  # the learner turns weights and bias from -2 to 2, by tenths

# 0.1 * 3 - 0.3 is not 0 in floating point. A sum this close to 0 is 0: it does not activate.
TOLERANCE = 1e-9


class Activation(StrEnum):
    """What a neuron does with its sum before passing it on."""

    RELU = "relu"
    STEP = "step"
    SIGMOID = "sigmoid"


class Gate(StrEnum):
    """A logic gate: two inputs of 0 or 1, one output of 0 or 1."""

    AND = "AND"
    OR = "OR"
    NAND = "NAND"
    NOR = "NOR"
    XOR = "XOR"

    def expected(self, x1: Bit, x2: Bit) -> bool:
        """
        Whether the gate is active for these inputs.

        >>> Gate.XOR.expected(1, 0), Gate.XOR.expected(1, 1)
        (True, False)
        """
        match self:
            case Gate.AND:
                return x1 + x2 == 2
            case Gate.OR:
                return x1 + x2 >= 1
            case Gate.NAND:
                return x1 + x2 < 2
            case Gate.NOR:
                return x1 + x2 == 0
            case Gate.XOR:
                return x1 + x2 == 1

    @property
    def outputs(self) -> tuple[Bit, ...]:
        """
        The four outputs, in the order of `INPUT_PAIRS`.

        >>> Gate.NAND.outputs
        (1, 1, 1, 0)
        """
        return tuple(1 if self.expected(x1, x2) else 0 for x1, x2 in INPUT_PAIRS)


@dataclass(frozen=True, slots=True)
class Neuron:
    """
    activation(w1·x1 + w2·x2 + bias).

    Any numbers will do: that the learner's knobs end, and go by tenths, is not known here.

    >>> Neuron(1, 1, -1.5).output(1, 1)
    0.5
    """

    w1: float  # weight of x1
    w2: float  # weight of x2
    bias: float  # added to the sum whatever the inputs are
    activation: Activation = Activation.RELU

    def weighted_sum(self, x1: float, x2: float) -> float:
        """w1·x1 + w2·x2 + bias, before the activation. Inputs may lie between 0 and 1, or beyond."""
        return self.w1 * x1 + self.w2 * x2 + self.bias

    def output(self, x1: float, x2: float) -> float:
        """
        What the neuron passes on: 0 or more (relu), 0 or 1 (step), between 0 and 1 (sigmoid).

        Raises ValueError for an activation that is none of `Activation`.
        """
        z = self.weighted_sum(x1, x2)
        match self.activation:
            case Activation.RELU:
                return max(0.0, z)
            case Activation.STEP:
                return float(z > TOLERANCE)
            case Activation.SIGMOID:
                # tanh does not overflow for sums far from 0, as exp does
                return (1 + math.tanh(z / 2)) / 2
        raise ValueError(f"not an activation: {self.activation!r}")

    def is_active(self, x1: float, x2: float) -> bool:
        """
        Whether the sum is above 0, which is an output above 0 (relu, step) or 0.5 (sigmoid).

        >>> Neuron(0.1, 0.2, -0.3).is_active(1, 1)  # exactly 0 on paper, 5.6e-17 in floats
        False
        """
        return self.weighted_sum(x1, x2) > TOLERANCE

    def margin(self) -> float | None:
        """
        How far the nearest of the four input pairs lies from the line where the sum is 0.

        In the units of the inputs; None where both weights are 0 and there is no line.

        >>> round(Neuron(1, 1, -1.5).margin(), 2)
        0.35
        """
        steepness = math.hypot(self.w1, self.w2)
        if steepness < TOLERANCE:
            return None
        return min(abs(self.weighted_sum(x1, x2)) for x1, x2 in INPUT_PAIRS) / steepness


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a truth table: two inputs, what the neuron does and what the gate wants."""

    x1: Bit
    x2: Bit
    weighted_sum: float
    output: float  # after the activation
    active: bool  # whether the sum is above 0
    expected: bool  # whether the gate wants it active

    @property
    def right(self) -> bool:
        """Whether the neuron does what the gate wants."""
        return self.active == self.expected


def truth_table(neuron: Neuron, gate: Gate) -> tuple[Row, ...]:
    """The four rows, inputs in the order of `INPUT_PAIRS`. The gate is solved when all are right."""
    return tuple(
        Row(
            x1,
            x2,
            weighted_sum=neuron.weighted_sum(x1, x2),
            output=neuron.output(x1, x2),
            active=neuron.is_active(x1, x2),
            expected=gate.expected(x1, x2),
        )
        for x1, x2 in INPUT_PAIRS
    )


def solves(neuron: Neuron, gate: Gate) -> bool:
    """Whether all four rows are right."""
    return all(row.right for row in truth_table(neuron, gate))
