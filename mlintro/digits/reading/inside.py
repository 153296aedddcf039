"""
Looking inside trained models: why one read an image as it did, and which digits it mixes up.

An image is a row of 784 numbers, 0 (black) to 1 (white), as in `Digits`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mlintro.digits import SIDE
from mlintro.digits.learned import CLASSES, Floats, Logistic, Mlp, Tree
from mlintro.digits.models import Kind

Labels = NDArray[np.uint8]  # digits, 0..9


class Cases(StrEnum):
    """Which models misread an image: exactly one of them, all, or none."""

    TREE = "tree"
    LOGISTIC = "logistic"
    MLP = "mlp"
    ALL = "all"
    NONE = "none"


def cases(which: Cases, readings: Mapping[Kind, Labels], labels: Labels) -> NDArray[np.intp]:
    """The images that just these models misread, as indices, ascending. `readings`, `labels`: (n,)."""
    is_in = np.ones(len(labels), dtype=bool)
    for kind, read in readings.items():
        misses = which is Cases.ALL or which.value == kind.value
        is_in &= (read != labels) == misses
    return np.flatnonzero(is_in)


# Logistic regression


def contributions(logistic: Logistic, image: Floats) -> Floats:
    """What each pixel adds to the score of each digit, pixel times weight: (784, 10)."""
    added: Floats = image[:, None] * logistic.weights
    return added


def scores(logistic: Logistic, image: Floats) -> Floats:
    """The score of each digit, (10,): the contributions of all pixels and the bias. The highest wins."""
    added: Floats = image @ logistic.weights + logistic.bias
    return added


def rival(values: Floats, label: int | None) -> tuple[int, int]:
    """
    Of ten scores: the digit that won, and the one to hold it against.

    That is the right digit if another one won, and otherwise the second.
    """
    second, first = (int(digit) for digit in np.argsort(values, kind="stable")[-2:])
    return first, second if label is None or label == first else label


# Tree


@dataclass(frozen=True, slots=True)
class Question:
    """One step of an image through a tree: is its pixel at most the threshold? On yes it goes left."""

    row: int  # 0..27, from the top
    column: int  # 0..27, from the left
    threshold: float  # 0..1
    value: float  # of the pixel in this image, 0..1
    is_yes: bool


def questions(tree: Tree, image: Floats) -> list[Question]:
    """What the tree asks of this image, in order, until it reaches a leaf."""
    nodes = tree.path(image)
    asked = []
    for node, following in pairwise(nodes):
        row, column = place(tree, node)
        value = float(image[tree.pixel[node]])
        asked.append(Question(row, column, float(tree.threshold[node]), value, following == tree.left[node]))
    return asked


def place(tree: Tree, node: int) -> tuple[int, int]:
    """Row and column of the pixel that a node asks for."""
    row, column = divmod(int(tree.pixel[node]), SIDE)
    return row, column


# MLP


@dataclass(frozen=True, slots=True)
class Connection:
    """A line between two neurons of neighbouring layers, and what it carries for one image."""

    layer: int  # of its start: 0 is the first hidden one
    start: int
    end: int
    carried: float  # the activation of its start times its weight


def strongest(mlp: Mlp, activations: list[Floats], most: int) -> list[Connection]:
    """
    The connections from each hidden layer to the next one that carry most, above zero or below.

    `activations` are those of one image, (neurons,) a layer, as `Mlp.activations` gives them.
    Every pair of layers gets the same part of `most`, the strongest last; what carries nothing
    is left out. The lines from the pixels are not among them: `Mlp.weights[0]` is their picture.
    """
    found = []
    each = most // max(1, len(mlp.weights) - 1)
    for layer, (matrix, values) in enumerate(zip(mlp.weights[1:], activations, strict=False)):
        carried = values[:, None] * matrix
        strength = np.abs(carried).ravel()
        kept = np.argpartition(strength, -min(each, strength.size))[-each:]
        kept = kept[np.argsort(strength[kept], kind="stable")]
        for index in kept[strength[kept] > 0].tolist():
            start, end = divmod(index, matrix.shape[1])
            found.append(Connection(layer, start, end, float(carried[start, end])))
    return found


def parameters(mlp: Mlp) -> int:
    """How many weights and biases a network has learned."""
    return sum(array.size for array in (*mlp.weights, *mlp.biases))


# All of them


@dataclass(frozen=True, slots=True)
class Confusion:
    """A digit taken for another: `count` of the `total` images of it."""

    label: int
    read: int
    count: int
    total: int


def most_frequent(counts: NDArray[np.intp]) -> Confusion | None:
    """The most frequent confusion among `counts`, (10, 10); None if there is none."""
    errors = counts * (1 - np.eye(CLASSES, dtype=np.intp))
    label, read = divmod(int(errors.argmax()), CLASSES)
    count = int(errors[label, read])
    return Confusion(label, read, count, int(counts[label].sum())) if count else None
