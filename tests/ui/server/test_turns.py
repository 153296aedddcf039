"""Who draws when many press at once: one at a time, the urgent first, and nobody for ever."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest

from mlintro.ui.server.turns import Turns


def start(*works: Callable[[], None]) -> list[threading.Thread]:
    """Each in a thread, begun one after the other, so that they queue in this order."""
    threads = [threading.Thread(target=work, daemon=True) for work in works]
    for thread in threads:
        thread.start()
        time.sleep(0.02)
    return threads


def join(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()


def test_one_at_a_time_and_the_rest_when_all_have_had_what_is_urgent():
    turns, order, holds = Turns(patience=60), [], threading.Event()

    def first() -> None:
        with turns:
            holds.wait(10)
            order.append("first, urgent")
            turns.step_back(lambda: None)
            order.append("first, the rest")

    def second() -> None:
        with turns:
            order.append("second, urgent")
            turns.step_back(lambda: None)
            order.append("second, the rest")

    threads = start(first, second)
    holds.set()
    join(threads)

    assert order == ["first, urgent", "second, urgent", "first, the rest", "second, the rest"]


def test_who_came_first_draws_first():
    turns, order, holds = Turns(patience=60), [], threading.Event()

    def draws(name: str) -> None:
        with turns:
            holds.wait(10)
            order.append(name)

    threads = start(*[partial(draws, name) for name in "abcd"])
    holds.set()
    join(threads)

    assert order == ["a", "b", "c", "d"]


def test_a_turn_that_breaks_off_is_over():
    turns = Turns(patience=60)
    with suppress(ValueError), turns:
        raise ValueError
    with suppress(ValueError), turns:
        turns.step_back(lambda: None)
        raise ValueError

    def follows() -> None:
        with turns:
            pass

    join(start(follows))


def test_who_breaks_off_in_the_queue_lets_nobody_in():
    turns, order = Turns(patience=60), []
    may_step_back, may_end, broke_off = (threading.Event() for _ in range(3))

    def breaks_off() -> None:
        with suppress(ValueError), turns:
            may_step_back.wait(10)
            turns.step_back(raise_value_error)
        broke_off.set()

    def raise_value_error() -> None:
        raise ValueError

    def holds() -> None:
        with turns:
            may_end.wait(10)
            order.append("held")

    def follows() -> None:
        with turns:
            order.append("followed")

    threads = start(breaks_off, holds)
    may_step_back.set()
    assert broke_off.wait(10)
    threads += start(follows)
    may_end.set()
    join(threads)

    assert order == ["held", "followed"]
    join(start(follows))  # nobody is called who has gone


def test_who_waits_may_do_something_meanwhile():
    turns, looked, may_end = Turns(), threading.Event(), threading.Event()

    def waits() -> None:
        with turns:
            may_end.wait(10)
            turns.step_back(looked.set)

    def holds() -> None:
        with turns:
            looked.wait(10)

    threads = start(waits, holds)
    may_end.set()
    join(threads)

    assert looked.is_set()


def test_after_a_turn_that_does_not_end_the_others_still_go_one_by_one():
    turns, ends, at_once, most = Turns(patience=0.3), threading.Event(), [], []

    def hangs() -> None:
        with turns:
            ends.wait(10)

    def goes_on() -> None:
        with turns:
            at_once.append(1)
            most.append(len(at_once))
            time.sleep(0.05)
            at_once.pop()

    hanging, *others = start(hangs, *[goes_on] * 5)
    join(others)
    assert hanging.is_alive()
    ends.set()
    join([hanging])

    assert most == [1] * 5
    join(start(goes_on))  # and afterwards all is as it was


def test_what_is_not_urgent_is_not_forgotten(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("mlintro.ui.server.turns.LONGEST", 0.3)
    turns, drawn, may_stop = Turns(), threading.Event(), threading.Event()

    def steps_back() -> None:
        with turns:
            time.sleep(0.1)
            turns.step_back(lambda: None)
            drawn.set()

    def presses_on_and_on() -> None:
        while not may_stop.is_set():
            with turns:
                time.sleep(0.02)

    threads = start(steps_back, *[presses_on_and_on] * 3)
    assert drawn.wait(5)
    may_stop.set()
    join(threads)


def test_who_steps_aside_lets_the_others_go_on_and_then_has_a_turn_again():
    turns, order, others_drew = Turns(patience=60), [], threading.Event()

    def decodes() -> None:
        with turns:
            with turns.aside():
                assert others_drew.wait(10)
            order.append("decoded")

    def draws() -> None:
        with turns:
            order.append("drew")
        others_drew.set()

    join(start(decodes, draws))
    assert order == ["drew", "decoded"]
    with turns.aside():  # out of turn
        join(start(draws))
