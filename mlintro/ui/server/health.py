"""Whether this server should be sent learners: what /readyz reports."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

# One visitor may hit a bug that no other does: that must not keep everybody away for good.
FORGET_AFTER = 60.0  # seconds


class Health:
    """State of the process, not of a visitor: which pages raised when they ran last."""

    def __init__(self) -> None:
        self.is_warm = False
        self._raised: dict[str, float] = {}  # page -> when

    @property
    def failing(self) -> list[str]:
        """Pages that raised when they ran last, within the last minute."""
        return sorted(page for page, when in self._raised.items() if time.monotonic() - when < FORGET_AFTER)

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
