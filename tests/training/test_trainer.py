"""One fit for one task, a queue for many, and what happens to those who leave it."""

import sys
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, ThreadPoolExecutor, wait

import pytest

from mlintro.errors import TrainingBusyError, TrainingError
from mlintro.training import TRIES, Task, Trainer
from mlintro.training.track import Track
from tests.training import work
from tests.training.conftest import CALLS, GATE, call, until


def fail(_track: Track, n: int) -> None:
    CALLS.append(n)
    raise ZeroDivisionError(n)


def die(_track: Track, n: int, times: int) -> int:
    """Ends as if its process had died, so many times."""
    CALLS.append(n)
    if CALLS.count(n) <= times:
        raise BrokenExecutor
    return n


def test_a_class_that_asks_for_the_same_is_served_by_one_fit(trainer: Callable[..., Trainer]):
    t = trainer()
    jobs = [t.ask(call, 7, visitor=f"learner {i}") for i in range(30)]
    GATE.set()

    assert [job.result(10) for job in jobs] == [7] * 30
    assert t.ask(call, 7).result(10) == 7
    assert CALLS == [7]


def test_what_waits_runs_and_has_ended_is_counted(trainer: Callable[..., Trainer]):
    t = trainer(queue=2)
    first = t.ask(call, 0)
    until(lambda: t.counted().running == 1)
    others = t.ask(fail, 1), t.ask(die, 2, 1)
    with pytest.raises(TrainingBusyError):
        t.ask(call, 3)
    assert t.counted()[:2] == (2, 1)
    GATE.set()
    wait([first, *others], 10)

    assert t.counted() == (0, 0, {"done": 2, "failed": 1, "tried_again": 1, "refused": 1})


def test_the_oldest_results_are_forgotten(trainer: Callable[..., Trainer]):
    t = trainer(memory=2)
    GATE.set()
    for n in (1, 2, 3, 1):
        t.ask(call, n).result(10)

    assert CALLS == [1, 2, 3, 1]


def test_each_job_knows_its_position_in_the_queue(trainer: Callable[..., Trainer]):
    t = trainer()
    jobs = [t.ask(call, n) for n in range(4)]
    until(lambda: CALLS == [0])

    assert [t.position(job) for job in jobs] == [0, 1, 2, 3]


def test_a_visitor_with_several_jobs_is_counted_once(trainer: Callable[..., Trainer]):
    t = trainer()
    jobs = [t.ask(call, n, visitor=visitor) for n in range(3) for visitor in ("Ana", "Luis")]
    assert t.visitors() == 2
    t.cancel("Luis")
    assert t.visitors() == 1
    GATE.set()
    for job in jobs:
        job.result(10)

    until(lambda: t.visitors() == 0)


def test_no_more_run_than_there_are_slots(trainer: Callable[..., Trainer]):
    t = trainer(slots=2)
    jobs = [t.ask(call, n) for n in range(4)]
    until(lambda: len(CALLS) == 2)
    time.sleep(1.5)  # the thread that starts jobs looks every second

    assert [t.position(job) for job in jobs] == [0, 0, 1, 2]
    assert len(CALLS) == 2


def test_a_full_queue_refuses_and_says_how_many_wait(trainer: Callable[..., Trainer]):
    t = trainer(queue=2)
    t.ask(call, 0)
    until(lambda: CALLS == [0])
    waiting = [t.ask(call, n, visitor="first") for n in (1, 2)]

    with pytest.raises(TrainingBusyError) as refused:
        t.ask(call, 3)
    assert refused.value.facts == {"waiting": 2}
    assert t.ask(call, 2) is waiting[1]

    t.cancel("first")  # the second one is waited for by another, too
    assert t.position(t.ask(call, 3)) == 2


def test_a_cancelled_job_makes_room_and_is_not_run(trainer: Callable[..., Trainer]):
    t = trainer()
    t.ask(call, 0, visitor="stays")
    until(lambda: CALLS == [0])
    left, after = t.ask(call, 1, visitor="leaves"), t.ask(call, 2, visitor="stays")
    t.cancel("leaves")

    assert left.cancelled()
    assert t.position(after) == 1
    GATE.set()
    assert after.result(10) == 2
    assert CALLS == [0, 2]


def test_who_leaves_as_a_fit_is_about_to_start_does_not_stop_the_queue(trainer: Callable[..., Trainer]):
    t = trainer()
    GATE.set()
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # so that the threads meet at every step
    try:
        for n in range(10_000):
            t.ask(call, n, visitor="leaves")
            t.cancel("leaves")
    finally:
        sys.setswitchinterval(usual)

    assert t.ask(call, "stays").result(10) == "stays"


def test_who_asks_anew_goes_on_waiting_for_what_both_have_in_common(trainer: Callable[..., Trainer]):
    t = trainer()
    running, common, old = [t.ask(call, n, visitor="Ana") for n in range(3)]
    t.cancel("Ana", but=[running, common])

    assert [job.cancelled() for job in (running, common, old)] == [False, False, True]


def test_what_another_waits_for_goes_on(trainer: Callable[..., Trainer]):
    t = trainer()
    t.ask(call, 0, visitor="other")
    jobs = [t.ask(call, 1, visitor=name) for name in ("leaves", "stays")]
    t.cancel("leaves")
    GATE.set()

    assert [job.result(10) for job in jobs] == [1, 1]


def test_a_running_fit_that_nobody_wants_is_told_and_asked_again_it_is_a_new_one():
    with ThreadPoolExecutor(1) as threads:
        trainer = Trainer(lambda: threads, slots=1, queue=5, memory=5)
        dropped = trainer.ask(work.tell, 1_000, visitor="leaves")
        until(lambda: len(dropped.losses()) >= 3)
        assert dropped.losses()[:3] == (1, 1 / 2, 1 / 3)

        trainer.cancel("leaves")
        with pytest.raises(CancelledError):
            dropped.result(10)
        again = trainer.ask(work.tell, 1_000, visitor="back")
        assert again is not dropped
        until(lambda: again.losses())  # so the first one has ended: there is one slot
        trainer.cancel("back")


def test_what_is_known_elsewhere_is_not_fitted(trainer: Callable[..., Trainer]):
    looked_for: list[object] = []

    def known(task: Task) -> str | None:
        looked_for.append(task[1])
        return "kept" if task[1] == 5 else None

    t = trainer(known=known)
    GATE.set()

    assert [t.ask(call, n).result(10) for n in (5, 6, 5)] == ["kept", 6, "kept"]
    assert CALLS == [6]
    assert looked_for == [5, 6]


def test_a_failure_reaches_all_who_wait_and_is_not_remembered(trainer: Callable[..., Trainer]):
    t = trainer()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            t.ask(fail, 1).result(10)

    assert CALLS == [1, 1]


def test_what_is_waited_for_is_not_forgotten(trainer: Callable[..., Trainer]):
    t = trainer(memory=1)
    jobs = [t.ask(call, n) for n in range(3)]

    assert [t.ask(call, n) for n in range(3)] == jobs


def test_what_was_asked_for_again_is_remembered_longer(trainer: Callable[..., Trainer]):
    t = trainer(memory=2)
    GATE.set()
    for n in (1, 2, 1, 3, 1):
        t.ask(call, n).result(10)

    assert CALLS == [1, 2, 3]


def test_a_task_whose_process_dies_is_tried_three_times(trainer: Callable[..., Trainer]):
    t = trainer()
    assert t.ask(die, 1, TRIES - 1).result(10) == 1
    with pytest.raises(TrainingError) as failed:
        t.ask(die, 2, TRIES).result(10)

    assert isinstance(failed.value.__cause__, BrokenExecutor)
    assert CALLS == [1] * 3 + [2] * 3


def test_with_every_try_there_is_more_patience(trainer: Callable[..., Trainer]):
    t = trainer(longest=100)
    job = t.ask(die, 1, 1)
    job.result(10)

    assert 150 < job.due - time.monotonic() < 200


def test_what_can_not_be_sent_fails_for_who_waits():
    def no_executor() -> ThreadPoolExecutor:
        raise OSError("no process can be started")

    t = Trainer(no_executor, slots=1, queue=5, memory=5)
    with pytest.raises(OSError, match="no process"):
        t.ask(work.square, 2).result(10)


def test_a_fit_that_has_ended_leaves_no_track(trainer: Callable[..., Trainer]):
    job = trainer().ask(work.tell, 3)

    assert job.result(10) == 3
    assert not job.track.tell([0.5])


def test_who_is_tried_again_is_the_first_of_the_queue(trainer: Callable[..., Trainer]):
    t = trainer()
    t.ask(call, 0)
    until(lambda: CALLS == [0])
    jobs = [t.ask(die, 1, 1), t.ask(die, 2, 0)]
    GATE.set()

    assert [job.result(10) for job in jobs] == [1, 2]
    assert CALLS == [0, 1, 1, 2]
