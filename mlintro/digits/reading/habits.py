"""A model's habits: how often it reads a digit right and what it takes it for; what it reads in all."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlintro.digits.learned import CLASSES

MOST = 0.95  # of the images: who reads one digit in so many hardly tells digits apart


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


def one_for_all(counts: NDArray[np.intp]) -> tuple[int, int] | None:
    """
    The digit that is read in (nearly) all images, and in how many; None where there is no such digit.

    counts: (10, 10), a row a digit and a column a reading.
    """
    read = counts.sum(axis=0)
    digit = int(read.argmax())
    return (digit, int(read[digit])) if read[digit] >= MOST * read.sum() else None


def by_chance(counts: NDArray[np.intp]) -> float:
    """The share, 0..1, that would be right if the same readings fell on the images at random."""
    return float(counts.sum(axis=0) @ counts.sum(axis=1) / counts.sum() ** 2)
