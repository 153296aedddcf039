"""What is done to training images on purpose, before models learn from them: examples spoilt."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlintro import digits
from mlintro.digits import Images, Labels
from mlintro.digits.learned import CLASSES
from mlintro.digits.moving import moved
from mlintro.errors import OutOfRangeError

SWAPPED = range(40 + 1)  # per cent
LEFT = range(20 + 1)  # images of a digit
CORNER = (-4, -4)  # pixels to the right and down: the box of a digit is 4 from each edge of its image
SWAPPING = 1  # beside the seed: not the stream that draws the images


@dataclass(frozen=True, slots=True)
class DataSpec:
    """
    What was done to the first images of a draw. Small and hashable: a worker gets this, never the images.

    Leave `left` at its default without a `scarce` digit, so that the same examples have one spec.
    """

    swapped: int = 0  # of a hundred labels, so many say another digit, 0..40
    scarce: int | None = None  # a digit that is rare among the images, 0..9
    left: int = 0  # how many of its images are left, 0..20
    is_cornered: bool = False  # whether every image is moved up and to the left

    def __post_init__(self) -> None:
        """Raises OutOfRangeError for what the lesson does not do to its images."""
        wanted = {"swapped": SWAPPED, "left": LEFT if self.scarce is not None else range(1)}
        if self.scarce is not None:
            wanted["scarce"] = range(CLASSES)
        for name, allowed in wanted.items():
            value = getattr(self, name)
            if type(value) is not int or value not in allowed:
                raise OutOfRangeError(name=name, value=value, allowed=allowed)
        if type(self.is_cornered) is not bool:
            raise OutOfRangeError(name="is_cornered", value=self.is_cornered, allowed=(False, True))


UNSPOILT = DataSpec()


def studied(size: int, seed: int, data: DataSpec = UNSPOILT) -> tuple[Images, Labels]:
    """
    The first `size` images of the draw `seed`, as `data` has them, and their labels.

    In their order: those of a scarce digit are left out, then labels swapped, then images moved.
    """
    X, y = digits.load().training(size, seed)
    if data.scarce is not None:
        kept = remaining(y, data.scarce, data.left)
        X, y = X[kept], y[kept]
    if data.swapped:
        y = swapped(y, data.swapped, seed)
    return (moved(X, *CORNER) if data.is_cornered else X), y


def is_as_before(size: int, seed: int, data: DataSpec) -> bool:
    """Whether `studied` gives the examples as they are: a scarce digit may be as rare by itself."""
    if data.swapped or data.is_cornered:
        return False
    y = digits.load().y_train[digits.draw(seed)[:size]]  # of the labels alone: the images are megabytes
    return data.scarce is None or len(remaining(y, data.scarce, data.left)) == len(y)


def remaining(y: Labels, scarce: int, left: int) -> NDArray[np.intp]:
    """All images but those of the scarce digit after its first `left`, as indices, ascending."""
    is_scarce = y == scarce
    return np.flatnonzero(~is_scarce | (np.cumsum(is_scarce) <= left))


def swapped(y: Labels, percent: int, seed: int) -> Labels:
    """
    The labels, so many per cent of them another digit, each of the nine others as likely.

    Which ones the seed alone decides. Those of a lower share are among those of a higher, swapped for the
    same. The number is rounded down.
    """
    chance = np.random.RandomState([SWAPPING, seed])  # its stream never changes: see `digits.draw`
    order, others = chance.permutation(len(y)), chance.randint(1, CLASSES, len(y))
    chosen = order[: len(y) * percent // 100]
    result = y.copy()
    result[chosen] = (y[chosen] + others[chosen]) % CLASSES
    return result
