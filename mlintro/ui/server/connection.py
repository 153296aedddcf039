"""A browser's socket as the server's door holds it: what comes in is judged, what goes out is read."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from mlintro.ui.server.messages import MOST_WAITING, NOT_ASKED, NOT_OURS, TOO_MANY, Bucket, Close, fault
from mlintro.ui.server.metrics import refused

# As the answer to a first message it makes the browser ask for the page anew, and so read that the
# lesson is full. In the frame of another site browsers do not heed it.
ASK_ANEW = ForwardMsg()
ASK_ANEW.auth_redirect.url = ""


class Connection:
    """It is accepted before Streamlit knows of it, which makes a session of every socket."""

    def __init__(self, address: str, receive: Receive, send: Send) -> None:
        self.address = address
        self.bucket = Bucket()
        self._receive, self._send = receive, send
        self._is_open = True
        self._come: deque[Message] = deque()  # and not been handed on yet

    async def accept(self, subprotocols: list[str]) -> None:
        await self._receive()
        protocol = subprotocols[0] if subprotocols else None
        await self._send({"type": "websocket.accept", "subprotocol": protocol, "headers": []})

    async def receive(self) -> Message:
        """The next message that is in order, when it is its time. One that is not ends the connection."""
        while not self._come or self.bucket.wait():
            try:
                async with asyncio.timeout(self.bucket.wait() if self._come else None):
                    message = await self._receive()
            except TimeoutError:
                break
            if message["type"] == "websocket.disconnect":
                self._is_open = False
                return message
            if wrong := self._judge(message):
                await self.close(wrong)
                return {"type": "websocket.disconnect", "code": wrong.code}
            self._come.append(message)
        self.bucket.hand_on()
        return self._come.popleft()

    def _judge(self, message: Message) -> Close | None:
        data = message.get("bytes")
        if data is None:  # text
            return NOT_OURS
        if not self.bucket.take(len(data)) or len(self._come) >= MOST_WAITING:
            return TOO_MANY
        return fault(data)

    async def first(self, patience: float) -> Message | None:
        """The first message; None if it does not come in so many seconds, or the browser leaves."""
        try:
            async with asyncio.timeout(patience):
                message = await self.receive()
        except TimeoutError:
            await self.close(NOT_ASKED)
            return None
        return message if message["type"] == "websocket.receive" else None

    async def send(self, message: Message) -> None:
        if not self._is_open:
            raise OSError  # so Starlette expects to hear that a browser has gone
        self._is_open = message["type"] != "websocket.close"
        try:
            await self._send(message)
        except RuntimeError as too_late:  # uvicorn has just closed it by itself
            self._is_open = False
            raise OSError from too_late

    async def close(self, why: Close) -> None:
        refused.labels(why.reason).inc()
        with suppress(OSError):  # the browser has gone by itself
            await self.send({"type": "websocket.close", "code": why.code, "reason": why.reason})

    async def refuse(self, why: Close) -> None:
        """There is no room for who asks."""
        with suppress(OSError):
            await self.send({"type": "websocket.send", "bytes": ASK_ANEW.SerializeToString()})
        await self.close(why)

    def handed_over(self, first: Message | None, call: Callable[[str], object]) -> tuple[Receive, Send]:
        """
        What Streamlit is given: a connection that begins, with the message that came first.

        `call` is told the visit's name with the first page.
        """
        before: list[Message] = [{"type": "websocket.connect"}] + ([first] if first else [])
        is_named = False

        async def receive() -> Message:
            return before.pop(0) if before else await self.receive()

        async def send(message: Message) -> None:
            nonlocal is_named
            if message["type"] == "websocket.accept":
                return  # it is
            if message["type"] == "websocket.send" and not is_named:
                told = ForwardMsg.FromString(message["bytes"])
                if is_named := told.HasField("new_session"):
                    call(told.new_session.initialize.session_id)
            await self.send(message)

        return receive, send


def earlier_visit(scope: Scope) -> str:
    """The name of the visit that a browser wants to go on with: where Streamlit's browser writes it."""
    protocols: list[str] = scope["subprotocols"]
    return protocols[2] if len(protocols) > 2 else ""
