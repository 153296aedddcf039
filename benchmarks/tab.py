"""A tab that stays open while the server is away: it does what the lesson's scripts do in a browser."""

import asyncio
import json
import random
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import websockets

from benchmarks.pupil import InClass
from mlintro.ui.server.first_page import FOLDER

# As Streamlit's script has it: the first wait once a connection is lost, then between two questions
# whether the server is there, each twice as long as the one before.
LOST, SHORTEST, LONGEST = (0.25, 0.5), 0.1, 4.0
# Milliseconds that the lesson's script waits at least until it asks for its page, and up to how many more.
PAGE = Path(FOLDER, "page.js").read_text(encoding="utf-8")
LEAST, MORE = map(int, re.search(r"(\d+) \+ (\d+) \* Math\.random\(\)", PAGE).groups())
Kept = Mapping[str, Mapping[str, object]]


@dataclass
class Tab(InClass):
    kept: Kept = field(default_factory=dict)  # what it remembers, by part
    lost: float = 0.0  # when its socket was closed, on this machine's clock
    asked: float = 0.0  # when it asked for its page anew
    begun: float = 0.0  # when the server began its page anew, on this machine's clock
    back: float = 0.0  # when all had come back

    @property
    def told(self) -> Kept:
        """What the server says is to be remembered."""
        return self.seen["memory"]["kept"]

    async def give_back(self, kept: Kept) -> None:
        """As tab.js does with what it remembers of a visit that the server does not know."""
        await self.ask(("memory", "restore", json.dumps(kept)), whole=True)
        self.kept = self.told

    async def stay(self) -> None:
        """Until the server has gone and come back, and all that it had is there again."""
        with suppress(websockets.ConnectionClosed):
            while True:
                await self._receive()
        self.lost = time.perf_counter()
        await asyncio.sleep(random.uniform(*LOST))
        wait = SHORTEST
        while not await self.answers():
            await asyncio.sleep(wait * random.uniform(0.7, 1))
            wait = min(LONGEST, 2 * wait)
        await self.connect()
        await asyncio.sleep((LEAST + MORE * random.random()) / 1_000)
        before, visit = self.kept, self.seen["memory"]["visit"]
        self.asked = time.perf_counter()
        await self.ask(("memory", "again", True), whole=True)
        if self.seen["memory"]["visit"] != visit:
            await self.give_back(before)
        self.back = time.perf_counter()

    async def _receive(self) -> str:
        name = self.name
        result = await super()._receive()
        if self.name != name:
            self.begun = time.perf_counter()
        return result
