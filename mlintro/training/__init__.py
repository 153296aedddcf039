"""Where training runs: processes apart from the server, one fit for one question.

The pages stay quick while models train. A class of thirty that asks the same thing in the
same minute is answered by one fit; thirty that ask different things stand in one line.
"""

import logging
import os
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Collection
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from functools import partial
from math import inf
from typing import Any, Generic, TypeVar

from mlintro.errors import TrainingBusyError, TrainingError
from mlintro.training import executor, track
from mlintro.training.executor import is_lost
from mlintro.training.track import UNSEEN, Track

logger = logging.getLogger(__name__)

T = TypeVar("T")
Question = tuple[Any, ...]  # an importable function and its arguments, all hashable
TRIES = 3  # of a question whose process died
LONGEST = 120.0  # seconds for a fit: the largest takes 10 on a quiet machine


class Answer(Future[T], Generic[T]):
    """An answer to come, shared by all who asked the same."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.askers: set[str] = set()
        self.track: Track = UNSEEN
        self.work: Future[Any] = Future()
        self.due = inf
        self.tries = 0

    def losses(self) -> tuple[float, ...]:
        """How the fit goes, for those that tell: the loss after each pass so far."""
        return self.track.told()


class Trainer:
    """Runs functions of plain values in other processes and remembers what they returned."""

    def __init__(
        self,
        make_executor: Callable[[], Executor],
        *,
        slots: int,
        line: int,
        memory: int,
        known: Callable[[Question], Any] = lambda question: None,
        longest: float = LONGEST,
    ) -> None:
        """
        `make_executor` is asked for every fit, so that it can replace what has died. At most
        `slots` fits run and `line` wait at a time; `memory` answers are kept. `known` may find
        an answer elsewhere; None if it does not. What takes more than `longest` seconds hangs.
        """
        self.make_executor = make_executor
        self.slots, self.line, self.memory = slots, line, memory
        self.known = known
        self.longest = longest
        self._answers: OrderedDict[Question, Answer[Any]] = OrderedDict()
        self._waiting: deque[Answer[Any]] = deque()
        self._running: set[Answer[Any]] = set()
        self._changed = threading.Condition()
        threading.Thread(target=self._start_in_turn, name="training line", daemon=True).start()

    def ask(self, function: Callable[..., T], *arguments: object, asker: str = "") -> Answer[T]:
        """
        The answer to come of `function(track, *arguments)`; asked before, the same answer again.

        `function` must be importable by name and return the same for the same (hashable)
        arguments. When processes die under it, it is tried three times; then the answer is a
        TrainingError. Raises TrainingBusyError when the line is full.
        """
        question = (function, *arguments)
        answer = self._remembered(question, asker)
        if answer is None and (found := self.known(question)) is not None:
            answer = Answer[T](question)
            answer.set_result(found)
            with self._changed:
                self._remember(answer)
        return answer or self._line_up(question, asker)

    def place(self, answer: Answer[Any]) -> int:
        """How many fits start before this one does, itself included: 0 when it has started."""
        with self._changed:
            return self._waiting.index(answer) + 1 if answer in self._waiting else 0

    def crowd(self) -> int:
        """How many askers wait for something."""
        with self._changed:
            return len(set().union(*(answer.askers for answer in [*self._waiting, *self._running])))

    def leave(self, asker: str, but: Collection[Answer[Any]] = ()) -> None:
        """`asker` waits for nothing any more, `but` for these. What nobody waits for is dropped."""
        with self._changed:
            for answer in [*self._waiting, *self._running]:
                if asker not in answer.askers or answer in but:
                    continue
                answer.askers.discard(asker)
                if not answer.askers:
                    self._drop(answer)

    def is_alive(self, timeout: float = 5.0) -> bool:
        """Whether something is being trained, or a process answers within `timeout` seconds."""
        with self._changed:
            if self._running:
                return True
        for _ in range(2):  # dead processes are replaced by the second try
            try:
                return self.make_executor().submit(os.getpid).result(timeout) > 0
            except FutureTimeoutError:
                return False
            except Exception as error:
                if not is_lost(error):
                    raise
                logger.warning("the training processes died and are started again")
        return False

    def _remembered(self, question: Question, asker: str) -> Answer[Any] | None:
        with self._changed:
            if answer := self._answers.get(question):
                self._answers.move_to_end(question)
                answer.askers.add(asker)
            return answer

    def _line_up(self, question: Question, asker: str) -> Answer[Any]:
        with self._changed:
            if answer := self._answers.get(question):  # asked by another meanwhile
                answer.askers.add(asker)
                return answer
            if len(self._waiting) >= self.line:
                raise TrainingBusyError(waiting=len(self._waiting))
            answer = Answer(question)
            answer.askers.add(asker)
            self._remember(answer)
            self._waiting.append(answer)
            self._changed.notify_all()
            return answer

    def _remember(self, answer: Answer[Any]) -> None:
        """Those asked longest ago are forgotten; not those that somebody waits for."""
        self._answers[answer.question] = answer
        surplus = max(len(self._answers) - self.memory, 0)
        for question in [q for q, old in self._answers.items() if old.done()][:surplus]:
            del self._answers[question]

    def _drop(self, answer: Answer[Any]) -> None:
        self._answers.pop(answer.question, None)
        if answer in self._waiting:
            self._waiting.remove(answer)
        answer.cancel()
        answer.track.end()

    def _start_in_turn(self) -> None:
        while True:
            with self._changed:
                if not self._waiting or len(self._running) >= self.slots:
                    self._changed.wait(timeout=1)
                overdue = [answer for answer in self._running if answer.due < time.monotonic()]
                is_free = self._waiting and len(self._running) < self.slots
            if overdue:
                threading.Thread(target=self._end, args=(overdue,), name="end what hangs").start()
            if is_free:
                self._start_next()

    def _start_next(self) -> None:
        with self._changed:
            if not self._waiting:  # they left
                return
            answer = self._waiting.popleft()
            self._running.add(answer)
            answer.tries += 1
            # With every try more patience: processes that start on a busy machine take their time.
            answer.track, answer.due = track.new(), time.monotonic() + self.longest * answer.tries
        function, *arguments = answer.question
        try:
            answer.work = self.make_executor().submit(function, answer.track, *arguments)
        except Exception as error:  # whatever it is, whoever waits for the answer must see it
            answer.work = Future()
            answer.work.set_exception(error)
        answer.work.add_done_callback(partial(self._finish, answer))

    def _end(self, overdue: Collection[Answer[Any]]) -> None:
        """Not while holding the lock: the threads that end a pool report to `_finish`."""
        for answer in overdue:
            logger.warning("a fit took too long and is ended")
            answer.due = inf
        if not all([answer.work.cancel() for answer in overdue]):
            executor.stop()  # a process can only be ended with its pool; the others are tried again

    def _finish(self, answer: Answer[Any], done: "Future[Any]") -> None:
        error = CancelledError() if done.cancelled() else done.exception()
        answer.track.end()
        with self._changed:
            self._running.discard(answer)
            self._changed.notify_all()
            if answer.cancelled():
                return
            if is_lost(error) and answer.tries < TRIES:
                logger.warning("a training process died; trying again")
                self._waiting.appendleft(answer)
                return
            if error is None:
                answer.set_result(done.result())
                return
            self._answers.pop(answer.question, None)  # a failure is not worth remembering
            failure = TrainingError() if is_lost(error) else error
            failure.__cause__ = error if failure is not error else error.__cause__
            answer.set_exception(failure)
