"""Questions such as "what is image[0, 2, 1]?", asked about the picture that is on the screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

import numpy as np
from numpy.typing import NDArray

ORDER = 1  # of the questions: not from left to right


class Reading(StrEnum):
    """How somebody reads an index who gives this answer."""

    RIGHT = "right"
    SWAPPED = "swapped"  # the column taken for the row
    COLOUR_FIRST = "colour_first"  # the first number taken for the channel
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
        found: dict[float, Reading] = {float(image[self.row, self.column, self.channel]): Reading.RIGHT}
        elsewhere = ((Reading.ELSEWHERE, index) for index in np.ndindex(image.shape))
        for reading, index in chain(self.misreadings(image), elsewhere):
            found.setdefault(float(image[index]), reading)
            if len(found) == 4:
                break
        return dict(sorted(found.items()))

    def hidden(self, image: NDArray[np.float64]) -> int:
        """How many misreadings lead to the right number all the same."""
        right = image[self.row, self.column, self.channel]
        return sum(bool(image[index] == right) for _, index in self.misreadings(image))

    def misreadings(self, image: NDArray[np.float64]) -> Iterator[tuple[Reading, tuple[int, int, int]]]:
        """Where each leads, as far as that is in the image, (rows, columns, 3): beyond it, readers notice."""
        row, column, channel = self.row, self.column, self.channel
        led = [(Reading.SWAPPED, (column, row, channel))]
        led += [(Reading.FROM_ONE, (row - 1, column - 1, from_one)) for from_one in (channel, channel - 1)]
        led += [(Reading.COLOUR_FIRST, (column, channel, row))]
        led += [(Reading.CHANNEL, (row, column, other)) for other in range(3) if other != channel]
        for reading, index in led:
            if all(0 <= i < n for i, n in zip(index, image.shape, strict=True)):
                yield reading, index


def ask(image: NDArray[np.float64], seed: int) -> Question | None:
    """
    A question about an image, (rows, columns, 3): one that no misreading answers rightly, if there is one.

    Otherwise one that as few of them answer so as can be. With each seed comes another, until all were asked.
    None where all numbers are the same: nothing to tell apart.
    """
    if np.ptp(image) == 0:
        return None
    places = [Question(*map(int, place)) for place in np.ndindex(image.shape)]
    hidden = [question.hidden(image) for question in places]
    fit = [question for question, count in zip(places, hidden, strict=True) if count == min(hidden)]
    order = np.random.default_rng(ORDER).permutation(len(fit))
    return fit[int(order[seed % len(fit)])]
