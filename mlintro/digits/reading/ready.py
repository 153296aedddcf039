"""
What home begins with: a network that was trained before, and a digit of each kind to choose.

The network is the lesson's own, with its usual settings and all training images. Its numbers ship as float16,
half the bytes for a browser to fetch, and they are the network: the same ones there and here. A test says
that it reads each validation image as the one that was trained.
"""

import json
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mlintro.digits import SIDE
from mlintro.digits.learned import CLASSES, Mlp, frozen
from mlintro.digits.models import Kind, ModelSpec
from mlintro.digits.reading.drawing import Strokes, strokes

DATA = Path(__file__).parents[2] / "data"
NETWORK, DIGITS = DATA / "network.npy", DATA / "strokes.json"

SPEC = ModelSpec(Kind.MLP)
TRAIN_SIZE = 5_000  # all of them
SIZES = (SIDE**2, *(SPEC.mlp_width,) * SPEC.mlp_depth, CLASSES)  # the inputs, then the neurons of each layer

Halves = NDArray[np.float16]


def in_a_row(mlp: Mlp) -> Halves:
    """All that it learned, layer by layer: the weights, input by input, then the biases."""
    layers = zip(mlp.weights, mlp.biases, strict=True)
    return np.concatenate([part.ravel() for layer in layers for part in layer]).astype("<f2")


@cache
def numbers() -> Halves:
    """Those of the network that ships: (26506,)."""
    found: Halves = np.load(NETWORK, allow_pickle=False)
    return found


@cache
def network() -> Mlp:
    """It, to read with."""
    return network_of(numbers())


def network_of(row: Halves) -> Mlp:
    """The network of such a row."""
    weights, biases = [], []
    for inputs, neurons in pairwise(SIZES):
        matrix, bias, row = np.split(row, (inputs * neurons, inputs * neurons + neurons))
        weights.append(frozen(matrix.reshape(inputs, neurons), "f4"))
        biases.append(frozen(bias, "f4"))
    return Mlp(tuple(weights), tuple(biases))


@cache
def drawn() -> tuple[Strokes, ...]:
    """The ten digits, from 0 to 9, as a hand may draw them."""
    return tuple(strokes(one) or () for one in json.loads(DIGITS.read_text(encoding="utf-8")))
