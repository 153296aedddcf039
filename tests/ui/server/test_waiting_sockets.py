"""Sockets that have not asked for a page yet: how many wait, and which have to go."""

import asyncio
from typing import Any

from mlintro.ui.server.connection import Connection
from mlintro.ui.server.limits import Limits


async def nothing(*_: Any) -> None:
    await asyncio.Event().wait()


def test_a_crowd_that_comes_at_once_takes_more_places_than_one():
    gone: list[int] = []

    def socket(number: int) -> Connection:
        async def send(message: Any) -> None:
            gone.append(number)
            await asyncio.sleep(1)  # its browser is slow to hear it

        return Connection(f"10.0.0.{number}", nothing, send)

    async def come() -> None:
        door = Limits(nothing)
        door.most_waiting = 2
        sockets = [asyncio.create_task(door.wait(socket(number), 9)) for number in range(6)]
        await asyncio.sleep(0.05)
        for one in sockets:
            one.cancel()

    asyncio.run(come())
    assert gone == [0, 1]
