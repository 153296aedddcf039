"""Visitors of a class over the real websocket: teacher, wall and learners, who look every few seconds."""

import asyncio
import json
import secrets
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.visitor import Visitor

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

    @property
    def is_in(self) -> bool:
        return "eres **" in self.said

    async def come(self) -> None:
        await self.ask(("memory", "arrived", secrets.token_hex(16)), whole=True)
        while not self.is_in:
            await asyncio.sleep(self.every)
            await self.ask()

    async def attend(self, over: asyncio.Event) -> None:
        """
        Look as often as the page does, and press what is wished as soon as it is.

        A browser looks at its own beat, however late the last answer was. Whoever waited for that would
        soon look in step with all others.
        """
        due = time.perf_counter() + self.every
        while not over.is_set():
            try:
                button = await asyncio.wait_for(self.wishes.get(), max(0.0, due - time.perf_counter()))
            except TimeoutError:
                button = ""
                while due <= time.perf_counter():
                    due += self.every
            if button and button not in self.ids:  # the question has not been seen yet: at the next look
                self.wishes.put_nowait(button)
                await asyncio.sleep(self.every)
                button = ""
            await self.ask(button=button)


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
