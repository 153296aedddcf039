"""Whose turn it is: a class is served in rounds, and nobody waits for all that another asked for."""

from collections import Counter
from typing import NamedTuple

TOGETHER = 3  # jobs that a visitor has in one round: what one press asks for is there at about one time


class Turn(NamedTuple):
    """
    When a job starts: the least of them first.

    In a round each visitor has `TOGETHER` jobs, and within a round each address its first before any
    has its second: whoever opens a hundred visits waits behind everybody else's first.
    """

    round: int
    of_the_address: int  # how many jobs its address has in that round before it
    number: int  # of the job, as they were asked for


class Rounds:
    """
    Gives out turns.

    The rule is that of start-time fair queueing (Goyal, Vin and Cheng, 1996), with `TOGETHER` jobs as the
    unit of work, first among visitors and then among addresses.
    """

    def __init__(self) -> None:
        self._now = 0  # the round of the job that started last
        self._number = 0
        self._last: dict[str, tuple[int, int]] = {}  # visitor -> their last round, and their jobs in it
        self._asked: Counter[tuple[int, str]] = Counter()  # jobs in a round, by address

    def give(self, visitor: str, address: str) -> Turn:
        """
        The turn of what this visitor asks for now.

        >>> rounds = Rounds()
        >>> greedy = [rounds.give("greedy", "10.0.0.1") for _ in range(300)]
        >>> sorted([*greedy, rounds.give("other", "10.0.0.1")])[3].number  # the other's, who came last
        300
        """
        at, jobs = self._last.get(visitor, (self._now, 0))
        if at < self._now:
            at, jobs = self._now, 0
        elif jobs == TOGETHER:
            at, jobs = at + 1, 0
        self._last[visitor] = at, jobs + 1
        turn = Turn(at, self._asked[at, address], self._number)
        self._asked[at, address] += 1
        self._number += 1
        return turn

    def start(self, turn: Turn) -> None:
        """A job of this turn starts: who asks from now on has no earlier round."""
        if turn.round <= self._now:
            return
        self._now = turn.round
        self._last = {visitor: last for visitor, last in self._last.items() if last[0] >= self._now}
        self._asked = Counter({key: count for key, count in self._asked.items() if key[0] >= self._now})
