"""Where a class finds this server: the address that its own browser sees, and the same as a square code."""

import re
from urllib.parse import urlsplit

import segno
import streamlit as st

from mlintro.ui.server.greeting import in_the_room
from mlintro.ui.visit import visit
from mlintro.ui.widgets import words

OWN = ("localhost", "127.0.0.1", "::1")  # which lead nobody else here


def address() -> str:
    """
    The lesson's address for others in the room, without a slash at its end; empty where none is known.

    A teacher's own `localhost` is told as the first address of this machine in its network.
    """
    url = urlsplit(st.context.url or "")
    if not url.hostname:
        return ""
    host, path = url.netloc, url.path
    for page in visit().scripts[words("classes").language].values():
        path = path.removesuffix(f"/{page.url_path}")
    if url.hostname in OWN and (others := in_the_room()):
        host = others[0] + (f":{url.port}" if url.port else "")
    return f"{url.scheme}://{host}{path.rstrip('/')}"


def without_scheme(url: str) -> str:
    """As an address is read aloud and typed."""
    return re.sub("^https?://", "", url)


def square(link: str) -> str:
    """The address as a QR code, an image in a data URI: black on white in both themes, as cameras want it."""
    return segno.make(link, error="m", micro=False).svg_data_uri(scale=8, border=3, light="white")
