"""
How usual a way of writing a digit is, among the examples that models learn from.

The measure is the mean distance to the NEIGHBOURS nearest examples of the same digit, each the square root
of the summed squares of the differences of all pixels. It is small where many write so. (S. Ramaswamy, R.
Rastogi, K. Shim, Efficient Algorithms for Mining Outliers from Large Data Sets, SIGMOD 2000, take the
distance to the last of them.) It knows pixels and no strokes: a plain 7 that leans far is rare to it.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from mlintro.digits import Images, load

NEIGHBOURS = 10


@cache
def from_usual_to_rare(digit: int) -> NDArray[np.intp]:
    """The examples of a digit, as indices into `Digits.X_train`, the most usual first: about 0.1 s, once."""
    found = np.flatnonzero(load().y_train == digit)
    return found[np.argsort(rarity_of_examples(digit), kind="stable")]


@cache
def rarity_of_examples(digit: int) -> NDArray[np.float64]:
    """The mean distance of each example of a digit to those nearest to it, itself aside, in their order."""
    digits = load()
    X = digits.X_train[digits.y_train == digit]
    apart = distances(X, X)
    np.fill_diagonal(apart, np.inf)
    return mean_of_nearest(apart)


def place(digit: int, image: Images) -> int:
    """How many examples of a digit are more usual than an image, (784,) in 0..1: 0 to all of them."""
    digits = load()
    rarity = mean_of_nearest(distances(image[None], digits.X_train[digits.y_train == digit]))
    return int(np.sum(rarity_of_examples(digit) < rarity[0]))


def distances(X: Images, Y: Images) -> NDArray[np.float64]:
    """From each image of X, (n, 784), to each of Y, (m, 784): (n, m)."""
    one, other = X.astype(np.float64), Y.astype(np.float64)
    squares = (one**2).sum(axis=1)[:, None] + (other**2).sum(axis=1) - 2 * one @ other.T
    return np.asarray(np.sqrt(np.maximum(squares, 0)))


def mean_of_nearest(apart: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of each row the mean of its NEIGHBOURS smallest."""
    return np.asarray(np.partition(apart, NEIGHBOURS - 1, axis=1)[:, :NEIGHBOURS].mean(axis=1))
