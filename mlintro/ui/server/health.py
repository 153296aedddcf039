"""What learners would miss on this server: told at /readyz, and before the lesson on a teacher's remote."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

# One visitor may hit a bug that no other does: that must not keep everybody away for good.
FORGET_AFTER = 60.0  # seconds


class Lack(StrEnum):
    """What learners would miss on this server."""

    WARMTH = "warmth"  # the digits, the map and the training processes are on their way
    TRAINING = "training"
    PAGE = "page"  # one that raised when it ran last


class Health:
    """State of the process, not of a visitor: which pages raised when they ran last."""

    def __init__(self) -> None:
        self.is_warm = False
        self._raised: dict[str, float] = {}  # page -> when

    @property
    def failing(self) -> list[str]:
        """Pages that raised when they ran last, within the last minute."""
        return sorted(page for page, when in self._raised.items() if time.monotonic() - when < FORGET_AFTER)

    def lack(self, is_training: bool) -> Lack | None:
        """The first thing that is missing; None where nothing is. `is_training`: whether that answers."""
        if not self.is_warm:
            return Lack.WARMTH
        if not is_training:
            return Lack.TRAINING
        return Lack.PAGE if self.failing else None

    @contextmanager
    def watch(self, page: str) -> Iterator[None]:
        """A page that raises is failing until it runs through again, or for a minute."""
        try:
            yield
        except Exception:
            self._raised[page] = time.monotonic()
            raise
        self._raised.pop(page, None)


health = Health()
