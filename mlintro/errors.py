"""Expected failures: what can go wrong without anybody having made a bug.

* LessonError
  - OutOfRangeError   a number outside what the lesson offers
  - PixelError        a colour value that is not a number from 0 to 1
  - PhotoError        a photo that cannot be shown, for one of the reasons in PhotoFault
  - TrainingError     a model could not be trained
  - TrainingBusyError too many wait already

A failure carries a `code` and `facts`; its sentence is in `text/labels.toml`, table
`[errors]`, under that code, in every language.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Self


class LessonError(Exception):
    """Base of all expected failures. `facts` fill the holes of the sentence for `code`."""

    code: str

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


class PhotoFault(StrEnum):
    """Why a photo is not shown; the code of its sentence."""

    EMPTY = "photo_empty"
    TOO_LARGE = "photo_too_large"  # facts: limit (MB)
    UNKNOWN = "photo_unknown"  # none of the formats that are read
    OF_PHONES = "photo_of_phones"  # facts: kind, HEIC or AVIF: none of the formats that are read
    ODD_BMP = "photo_odd_bmp"  # whole, and of a kind that nothing but a few programs write
    TOO_MANY_PIXELS = "photo_too_many_pixels"
    TOO_MUCH_WORK = "photo_too_much_work"  # a JPEG made to take minutes
    DAMAGED = "photo_damaged"  # cut off, or not what it says it is
    BUSY = "photo_busy"  # others' photos are before it
    # from the web
    ADDRESS = "photo_address"  # not an https address as the lesson reads them
    HOST = "photo_host"  # facts: hosts, those from which photos are fetched
    OFFLINE = "photo_offline"  # no connection, or nothing that may be connected to
    REFUSED = "photo_refused"  # facts: status, of an answer that is not a photo
    SLOW = "photo_slow"  # facts: seconds


class PhotoError(LessonError):
    """A photo cannot be shown. `code` is one of PhotoFault, which lists the facts."""

    def __init__(self, code: PhotoFault, **facts: object) -> None:
        self.code = code
        super().__init__(**facts)

    def __reduce__(self) -> tuple[Callable[[], Self], tuple[()]]:
        return partial(type(self), PhotoFault(self.code), **self.facts), ()


class TrainingBusyError(LessonError):
    """The line of those that wait for a training is full. Facts: waiting, how many trainings."""

    code = "training_busy"


class TrainingError(LessonError):
    """The process that trained the model died, several times in a row. No facts; the cause is chained."""

    code = "training"
