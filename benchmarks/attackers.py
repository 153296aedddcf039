"""What one pupil with a script can do to the lesson, and what two hundred do who mean no harm."""

import asyncio
import itertools
import json
import os
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.photographers import class_photos, photos
from benchmarks.pupil import InClass
from benchmarks.target import MB, RERUN, Target, open_socket
from benchmarks.visitor import Visitor
from mlintro.digits import keeping
from mlintro.digits.runs.comparison import Comparison
from mlintro.ui.frame import PAGES
from mlintro.ui.frame.memory import LONGEST, PARTS
from mlintro.ui.server.messages import PER_SECOND
from tests.training.test_store import npz, said_to_be_short
from tests.ui.server.forgeries import JSON, VALUES, state

SOCKETS = 250
FORGERS = 10  # visits that one script has open
FAST = 1.05 / PER_SECOND  # seconds between two messages: almost as many as the server lets in
LOST = (websockets.WebSocketException, OSError)


async def send_again_and_again(target: Target, message: bytes) -> str:
    """From one socket at a time as fast as it goes, and from a new one whenever that is closed."""
    codes: Counter[int | None] = Counter()
    sent = 0
    while target.is_open:
        async with open_socket(target.url) as socket:
            with suppress(websockets.ConnectionClosed):
                await socket.send(RERUN)
                while target.is_open:
                    sent += 1
                    await socket.send(message)
        codes[socket.close_code] += 1
    return f"{sent} messages of {len(message) / MB:.2f} MB sent, sockets closed with {dict(codes)}"


def of_one_element(**value: str) -> bytes:
    element = {"id": "$$ID-0-None"} | value
    return BackMsg(rerun_script={"widget_states": {"widgets": [element]}}).SerializeToString()


async def calm(target: Target) -> str:
    """Nothing: what the machine and its other work make of the figures."""
    await asyncio.sleep(target.end - time.monotonic())
    return "nobody does any harm"


async def large(target: Target) -> str:
    """In four visits at a time."""
    message = of_one_element(json_value=json.dumps([[]] * (13 * MB // 4)))
    said = await asyncio.gather(*(send_again_and_again(target, message) for _ in range(4)))
    return f"4 times {said[0]}"


async def just_allowed(target: Target) -> str:
    message = of_one_element(json_trigger_value=json.dumps([[]] * (MB // 4 - 100)))
    return await send_again_and_again(target, message)


async def reruns(target: Target) -> str:
    return await send_again_and_again(target, RERUN)


async def heartbeats(target: Target) -> str:
    return await send_again_and_again(target, BackMsg(app_heartbeat=True).SerializeToString())


async def file_names(target: Target) -> str:
    names = BackMsg(file_urls_request={"file_names": [""] * MB}).SerializeToString()
    return await send_again_and_again(target, names)


async def in_time(target: Target) -> str:
    """Ten visits ask as often as each of them may."""
    asked = 0

    async def ask() -> None:
        nonlocal asked
        while target.is_open:
            with suppress(*LOST):
                async with open_socket(target.url) as socket:
                    reading = asyncio.create_task(read(socket))
                    while target.is_open:
                        await socket.send(RERUN)
                        asked += 1
                        await asyncio.sleep(FAST)
                    reading.cancel()

    await asyncio.gather(*(ask() for _ in range(FORGERS)))
    return f"{asked} times asked"


async def read(socket: websockets.ClientConnection) -> None:
    with suppress(*LOST):
        async for _ in socket:
            pass


async def idle(target: Target) -> str:
    """250 sockets that ask for nothing, opened again whenever they are closed."""
    opened = 0

    async def hold() -> None:
        nonlocal opened
        while True:
            with suppress(*LOST):
                async with open_socket(target.url) as socket:
                    opened += 1
                    await socket.wait_closed()
            await asyncio.sleep(1)

    holders = [asyncio.create_task(hold()) for _ in range(SOCKETS)]
    await asyncio.sleep(target.end - time.monotonic())
    for holder in holders:
        holder.cancel()
    return f"{opened} sockets opened"


async def forge(
    target: Target, page: str, query: str, states: Callable[[Visitor], Iterator[list[WidgetState]]]
):
    """Send forged states as fast as the server allows, in a new visit whenever one is closed: how many."""
    sent = 0
    while target.is_open:
        with suppress(*LOST):
            async with Visitor(target.url, page, query) as visitor:
                for forged in states(visitor):
                    if not target.is_open:
                        break
                    await visitor.send(*forged)
                    sent += 1
                    await asyncio.sleep(FAST)
    return sent


async def wrong_kinds(target: Target) -> str:
    """Values of every kind for every widget of every page, in ten visits."""

    def states(visitor: Visitor) -> Iterator[list[WidgetState]]:
        for kind, value in VALUES:
            yield [state(identity, kind, value) for identity in visitor.widgets]

    urls = itertools.islice(itertools.cycle(page.url for page in PAGES.values()), FORGERS)
    sent = await asyncio.gather(*(forge(target, url, "", states) for url in urls))
    return f"{sum(sent)} times all widgets of a page"


async def colours(target: Target) -> str:
    """To the colour game a colour of as many characters as a message may have."""

    def states(visitor: Visitor) -> Iterator[list[WidgetState]]:
        element = next(identity for identity in visitor.widgets if identity.endswith("-match"))
        events = f"$$STREAMLIT_INTERNAL_KEY_{element}__events"
        for length in (90_000, 700_000):
            guess = {"round": 0, "colour": "x" * length}
            yield [state(events, "json_trigger_value", json.dumps([{"event": "guess", "value": guess}]))]
            yield [state(element, "json_value", json.dumps({"guess": guess}))]

    sent = await asyncio.gather(*(forge(target, "pixeles", "part=match", states) for _ in range(FORGERS)))
    return f"{sum(sent)} forged guesses"


async def given_back(target: Target) -> str:
    """New visits, one after the other, that give back as much as a tab may remember, all of it wrong."""
    wrong = [{name: {field: value} for name in PARTS for field in ("a", "tries", "runs")} for value in JSON]
    filled = [{name: {field: [[]] * (LONGEST // 170) for field in ("best", "runs")} for name in PARTS}]
    sent = 0
    for parts in itertools.cycle(filled + wrong):
        if not target.is_open:
            break
        with suppress(*LOST):
            async with InClass(target.url, "neurona") as visitor:
                await visitor.ask(("memory", "restore", json.dumps(parts)), whole=True)
                sent += 1
    return f"{sent} visits gave something back"


async def planted(target: Target) -> str:
    """Results that unpack to twenty times what they declare, and named pipes, where models are looked for."""
    target.results.mkdir(exist_ok=True)
    asked, served = 0, 0
    while target.is_open:
        asked += 1
        comparison = Comparison(seed=asked, train_size=100)
        for spec, harm in zip(comparison.specs(), (said_to_be_short, os.mkfifo, npz), strict=True):
            path = target.results / f"{keeping.key(spec, 100, asked, 'last')}.npz"
            if harm is os.mkfifo:
                os.mkfifo(path)
            else:
                path.write_bytes(harm())
        async with Visitor(target.url, "modelos", f"train_size=100&seed={asked}") as visitor:
            await asyncio.wait_for(
                visitor.press(
                    "train", lambda: sum("%" in value for value, _ in visitor.metrics.values()) == 3
                ),
                60,
            )
            served += 1
    return f"{served} of {asked} had their three models"


Attack = Callable[[Target], Awaitable[str]]
ATTACKS: dict[str, Attack] = {
    attack.__name__: attack
    for attack in (
        *(calm, large, just_allowed, reruns, in_time, heartbeats, file_names, photos, class_photos, idle),
        *(wrong_kinds, colours, given_back, planted),
    )
}
