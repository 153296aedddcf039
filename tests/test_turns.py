"""Who draws when many press at once: one at a time, the urgent first, and nobody for ever."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress

from mlintro.ui.turns import Turns


def start(*works: Callable[[], None]) -> list[threading.Thread]:
    """Each in a thread, begun one after the other, so that they stand in line in this order."""
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
    turns, order, holds = Turns(), [], threading.Event()

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


def test_who_breaks_off_in_the_line_leaves_it():
    turns, may_end = Turns(patience=60), threading.Event()

    def breaks_off() -> None:
        with suppress(ValueError), turns:
            may_end.wait(10)
            turns.step_back(raise_value_error)

    def raise_value_error() -> None:
        raise ValueError

    def holds() -> None:
        with turns:
            time.sleep(0.3)

    threads = start(breaks_off, holds)
    may_end.set()
    join(threads)

    assert not turns._others
    join(start(holds, holds))


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


def test_nobody_waits_for_ever_for_a_turn_that_does_not_end():
    turns, ends, went = Turns(patience=0.3), threading.Event(), []

    def hangs() -> None:
        with turns:
            ends.wait(10)

    def goes_on() -> None:
        with turns:
            went.append(ends.is_set())

    threads = start(hangs, goes_on, goes_on)
    join(threads[1:])
    ends.set()
    join(threads)

    assert went == [False, False]
    join(start(goes_on))  # and afterwards all is as it was
    assert turns._taken == 0
