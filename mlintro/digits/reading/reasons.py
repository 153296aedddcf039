"""
Why a model read an image as it did: what it makes of it, in the terms in which it decides.

An image is a row of 784 numbers, 0 (black) to 1 (white), as in `Digits`. But: these are the sums,
the questions and the activations of the model itself, for one image. Nothing tells here what would
have changed its mind, nor what the deeper layers of a network look for.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mlintro.digits import SIDE
from mlintro.digits.learned import Floats, Learned, Logistic, Mlp, Tree


@dataclass(frozen=True, slots=True)
class Opinion:
    """How sure a model is of each digit, 0..1; they add up to 1."""

    sureness: tuple[float, ...]

    @property
    def digit(self) -> int:
        """The one it reads: the first of the most probable, as `learned.read` has it."""
        return int(np.argmax(self.sureness))

    @property
    def second(self) -> int:
        """What it would read if not that."""
        return int(np.argsort([-share for share in self.sureness], kind="stable")[1])


def opinion(learned: Learned, image: Floats) -> Opinion:
    """What a model of any kind says of an image, (784,)."""
    return Opinion(tuple(learned.probabilities(image[None])[0].tolist()))


# Logistic regression


def contributions(logistic: Logistic, image: Floats) -> Floats:
    """What each pixel adds to the score of each digit, pixel times weight: (784, 10)."""
    added: Floats = image[:, None] * logistic.weights
    return added


def scores(logistic: Logistic, image: Floats) -> Floats:
    """The score of each digit, (10,): the contributions of all pixels and the bias. The highest wins."""
    added: Floats = image @ logistic.weights + logistic.bias
    return added


def for_and_against(added: Floats) -> tuple[float, float]:
    """
    Of numbers that are added up: the sum of those above zero, and of those below.

    >>> for_and_against(np.array([2, -0.5, 0, 1, -1], np.float32))
    (3.0, -1.5)
    """
    return float(added[added > 0].sum()), float(added[added < 0].sum())


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


@dataclass(frozen=True, slots=True)
class Route:
    """The questions that a tree asked of an image, in order, and the leaf where it came out."""

    questions: tuple[Question, ...]
    images: int  # how many training images came to the leaf
    shares: tuple[float, ...]  # of them, the part of each digit: the largest is what the tree reads

    @property
    def is_tie(self) -> bool:
        """Whether another digit has as large a part: the tree reads the smaller one."""
        return self.shares.count(max(self.shares)) > 1


def route(tree: Tree, image: Floats) -> Route:
    """How an image, (784,), goes through the tree. A tree that is one leaf asks nothing."""
    *_, leaf = nodes = tree.path(image)
    asked = tuple(question(tree, image, node, following) for node, following in pairwise(nodes))
    return Route(asked, int(tree.images[leaf]), tuple(tree.shares[leaf].tolist()))


def question(tree: Tree, image: Floats, node: int, following: int) -> Question:
    """What a node asks of an image, (784,), that goes on to the node `following`."""
    value, threshold = float(image[tree.pixel[node]]), float(tree.threshold[node])
    return Question(*place(tree, node), threshold, value, following == tree.left[node])


def place(tree: Tree, node: int) -> tuple[int, int]:
    """Row and column, 0..27, of the pixel that a node asks for."""
    row, column = divmod(int(tree.pixel[node]), SIDE)
    return row, column


# MLP


@dataclass(frozen=True, slots=True, eq=False)
class Awake:
    """What an image does to the first hidden layer; the most active neurons, the most active first."""

    active: int  # how many put out more than 0
    neurons: int  # how many there are
    outputs: Floats  # (shown,), 0 or more
    weights: Floats  # (784, shown): of the pixels to each of them


def awake(mlp: Mlp, image: Floats, most: int) -> Awake:
    """The first layer while the network reads an image, (784,); `most` of its neurons or fewer."""
    outputs = mlp.activations(image[None])[0][0]
    first = np.argsort(-outputs, kind="stable")[:most]
    return Awake(int(np.count_nonzero(outputs)), len(outputs), outputs[first], mlp.weights[0][:, first])


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
