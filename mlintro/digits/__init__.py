"""The handwritten digits that ship with the lesson: the first part of MNIST, nothing downloaded."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from mlintro.errors import OutOfRangeError

PATH = Path(__file__).parents[1] / "data" / "digits.npz"
MNIST_SIZE = 70_000  # images in the whole of MNIST; the lesson carries a part
SIDE = 28  # pixels

Validation = Literal["last", "first", "all"]
VALIDATION_SIZE = 2_000  # images in "last" and "first"


@dataclass(frozen=True, slots=True)
class Digits:
    """
    Images as rows of 784 numbers, 0 (black) to 1 (white), and the digit each one shows.

    X_train: (5000, 784) float32, the first of MNIST's training images, in their order.
    X_val: (10000, 784) float32, all of MNIST's test images, in their order.
    y_train, y_val: (5000,) and (10000,) uint8, 0..9. All four are read-only.
    """

    X_train: NDArray[np.float32]
    y_train: NDArray[np.uint8]
    X_val: NDArray[np.float32]
    y_val: NDArray[np.uint8]

    def validation(self, which: Validation) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
        """The images and labels to validate on: the last 2,000 (the easy end), the first, or all."""
        match which:
            case "last":
                part = slice(-VALIDATION_SIZE, None)
            case "first":
                part = slice(None, VALIDATION_SIZE)
            case "all":
                part = slice(None)
            case _:
                raise OutOfRangeError(name="validation", value=which, allowed=get_args(Validation))
        return self.X_val[part], self.y_val[part]


@cache
def load() -> Digits:
    """The digits, read once per process (about 0.2 s, 47 MB)."""
    with np.load(PATH, allow_pickle=False) as stored:
        digits = Digits(
            X_train=stored["X_train"] / np.float32(255),
            y_train=stored["y_train"],
            X_val=stored["X_val"] / np.float32(255),
            y_val=stored["y_val"],
        )
    for array in (digits.X_train, digits.y_train, digits.X_val, digits.y_val):
        array.setflags(write=False)
    return digits
