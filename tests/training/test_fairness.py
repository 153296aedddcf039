"""Who asks for much, or under many names, keeps nobody waiting."""

from collections.abc import Callable

import pytest

from mlintro.errors import TrainingBusyError
from mlintro.training import PENDING, Trainer
from mlintro.training.fairness import TOGETHER, Rounds
from tests.training.conftest import CALLS, call, until


def test_who_asks_for_much_keeps_nobody_waiting_for_more_than_one_press_of_it(
    trainer: Callable[..., Trainer],
):
    t = trainer(queue=300)
    t.ask(call, 0)
    until(lambda: CALLS == [0])
    for n in range(1, 1 + PENDING):
        t.ask(call, n, visitor="greedy", address="school")
    with pytest.raises(TrainingBusyError):
        t.ask(call, 99, visitor="greedy", address="school")

    assert t.position(t.ask(call, 100, visitor="classmate", address="school")) == TOGETHER + 1
    assert t.position(t.ask(call, 200, visitor="elsewhere", address="home")) == 2


def test_who_comes_late_begins_in_the_round_that_is_on():
    rounds = Rounds()
    turns = [rounds.give("greedy", "school") for _ in range(4 * TOGETHER)]
    for turn in turns:
        rounds.start(turn)

    assert rounds.give("late", "home").round == turns[-1].round == 3


def test_who_comes_under_many_names_waits_behind_the_first_of_every_other_address(
    trainer: Callable[..., Trainer],
):
    t = trainer(queue=300)
    t.ask(call, 0)
    until(lambda: CALLS == [0])
    for n in range(120):
        t.ask(call, 1 + n, visitor=f"name {n}", address="attacker")
    of_a_class = [t.ask(call, 200 + n, visitor=f"pupil {n}", address="school") for n in range(30)]

    assert [t.position(job) for job in of_a_class] == list(range(2, 62, 2))


def test_a_full_queue_makes_room_for_who_comes_before_the_last_of_it(trainer: Callable[..., Trainer]):
    t = trainer(queue=3)
    t.ask(call, 0)
    until(lambda: CALLS == [0])
    *_, last = [t.ask(call, 1 + n, visitor=f"name {n}", address="attacker") for n in range(3)]
    first = t.ask(call, 9, visitor="learner", address="home")

    assert t.position(first) == 2
    assert isinstance(last.exception(1), TrainingBusyError)
    assert t.ask(call, 3, visitor="other", address="third") is not last  # asked anew, it is done anew


def test_a_job_that_another_asks_for_too_starts_when_the_first_of_them_has_a_turn(
    trainer: Callable[..., Trainer],
):
    t = trainer()
    t.ask(call, 0)
    until(lambda: CALLS == [0])
    *_, last = [t.ask(call, 1 + n, visitor="greedy", address="school") for n in range(6)]
    assert t.position(last) == 6

    assert t.position(t.ask(call, 6, visitor="other", address="home")) <= 2
