"""Expected failures: what can go wrong without anybody having made a bug.

* LessonError
  - OutOfRangeError   a number outside what the lesson offers
  - PixelError        a colour value that is not a number from 0 to 1
  - TrainingError     a model could not be trained

A failure carries a `code` and `facts`; its sentence is in `text/labels.toml`, table
`[errors]`, under that code, in every language.
"""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Self


class LessonError(Exception):
    """Base of all expected failures. `facts` fill the holes of the sentence for `code`."""

    code: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code, facts)
        self.facts = facts

    def __reduce__(self) -> tuple[Callable[[], Self], tuple[()]]:
        """Facts are keywords, which exceptions lose on their way between processes by default."""
        return partial(type(self), **self.facts), ()


class OutOfRangeError(LessonError):
    """A setting is not among the values the lesson offers. Facts: name, value, allowed."""

    code = "out_of_range"


class PixelError(LessonError):
    """A colour value is missing, not finite, or outside 0..1. Facts: channel, row, column (from 0), value."""

    code = "pixel"


class TrainingError(LessonError):
    """The process that trained the model died, twice in a row. No facts; the cause is chained."""

    code = "training"
