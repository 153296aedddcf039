"""A visitor over the real websocket: opens a page, presses a button, sees what arrives."""

import asyncio
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

LATEST = 30.0  # seconds until a socket is open, or something is wrong
MODELS = 3


@cache
def tls() -> ssl.SSLContext:
    """Believes whom this machine believes, or only who stands in the file that SSL_CERT_FILE names."""
    return ssl.create_default_context()


@dataclass
class Visitor:
    """With one page open. `query` is the link's part behind the question mark."""

    url: str
    page: str
    query: str = ""
    page_hash: str = ""
    name: str = ""  # of the visit, as the server calls it
    cookie: str = ""  # with which a door before several servers knows whose it is
    ids: dict[str, str] = field(default_factory=dict)  # key of a button or slider -> id
    sliders: dict[str, float] = field(default_factory=dict)  # key -> value, where it was moved
    metrics: dict[str, tuple[str, str]] = field(default_factory=dict)  # label -> value and note
    warnings: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    fragment: str = ""  # that the page runs again by itself, where it has one
    every: float = 3.0  # seconds between two of its runs, as the server says
    last_run: float = 0.0  # when it said so: from then the beat begins anew
    widgets: dict[str, str] = field(default_factory=dict)  # id of each that reports back -> its kind
    parts: dict[str, str] = field(default_factory=dict)  # id of one of ours -> the fragment that has it
    is_whole: bool = False  # the last run that finished: a part may still, when the page is asked for

    async def __aenter__(self) -> "Visitor":
        await self.connect()
        await self.rerun()
        return self

    async def connect(self) -> None:
        """Open a socket; as a browser does that was here before, with the name of its visit."""
        self.socket = await websockets.connect(
            self.url.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=["streamlit", "x", *([self.name] if self.name else [])],
            origin=self.url,
            additional_headers=[("Cookie", self.cookie)] if self.cookie else None,
            ssl=tls() if self.url.startswith("https") else None,
            max_size=None,
            compression=None,
            open_timeout=LATEST,
        )
        self._keep_cookie(self.socket.response.headers.get_all("Set-Cookie"))

    async def answers(self) -> bool:
        """Whether there is a server, as a browser asks that has lost its socket."""
        there = urlsplit(self.url)
        asks = [f"GET /_stcore/health HTTP/1.1\r\nHost: {there.netloc}", "Connection: close"]
        if self.cookie:
            asks.append(f"Cookie: {self.cookie}")
        try:
            reader, writer = await asyncio.open_connection(
                there.hostname, there.port, ssl=tls() if there.scheme == "https" else None
            )
            try:
                writer.write("\r\n".join([*asks, "\r\n"]).encode())
                status, *headers = (await reader.readuntil(b"\r\n\r\n")).decode().splitlines()
            finally:
                writer.close()
        except (OSError, EOFError):
            return False
        self._keep_cookie([line[12:] for line in headers if line.lower().startswith("set-cookie: ")])
        return " 200 " in status

    def _keep_cookie(self, told: Iterable[str]) -> None:
        for cookie in told:
            self.cookie = cookie.partition(";")[0]

    async def __aexit__(self, *_: object) -> None:
        self.socket.transport.abort()  # as a browser that is closed: it does not read on until the end

    async def rerun(self) -> float:
        """Milliseconds from asking until the script has finished and all of it has arrived."""
        started = time.perf_counter()
        await self._ask()
        while await self._receive() != "finished" or not self.is_whole:
            pass
        return 1_000 * (time.perf_counter() - started)

    async def press(self, key: str, until: Callable[[], bool]) -> float:
        """Seconds from pressing a button until what has arrived is enough."""
        started = time.perf_counter()
        await self._ask(self.ids[key])
        while not until():
            await self._receive()
        return time.perf_counter() - started

    def named(self, key: str) -> str:
        """The id of a widget that has this key. Raises StopIteration where none was on the page."""
        return next(identity for identity in self.widgets if identity.endswith(f"-{key}"))

    async def send(self, *states: WidgetState, part: str = "") -> None:
        """Run the page, or one of its fragments, with these values of its widgets, until it has finished."""
        await self._ask(states=states, part=part)
        while await self._receive() != "finished":
            pass

    async def _ask(self, button: str = "", states: Iterable[WidgetState] = (), part: str = "") -> None:
        ask = BackMsg()
        ask.rerun_script.widget_states.widgets.extend(states)
        ask.rerun_script.query_string = self.query
        ask.rerun_script.fragment_id = part
        ask.rerun_script.page_script_hash = self.page_hash
        if not self.page_hash:
            ask.rerun_script.page_name = self.page
        ask.rerun_script.context_info.timezone = "UTC"
        if button:
            ask.rerun_script.widget_states.widgets.add(id=button, trigger_value=True)
        for key, value in self.sliders.items():
            slider = ask.rerun_script.widget_states.widgets.add(id=self.ids[key])
            slider.double_array_value.data.append(value)
        await self.socket.send(ask.SerializeToString())

    async def _receive(self) -> str:
        message = ForwardMsg.FromString(await self.socket.recv())
        match message.WhichOneof("type"):
            case "new_session":
                self.name = message.new_session.initialize.session_id
                self.page_hash = message.new_session.page_script_hash or self.page_hash
            case "navigation":
                self.page_hash = message.navigation.page_script_hash
            case "auto_rerun":
                self.fragment, self.every = message.auto_rerun.fragment_id, message.auto_rerun.interval
                self.last_run = time.perf_counter()
            case "delta":
                element = message.delta.new_element
                self._see(element)
                if element.WhichOneof("type") == "bidi_component":
                    self.parts[element.bidi_component.id] = message.delta.fragment_id
            case "script_finished" if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                self.is_whole = message.script_finished != ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
                return "finished"
        return ""

    def _see(self, element: Element) -> None:
        kind = element.WhichOneof("type")
        if kind and (identity := getattr(getattr(element, kind), "id", "")).startswith("$$"):
            self.widgets[identity] = kind
        match kind:
            case "button" | "slider":
                self.ids[identity.rpartition("-")[2]] = identity
            case "metric":
                self.metrics[element.metric.label] = (element.metric.body, element.metric.delta)
            case "alert" if element.alert.format == element.alert.WARNING:
                self.warnings.append(element.alert.body)
            case "alert" if element.alert.format == element.alert.ERROR:
                self.errors.append(element.alert.body)
            case "exception":
                self.errors.append(element.exception.message)


def has_all(visitor: Visitor) -> bool:
    return sum("%" in value for value, _ in visitor.metrics.values()) == MODELS


def is_served(visitor: Visitor) -> bool:
    return has_all(visitor) or bool(visitor.warnings)


async def use_neuron(url: str, over: asyncio.Event, pause: float) -> list[float]:
    """Milliseconds of reruns, one after the other with so many seconds between them, until it is over."""
    found = []
    async with Visitor(url, "neurona") as visitor:
        while not over.is_set():
            found.append(await visitor.rerun())
            await asyncio.sleep(pause)
    return found
