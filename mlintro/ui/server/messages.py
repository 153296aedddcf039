"""What a browser may send over its socket: looked at before anything else is done with it."""

import time
from collections.abc import Callable
from typing import NamedTuple

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

LARGEST = 1_000_000  # bytes: a tab that gives back all that it may remember sends hardly less
# Bytes of what a visit keeps: the values of a page's widgets and its address. Three times the fullest
# sheet of drawing. What a tab gives back is not counted: it is read once.
LARGEST_STATE = 100_000
KINDS = ("rerun_script", "stop_script", "file_urls_request", "backend_operation_request")
FILES = 8  # that are announced at a time; the lesson's uploaders take one
# Three times what the honest send as fast as hands can (benchmarks/honest.py): an arrow key that is held on
# a slider, 14 a second.
PER_SECOND = 45.0
AT_ONCE = 60.0
# What of it is handed on without waiting: hands do not feel it, and ten visits that ask as often as they may
# leave the others their turns.
HANDED_PER_SECOND = 10.0
HANDED_AT_ONCE = 20.0
MOST_WAITING = (
    500  # that have come and not been handed on: a held key, three times as fast, for a quarter minute
)
BYTES = 20_000  # that cost as much as another message: to read them takes as long


class Close(NamedTuple):
    """How a socket is closed. A tab gets to know both; from 4000 the codes are the lesson's own."""

    code: int
    reason: str


TOO_LARGE = Close(1009, "message too large")
NOT_OURS = Close(4400, "no message of the lesson")
NOT_ASKED = Close(4408, "no page asked for")
REPLACED = Close(4409, "visit goes on elsewhere")
TOO_MANY = Close(4429, "too many messages")
FULL = Close(4503, "no room")


class Bucket:
    """
    How much somebody may send: `PER_SECOND` messages in the long run, `AT_ONCE` in a burst.

    >>> now = iter([0.0, 0.0, 0.1]).__next__
    >>> bucket = Bucket(now)
    >>> bucket.take(59 * BYTES), bucket.take(5 * BYTES)
    (True, False)
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left, self._at = AT_ONCE, clock()
        self._due = self._at  # when all that was handed on would have been, one after the other

    def wait(self) -> float:
        """Seconds until the next message may be handed on."""
        return max(0.0, self._due - self._clock() - (HANDED_AT_ONCE - 1) / HANDED_PER_SECOND)

    def hand_on(self) -> None:
        """One is: at most `HANDED_AT_ONCE` in a burst, `HANDED_PER_SECOND` in the long run."""
        self._due = max(self._due, self._clock()) + 1 / HANDED_PER_SECOND

    def take(self, size: int) -> bool:
        """Whether a message of `size` bytes is still within it."""
        now = self._clock()
        self._left = min(AT_ONCE, self._left + PER_SECOND * (now - self._at)) - 1 - size / BYTES
        self._at = now
        return self._left >= 0


def fault(data: bytes) -> Close | None:
    """What is wrong with a message; None where it is one that the lesson's own browser sends."""
    if len(data) > LARGEST:
        return TOO_LARGE
    try:
        message = BackMsg.FromString(data)
    except DecodeError:
        return NOT_OURS
    if message.WhichOneof("type") not in KINDS or len(message.file_urls_request.file_names) > FILES:
        return NOT_OURS
    read_once = sum(
        len(widget.json_trigger_value.encode()) for widget in message.rerun_script.widget_states.widgets
    )
    return TOO_LARGE if len(data) - read_once > LARGEST_STATE else None
