"""Models that learned from spoilt examples, held against the same that learned from whole ones."""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from mlintro.digits import experiments, load
from mlintro.digits.experiments.failing import luck_of_failing
from mlintro.digits.experiments.judging import points
from mlintro.digits.knobs import Kind
from mlintro.digits.models import Report
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Difference, of_few_draws
from mlintro.digits.spoiling import UNSPOILT, DataSpec
from mlintro.training import Job, Trainer

# The standard deviation that spoiling adds over the draws: benchmarks/spoilt.py shows how often this holds.
CHANCE = 0.02

Which = tuple[Kind, DataSpec]


@dataclass(frozen=True, slots=True)
class Spoiling:
    """One question: the same settings on examples as they are, and on spoilt ones."""

    comparison: Comparison
    data: DataSpec

    def ask(self, trainer: Trainer, visitor: str = "", address: str = "") -> dict[Which, Job[Report]]:
        """All six: the spoilt ones first, as the others are known more often. Raises as `Comparison.ask`."""
        return {
            (kind, data): job
            for data in (self.data, UNSPOILT)
            for kind, job in self.comparison.ask(trainer, visitor, address, data).items()
        }


def difference(asked: Comparison, before: Report, after: Report, chance: float = CHANCE) -> Difference:
    """
    From a model of whole examples to one of the same kind of changed ones, on the images that both read.

    Another draw would move it as it moves two draws apart, and by `chance`, 0..1: the map has whole examples
    only.
    """
    _, y_val = load().validation(asked.validation)
    images = (after.readings == y_val).astype(np.float64) - (before.readings == y_val)
    kind, other = before.spec.kind, replace(asked, seed=asked.seed + 1)
    spread = experiments.load().spread(kind, [asked], kind, [other])
    failing = math.hypot(*(luck_of_failing(kind, [report.accuracy]) for report in (before, after)))
    worst, best = experiments.load().reach(kind, asked)  # no examples are spoilt into better ones
    usual = max(point.accuracy for point in experiments.load().around(kind, asked))
    lowest = min(-usual, float(images.mean()))  # a mean can fall to nothing, and no further
    return of_few_draws(images, spread, math.hypot(chance, failing), (lowest, best - worst + chance))


class Fall(StrEnum):
    """Of the network's accuracy, as the pages write it: what a learner foretells."""

    SMALL = "small"  # by less than SMALL_POINTS, or none
    SOME = "some"
    LARGE = "large"  # by more than LARGE_POINTS


SMALL_POINTS, LARGE_POINTS = 2, 10


def fall(before: Report, after: Report) -> Fall:
    """How far the accuracy fell from one report to the other."""
    lost = -points(before.accuracy, after.accuracy)
    if lost < SMALL_POINTS:
        return Fall.SMALL
    return Fall.LARGE if lost > LARGE_POINTS else Fall.SOME


@dataclass(frozen=True, slots=True)
class Loss:
    """The `digits` that lost most: how many `images` each has, and how many were read right."""

    digits: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    images: tuple[int, ...]


def shares_right(report: Report) -> list[float]:
    """Of each digit, 0 to 9, the share of its validation images that was read right."""
    counts = report.confusion
    return list(map(float, counts.diagonal() / counts.sum(axis=1)))


def worst(before: Report, after: Report) -> Loss | None:
    """Whose share of validation images read right fell most; None where no digit's did."""
    images = before.confusion.sum(axis=1)
    rights = before.confusion.diagonal(), after.confusion.diagonal()
    lost = (rights[0] - rights[1]) / images
    if lost.max() <= 0:
        return None
    found = np.flatnonzero(np.isclose(lost, lost.max()))
    return Loss(*(tuple(row[found].tolist()) for row in (np.arange(len(lost)), *rights, images)))
