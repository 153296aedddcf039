"""Gradient descent on the smallest model there is: one parameter, the price of a kilo of fruit.

price = w · kilos, for one unknown w. Five receipts say which w is good; the loss says how
good; the gradient says which way to move it.
"""

from collections.abc import Sequence
from enum import StrEnum

# Five receipts, kilos and price. Made up for this lesson: about 3 a kilo, with some noise,
# and kilos near 1 so that the largest learning rate that still converges is near 1.
RECEIPTS = ((0.5, 1.7), (0.8, 2.2), (1.0, 3.2), (1.2, 3.5), (1.4, 4.3))

# Beyond this |w| the descent has flown away and there is nothing left to draw.
FAR_AWAY = 1e4


def price(w: float, kilos: float) -> float:
    """The model: w is the price of one kilo."""
    return w * kilos


def loss(w: float) -> float:
    """
    The mean squared error of the model over the receipts.

    >>> round(loss(0.0), 2), round(loss(3.0), 2)
    (9.74, 0.03)
    """
    return sum((price(w, kilos) - paid) ** 2 for kilos, paid in RECEIPTS) / len(RECEIPTS)


def gradient(w: float) -> float:
    """The slope of the loss at w: positive means that a smaller w is better."""
    return sum(2 * kilos * (price(w, kilos) - paid) for kilos, paid in RECEIPTS) / len(RECEIPTS)


def best() -> float:
    """
    The w of the lowest loss, by least squares: what the descent should find.

    >>> abs(gradient(best())) < 1e-9
    True
    """
    return sum(kilos * paid for kilos, paid in RECEIPTS) / sum(kilos**2 for kilos, _ in RECEIPTS)


def step(w: float, rate: float) -> float:
    """
    w after one step of gradient descent: against the slope, as far as `rate` (above 0) says.

    A w that has flown away stays where it is.
    """
    return w - rate * gradient(w) if abs(w) < FAR_AWAY else w


class Progress(StrEnum):
    """How a descent is doing, from the w's it has passed."""

    START = "start"
    DOWN = "down"  # the last step lowered the loss
    ACROSS = "across"  # so did it, but it jumped over the lowest point
    UP = "up"  # the last step raised the loss: the rate is too large
    ARRIVED = "arrived"  # the slope is as good as flat


# A slope this small leaves w within three hundredths of the best.
FLAT = 0.05


def progress(path: Sequence[float]) -> Progress:
    """
    `path` holds every w so far, the start first; at least one.

    >>> progress([0.5, 3.2]), progress([0.5, 6.1])
    (<Progress.ACROSS: 'across'>, <Progress.UP: 'up'>)
    """
    if abs(gradient(path[-1])) < FLAT:
        return Progress.ARRIVED
    if len(path) == 1:
        return Progress.START
    before, now = path[-2:]
    if loss(now) >= loss(before):
        return Progress.UP
    return Progress.ACROSS if (before - best()) * (now - best()) < 0 else Progress.DOWN
