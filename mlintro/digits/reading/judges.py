"""What each model says of one image, and its reason; and how it fares when the whole exam is moved."""

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import numpy as np

from mlintro import digits
from mlintro.digits import SIDE
from mlintro.digits.learned import Learned, Logistic, Mlp, Tree, read
from mlintro.digits.models import Report
from mlintro.digits.reading.drawing import Floats, moved
from mlintro.digits.reading.inside import Question, questions


@dataclass(frozen=True, slots=True)
class Opinion:
    """How sure a model is of each digit, 0..1; they add up to 1."""

    sureness: tuple[float, ...]

    @property
    def digit(self) -> int:
        """The one it reads: the first of the most probable, as in the exam."""
        return int(np.argmax(self.sureness))

    @property
    def second(self) -> int:
        """What it would read if not that."""
        return int(np.argsort([-share for share in self.sureness], kind="stable")[1])


def opinion(learned: Learned, image: Floats) -> Opinion:
    """What a model says of an image of 784 numbers in 0..1."""
    return Opinion(tuple(learned.probabilities(image[None])[0].tolist()))


def pushes(learned: Logistic, image: Floats, digit: int) -> Floats:
    """What each pixel adds to a digit's score: its ink times its weight, (28, 28)."""
    return cast(Floats, (image * learned.weights[:, digit]).reshape(SIDE, SIDE))


@dataclass(frozen=True, slots=True)
class Route:
    """The questions a tree asked, and its leaf: of so many training images, what part was the digit."""

    questions: tuple[Question, ...]
    images: int
    share: float  # 0..1


def route(learned: Tree, image: Floats) -> Route:
    """How an image of 784 numbers goes through the tree."""
    leaf = learned.path(image)[-1]
    return Route(
        tuple(questions(learned, image)), int(learned.images[leaf]), float(learned.shares[leaf].max())
    )


@dataclass(frozen=True, slots=True, eq=False)
class Awake:
    """The neurons of the first hidden layer that an image makes active."""

    active: int  # how many put out more than 0
    neurons: int  # how many there are
    weights: tuple[Floats, ...]  # (28, 28) each: those of the most active, the most active first


def awake(learned: Mlp, image: Floats, most: int) -> Awake:
    """What an image of 784 numbers does to the first layer; the weights of `most` neurons at most."""
    outputs = learned.activations(image[None])[0][0]
    active = int((outputs > 0).sum())
    first = np.argsort(-outputs, kind="stable")[: min(most, active)]
    weights = tuple(learned.weights[0][:, neuron].reshape(SIDE, SIDE) for neuron in first)
    return Awake(active, len(outputs), weights)


@lru_cache(maxsize=256)
def accuracy_when_moved(report: Report, right: int, down: int) -> float:
    """
    The report's accuracy, 0..1, if each image of its exam is moved by whole pixels.

    About 6 ms for 2,000 images, once: reports are the same object for all who ask.
    """
    X_val, y_val = digits.load().validation(report.validation)
    return float(np.mean(read(report.learned, moved(X_val, right, down)) == y_val))


def hard(reports: tuple[Report, ...]) -> list[int]:
    """Numbers of the exam's images that at least one of the models read otherwise than their label."""
    _, y_val = digits.load().validation(reports[0].validation)
    missed = np.any([report.readings != y_val for report in reports], axis=0)
    return [int(number) for number in np.flatnonzero(missed)]
