"""A model's habits with one digit: how often it reads it right, and what it takes it for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlintro.digits.learned import CLASSES


@dataclass(frozen=True, slots=True)
class Habit:
    """
    Of the `images` of a digit, so many are read `right`.

    `instead`: what the others are taken for most often, each so many `times`; several if they are level, in
    ascending order, and none if all are read right.
    """

    images: int
    right: int
    instead: tuple[int, ...] = ()
    times: int = 0


def habit(readings: NDArray[np.uint8], labels: NDArray[np.uint8], digit: int) -> Habit:
    """
    The habit with `digit`, from what was read and what it was, both (n,), 0..9.

    >>> habit(np.array([7, 1, 2, 7], np.uint8), np.array([7, 7, 7, 1], np.uint8), 7)
    Habit(images=3, right=1, instead=(1, 2), times=1)
    """
    read = np.bincount(readings[labels == digit], minlength=CLASSES)
    right = int(read[digit])
    read[digit] = 0
    times = int(read.max())
    instead = tuple(np.flatnonzero(read == times).tolist()) if times else ()
    return Habit(right + int(read.sum()), right, instead, times)
