"""Streamlit's own files for the browser, made small: a class opens the lesson in the same minute."""

import gzip
import mimetypes
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mlintro.ui.browser.scripts import FOR_A_YEAR

FOLDER = Path(streamlit.__file__).parent / "static"
TEXTS = (".js", ".css", ".svg", ".json")  # fonts and pictures are packed already
REFUSED = re.compile(r"q=0(\.0*)?")  # how a browser says: not this one

# In place of the font of four thousand icons, one of those that can show: tools/build_icons.py. Under
# Streamlit's name for it, so a day is long enough to keep it: the next version may have others.
ICONS = Path(__file__).parents[2] / "data" / "icons.woff2"
FONT_OF_ICONS = re.compile(r"/static/media/MaterialSymbols-Rounded\.[\w-]+\.woff2")
FOR_A_DAY = "public, max-age=86400"

_packed: dict[str, bytes] = {}  # path in the address -> gzip


def pack() -> None:
    """Pack them all: 23 MB to 7 MB, in less than a second. Until then they are served as they are."""
    for path in sorted((FOLDER / "static").rglob("*")):
        if path.suffix in TEXTS:
            _packed[f"/{path.relative_to(FOLDER).as_posix()}"] = gzip.compress(path.read_bytes(), 6)


def takes_gzip(accepted: str) -> bool:
    """
    What a browser says in Accept-Encoding.

    >>> takes_gzip("gzip, deflate, br"), takes_gzip("br, gzip;q=0.5"), takes_gzip("gzip;q=0"), takes_gzip("")
    (True, True, False, False)
    """
    for offer in accepted.split(","):
        name, _, quality = offer.partition(";")
        if name.strip().lower() == "gzip":
            return not REFUSED.fullmatch(quality.strip())
    return False


class PackedFiles:
    """Middleware: answers for the files that are packed, to browsers that can unpack."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and FONT_OF_ICONS.fullmatch(scope["path"]):
            font = Response(icons(), media_type="font/woff2", headers={"cache-control": FOR_A_DAY})
            await font(scope, receive, send)
            return
        packed = _packed.get(scope["path"]) if scope["type"] == "http" else None
        if packed is None:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["method"] in ("GET", "HEAD") and takes_gzip(headers.get("accept-encoding", "")):
            await answer(scope["path"], packed)(scope, receive, send)
            return

        async def send_with_vary(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
            await send(message)

        await self.app(scope, receive, send_with_vary)


@cache
def icons() -> bytes:
    return ICONS.read_bytes()


def answer(path: str, packed: bytes) -> Response:
    """The file as a browser gets it. A range of it is never asked for: then all of it is right too."""
    return Response(
        packed,
        media_type=mimetypes.guess_type(path)[0],
        headers={
            "content-encoding": "gzip",
            "cache-control": FOR_A_YEAR,  # its name changes with what is in it
            "vary": "Accept-Encoding",
        },
    )
