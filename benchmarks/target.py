"""A server that is attacked, and its door, as a script of one's own opens it."""

import time
from dataclasses import dataclass
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

MB = 1_000_000
RERUN = BackMsg(rerun_script={}).SerializeToString()


@dataclass
class Target:
    url: str
    results: Path  # the server's folder of them
    end: float  # of the attack, on this process's clock

    @property
    def is_open(self) -> bool:
        return time.monotonic() < self.end


def open_socket(url: str) -> websockets.connect:
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    return websockets.connect(
        address, subprotocols=["streamlit"], origin=url, max_size=None, compression=None
    )


async def visit_of(socket: websockets.ClientConnection) -> str:
    """Ask for a page: the name of the visit."""
    await socket.send(RERUN)
    told = ForwardMsg()
    while not told.HasField("new_session"):
        told = ForwardMsg.FromString(await socket.recv())
    return told.new_session.initialize.session_id
