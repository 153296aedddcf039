"""The keys of a wall turn the steps of its class: a press counts once, however often it is told."""

import time
from contextlib import suppress
from dataclasses import dataclass

from mlintro.classes import AwayError
from mlintro.classes.codes import is_key
from mlintro.classes.teaching import turn
from mlintro.ui.classes.homes import classes
from mlintro.ui.untrusted import table, whole

MOMENTS = range(1, 2**53)  # whole numbers that a browser has
MOST = 20  # presses that are taken at a time; the wall tells of the others again


@dataclass(slots=True)
class Presses:
    """Those of one wall. Each has its moment, which no other of them has."""

    heard: int = 0  # the moment of the last one

    def take(self, sent: object, code: str) -> None:
        """What the wall of that class tells. Whether it may turn the steps is looked at."""
        told = table(sent)
        if is_key(pointer := told.get("pointer")):
            with suppress(AwayError):  # of that speaks the wall
                for by in self.new(told.get("presses")):
                    turn(classes(), code, str(pointer), by, time.time())

    def new(self, told: object) -> list[int]:
        """
        A step on (1) or back (-1) for each that was not heard of before, the oldest first.

        >>> presses = Presses()
        >>> presses.new([{"at": 5, "by": 1}, {"at": 7, "by": -1}])
        [1, -1]
        >>> presses.new([{"at": 5, "by": 1}, {"at": 7, "by": -1}, {"at": 8, "by": 1}]), presses.heard
        ([1], 8)
        """
        steps = []
        for press in map(table, told[:MOST] if isinstance(told, list) else []):
            at, by = whole(press.get("at"), MOMENTS), whole(press.get("by"), range(-1, 2))
            if at and by and at > self.heard:
                self.heard = at
                steps.append(by)
        return steps
