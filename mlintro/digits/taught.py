"""Digits that a learner drew and named, for models to learn from: checked, and with copies of each."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mlintro.digits import SIDE, Images, Labels
from mlintro.digits.learned import CLASSES
from mlintro.digits.moving import moved
from mlintro.errors import OutOfRangeError

MOST = 40  # drawings
SHIFTS = ((-1, 0), (1, 0), (0, -1), (0, 1))  # pixels to the right and down
TURN = 8  # degrees, to either side
COPIES = len(SHIFTS) + 2  # of each drawing
WHITE = 255

Drawn = NDArray[np.uint8]  # a drawing as the models get it, (28, 28), 0 (black) to 255


@dataclass(frozen=True, slots=True, repr=False)
class Taught:
    """
    Drawings as 28×28 bytes each, and what each is said to be, 0..9; at most 40, none by default.

    Equal, and of one digest, where all of them are. Its repr tells only how many there are: what fails
    somewhere is logged with its arguments, and no log may have a learner's drawing.
    """

    images: tuple[bytes, ...] = ()
    labels: tuple[int, ...] = ()
    digest: str = field(init=False)  # of all drawings and labels in their order, 64 hexadecimal digits

    def __post_init__(self) -> None:
        """Raises OutOfRangeError for what is no such drawing or label, or too many of them."""
        for name, value in (("images", self.images), ("labels", self.labels)):
            if type(value) is not tuple or len(value) > MOST:
                raise OutOfRangeError(name=name, value=type(value).__name__, allowed=range(MOST + 1))
        if len(self.images) != len(self.labels):
            raise OutOfRangeError(name="labels", value=len(self.labels), allowed=(len(self.images),))
        if not all(type(image) is bytes and len(image) == SIDE**2 for image in self.images):
            raise OutOfRangeError(name="images", value="another size or type", allowed=(SIDE**2,))
        if not all(type(label) is int and label in range(CLASSES) for label in self.labels):
            raise OutOfRangeError(name="labels", value="no digit", allowed=range(CLASSES))
        told = hashlib.sha256(b"".join(self.images) + bytes(self.labels)).hexdigest()
        object.__setattr__(self, "digest", told)

    def __repr__(self) -> str:
        return f"Taught({len(self.images)})"

    def __len__(self) -> int:
        return len(self.images)

    def with_copies(self) -> tuple[Images, Labels]:
        """
        The drawings, then COPIES of each, moved by a pixel or slightly turned, and their labels.

        Images as the models get them, ((1 + COPIES)·n, 784), 0..1.
        """
        X = as_images([np.frombuffer(image, dtype=np.uint8) for image in self.images])
        copies = [*(moved(X, *shift) for shift in SHIFTS), *(turned(X, degrees) for degrees in (-TURN, TURN))]
        return np.concatenate([X, *copies]), np.tile(np.array(self.labels, dtype=np.uint8), 1 + COPIES)


NOTHING = Taught()


def taught(images: Sequence[Drawn], labels: Sequence[int]) -> Taught:
    """Arrays of (28, 28), uint8, and their labels. Raises OutOfRangeError for any that are not so."""
    for image in images:
        if not isinstance(image, np.ndarray) or image.dtype != np.uint8 or image.shape != (SIDE, SIDE):
            raise OutOfRangeError(name="images", value="another size or type", allowed=(SIDE, SIDE))
    return Taught(tuple(image.tobytes() for image in images), tuple(labels))


def as_drawn(image: Images) -> Drawn:
    """An image of 784 numbers in 0..1, each of them one of 256 levels, as a drawing."""
    return np.rint(WHITE * image).astype(np.uint8).reshape(SIDE, SIDE)


def as_images(drawings: Sequence[Drawn]) -> Images:
    """The other way round, to the last bit: (n, 784)."""
    return (np.reshape(drawings, (len(drawings), SIDE**2)) / WHITE).astype(np.float32)


def turned(X: Images, degrees: float) -> Images:
    """
    Images as rows of 784 numbers, (n, 784), turned clockwise about their middle.

    Each pixel gets what lies where it comes from, in proportion of the four pixels around that place;
    black comes in at the edge.
    """
    if degrees == 0 or len(X) == 0:
        return X
    angle, middle = np.radians(degrees), (SIDE - 1) / 2
    down, right = np.mgrid[:SIDE, :SIDE] - middle
    there = np.array(
        [
            np.cos(angle) * down - np.sin(angle) * right,
            np.sin(angle) * down + np.cos(angle) * right,
        ]
    )
    whole, part = np.divmod(np.clip(there + middle, -1, SIDE) + 1, 1)  # in images with an edge of black
    row, column = whole.astype(np.intp)
    edged = np.pad(X.reshape(-1, SIDE, SIDE), ((0, 0), (1, 2), (1, 2)))
    result = np.zeros((len(X), SIDE, SIDE))
    for below, beside in ((0, 0), (0, 1), (1, 0), (1, 1)):
        weight = np.abs(1 - below - part[0]) * np.abs(1 - beside - part[1])
        result += weight * edged[:, row + below, column + beside]
    return result.reshape(X.shape).astype(np.float32)
