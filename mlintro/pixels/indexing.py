"""Questions such as "what is image[0, 2, 1]?", asked about the picture that is on the screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Reading(StrEnum):
    """How somebody reads an index who gives this answer."""

    RIGHT = "right"
    SWAPPED = "swapped"  # the column taken for the row
    CHANNEL = "channel"  # another colour of the right pixel
    FROM_ONE = "from_one"  # counted from 1
    ELSEWHERE = "elsewhere"  # no reading that we know: some other number of the picture


@dataclass(frozen=True, slots=True)
class Question:
    """Which number is image[row, column, channel]?"""

    row: int
    column: int
    channel: int

    def answers(self, image: NDArray[np.float64]) -> dict[float, Reading]:
        """
        From two to four numbers of the image, ascending, and what each would mean.

        A number that two readings lead to belongs to the first of them.
        """
        found: dict[float, Reading] = {}
        for reading, index in self._readings(image):
            found.setdefault(float(image[index]), reading)
            if len(found) == 4:
                break
        return dict(sorted(found.items()))

    def is_telling(self, image: NDArray[np.float64]) -> bool:
        """Whether the common misreadings of this index lead to other numbers than the right one."""
        readings = set(self.answers(image).values())
        return {Reading.SWAPPED, Reading.CHANNEL} <= readings

    def _readings(self, image: NDArray[np.float64]) -> Iterator[tuple[Reading, tuple[int, int, int]]]:
        rows, columns, _ = image.shape
        yield Reading.RIGHT, (self.row, self.column, self.channel)
        if self.column < rows and self.row < columns:
            yield Reading.SWAPPED, (self.column, self.row, self.channel)
        if self.row and self.column:
            yield Reading.FROM_ONE, (self.row - 1, self.column - 1, self.channel)
        for channel in range(3):
            yield Reading.CHANNEL, (self.row, self.column, channel)
        for row, column, channel in np.ndindex(image.shape):
            yield Reading.ELSEWHERE, (row, column, channel)


def ask(image: NDArray[np.float64], seed: int) -> Question | None:
    """
    A question about an image, (rows, columns, 3): one that tells misreadings apart, if there is one.

    Each seed asks another question. None where all numbers are the same: nothing to tell apart.
    """
    if np.ptp(image) == 0:
        return None
    places = [Question(*map(int, place)) for place in np.ndindex(image.shape)]
    order = np.random.default_rng(seed).permutation(len(places))
    questions: list[Question] = [places[i] for i in order]
    return next((question for question in questions if question.is_telling(image)), questions[0])
