"""The one rule of what is luck: which differences between two accuracies mean nothing."""

from typing import Protocol


class Measured(Protocol):
    """What can be compared: how many images were read right, and how far that can be off, 0..1."""

    @property
    def accuracy(self) -> float: ...

    @property
    def margin(self) -> float: ...


def margin(one: Measured, other: Measured) -> float:
    """The wider of the two margins, 0..1: what luck alone moves."""
    return max(one.margin, other.margin)


def is_noise(one: Measured, other: Measured) -> bool:
    """
    Whether two accuracies are no farther apart than the wider of their margins, which the page shows.

    A paired test would be sharper, since both read the same images, but it knows nothing of the
    seed: an MLP's accuracy moves by half a point from one to the next.
    """
    return abs(one.accuracy - other.accuracy) <= margin(one, other)
