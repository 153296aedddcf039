"""Which images models misread, what for what, and how many when all of them are moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mlintro import digits
from mlintro.digits.learned import read
from mlintro.digits.models import Kind, Report
from mlintro.digits.moving import moved

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
    for kind, digit in readings.items():
        misses = which is Cases.ALL or which.value == kind.value
        is_in &= (digit != labels) == misses
    return np.flatnonzero(is_in)


def hard(readings: Sequence[Labels], labels: Labels) -> NDArray[np.intp]:
    """The images that any model misread, as indices, ascending. `labels` and each of `readings`: (n,)."""
    return np.flatnonzero(np.any([digit != labels for digit in readings], axis=0))


@dataclass(frozen=True, slots=True)
class Confusion:
    """A digit taken for another: `count` of the `total` images of it."""

    label: int
    read: int
    count: int
    total: int
    is_tie: bool  # whether another is as large a part of the images of its digit


def largest(counts: NDArray[np.intp]) -> Confusion | None:
    """
    The confusion among `counts` that is the largest part of its row; None if there is none.

    A row is a digit, a column a reading. Of several as large, the first by digit and then by what was read.
    """
    totals = counts.sum(axis=1)
    shares = counts * (1 - np.eye(len(counts))) / np.maximum(totals[:, None], 1)
    label, digit = divmod(int(shares.argmax()), len(counts))
    if not (share := shares[label, digit]):
        return None
    is_tie = bool(np.sum(shares == share) > 1)
    return Confusion(label, digit, int(counts[label, digit]), int(totals[label]), is_tie)


@lru_cache(maxsize=256)
def accuracy_when_moved(report: Report, right: int, down: int) -> float:
    """
    The report's accuracy, 0..1, if each of its validation images is moved by whole pixels.

    About 6 ms for 2,000 images, once: reports are the same object for all who ask.
    """
    X_val, y_val = digits.load().validation(report.validation)
    return float(np.mean(read(report.learned, moved(X_val, right, down)) == y_val))
