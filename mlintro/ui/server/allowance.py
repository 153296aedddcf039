"""How often somebody may do something in a second, or in a minute."""

import time
from collections import Counter
from collections.abc import Callable


class Allowance:
    """
    So many in each span of so many seconds, for each name: an address, or a visit.

    >>> now = iter([0.0, 0.5, 0.5, 1.5]).__next__
    >>> allowance = Allowance(1, 1.0, now)
    >>> [allowance.take(name) for name in ("10.0.0.1", "10.0.0.1", "10.0.0.2", "10.0.0.1")]
    [True, False, True, True]
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._span = -1  # the number of the present one
        self._taken: Counter[str] = Counter()  # in it

    def take(self, name: str) -> bool:
        """Count one more, and tell whether it is within the limit."""
        if (span := int(self._clock() // self._seconds)) != self._span:
            self._span = span
            self._taken.clear()
        self._taken[name] += 1
        return self._taken[name] <= self._most
