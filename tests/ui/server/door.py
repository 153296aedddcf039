"""A visitor at the server's door, over a real socket."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

MB = 1_000_000
RERUN = BackMsg(rerun_script={}).SerializeToString()


def knock(server: str, **options: object) -> ClientConnection:
    """A connection as a browser opens it, before it asks for a page."""
    address = server.replace("http", "ws", 1) + "/_stcore/stream"
    # All that comes is taken at once: a close waits behind it.
    usual = {"origin": server, "subprotocols": ["streamlit"], "max_size": None, "max_queue": None}
    return connect(address, **usual | options)


def ask(socket: ClientConnection) -> str:
    """Ask for the first page: the name of the visit, which the server tells with it."""
    socket.send(RERUN)
    while True:
        answer = ForwardMsg.FromString(socket.recv(timeout=30))
        match answer.WhichOneof("type"):
            case "new_session":
                return answer.new_session.initialize.session_id
            case "auth_redirect":
                raise FullError


class FullError(Exception):
    """The browser was told to ask for the page anew."""


def closing(socket: ClientConnection) -> int | None:
    """The code with which the server closes a connection."""
    with suppress(ConnectionClosed):
        while True:
            socket.recv(timeout=30)
    return socket.close_code


@contextmanager
def visit(server: str, **options: object) -> Iterator[ClientConnection]:
    """A visit that has a page."""
    with knock(server, **options) as socket:
        ask(socket)
        yield socket


def wait_until_free(server: str, places: int = 2) -> None:
    """Until the server has seen that others have gone, and so many may come from one address."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            with ExitStack() as visits:
                for _ in range(places):
                    visits.enter_context(visit(server))
                return
        except FullError:
            time.sleep(0.1)
    raise TimeoutError


def elsewhere(number: int) -> dict[str, object]:
    """Comes from another address of this machine. macOS has but one, unless it is given more."""
    return {"source_address": (f"127.0.0.{number}", 0)}


def resident(process: int) -> int:
    """Bytes of memory that a process holds."""
    return psutil.Process(process).memory_info().rss
