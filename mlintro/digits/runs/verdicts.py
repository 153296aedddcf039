"""The one rule of what the difference between two accuracies means, for runs, predictions and the map."""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

SURE = 1.96  # standard errors: benchmarks/calibration.py shows how often what is said so holds
LEAST = 0.001  # of accuracy: pages write tenths of a point, and no lead is written as none
CLOSE = 0.02  # of accuracy: two points, the difference that nobody would notice in use

Shares = NDArray[np.float64]


class Verdict(StrEnum):
    AHEAD = "ahead"  # it would hold with other draws of the lesson's images, and other images to read
    UNKNOWN = "unknown"  # these trials cannot tell; more of them could
    EQUAL = "equal"  # whichever is ahead, it is by less than CLOSE


@dataclass(frozen=True, slots=True)
class Difference:
    """From one accuracy to another."""

    gain: float  # −1..1
    error: float  # the standard error of the gain, 0 or more; infinite where they cannot be compared

    @property
    def low(self) -> float:
        """With other images the gain would hardly be less than this, −1..1."""
        return max(-1.0, self.gain - SURE * self.error)

    @property
    def high(self) -> float:
        """Nor more than this, −1..1."""
        return min(1.0, self.gain + SURE * self.error)

    @property
    def verdict(self) -> Verdict:
        if self.is_gain or self.is_loss:
            return Verdict.AHEAD
        return Verdict.EQUAL if max(-self.low, self.high) < CLOSE else Verdict.UNKNOWN

    @property
    def is_gain(self) -> bool:
        return self.low >= LEAST

    @property
    def is_loss(self) -> bool:
        return self.high <= -LEAST


NOT_COMPARABLE = Difference(0.0, float("inf"))


def over_draws(draws: Shares, images: Shares) -> Difference:
    """
    The difference between two models that were trained on several draws of images.

    draws: (n,), n ≥ 2: for each draw, the one's accuracy minus the other's, both trained on it and read
    the same images. images: (m,), the same for each image read, in the mean over the draws. Draws and
    images are two kinds of luck, and their variances add up (for two crossed random factors: R. L.
    Brennan, Generalizability Theory, 2001, ch. 2; what both have in common is counted twice, which errs
    on the side of saying less).
    """
    variance = draws.var(ddof=1) / len(draws) + images.var(ddof=1) / len(images)
    return Difference(float(draws.mean()), float(np.sqrt(variance)))


def of_other_images(accuracies: tuple[float, float], margins: tuple[float, float]) -> Difference:
    """
    The difference between one model's accuracies on two sets of images that have none in common.

    All are 0..1; the margins are those of 95 %, as pages write them after ±. How the model was trained is the
    same in both, so it is no luck here.
    """
    before, after = accuracies
    return Difference(after - before, math.hypot(*margins) / SURE)


def of_few_draws(images: Shares, spread: float) -> Difference:
    """
    The same from one draw, or from too few to tell how much draws differ.

    images: (m,), for each image −1, 0 or 1, or the mean over the draws: what the one reads right and the
    other does not. For one draw their sum and variance are those of the images on which both disagree
    (Q. McNemar, Psychometrika 12, 1947). `spread` is the standard deviation of the mean
    difference over so many draws, 0..1, known from elsewhere.
    """
    variance = spread**2 + images.var(ddof=1) / len(images)
    return Difference(float(images.mean()), float(np.sqrt(variance)))
