"""How a photo comes in: whole and in time, or not at all."""

import asyncio

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from mlintro.ui.server.held_photos import HeldPhotos

UPLOADS = "/_stcore/upload_file/"  # then the visit, then the photo
ARRIVES_WITHIN = 120.0  # seconds: 15 MB at 1 Mbit/s


class Uploads:
    """In front of Streamlit, which keeps whatever it is sent for as long as it keeps the visit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.held = HeldPhotos(let_go)
        # Else what is larger than a megabyte goes through a file on the disk on its way into memory.
        MultiPartParser.spool_max_size = config.get_option("server.maxUploadSize") * 2**20

    def leave(self, visit: str) -> None:
        """A visit has left: its photos go with it."""
        self.held.leave(visit)

    async def __call__(self, scope: Scope, receive: Receive, send: Send, address: str) -> None:
        visit, _, name = scope["path"].removeprefix(UPLOADS).partition("/")
        if scope["method"] == "PUT" and runtime.get_instance().is_active_session(visit):
            await self.put(scope, receive, send, address, visit, name)
            return
        if scope["method"] == "DELETE":
            self.held.taken_away(visit, name)
        await self.app(scope, receive, send)

    async def put(
        self, scope: Scope, receive: Receive, send: Send, address: str, visit: str, name: str
    ) -> None:
        size = Headers(scope=scope).get("content-length", "")
        if not size.isdecimal():
            await PlainTextResponse("how large?", 411)(scope, receive, send)
            return
        if int(size) > config.get_option("server.maxUploadSize") * 2**20:
            await PlainTextResponse("too large", 413)(scope, receive, send)
            return
        photo = self.held.begin(visit, name, address, int(size))
        if photo is None:
            await PlainTextResponse("later", 429)(scope, receive, send)
            return
        status = 0

        async def send_and_see(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            body = await whole(receive, int(size))
            if body is None:
                await PlainTextResponse("too slow, or too large", 408)(scope, receive, send)
            else:
                await self.app(scope, replayed(body, receive), send_and_see)
        finally:
            self.held.end(photo, is_here=200 <= status < 300)


async def whole(receive: Receive, size: int) -> list[bytes] | None:
    """
    All of what a browser sends; None where it does not come to an end in time, or within `size` bytes.

    Sent in chunks, a body may be of another size than it was said to be.
    """
    body: list[bytes] = []
    left = size
    try:
        async with asyncio.timeout(ARRIVES_WITHIN):
            while (message := await receive())["type"] == "http.request":
                body.append(message.get("body", b""))
                left -= len(body[-1])
                if left < 0:
                    return None
                if not message.get("more_body", False):
                    return body
    except TimeoutError:
        pass
    return None


def replayed(body: list[bytes], receive: Receive) -> Receive:
    """What came in, once more, and then what comes."""
    body.reverse()

    async def replay() -> Message:
        if body:
            return {"type": "http.request", "body": body.pop(), "more_body": bool(body)}
        return await receive()

    return replay


def let_go(visit: str, name: str) -> None:
    """Take a photo away from Streamlit."""
    manager = runtime.get_instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    manager.remove_file(visit, name)
