"""Three neurons in two layers compute XOR: put together by hand, or found by gradient descent.

The two neurons of the first layer see the inputs, the third sees the first two.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mlintro.neuron import INPUTS, Bit, Gate, Neuron

PARTS = (Gate.OR, Gate.NAND, Gate.AND)  # XOR is "one or the other" and "not both"

# Learning: nine weights, those of the two first neurons (w1, w2, bias each), then of the third.
WEIGHTS = 9
RATE = 2.0
MOST_STEPS = 1_000
SEEDS = range(20)


@dataclass(frozen=True, slots=True)
class Composition:
    """XOR from three gates. What a neuron passes on here is 1 if it is active, else 0."""

    either: Neuron  # OR
    not_both: Neuron  # NAND
    both: Neuron  # AND of the two

    def run(self, x1: Bit, x2: Bit) -> tuple[bool, bool, bool]:
        """
        Which of the three neurons are active; the last one is the answer.

        >>> xor = Composition(Neuron(1, 1, -0.5), Neuron(-1, -1, 1.5), Neuron(1, 1, -1.5))
        >>> [xor.run(x1, x2)[2] for x1, x2 in INPUTS]
        [False, True, True, False]
        """
        either, not_both = self.either.is_active(x1, x2), self.not_both.is_active(x1, x2)
        return either, not_both, self.both.is_active(either, not_both)


def first_weights(seed: int) -> NDArray[np.float64]:
    """Nine weights in -1..1, drawn by lot, (9,)."""
    return np.random.default_rng(seed).uniform(-1.0, 1.0, WEIGHTS)


def outputs(weights: NDArray[np.float64], x1: Bit, x2: Bit) -> tuple[NDArray[np.float64], ...]:
    """Outputs in 0..1 of the three sigmoid neurons; `weights` (..., 9) may be many networks at once."""
    w = np.moveaxis(weights, -1, 0)
    h1 = sigmoid(w[0] * x1 + w[1] * x2 + w[2])
    h2 = sigmoid(w[3] * x1 + w[4] * x2 + w[5])
    return h1, h2, sigmoid(w[6] * h1 + w[7] * h2 + w[8])


def sigmoid(z: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray((1 + np.tanh(z / 2)) / 2)


def loss(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean log loss of each network over the four rows of XOR, (...)."""
    total = np.zeros(weights.shape[:-1])
    for x1, x2 in INPUTS:
        output = outputs(weights, x1, x2)[2]
        total -= np.log(output if Gate.XOR.expected(x1, x2) else 1 - output)
    return total / len(INPUTS)


def step(weights: NDArray[np.float64], rate: float = RATE) -> NDArray[np.float64]:
    """Each network after one step against the slope, which goes back through both layers."""
    w = np.moveaxis(weights, -1, 0)
    slope = np.zeros_like(w)
    for x1, x2 in INPUTS:
        h1, h2, output = outputs(weights, x1, x2)
        excess = output - Gate.XOR.expected(x1, x2)
        back_1 = excess * w[6] * h1 * (1 - h1)
        back_2 = excess * w[7] * h2 * (1 - h2)
        slope += np.stack(
            [
                back_1 * x1,
                back_1 * x2,
                back_1,
                back_2 * x1,
                back_2 * x2,
                back_2,
                excess * h1,
                excess * h2,
                excess,
            ]
        )
    return np.asarray(weights - np.moveaxis(rate * slope / len(INPUTS), 0, -1))


def is_right(weights: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each network gets all four rows of XOR right, (...)."""
    rows = [(outputs(weights, x1, x2)[2] > 0.5) == Gate.XOR.expected(x1, x2) for x1, x2 in INPUTS]
    return np.asarray(np.all(rows, axis=0))


@lru_cache(maxsize=1)
def steps_needed() -> tuple[int | None, ...]:
    """
    For each seed, after how many steps its network first computes XOR; None: not within `MOST_STEPS`.

    >>> len(steps_needed()) == len(SEEDS)
    True
    """
    weights = np.stack([first_weights(seed) for seed in SEEDS])
    needed = np.full(len(SEEDS), -1)
    for taken in range(MOST_STEPS + 1):
        needed[(needed < 0) & is_right(weights)] = taken
        weights = step(weights)
    return tuple(int(n) if n >= 0 else None for n in needed)
