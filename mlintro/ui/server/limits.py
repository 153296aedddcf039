"""What a small server is protected from: too many visitors, floods of photos, pages of strangers."""

import logging
import time
from collections import Counter
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from mlintro import settings, text

logger = logging.getLogger(__name__)

SOCKET = "/_stcore/stream"
UPLOADS = "/_stcore/upload_file/"  # then the visit, then the file
# How many visits there are, and what a machine may ask the pages, is nobody's business.
CLOSED = ("/_stcore/metrics", "/_stcore/agent")
OWN = ("/_stcore/", "/static/", "/media/", "/healthz", "/readyz")  # what is no page
SAFE = ("GET", "HEAD", "OPTIONS")  # what changes nothing
FOREIGN = PlainTextResponse("foreign origin", 403)
UPLOADS_A_MINUTE = 6  # of one visit: who takes photos by hand needs a while for each
TRY_AGAIN = 5  # seconds
FULL = """<!doctype html><html lang="{language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>mlintro</title>
<style>:root {{ color-scheme: light dark }}
body {{ font: 1.25rem/1.5 sans-serif; max-width: 34em; margin: 20vh auto; padding: 0 1em }}</style>
<h1>{title}</h1><p>{wait}</p></html>"""


class Limits:
    """Middleware: refuses before anything is done for whom it refuses."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.visitors: Counter[str] = Counter()  # address -> open sockets
        self.uploads: Counter[str] = Counter()  # visit -> photos sent in this minute
        self.minute = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.visit(scope, receive, send)
        elif scope["type"] == "http" and (refusal := self.refuse(scope)):
            await refusal(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def visit(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a visitor in, and count them until they go."""
        address = scope["client"][0] if scope["client"] else ""
        if not is_ours(Headers(scope=scope)):
            await FOREIGN(scope, receive, send)
        elif self.is_full or self.visitors[address] >= settings.current().visitors_per_address:
            await PlainTextResponse("full", 503)(scope, receive, send)
        else:
            self.visitors[address] += 1
            if self.is_full:
                logger.warning("the lesson is full: MLINTRO_VISITORS is %s", self.visitors.total())
            try:
                await self.app(scope, receive, send)
            finally:
                self.visitors[address] -= 1
                self.visitors += Counter()  # forgets addresses that nobody is at

    @property
    def is_full(self) -> bool:
        return self.visitors.total() >= settings.current().visitors

    def refuse(self, scope: Scope) -> Response | None:
        """The answer to who is not let in; None to who is."""
        path: str = scope["path"]
        if path.startswith(CLOSED):
            return PlainTextResponse("not found", 404)
        if scope["method"] not in SAFE and not is_ours(Headers(scope=scope)):
            return FOREIGN
        if scope["method"] == "PUT" and path.startswith(UPLOADS):
            visit = path.removeprefix(UPLOADS).partition("/")[0]
            return None if self.may_upload(visit) else PlainTextResponse("later", 429)
        return full(scope) if self.is_full and not path.startswith(OWN) else None

    def may_upload(self, visit: str) -> bool:
        """Count one more, and tell whether it is within the limit."""
        minute = int(time.monotonic() // 60)
        if minute != self.minute:
            self.minute = minute
            self.uploads.clear()
        self.uploads[visit] += 1
        return self.uploads[visit] <= UPLOADS_A_MINUTE


def is_ours(headers: Headers) -> bool:
    """
    Whether a page of this very server asks.

    Browsers always say whose page it is, of sockets and of what changes something; a script that
    does not say so gets no session either.
    Streamlit lets it in, and at a foreign one would ask a third party for the server's address.

    >>> is_ours(Headers({"host": "a.example", "origin": "https://a.example"}))
    True
    >>> is_ours(Headers({"host": "a.example", "origin": "null"})), is_ours(Headers({"host": "a.example"}))
    (False, False)
    """
    allowed = {host_of(origin) for origin in config.get_option("server.corsAllowedOrigins")}
    return host_of(headers.get("origin", "")) in (allowed | {headers.get("host", "")}) - {""}


def host_of(origin: str) -> str:
    return origin.strip().partition("://")[2]


def full(scope: Scope) -> Response:
    """A page that says so, and asks again by itself: who leaves makes room."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    language = asked if asked in text.LANGUAGES else text.LANGUAGES[0]
    t = text.load("full", language)
    page = FULL.format(language=language, title=t.label("title"), wait=t.label("wait"))
    return HTMLResponse(page, 503, {"retry-after": str(TRY_AGAIN), "refresh": str(TRY_AGAIN)})
