"""The one rule of what the difference between two accuracies means, for runs, predictions and the map."""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

SURE = 1.96  # standard errors: benchmarks/calibration.py shows how often what is said so holds
# A standard deviation that ten draws tell counts for more: Student's t of nine degrees of freedom, 97.5 %
# (Student, Biometrika 6, 1908), over the normal's.
OF_TEN = 2.262 / SURE
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
    least: float = -1.0  # what else is known of where it lies, the gain within
    most: float = 1.0

    @property
    def low(self) -> float:
        """With other images the gain would hardly be less than this, −1..1."""
        return max(self.least, self.gain - SURE * self.error)

    @property
    def high(self) -> float:
        """Nor more than this, −1..1."""
        return min(self.most, self.gain + SURE * self.error)

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

    draws: (n,), n ≥ 10: for each draw, the one's accuracy minus the other's, both trained on it and read
    the same images. images: (m,), the same for each image read, in the mean over the draws. Draws and
    images are two kinds of luck, and their variances add up (for two crossed random factors: R. L.
    Brennan, Generalizability Theory, 2001, ch. 2; what both have in common is counted twice, which errs
    on the side of saying less).
    """
    variance = OF_TEN**2 * draws.var(ddof=1) / len(draws) + images.var(ddof=1) / len(images)
    return Difference(float(draws.mean()), float(np.sqrt(variance)))


def of_other_images(accuracies: tuple[float, float], margins: tuple[float, float]) -> Difference:
    """
    The difference between one model's accuracies on two sets of images that have none in common.

    All are 0..1; the margins are those of 95 %, as pages write them after ±. How the model was trained is the
    same in both, so it is no luck here.
    """
    before, after = accuracies
    return Difference(after - before, math.hypot(*margins) / SURE)


def of_few_draws(
    images: Shares, spread: float, known: float = 0.0, seen: tuple[float, float] = (-1.0, 1.0)
) -> Difference:
    """
    The same from one draw, or from too few to tell how much draws differ.

    images: (m,), for each image −1, 0 or 1, or the mean over the draws: what the one reads right and the
    other does not. For one draw their sum and variance are those of the images on which both disagree
    (Q. McNemar, Psychometrika 12, 1947). `spread` is the standard deviation of the mean difference over so
    many draws, 0..1, as ten others have it; `known` is what else moves it, from many more. `seen` is how far
    apart any two others are, −1..1, from the least to the most: the mean is within, but for the luck of
    images. It counts where all of them have the same sign, or where something else moves it: then luck is
    lopsided. What lies outside was never seen, and tells that this is another case.
    """
    gain, of_images = float(images.mean()), images.var(ddof=1) / len(images)
    error = math.sqrt((OF_TEN * spread) ** 2 + known**2 + of_images)
    luck = SURE * math.sqrt(of_images)
    least, most = seen[0] - luck, seen[1] + luck
    if least <= gain <= most and (known or least >= LEAST or most <= -LEAST):
        return Difference(gain, error, max(-1.0, least), min(1.0, most))
    return Difference(gain, error)
