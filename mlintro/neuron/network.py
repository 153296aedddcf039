"""Three neurons in two layers compute what one cannot: put together by hand, or by gradient descent.

The two neurons of the first layer see the inputs, the third sees the first two.
"""

import itertools
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mlintro.neuron import INPUT_PAIRS, Bit, Gate, Neuron, solutions

# Learning: nine weights, those of the two first neurons (w1, w2, bias each), then of the third.
WEIGHTS = 9
RATE = 2.0
MOST_STEPS = 1_000
SEEDS = range(20)


@lru_cache(maxsize=len(Gate))
def parts(gate: Gate) -> tuple[Gate, Gate, Gate]:
    """
    Three gates that one neuron each can compute: the third, of the answers of the first two, is `gate`.

    Of all that do, those that come first in the lesson, the third before the others. XOR is "one
    or the other" and "not both". Raises ValueError where no three gates of the lesson do.

    >>> [part.value for part in parts(Gate.XOR)]
    ['OR', 'NAND', 'AND']
    """
    possible = [part for part in Gate if solutions.is_separable(part)]
    for third, first, second in itertools.product(possible, repeat=3):
        seen = zip(first.outputs, second.outputs, strict=True)
        if tuple(third.expected(*pair) for pair in seen) == gate.outputs:
            return first, second, third
    raise ValueError(f"no three gates make {gate}")


@dataclass(frozen=True, slots=True)
class Composition:
    """
    A gate out of three neurons.

    What one passes on here is 1 if it is active, else 0, whatever its activation.
    """

    first: Neuron  # sees the inputs
    second: Neuron  # sees the inputs
    third: Neuron  # sees the first two

    def run(self, x1: Bit, x2: Bit) -> tuple[bool, bool, bool]:
        """
        Which of the three neurons are active; the last one is the answer.

        >>> xor = Composition(Neuron(1, 1, -0.5), Neuron(-1, -1, 1.5), Neuron(1, 1, -1.5))
        >>> [xor.run(x1, x2)[2] for x1, x2 in INPUT_PAIRS]
        [False, True, True, False]
        """
        first, second = self.first.is_active(x1, x2), self.second.is_active(x1, x2)
        return first, second, self.third.is_active(first, second)


def first_weights(seed: int) -> NDArray[np.float64]:
    """Nine weights in -1..1, drawn by lot, (9,): the same for every gate. `seed` is 0 or more."""
    return np.random.default_rng(seed).uniform(-1.0, 1.0, WEIGHTS)


def outputs(weights: NDArray[np.float64], x1: Bit, x2: Bit) -> tuple[NDArray[np.float64], ...]:
    """Outputs in 0..1 of the three sigmoid neurons, (...) each; `weights`, (..., 9), may be many networks."""
    w = np.moveaxis(weights, -1, 0)
    h1 = sigmoid(w[0] * x1 + w[1] * x2 + w[2])
    h2 = sigmoid(w[3] * x1 + w[4] * x2 + w[5])
    return h1, h2, sigmoid(w[6] * h1 + w[7] * h2 + w[8])


def sigmoid(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Outputs in 0..1 for sums of any shape; tanh does not overflow, as exp does."""
    return np.asarray((1 + np.tanh(z / 2)) / 2)


def loss(weights: NDArray[np.float64], gate: Gate) -> NDArray[np.float64]:
    """
    The mean log loss of each network over the gate's four rows, in nats, (...).

    It is infinite where an output rounds to the 0 or 1 that is not wanted; no seed gets there.
    """
    total = np.zeros(weights.shape[:-1])
    for x1, x2 in INPUT_PAIRS:
        output = outputs(weights, x1, x2)[2]
        total -= np.log(output if gate.expected(x1, x2) else 1 - output)
    return total / len(INPUT_PAIRS)


def step(weights: NDArray[np.float64], gate: Gate, rate: float = RATE) -> NDArray[np.float64]:
    """Each network, (..., 9), after one step against the slope, which goes back through both layers."""
    w = np.moveaxis(weights, -1, 0)
    slope = np.zeros_like(w)
    for x1, x2 in INPUT_PAIRS:
        h1, h2, output = outputs(weights, x1, x2)
        excess = output - gate.expected(x1, x2)
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
    return np.asarray(weights - np.moveaxis(rate * slope / len(INPUT_PAIRS), 0, -1))


def is_right(weights: NDArray[np.float64], gate: Gate) -> NDArray[np.bool_]:
    """Whether each network gets all four rows of the gate right, (...)."""
    rows = [(outputs(weights, x1, x2)[2] > 0.5) == gate.expected(x1, x2) for x1, x2 in INPUT_PAIRS]
    return np.asarray(np.all(rows, axis=0))


@lru_cache(maxsize=len(Gate))
def steps_needed(gate: Gate) -> tuple[int | None, ...]:
    """
    For each seed, after how many steps its network first computes the gate; None: not within `MOST_STEPS`.

    >>> len(steps_needed(Gate.XOR)) == len(SEEDS)
    True
    """
    weights = np.stack([first_weights(seed) for seed in SEEDS])
    needed = np.full(len(SEEDS), -1)
    for taken in range(MOST_STEPS + 1):
        needed[(needed < 0) & is_right(weights, gate)] = taken
        weights = step(weights, gate)
    return tuple(int(n) if n >= 0 else None for n in needed)
