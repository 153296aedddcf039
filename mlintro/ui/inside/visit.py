"""Which digit the three models are asked to read, between two runs of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlintro.digits import MNIST_SIZE, Validation
from mlintro.digits.reading.misread import Cases
from mlintro.ui.untrusted import whole

PER_PAGE = 10  # digits the gallery shows at once


@dataclass(slots=True)
class InsideVisit:
    digit: int | None = None  # the learner's choice among the validation images; None: the first shown
    page: int = 0  # of the gallery
    is_told: bool | None = None  # whether the link that opened the page tells of it; None: not known yet
    shown: tuple[Validation, Cases] | None = None  # what the gallery chose from last; None: not open yet

    def follow(self, link: Mapping[str, str], validation: Validation, which: Cases) -> None:
        """
        Take the digit of the link that opens the page; forget it when there are others to choose from.

        Only then: a later link may lag behind the learner.
        """
        if self.shown is None:
            self.digit = whole(link.get("digit"), range(MNIST_SIZE))
        elif self.shown != (validation, which):
            self.digit, self.page = None, 0
        self.shown = validation, which

    def turn_page(self) -> None:
        self.page += 1

    def choose(self, digit: object) -> None:
        """Take what the gallery sends. It comes from a browser: what is no number changes nothing."""
        if (number := whole(digit, range(MNIST_SIZE))) is not None:
            self.digit = number

    def page_of(self, found: NDArray[np.intp]) -> NDArray[np.intp]:
        """The part of the found images on this page; after the last page the first comes again."""
        pages = max(1, -(-len(found) // PER_PAGE))
        first = self.page % pages * PER_PAGE
        return found[first : first + PER_PAGE]

    def chosen(self, found: NDArray[np.intp], count: int) -> int:
        """The chosen one of `count` images: by default the first of those found, or of all."""
        if self.digit is not None and self.digit < count:
            return self.digit
        return int(found[0]) if len(found) else 0
