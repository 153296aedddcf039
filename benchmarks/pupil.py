"""Visitors of a class over the real websocket: teacher, wall and learners, who look every few seconds."""

import asyncio
import json
import secrets
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element

from benchmarks.visitor import Visitor, tls

LATEST = 10.0  # seconds until a run has ended, or something is wrong


@dataclass
class InClass(Visitor):
    """A visitor whose page looks again by itself: with a fragment."""

    seen: dict[str, dict[str, object]] = field(default_factory=dict)  # element of ours -> its data
    said: str = ""  # of the last run
    times: list[float] = field(default_factory=list)  # milliseconds of every run

    async def ask(
        self,
        trigger: tuple[str, str, object] | None = None,
        button: str = "",
        whole: bool = False,
        latest: float = LATEST,
    ):
        """One run: of the fragment, or of the whole page; with what an element sent, or a button."""
        message = BackMsg()
        ask = message.rerun_script
        ask.query_string, ask.page_script_hash = self.query, self.page_hash
        ask.context_info.timezone = "UTC"
        ask.context_info.url = f"{self.url}/{self.page}"
        if not whole and self.fragment:
            ask.fragment_id, ask.is_auto_rerun = self.fragment, not (trigger or button)
        if trigger:
            element, event, value = trigger
            events = f"$$STREAMLIT_INTERNAL_KEY_{self.ids[element]}__events"
            told = json.dumps([{"event": event, "value": value}])
            ask.widget_states.widgets.add(id=events, json_trigger_value=told)
        if button:
            ask.widget_states.widgets.add(id=self.ids[button], trigger_value=True)
        started, self.said = time.perf_counter(), ""
        await self.socket.send(message.SerializeToString())
        async with asyncio.timeout(latest):
            while await self._receive() != "finished":
                pass
        self.times.append(1_000 * (time.perf_counter() - started))

    def _see(self, element: object) -> None:
        super()._see(element)
        match element.WhichOneof("type"):
            case "bidi_component":
                name = element.bidi_component.id.rpartition("-")[2]
                self.ids[name] = element.bidi_component.id
                self.seen[name] = json.loads(element.bidi_component.json or "[{}]")[0]
            case "markdown":
                self.said += element.markdown.body + "\n"


@dataclass
class Pupil(InClass):
    wishes: asyncio.Queue[str] = field(default_factory=asyncio.Queue)  # buttons to press
    address: str = ""  # where its tab asks whether the class has moved; none before it is in
    revision: str = ""  # that its line has shown
    beat: float = 3.0  # seconds between two questions
    has_done: bool = False  # what a class counts, since its line was drawn
    asked: list[float] = field(default_factory=list)  # milliseconds of every question
    _open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None  # to ask

    def _see(self, element: object) -> None:
        super()._see(element)
        self._hear(element)

    def _hear(self, element: Element) -> None:
        if element.WhichOneof("type") == "bidi_component" and element.bidi_component.id.endswith("-beat"):
            (data,) = json.loads(element.bidi_component.json)
            self.address, self.revision, self.beat = data["address"], data["revision"], data["every"] / 1_000

    async def __aexit__(self, *_: object) -> None:
        if self._open:
            self._open[1].transport.abort()
        await super().__aexit__()

    @property
    def is_in(self) -> bool:
        return "eres **" in self.said

    async def look(self) -> None:
        """What its tab does at every beat. The line is drawn anew where there is something new, or seldom."""
        if time.perf_counter() - self.last_run >= self.every:
            self.last_run = time.perf_counter()
            await self.ask()
        elif self.has_done or not self.address or await self.moved() != self.revision:
            self.has_done = False
            await self.ask(("beat", "look", True))

    async def moved(self) -> str:
        """The class's revision, asked over a connection that stays open, as a browser's does."""
        started = time.perf_counter()
        async with asyncio.timeout(LATEST):
            try:
                answer = await self._moved()
            except (OSError, EOFError):  # the server has closed what was open
                self._open = None
                answer = await self._moved()
        self.asked.append(1_000 * (time.perf_counter() - started))
        return answer

    async def _moved(self) -> str:
        there = urlsplit(self.url)
        if not self._open:
            secure = tls() if there.scheme == "https" else None
            self._open = await asyncio.open_connection(there.hostname, there.port, ssl=secure)
        reader, writer = self._open
        asks = [f"GET /{self.address} HTTP/1.1", f"Host: {there.netloc}"]
        if self.cookie:
            asks.append(f"Cookie: {self.cookie}")
        writer.write("\r\n".join([*asks, "\r\n"]).encode())
        status, *headers = (await reader.readuntil(b"\r\n\r\n")).decode().lower().splitlines()
        if " 200 " not in status:
            raise OSError(status)
        size = next(line.partition(": ")[2] for line in headers if line.startswith("content-length"))
        return (await reader.readexactly(int(size))).decode()

    async def come(self) -> None:
        await self.ask(("memory", "arrived", secrets.token_hex(16)), whole=True)
        while not self.is_in:
            await asyncio.sleep(self.beat)
            await self.look()

    async def attend(self, over: asyncio.Event) -> None:
        """
        Look as often as the page does, and press what is wished as soon as it is.

        A browser looks at its own beat, however late the last answer was. Whoever waited for that would
        soon look in step with all others.
        """
        due = time.perf_counter() + self.beat
        while not over.is_set():
            try:
                button = await asyncio.wait_for(self.wishes.get(), max(0.0, due - time.perf_counter()))
            except TimeoutError:
                button = ""
                while due <= time.perf_counter():
                    due += self.beat
            if button and button not in self.ids:  # the question has not been seen yet: at the next look
                self.wishes.put_nowait(button)
                await asyncio.sleep(self.beat)
                button = ""
            await (self.ask(button=button) if button else self.look())


@dataclass
class Wall(InClass):
    at: dict[str, float] = field(default_factory=dict)  # what it said of the count -> when first

    async def attend(self, over: asyncio.Event) -> None:
        while not over.is_set():
            await self.ask()
            self.at.setdefault(str(self.seen["class_wall"].get("count", "")), time.perf_counter())
            await asyncio.sleep(self.every)


@dataclass
class Teacher(InClass):
    async def open(self) -> str:
        """Open a class; its code."""
        await self.ask(("key", "proof", {"key": secrets.token_hex(16)}))
        return str(self.seen["key"]["code"])
