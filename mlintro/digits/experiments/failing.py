"""Networks that learned nothing: how little their figure tells of their settings, as the map has it."""

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mlintro.digits import VALIDATION_SIZE, Validation, experiments, load
from mlintro.digits.knobs import Kind

# Of accuracy: between these reads who always answers the same digit. On the map only networks do, most of
# them 20 points and more below the others of their setting. Others are no farther off than the spread says.
LEAST, MOST = 0.08, 0.12


def luck_of_failing(kind: Kind, accuracies: Sequence[float]) -> float:
    """
    What that adds to how far other draws would move the mean of accuracies, 0..1: nothing where all learned.

    It is a standard deviation, as `Experiments.spread` has it for draws that did.
    """
    has_failed = any(is_failed(kind, accuracy) for accuracy in accuracies)
    return far_off() / math.sqrt(len(accuracies)) if has_failed else 0.0


def is_failed(kind: Kind, accuracy: float) -> bool:
    """Whether a model of this accuracy, 0..1, learned nothing."""
    return kind is Kind.MLP and LEAST < accuracy < MOST


def answers_one(images: NDArray[np.float64], validation: Validation) -> bool:
    """
    Whether a model answers the same digit for all validation images.

    images: (2000,), 1 for each that it read right, 0 for the others. Who has an accuracy as of such a one
    may yet answer several.
    """
    _, y_val = load().validation(validation)
    return any(np.array_equal(images > 0, y_val == digit) for digit in range(10))


@cache
def far_off() -> float:
    """How far these are from the mean of the others of their setting on the map, 0..1: a root mean square."""
    accuracies = experiments.load().trainings[Kind.MLP].right[..., 1:] / VALIDATION_SIZE
    draws = accuracies.shape[-2]
    others = (accuracies.sum(axis=-2, keepdims=True) - accuracies) / (draws - 1)
    gaps = (others - accuracies)[(accuracies > LEAST) & (accuracies < MOST)]
    return float(np.sqrt(np.mean(gaps**2)))
