"""Every setting of the neuron's three knobs, and which of them compute a gate.

Positions are whole tenths: in whole numbers a sum of exactly 0 is 0, and nothing needs a tolerance.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mlintro.neuron import INPUTS, Gate, Neuron

LARGEST = 20  # tenths: a knob goes from -2 to 2
ROWS = len(INPUTS)


@lru_cache(maxsize=1)
def settings() -> NDArray[np.int64]:
    """All positions of w1, w2 and bias in tenths, (68,921, 3)."""
    positions = np.arange(-LARGEST, LARGEST + 1)
    grid = np.stack(np.meshgrid(positions, positions, positions, indexing="ij"), axis=-1).reshape(-1, 3)
    grid.setflags(write=False)
    return grid


@lru_cache(maxsize=len(Gate))
def rows_right(gate: Gate) -> NDArray[np.int64]:
    """How many of the four rows each setting gets right, (68,921,) in the order of `settings`."""
    w1, w2, bias = settings().T
    active = np.stack([w1 * x1 + w2 * x2 + bias > 0 for x1, x2 in INPUTS])
    expected = np.array([[gate.expected(x1, x2)] for x1, x2 in INPUTS])
    return np.asarray((active == expected).sum(axis=0))


def count(gate: Gate) -> int:
    """
    How many settings compute the gate.

    >>> [count(gate) for gate in Gate]
    [1540, 2870, 1330, 2870, 0]
    """
    return int((rows_right(gate) == ROWS).sum())


def most_rows(gate: Gate) -> int:
    """
    How many rows the best settings get right: four, but for XOR.

    >>> most_rows(Gate.AND), most_rows(Gate.XOR)
    (4, 3)
    """
    return int(rows_right(gate).max())


def nearest(neuron: Neuron, gate: Gate) -> Neuron:
    """
    The best setting that is closest to the neuron's: fewest knobs to turn, then the shortest way.

    Best is four rows right, but for XOR, where it is three.

    >>> nearest(Neuron(1, 1, -0.5), Gate.AND)
    Neuron(w1=1.0, w2=1.0, bias=-1.0, activation=<Activation.RELU: 'relu'>)
    """
    best = settings()[rows_right(gate) == most_rows(gate)]
    away = np.abs(best - in_tenths(neuron))
    order = (away > 0).sum(axis=1) * (3 * 2 * LARGEST + 1) + away.sum(axis=1)
    w1, w2, bias = (best[order.argmin()] / 10).tolist()
    return Neuron(w1, w2, bias, neuron.activation)


def in_tenths(neuron: Neuron) -> NDArray[np.int64]:
    """The knobs' positions, (3,)."""
    return np.array([round(10 * knob) for knob in (neuron.w1, neuron.w2, neuron.bias)])


def index(neuron: Neuron) -> int:
    """
    Where in `settings` this position of the knobs is.

    >>> settings()[index(Neuron(0.5, -2, 1))].tolist()
    [5, -20, 10]
    """
    w1, w2, bias = (in_tenths(neuron) + LARGEST).tolist()
    positions = 2 * LARGEST + 1
    return int((w1 * positions + w2) * positions + bias)
