"""What every answer of the server tells the browser: whom it may load from, and whom it may tell."""

import base64
import hashlib
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mlintro import settings
from mlintro.ui.server.first_page import index

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def inline_hashes(html: str) -> list[str]:
    """
    The sources that allow exactly the scripts written into a page.

    >>> inline_hashes("<script>1</script>")
    ["'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"]
    """
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(html))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_security_policy() -> str:
    """
    Everything comes from our own server.

    Streamlit loads the scripts of components from blobs, sets styles in the page, and fetches what the
    camera took from the data address that it made of it, which leads nowhere. The hashes of
    the scripts written into the first page are computed, since they change with it.
    """
    hashes = " ".join(inline_hashes(index()))
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' blob: {hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' data:",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'none'",
            f"frame-ancestors {settings.current().frame_ancestors}",
        ]
    )


class SecurityHeaders:
    """Middleware: adds the headers to every answer over HTTP; websockets pass through."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {
            "content-security-policy": content_security_policy(),
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "permissions-policy": "camera=(self), microphone=(), geolocation=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.headers)
                if is_over_tls(scope):  # without, browsers ignore it and complain in the console
                    headers["cross-origin-opener-policy"] = "same-origin"
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def is_over_tls(scope: Scope) -> bool:
    """Whether the browser's connection is encrypted, as far as the server or a proxy in front can tell."""
    first, *_ = Headers(scope=scope).get("x-forwarded-proto", "").split(",")  # of several proxies
    return scope["scheme"] == "https" or first.strip() == "https"
