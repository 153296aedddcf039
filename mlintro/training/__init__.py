"""Where training runs: processes apart from the server, one fit for one task.

The pages stay quick while models train. A class of thirty that asks for the same in the same
minute is served by one fit; thirty that ask for different things wait in one queue, which goes
round by visitor and by address.

Left out: a fit can be cancelled, not paused; results are kept in memory only (a disk is asked
through `known`).
"""

import logging
import os
import threading
import time
from bisect import insort
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from functools import partial
from math import inf
from typing import Any, Generic, NamedTuple, TypeVar

from mlintro.errors import TrainingBusyError, TrainingError
from mlintro.training import executor, track
from mlintro.training.executor import is_lost
from mlintro.training.fairness import Rounds, Turn
from mlintro.training.track import UNSEEN, Track

logger = logging.getLogger(__name__)

T = TypeVar("T")
Task = tuple[Any, ...]  # an importable function and its arguments, all hashable
TRIES = 3  # of a task whose process died
PENDING = 24  # jobs that one visitor may wait for: eight presses of the button
LONGEST = 120.0  # seconds for a fit: the largest takes 10 on a quiet machine


class Job(Future[T], Generic[T]):
    """The result to come of a task, shared by all visitors who asked for it."""

    def __init__(self, task: Task, turn: Turn) -> None:
        super().__init__()
        self.task = task
        self.turn = turn
        self.visitors: set[str] = set()
        self.track: Track = UNSEEN
        self.work: Future[Any] = Future()
        self.due = inf  # on the monotonic clock
        self.tries = 0

    def losses(self) -> tuple[float, ...]:
        """How the fit goes, for those that tell: the loss after each pass so far."""
        return self.track.told()


class Counted(NamedTuple):
    waiting: int
    running: int
    ended: Mapping[str, int]  # so far: done, failed, tried_again, refused as too many wait


class Trainer:
    """Runs functions of plain values in other processes and remembers what they returned."""

    def __init__(
        self,
        make_executor: Callable[[], Executor],
        *,
        slots: int,
        queue: int,
        memory: int,
        known: Callable[[Task], Any] = lambda task: None,
        longest: float = LONGEST,
    ) -> None:
        """
        `make_executor` is asked for every fit, so that it can replace what has died. At most
        `slots` jobs run and `queue` wait at a time; `memory` results are kept. `known` may find
        a result elsewhere; None if it does not. What takes more than `longest` seconds hangs.
        """
        self.make_executor = make_executor
        self.slots, self.queue, self.memory = slots, queue, memory
        self.known = known
        self.longest = longest
        self._jobs: OrderedDict[Task, Job[Any]] = OrderedDict()  # the one asked for last is last
        self._queue: list[Job[Any]] = []  # in the order of their turns
        self._rounds = Rounds()
        self._running: set[Job[Any]] = set()
        self._ended = Counter(done=0, failed=0, tried_again=0, refused=0)
        self._changed = threading.Condition()
        threading.Thread(target=self._start_in_turn, name="training queue", daemon=True).start()

    def ask(
        self, function: Callable[..., T], *arguments: object, visitor: str = "", address: str = ""
    ) -> Job[T]:
        """
        The job that runs `function(track, *arguments)`; asked before, the same job again.

        `function` must be importable by name and return the same for the same (hashable)
        arguments. When processes die under it, it is tried three times; then the job's result
        raises TrainingError. Raises TrainingBusyError when `visitor` waits for `PENDING` jobs, or
        when the queue is full of such as come before; else the last one there makes room, and its
        result raises that.
        """
        task = (function, *arguments)
        job = self._remembered(task, visitor, address)
        if job is None and (found := self.known(task)) is not None:
            with self._changed:
                job = Job[T](task, self._rounds.give(visitor, address))
                job.set_result(found)
                self._remember(job)
        return job or self._enqueue(task, visitor, address)

    def position(self, job: Job[Any]) -> int:
        """How many jobs start until this one has, itself included: 0 when it has started."""
        with self._changed:
            return self._queue.index(job) + 1 if job in self._queue else 0

    def visitors(self) -> int:
        """How many visitors wait for a job, each counted once."""
        with self._changed:
            return len(set().union(*(job.visitors for job in [*self._queue, *self._running])))

    def counted(self) -> Counted:
        """How many fits wait and run now, and how those ended that were asked for so far."""
        with self._changed:
            return Counted(len(self._queue), len(self._running), dict(self._ended))

    def cancel(self, visitor: str, but: Collection[Job[Any]] = ()) -> None:
        """
        `visitor` waits for nothing any more, `but` for these.

        A job that nobody waits for is cancelled: its result raises CancelledError, and if it runs
        it hears of that when it next tells a loss.
        """
        with self._changed:
            for job in [*self._queue, *self._running]:
                if visitor not in job.visitors or job in but:
                    continue
                job.visitors.discard(visitor)
                if not job.visitors:
                    self._drop(job)

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

    def _remembered(self, task: Task, visitor: str, address: str) -> Job[Any] | None:
        with self._changed:
            if job := self._jobs.get(task):
                self._jobs.move_to_end(task)
                self._join(job, visitor, address)
            return job

    def _join(self, job: Job[Any], visitor: str, address: str) -> None:
        """One more waits for it, and it starts in the turn of whoever comes first."""
        if visitor in job.visitors:
            return
        job.visitors.add(visitor)
        if job in self._queue:
            self._queue.remove(job)
            job.turn = min(job.turn, self._rounds.give(visitor, address))
            self._line_up(job)

    def _line_up(self, job: Job[Any]) -> None:
        insort(self._queue, job, key=lambda other: other.turn)

    def _enqueue(self, task: Task, visitor: str, address: str) -> Job[Any]:
        with self._changed:
            if job := self._jobs.get(task):  # asked for by another meanwhile
                self._join(job, visitor, address)
                return job
            busy = TrainingBusyError(waiting=len(self._queue))
            if sum(visitor in other.visitors for other in [*self._queue, *self._running]) >= PENDING:
                self._ended["refused"] += 1
                raise busy
            job = Job(task, self._rounds.give(visitor, address))
            if len(self._queue) >= self.queue:
                self._ended["refused"] += 1
                last = self._queue[-1] if self._queue else None
                if last is None or last.turn < job.turn:
                    raise busy
                self._queue.remove(last)
                self._jobs.pop(last.task, None)
                last.set_exception(busy)
            job.visitors.add(visitor)
            self._remember(job)
            self._line_up(job)
            self._changed.notify_all()
            return job

    def _remember(self, job: Job[Any]) -> None:
        """Those asked for longest ago are forgotten; not those that somebody waits for."""
        self._jobs[job.task] = job
        surplus = max(len(self._jobs) - self.memory, 0)
        for task in [task for task, old in self._jobs.items() if old.done()][:surplus]:
            del self._jobs[task]

    def _drop(self, job: Job[Any]) -> None:
        self._jobs.pop(job.task, None)
        if job in self._queue:
            self._queue.remove(job)
        job.cancel()
        job.track.end()

    def _start_in_turn(self) -> None:
        while True:
            with self._changed:
                if not self._queue or len(self._running) >= self.slots:
                    self._changed.wait(timeout=1)
                overdue = [job for job in self._running if job.due < time.monotonic()]
                is_free = self._queue and len(self._running) < self.slots
            if overdue:
                threading.Thread(target=self._end, args=(overdue,), name="end what hangs").start()
            if is_free:
                self._start_next()

    def _start_next(self) -> None:
        with self._changed:
            if not self._queue:  # cancelled
                return
            job = self._queue.pop(0)
            self._rounds.start(job.turn)
            self._running.add(job)
            job.tries += 1
            # With every try more patience: processes that start on a busy machine take their time.
            job.track, job.due = track.new(), time.monotonic() + self.longest * job.tries
        function, *arguments = job.task
        try:
            job.work = self.make_executor().submit(function, job.track, *arguments)
        except Exception as error:  # whatever it is, whoever waits for the job must see it
            job.work = Future()
            job.work.set_exception(error)
        job.work.add_done_callback(partial(self._finish, job))

    def _end(self, overdue: Collection[Job[Any]]) -> None:
        """Not while holding the lock: the threads that end a pool report to `_finish`."""
        for job in overdue:
            logger.warning("a fit took too long and is ended")
            job.due = inf
        if not all([job.work.cancel() for job in overdue]):
            executor.stop()  # a process can only be ended with its pool; the others are tried again

    def _finish(self, job: Job[Any], done: "Future[Any]") -> None:
        error = CancelledError() if done.cancelled() else done.exception()
        job.track.end()
        with self._changed:
            self._running.discard(job)
            self._changed.notify_all()
            if job.cancelled():
                return
            if is_lost(error) and job.tries < TRIES:
                logger.warning("a training process died; trying again")
                self._ended["tried_again"] += 1
                self._line_up(job)
                return
            self._ended["failed" if error else "done"] += 1
            if error is None:
                job.set_result(done.result())
                return
            self._jobs.pop(job.task, None)  # a failure is not worth remembering
            failure = TrainingError() if is_lost(error) else error
            failure.__cause__ = error if failure is not error else error.__cause__
            job.set_exception(failure)
