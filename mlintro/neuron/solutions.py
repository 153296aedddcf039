"""Every setting of the neuron's three knobs, and which of them compute a gate.

Positions are whole tenths: in whole numbers a sum of exactly 0 is 0, and nothing needs a tolerance.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mlintro.neuron import INPUT_PAIRS, KNOB_END, Gate, Neuron

LAST = round(10 * KNOB_END)  # positions of a knob: whole tenths from -LAST to LAST
ROWS = len(INPUT_PAIRS)


@lru_cache(maxsize=1)
def settings() -> NDArray[np.int64]:
    """All positions of w1, w2 and bias in tenths, (68,921, 3)."""
    positions = np.arange(-LAST, LAST + 1)
    grid = np.stack(np.meshgrid(positions, positions, positions, indexing="ij"), axis=-1).reshape(-1, 3)
    grid.setflags(write=False)
    return grid


@lru_cache(maxsize=len(Gate))
def rows_right(gate: Gate) -> NDArray[np.int64]:
    """How many of the four rows each setting gets right, 0..4, (68,921,) in the order of `settings`."""
    w1, w2, bias = settings().T
    active = np.stack([w1 * x1 + w2 * x2 + bias > 0 for x1, x2 in INPUT_PAIRS])
    expected = np.array([[gate.expected(x1, x2)] for x1, x2 in INPUT_PAIRS])
    return np.asarray((active == expected).sum(axis=0))


@lru_cache(maxsize=len(Gate))
def count(gate: Gate) -> int:
    """
    How many settings compute the gate.

    >>> count(Gate.AND), count(Gate.OR), count(Gate.XOR)
    (1540, 2870, 0)
    """
    return int((rows_right(gate) == ROWS).sum())


@lru_cache(maxsize=len(Gate))
def most_rows(gate: Gate) -> int:
    """
    How many rows the best settings get right: four where the gate is separable.

    >>> most_rows(Gate.AND), most_rows(Gate.XOR)
    (4, 3)
    """
    return int(rows_right(gate).max())


def is_separable(gate: Gate) -> bool:
    """
    Whether one neuron can compute the gate: a straight line separates its 1s from its 0s.

    Found by trying every setting. With two inputs that leaves none out: whatever a line separates,
    one on the knobs separates too.

    >>> is_separable(Gate.AND), is_separable(Gate.XOR)
    (True, False)
    """
    return most_rows(gate) == ROWS


@lru_cache(maxsize=len(Gate))
def best(gate: Gate) -> NDArray[np.int64]:
    """The settings with `most_rows` right, in tenths, (n, 3) in the order of `settings`."""
    return np.asarray(settings()[rows_right(gate) == most_rows(gate)])


@lru_cache(maxsize=256)
def nearest(neuron: Neuron, gate: Gate) -> Neuron:
    """
    The best setting that is closest to the neuron's: fewest knobs to turn, then the shortest way.

    Best is `most_rows` right: four, or three where the gate is not separable. The neuron's knobs
    count at their nearest tenth; its activation stays.

    >>> nearest(Neuron(1, 1, -0.5), Gate.AND)
    Neuron(w1=1.0, w2=1.0, bias=-1.0, activation=<Activation.RELU: 'relu'>)
    """
    away = np.abs(best(gate) - in_tenths(neuron))
    order = (away > 0).sum(axis=1) * (3 * 2 * LAST + 1) + away.sum(axis=1)
    w1, w2, bias = (best(gate)[order.argmin()] / 10).tolist()
    return Neuron(w1, w2, bias, neuron.activation)


def in_tenths(neuron: Neuron) -> NDArray[np.int64]:
    """The knobs' nearest positions w1, w2, bias in tenths, (3,). They may lie beyond the ends."""
    return np.array([round(10 * knob) for knob in (neuron.w1, neuron.w2, neuron.bias)])


def index(neuron: Neuron) -> int:
    """
    Where in `settings` this position of the knobs is, 0..68,920.

    For knobs beyond their ends it names another setting, or none: nothing is checked.

    >>> settings()[index(Neuron(0.5, -2, 1))].tolist()
    [5, -20, 10]
    """
    w1, w2, bias = (in_tenths(neuron) + LAST).tolist()
    positions = 2 * LAST + 1
    return int((w1 * positions + w2) * positions + bias)
