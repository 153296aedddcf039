"""Whose page is drawn when a class presses at once: in turn, and what all look at comes first.

Scripts are threads of one interpreter. Sixty of them at a time are not faster than one after the
other; they only keep the loop waiting that sends what they have drawn, so that nobody sees
anything until all are done.
"""

import threading
from collections import deque
from collections.abc import Callable

PATIENCE = 1.0  # seconds: whoever holds the place may be waiting for a photo to arrive
MEANWHILE = 0.1  # seconds between two calls of what a waiting thread does


class Turns:
    """One thread at a time, the urgent ones first. When nobody's turn ends, waiting does."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._urgent: deque[threading.Event] = deque()
        self._others: deque[threading.Event] = deque()
        self._taken = 0
        self._given = 0
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        self._take(self._urgent)

    def __exit__(self, *_: object) -> None:
        self._give()

    def step_back(self, meanwhile: Callable[[], object]) -> None:
        """
        Within a turn: what follows can wait until all have had their urgent part.

        `meanwhile` is called some times a second until then.
        """
        self._give()
        self._take(self._others, meanwhile)

    def _take(self, line: deque[threading.Event], meanwhile: Callable[[], object] = lambda: None) -> None:
        called = threading.Event()
        with self._lock:
            self._taken += 1
            if self._taken == 1:
                return
            line.append(called)
            given = self._given
        waited = 0.0
        try:
            while waited < self.patience and not called.wait(MEANWHILE):
                meanwhile()  # may raise: a new wish of the learner's ends this run
                waited = waited + MEANWHILE if given == self._given else 0.0
                given = self._given
        finally:
            with self._lock:
                if called in line:
                    line.remove(called)

    def _give(self) -> None:
        with self._lock:
            self._taken -= 1
            self._given += 1
            if line := self._urgent or self._others:
                line.popleft().set()


turns = Turns()
