"""Boards as they were a moment ago, for who asks often."""

import asyncio
import time
from collections.abc import Callable

import streamlit as st
from starlette.concurrency import run_in_threadpool

from mlintro.classes import Board, Classes
from mlintro.classes.in_memory import InMemory
from mlintro.ui.classes.homes import classes

MOMENT = 1.0  # seconds in which what is kept elsewhere is not asked for again
MOST = 200  # codes whose answers are kept for that moment


class Recent:
    """Thirty tabs that ask cost their class's home one question; the memory of this process costs none."""

    def __init__(self, classes: Classes, clock: Callable[[], float] = time.monotonic) -> None:
        self.classes, self.clock = classes, clock
        self._asked: dict[str, tuple[float, asyncio.Task[Board | None]]] = {}  # the oldest first

    async def board(self, code: str) -> Board | None:
        """Raises AwayError."""
        if isinstance(self.classes, InMemory):
            return self.classes.board(code)
        when, asking = self._asked.get(code, (0.0, None))
        if asking is None or (asking.done() and self.clock() - when >= MOMENT):
            asking = asyncio.create_task(run_in_threadpool(self.classes.board, code))
            self._asked.pop(code, None)
            if len(self._asked) >= MOST:
                del self._asked[next(iter(self._asked))]
            self._asked[code] = self.clock(), asking
        return await asyncio.shield(asking)  # who leaves does not take the answer of others along


@st.cache_resource(show_spinner=False)
def recent() -> Recent:
    """Those of all visitors' classes."""
    return Recent(classes())
