"""Whose page is drawn when a class presses at once: in turn, and what all look at comes first.

Scripts are threads of one interpreter. Sixty of them at a time are not faster than one after the
other; they only keep the loop waiting that sends what they have drawn, so that nobody sees
anything until all are done. Fragments, which are short, do not wait.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

PATIENCE = 1.0  # seconds with one holder, who may be waiting for a photo to arrive; then the next goes on
LONGEST = 5.0  # seconds that what is not urgent waits for what is
MEANWHILE = 0.1  # seconds between two calls of what a waiting thread does


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    thread: int = field(default_factory=threading.get_ident)
    called: threading.Event = field(default_factory=threading.Event)
    since: float = field(default_factory=time.monotonic)


class Turns:
    """One thread draws at a time, the urgent ones first; nobody waits for one that does not end."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._urgent: deque[Waiting] = deque()
        self._others: deque[Waiting] = deque()
        self._holder: int | None = None
        self._since = 0.0  # when the holder's turn began
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        self._come()

    def __exit__(self, *_: object) -> None:
        with self._lock:
            if self._is_mine():  # not if overtaken, nor if broken off in the queue
                self._pass_on()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What draws nothing and takes its time: within a turn, the others go on meanwhile."""
        with self._lock:
            had_turn = self._is_mine()
            if had_turn:
                self._pass_on()
        try:
            yield
        finally:
            if had_turn:
                self._come()

    def step_back(self, meanwhile: Callable[[], object]) -> None:
        """
        Within a turn: what follows can wait until all have had their urgent part.

        `meanwhile` is called some times a second until then; what it raises ends the wait.
        """
        me = Waiting()
        with self._lock:
            self._others.append(me)
            if self._is_mine():
                self._pass_on()
        self._wait(me, self._others, meanwhile)

    def _come(self) -> None:
        me = Waiting()
        with self._lock:
            if self._holder is None:
                self._begin(me)
                return
            self._urgent.append(me)
        self._wait(me, self._urgent, lambda: None)

    def _wait(self, me: Waiting, queue: deque[Waiting], meanwhile: Callable[[], object]) -> None:
        try:
            while not me.called.wait(MEANWHILE):
                meanwhile()
                with self._lock:
                    is_stuck = time.monotonic() - self._since > self.patience
                    if is_stuck and not me.called.is_set():  # so somebody waits
                        self._pass_on()
        finally:
            with self._lock:
                if me in queue:
                    queue.remove(me)

    def _is_mine(self) -> bool:
        return self._holder == threading.get_ident()

    def _next(self) -> deque[Waiting]:
        """The queue whose first is next; it is empty if nobody waits."""
        has_waited = self._others and time.monotonic() - self._others[0].since > LONGEST
        return self._others if has_waited or not self._urgent else self._urgent

    def _pass_on(self) -> None:
        self._holder = None
        if queue := self._next():
            self._begin(queue.popleft())

    def _begin(self, waiting: Waiting) -> None:
        self._holder, self._since = waiting.thread, time.monotonic()
        waiting.called.set()


turns = Turns()
