"""Gradient descent on the smallest model there is: one parameter, the price of a kilo of fruit.

price = w · kilos, for one unknown w. Five receipts say which w is good; the loss says how
good; the gradient says which way to move it. A second curve, with two valleys, shows what the
first cannot: that the start decides which bottom is found.
"""

import math
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from itertools import accumulate

# Five receipts, kilos and price. Made up for this lesson: about 3 a kilo, with some noise,
# and kilos near 1 so that the largest learning rate that still converges is near 1.
RECEIPTS = ((0.5, 1.7), (0.8, 2.2), (1.0, 3.2), (1.2, 3.5), (1.4, 4.3))

# The curve with two valleys: STEEPNESS·(u² − 4)² − TILT·u + HEIGHT with u = w − CENTRE. Its bottoms
# lie near w = 1 and w = 5, and the second is the deeper one. Curved there as the receipts' is.
CENTRE, STEEPNESS, TILT, HEIGHT = 3.0, 0.06, 0.25, 1.0

# Beyond this |w| the descent has flown away and there is nothing left to draw.
FAR_AWAY = 100.0

STARTS = (0.0, 6.0)
RATES = (0.05, 1.2)
START, RATE = 0.5, 0.3  # to begin with
MOST_STEPS = 200  # that a learner can take
MANY_STEPS = 25  # more than so many to the bottom: the rate crawls
NOTCH = 0.05  # between two rates a learner can choose


class Curve(StrEnum):
    """What the descent goes down."""

    ONE = "one"  # valley: the loss of the receipts
    TWO = "two"  # valleys


def price(w: float, kilos: float) -> float:
    """The model: w is the price of one kilo."""
    return w * kilos


def loss(w: float, curve: Curve = Curve.ONE) -> float:
    """
    The mean squared error of the model over the receipts; or the height of the other curve.

    >>> round(loss(0.0), 2), round(loss(3.0), 2)
    (9.74, 0.03)
    """
    if curve is Curve.TWO:
        u = w - CENTRE
        return STEEPNESS * (u * u - 4) * (u * u - 4) - TILT * u + HEIGHT
    return sum((price(w, kilos) - paid) ** 2 for kilos, paid in RECEIPTS) / len(RECEIPTS)


def gradient(w: float, curve: Curve = Curve.ONE) -> float:
    """The slope of the loss at w: positive means that a smaller w is better."""
    if curve is Curve.TWO:
        u = w - CENTRE
        return 4 * STEEPNESS * u * (u * u - 4) - TILT
    return sum(2 * kilos * (price(w, kilos) - paid) for kilos, paid in RECEIPTS) / len(RECEIPTS)


def best() -> float:
    """
    The w of the lowest loss of the receipts, by least squares: what the descent should find.

    >>> abs(gradient(best())) < 1e-9
    True
    """
    return sum(kilos * paid for kilos, paid in RECEIPTS) / sum(kilos**2 for kilos, _ in RECEIPTS)


def bottoms(curve: Curve) -> tuple[float, ...]:
    """
    Where the curve is lowest, each valley's own, from left to right.

    >>> [round(w, 2) for w in bottoms(Curve.TWO)]
    [1.15, 5.12]
    """
    if curve is Curve.ONE:
        return (best(),)
    # Where the slope is 0: u³ − 4u − TILT / 4·STEEPNESS = 0, by cosines (Viète, 1591). The outer
    # two of the three are bottoms.
    half = TILT / (8 * STEEPNESS)
    angle = math.acos(half / math.sqrt((4 / 3) ** 3)) / 3
    outer = [2 * math.sqrt(4 / 3) * math.cos(angle - 2 * math.pi * k / 3) for k in (0, 1, 2)]
    return CENTRE + min(outer), CENTRE + max(outer)


def bottom_ahead(w: float, curve: Curve) -> float:
    """The bottom that the slope at w leads to, downhill."""
    downhill = [b for b in bottoms(curve) if (w - b) * gradient(w, curve) >= 0]
    return min(downhill or bottoms(curve), key=lambda b: abs(b - w))


def nearest_bottom(w: float, curve: Curve) -> float:
    """The bottom next to w, where the slope is too small to lead anywhere."""
    return min(bottoms(curve), key=lambda b: abs(b - w))


def step(w: float, rate: float, curve: Curve = Curve.ONE) -> float:
    """
    w after one step of gradient descent: against the slope, as far as `rate` (above 0) says.

    A w that has flown away stays where it is.
    """
    return w - rate * gradient(w, curve) if abs(w) < FAR_AWAY else w


def descend(start: float, rates: Sequence[float], curve: Curve = Curve.ONE) -> list[float]:
    """Every w on the way, the start first, where each step has a rate of its own (above 0)."""
    return list(accumulate(rates, partial(step, curve=curve), initial=start))


def walk(start: float, rate: float, steps: int, curve: Curve = Curve.ONE) -> list[float]:
    """Every w on the way, the start first: `steps` + 1 of them."""
    return descend(start, [rate] * steps, curve)


def steps_to_bottom(start: float, rate: float, curve: Curve = Curve.ONE) -> int | None:
    """
    How many steps the descent needs; None if it does not arrive in `MOST_STEPS`.

    >>> [steps_to_bottom(0.5, rate) for rate in (0.05, 0.5, 1.2)]
    [42, 2, None]
    """
    path = walk(start, rate, MOST_STEPS, curve)
    return next((n for n, w in enumerate(path) if is_at_bottom(w, curve)), None)


# A slope this small leaves w within three hundredths of the best.
FLAT = 0.05


def is_at_bottom(w: float, curve: Curve) -> bool:
    """Whether the slope is as good as 0, and w is in a valley (the top of a hill is flat too)."""
    return abs(gradient(w, curve)) < FLAT and abs(w - nearest_bottom(w, curve)) < 1


def crawls(w: float, rate: float, curve: Curve) -> bool:
    """Whether the descent takes very many steps to the bottom ahead, and a larger rate fewer."""
    ahead, path = bottom_ahead(w, curve), walk(w, rate, MANY_STEPS, curve)
    if any((ahead - w) * (ahead - passed) <= 0 or is_at_bottom(passed, curve) for passed in path):
        return False
    sooner = steps_to_bottom(w, rate + NOTCH, curve) if rate + NOTCH <= RATES[1] else None
    return sooner is not None and sooner < (steps_to_bottom(w, rate, curve) or math.inf)


class Progress(StrEnum):
    """How a descent is doing, from the w's it has passed."""

    START = "start"
    DOWN = "down"  # the last step lowered the loss
    CRAWL = "crawl"  # so did it, but it will take very many such steps
    ACROSS = "across"  # so did it, but it jumped over the lowest point
    LEAP = "leap"  # so did it, but it jumped over a bottom and a hill, into the other valley
    UP = "up"  # the last step raised the loss: the rate is too large
    GONE = "gone"  # so did every one before it, and w has flown away
    ARRIVED = "arrived"  # the slope is as good as flat
    SHALLOW = "shallow"  # so is it, but another valley is deeper


def progress(path: Sequence[float], rate: float, curve: Curve = Curve.ONE) -> Progress:
    """
    `path` holds every w so far, the start first; at least one. `rate` is that of the last step.

    >>> progress([0.5, 3.2], 0.5), progress([0.5, 6.1], 1.2)
    (<Progress.ACROSS: 'across'>, <Progress.UP: 'up'>)
    """
    now = path[-1]
    # Too large a rate leaves even a bottom. Beyond the digits that count, there is nothing to lose.
    stays = loss(step(now, rate, curve), curve) <= loss(now, curve) + 1e-9
    if is_at_bottom(now, curve) and stays:
        depths = [loss(b, curve) for b in bottoms(curve)]
        return (
            Progress.ARRIVED if loss(nearest_bottom(now, curve), curve) == min(depths) else Progress.SHALLOW
        )
    if len(path) == 1:
        return Progress.START
    if abs(now) >= FAR_AWAY:
        return Progress.GONE
    before = path[-2]
    if loss(now, curve) >= loss(before, curve):
        return Progress.UP
    if gradient(before, curve) * gradient(now, curve) < 0:
        return Progress.ACROSS
    if abs(now - before) > abs(bottom_ahead(before, curve) - before):
        return Progress.LEAP
    return Progress.CRAWL if crawls(before, rate, curve) else Progress.DOWN
