"""A log that nobody can fill from outside."""

import logging
import time
from collections.abc import Callable

MINUTE = 60.0  # seconds


class Seldom(logging.Filter):
    """
    Lets `most` records a minute through; the first of the next minute says how many were kept back.

    >>> now = iter([0.0, 0.0, 1.0, 1.0, 61.0]).__next__
    >>> seldom = Seldom(2, now)
    >>> records = [logging.makeLogRecord({"msg": "odd"}) for _ in range(4)]
    >>> [seldom.filter(record) for record in records], records[-1].getMessage()
    ([True, True, False, True], 'odd (and 1 more in the last minute)')
    """

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._most, self._clock = most, clock
        self._since, self._seen = clock(), 0

    def filter(self, record: logging.LogRecord) -> bool:
        now = self._clock()
        if now - self._since >= MINUTE:
            if (kept_back := self._seen - self._most) > 0:
                record.msg = f"{record.getMessage()} (and {kept_back} more in the last minute)"
                record.args = ()
            self._since, self._seen = now, 0
        self._seen += 1
        return self._seen <= self._most
