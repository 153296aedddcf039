"""The handwritten digits that ship with the lesson: the first part of MNIST, nothing downloaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mlintro.errors import OutOfRangeError

PATH = Path(__file__).parents[1] / "data" / "digits.npz"
MNIST_SIZE = 70_000  # images in the whole of MNIST; the lesson carries a part
SIDE = 28  # pixels
FEWEST = 100  # images that a model learns from

Validation = Literal["last", "first"]
VALIDATION_SIZE = 2_000  # images in each
PARTS: Mapping[Validation, slice] = {  # of `Digits.X_val`
    "last": slice(-VALIDATION_SIZE, None),
    "first": slice(None, VALIDATION_SIZE),
}
EXAM = slice(VALIDATION_SIZE, -VALIDATION_SIZE)  # of MNIST's test images: sealed, see exam.py

Images = NDArray[np.float32]
Labels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Digits:
    """
    Images as rows of 784 numbers, 0 (black) to 1 (white), and the digit each one shows.

    X_train: (5000, 784) float32, the first of MNIST's training images, in their order.
    X_val: (4000, 784) float32, the first 2,000 of MNIST's test images, then the last 2,000. Those
    between them are the final exam, and not here.
    y_train, y_val: (5000,) and (4000,) uint8, 0..9. All four are read-only.
    """

    X_train: Images
    y_train: Labels
    X_val: Images
    y_val: Labels

    def training(self, size: int, seed: int) -> tuple[Images, Labels]:
        """The first `size` images of the draw `seed`, and their labels."""
        if seed == 0:
            return self.X_train[:size], self.y_train[:size]
        drawn = draw(seed)[:size]
        return self.X_train[drawn], self.y_train[drawn]

    def validation(self, which: Validation) -> tuple[Images, Labels]:
        """The images and labels to validate on: the last 2,000 (the easy end) or the first."""
        if which not in PARTS:
            raise OutOfRangeError(name="validation", value=which, allowed=tuple(PARTS))
        part = PARTS[which]
        return self.X_val[part], self.y_val[part]


@cache
def load() -> Digits:
    """The digits, read once per process (about 0.2 s, 28 MB)."""
    with np.load(PATH, allow_pickle=False) as stored:
        digits = Digits(
            X_train=stored["X_train"] / np.float32(255),
            y_train=stored["y_train"],
            X_val=np.delete(stored["X_val"], EXAM, axis=0) / np.float32(255),
            y_val=np.delete(stored["y_val"], EXAM),
        )
    for array in (digits.X_train, digits.y_train, digits.X_val, digits.y_val):
        array.setflags(write=False)
    return digits


@lru_cache(maxsize=64)
def draw(seed: int) -> NDArray[np.intp]:
    """
    All training images in an order that the seed alone decides, as indices: (5000,), read-only.

    The draw 0 is MNIST's own order. In every other the first hundred have each of the ten digits: of
    three thousand one would lack some, and is drawn again. `RandomState` and not a `Generator`: numpy
    promises that its stream never changes.
    """
    y_train = load().y_train
    if seed == 0:
        order = np.arange(len(y_train))
    else:
        chance = np.random.RandomState(seed)
        order = chance.permutation(len(y_train))
        while len(np.unique(y_train[order[:FEWEST]])) < len(np.unique(y_train)):
            order = chance.permutation(len(y_train))
    order.setflags(write=False)
    return order
