"""One fit for one question, a line for many, and what happens to those who leave it."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor

import pytest

from mlintro.errors import TrainingBusyError
from mlintro.training import Trainer
from mlintro.training.track import Track
from tests.training import work

GATE = threading.Event()
CALLS: list[object] = []


def call(_track: Track, n: object) -> object:
    """Waits for the gate, so that a test says when a fit ends."""
    CALLS.append(n)
    assert GATE.wait(20)
    return n


@pytest.fixture
def trainer() -> Iterator[Callable[..., Trainer]]:
    """A trainer on threads, with one slot unless the test says otherwise."""
    GATE.clear()
    CALLS.clear()
    with ThreadPoolExecutor(4) as threads:
        yield lambda **given: Trainer(lambda: threads, **{"slots": 1, "line": 10, "memory": 8, **given})
        GATE.set()


def until(holds: Callable[[], object], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_class_that_asks_the_same_is_answered_by_one_fit(trainer: Callable[..., Trainer]):
    t = trainer()
    answers = [t.ask(call, 7, asker=f"learner {i}") for i in range(30)]
    GATE.set()

    assert [answer.result(10) for answer in answers] == [7] * 30
    assert t.ask(call, 7).result(10) == 7
    assert CALLS == [7]


def test_the_oldest_answers_are_forgotten(trainer: Callable[..., Trainer]):
    t = trainer(memory=2)
    GATE.set()
    for n in (1, 2, 3, 1):
        t.ask(call, n).result(10)

    assert CALLS == [1, 2, 3, 1]


def test_each_knows_its_place_in_the_line(trainer: Callable[..., Trainer]):
    t = trainer()
    answers = [t.ask(call, n) for n in range(4)]
    until(lambda: CALLS == [0])

    assert [t.place(answer) for answer in answers] == [0, 1, 2, 3]


def test_a_crowd_is_counted_by_heads(trainer: Callable[..., Trainer]):
    t = trainer()
    answers = [t.ask(call, n, asker=asker) for n in range(3) for asker in ("Ana", "Luis")]
    assert t.crowd() == 2
    t.leave("Luis")
    assert t.crowd() == 1
    GATE.set()
    for answer in answers:
        answer.result(10)

    until(lambda: t.crowd() == 0)


def test_no_more_run_than_there_are_slots(trainer: Callable[..., Trainer]):
    t = trainer(slots=2)
    answers = [t.ask(call, n) for n in range(4)]
    until(lambda: len(CALLS) == 2)

    assert [t.place(answer) for answer in answers] == [0, 0, 1, 2]


def test_a_full_line_refuses_and_says_how_many_wait(trainer: Callable[..., Trainer]):
    t = trainer(line=2)
    t.ask(call, 0)
    until(lambda: CALLS == [0])
    waiting = [t.ask(call, n, asker="first") for n in (1, 2)]

    with pytest.raises(TrainingBusyError) as refused:
        t.ask(call, 3)
    assert refused.value.facts == {"waiting": 2}
    assert t.ask(call, 2) is waiting[1]

    t.leave("first")  # the second one is waited for by another, too
    assert t.place(t.ask(call, 3)) == 2


def test_who_leaves_the_line_makes_room_and_is_not_answered(trainer: Callable[..., Trainer]):
    t = trainer()
    t.ask(call, 0, asker="stays")
    until(lambda: CALLS == [0])
    left, after = t.ask(call, 1, asker="leaves"), t.ask(call, 2, asker="stays")
    t.leave("leaves")

    assert left.cancelled()
    assert t.place(after) == 1
    GATE.set()
    assert after.result(10) == 2
    assert CALLS == [0, 2]


def test_what_another_waits_for_goes_on(trainer: Callable[..., Trainer]):
    t = trainer()
    t.ask(call, 0, asker="other")
    answers = [t.ask(call, 1, asker=name) for name in ("leaves", "stays")]
    t.leave("leaves")
    GATE.set()

    assert [answer.result(10) for answer in answers] == [1, 1]


def test_a_running_fit_that_nobody_wants_is_told_and_asked_again_it_is_a_new_one():
    with ThreadPoolExecutor(1) as threads:
        trainer = Trainer(lambda: threads, slots=1, line=5, memory=5)
        dropped = trainer.ask(work.tell, 1_000, asker="leaves")
        until(lambda: len(dropped.losses()) >= 3)
        assert dropped.losses()[:3] == (1, 1 / 2, 1 / 3)

        trainer.leave("leaves")
        with pytest.raises(CancelledError):
            dropped.result(10)
        again = trainer.ask(work.tell, 1_000, asker="back")
        assert again is not dropped
        until(lambda: again.losses())  # so the first one has ended: there is one slot
        trainer.leave("back")


def test_what_is_known_elsewhere_is_not_fitted(trainer: Callable[..., Trainer]):
    t = trainer(known=lambda question: "kept" if question[1] == 5 else None)
    GATE.set()

    assert [t.ask(call, n).result(10) for n in (5, 6, 5)] == ["kept", 6, "kept"]
    assert CALLS == [6]


def test_a_failure_reaches_all_who_wait_and_is_not_remembered(trainer: Callable[..., Trainer]):
    t = trainer()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            t.ask(work.fail, 1).result(10)
