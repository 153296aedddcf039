"""What a small server is protected from: too many visitors, floods, pages of strangers."""

import asyncio
import ctypes
import gc
import logging
import sys

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, runtime

from mlintro import settings, text
from mlintro.classes.moving import MOVED
from mlintro.ui.server import metrics
from mlintro.ui.server.addresses import networks, whose
from mlintro.ui.server.allowance import Allowance
from mlintro.ui.server.connection import Connection, earlier_visit
from mlintro.ui.server.first_page import asked_for
from mlintro.ui.server.messages import FULL, NOT_ASKED, REPLACED
from mlintro.ui.server.places import Places
from mlintro.ui.server.uploads import UPLOADS, Uploads

logger = logging.getLogger(__name__)

# How many visits there are, and what a machine may ask the pages, is nobody's business.
CLOSED = ("/_stcore/metrics", "/_stcore/agent")
OWN = (  # what is no page
    *("/_stcore/", "/static/", "/media/", "/elements/", "/prose/", "/weights/"),
    *("/healthz", "/readyz"),
)
SAFE = ("GET", "HEAD", "OPTIONS")  # what changes nothing
# Seconds in which who has left comes back to all they had: less than Streamlit's disconnectedSessionTTL.
# Streamlit itself would let go of a visit only when another leaves: of a class's, over night.
REMEMBERED = 100.0
LOOK_EVERY = 10.0  # seconds, whether a visit is to be forgotten
PATIENCE = 10.0  # seconds in which a new socket asks for a page: a browser does so at once
# Sockets that have not asked yet, of an address and in all; never fewer than there may be visits, which
# all wait for their learners when the server has restarted. One more takes the place of the oldest.
WAITING_OF_AN_ADDRESS, WAITING = 100, 300
FOREIGN = PlainTextResponse("foreign origin", 403)
TOO_OFTEN = PlainTextResponse("too often", 429)
TRY_AGAIN = 5  # seconds
FULL_PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>mlintro</title>
<style>:root {{ color-scheme: light dark }}
body {{ font: 1.25rem/1.5 sans-serif; max-width: 34em; margin: 20vh auto; padding: 0 1em }}</style>
<h1>{title}</h1><p>{wait}</p></html>"""


class Limits:
    """Middleware: refuses before anything is done for whom it refuses."""

    def __init__(self, app: ASGIApp) -> None:
        given = settings.current()
        self.app = app
        self.proxies = networks(given.proxies)
        self.places = Places[Connection](given.visitors, given.visitors_per_address, REMEMBERED)
        metrics.visitors.set_function(lambda: self.places.taken.total())
        self.waiting: list[Connection] = []  # the oldest first
        self.most_of_an_address = max(WAITING_OF_AN_ADDRESS, given.visitors_per_address)
        self.most_waiting = max(WAITING, given.visitors)
        self.uploads = Uploads(app)
        self.looks = Allowance(given.visitors_per_address, 1.0)  # three times what they all ask
        self.closing: set[asyncio.Task[None]] = set()
        self.is_forgetting = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.connect(scope, receive, send)
        elif scope["type"] == "http" and (refusal := self.refuse(scope)):
            metrics.refused.labels(f"http {refusal.status_code}").inc()
            await refusal(scope, receive, send)
        elif scope["type"] == "http" and scope["path"].startswith(UPLOADS):
            await self.uploads(scope, receive, send, whose(scope, self.proxies))
        else:
            await self.app(scope, receive, send)

    async def connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a browser in that asks for a page or goes on with a visit, and keep its place until it goes."""
        if not is_ours(Headers(scope=scope)):
            await FOREIGN(scope, receive, send)
            return
        address, name = whose(scope, self.proxies), earlier_visit(scope)
        scope["client"] = address, 0  # so the pages, too, know who asks behind which proxy
        connection = Connection(address, receive, send)
        await connection.accept(scope["subprotocols"])
        first = None
        if known := self.places.go_on(name, connection, address):
            visit, until_now = known
            connection.bucket = visit.bucket
            if until_now:
                self.close_meanwhile(until_now)
        else:
            # A tab that has seen the server stop asks only when its learner does something.
            first = await self.wait(connection, REMEMBERED if name else PATIENCE)
            if first is None:
                return
            entered = self.places.enter(connection, address)
            if entered is None:
                await connection.refuse(FULL)
                return
            visit, visit.bucket = entered, connection.bucket
            if self.places.taken.total() == self.places.most:
                logger.warning("the lesson is full: MLINTRO_VISITORS is %s", self.places.most)
        try:
            await self.app(scope, *connection.handed_over(first, lambda told: self.places.call(visit, told)))
        finally:
            if self.places.leave(visit, connection):
                self.uploads.leave(visit.name)
                if not self.is_forgetting:
                    self.is_forgetting = True
                    asyncio.get_running_loop().call_later(LOOK_EVERY, self.forget)

    def forget(self) -> None:
        """Let go of who has left for good, and look again for as long as somebody may come back."""
        gone = self.places.forget()
        for name in gone:
            runtime.get_instance().close_session(name)
        if gone:
            give_back()
        self.is_forgetting = any(visit.socket is None for visit in self.places.visits.values())
        if self.is_forgetting:
            asyncio.get_running_loop().call_later(LOOK_EVERY, self.forget)

    async def wait(self, connection: Connection, patience: float) -> Message | None:
        """The first message of a new socket; None if it is not worth waiting for."""
        for those, most in (
            (
                [other for other in self.waiting if other.address == connection.address],
                self.most_of_an_address,
            ),
            (self.waiting, self.most_waiting),
        ):
            if len(those) >= most:
                oldest = those[0]
                self.waiting.remove(oldest)
                await oldest.close(NOT_ASKED)
        self.waiting.append(connection)
        try:
            return await connection.first(patience)
        finally:
            if connection in self.waiting:
                self.waiting.remove(connection)

    def close_meanwhile(self, connection: Connection) -> None:
        """Close a socket whose browser may have gone without a word: that can take a while."""
        task = asyncio.create_task(connection.close(REPLACED))
        self.closing.add(task)
        task.add_done_callback(self.closing.discard)

    def refuse(self, scope: Scope) -> Response | None:
        """The answer to who is not let in; None to who is."""
        path: str = scope["path"]
        if path.startswith(CLOSED):
            return PlainTextResponse("not found", 404)
        if scope["method"] not in SAFE and not is_ours(Headers(scope=scope)):
            return FOREIGN
        if f"/{MOVED}" in path:  # every three seconds, also where the lesson stands below a path
            return None if self.looks.take(whose(scope, self.proxies)) else TOO_OFTEN
        if path.startswith(OWN):
            return None
        return full(scope) if self.places.is_full(whose(scope, self.proxies)) else None


def give_back() -> None:
    """
    Give the memory of what is not needed any more back to the system.

    A visit holds itself, in a circle; and of what is free the C library keeps most for later. Where it is not
    that of GNU, it does what it does.
    """
    gc.collect()
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


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
    >>> is_ours(Headers({}))  # as HTTP/1.0 allows
    False
    """
    allowed = {host_of(origin) for origin in config.get_option("server.corsAllowedOrigins")}
    return host_of(headers.get("origin", "")) in (allowed | {headers.get("host", "")}) - {""}


def host_of(origin: str) -> str:
    return origin.strip().partition("://")[2]


def full(scope: Scope) -> Response:
    """A page that says so, and asks again by itself: who leaves makes room."""
    language = asked_for(scope)
    t = text.load("full", language)
    page = FULL_PAGE.format(language=language, title=t.label("title"), wait=t.label("wait"))
    return HTMLResponse(page, 503, {"retry-after": str(TRY_AGAIN), "refresh": str(TRY_AGAIN)})
