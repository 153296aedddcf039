"""Where training runs: processes apart from the server, one fit for one question.

The pages stay quick while models train, and a class of thirty that asks the same thing in
the same minute is answered by one fit.
"""

import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import Any, TypeVar

from mlintro.errors import TrainingError

logger = logging.getLogger(__name__)

T = TypeVar("T")
Question = tuple[Any, ...]


class Trainer:
    """Runs functions of plain values in other processes and remembers what they returned."""

    def __init__(self, make_executor: Callable[[], Executor], memory: int) -> None:
        """`make_executor` is called again when its processes have died. `memory` counts answers."""
        self.make_executor = make_executor
        self.memory = memory
        self._answers: OrderedDict[Question, Future[Any]] = OrderedDict()
        self._lock = threading.Lock()

    def submit(self, function: Callable[..., T], *arguments: object) -> "Future[T]":
        """
        The answer to come of `function(*arguments)`; asked before, the same answer again.

        `function` must be importable by name and return the same for the same (hashable)
        arguments. When the process dies under it, it is tried once more; then the answer is
        a TrainingError.
        """
        question = (function, *arguments)
        with self._lock:
            if known := self._answers.get(question):
                self._answers.move_to_end(question)
                return known
            answer: Future[T] = Future()
            self._answers[question] = answer
            self._forget_oldest()
        self._start(question, answer, tries=2)
        return answer

    def is_alive(self, timeout: float = 5.0) -> bool:
        """Whether something is being trained, or a process answers within `timeout` seconds."""
        with self._lock:
            if any(not answer.done() for answer in self._answers.values()):
                return True
        for _ in range(2):  # dead processes are replaced by the second try
            try:
                return self.make_executor().submit(os.getpid).result(timeout) > 0
            except FutureTimeoutError:
                return False
            except BrokenExecutor:
                logger.warning("the training processes died and are started again")
        return False

    def _start(self, question: Question, answer: "Future[Any]", tries: int) -> None:
        function, *arguments = question

        def finish(done: "Future[Any]") -> None:
            error = CancelledError() if done.cancelled() else done.exception()
            if error is None:
                answer.set_result(done.result())
            elif isinstance(error, BrokenExecutor) and tries > 1:
                logger.warning("a training process died; trying once more")
                # Not in this thread: it belongs to the dead pool, which waits for it to end.
                threading.Thread(target=self._start, args=(question, answer, tries - 1)).start()
            else:
                with self._lock:
                    self._answers.pop(question, None)  # a failure is not worth remembering
                failure = error
                if isinstance(error, BrokenExecutor):
                    failure = TrainingError()
                    failure.__cause__ = error
                answer.set_exception(failure)

        try:
            running = self.make_executor().submit(function, *arguments)
        except Exception as error:  # whatever it is, whoever waits for the answer must see it
            running = Future()
            running.set_exception(error)
        running.add_done_callback(finish)

    def _forget_oldest(self) -> None:
        """Drop the answers asked longest ago; those not there yet stay, someone waits for them."""
        surplus = len(self._answers) - self.memory
        for question in [q for q, answer in self._answers.items() if answer.done()][: max(surplus, 0)]:
            del self._answers[question]
