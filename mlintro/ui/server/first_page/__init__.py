"""
The page that a browser gets first, before anything of the lesson runs.

It is Streamlit's own with five things of ours: the name of the lesson while two megabytes of script are
on their way; a word to the browser that both languages are ours, so that it does not translate; a script
that says in the learner's language what Streamlit says in English; the sentence for a learner whose
connection is gone or blocked; and the style of all pages, which need not come again with every rerun. All
of Streamlit's words are replaced here and nowhere else.
"""

import gzip
import json
import re
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import parse_qs, quote

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mlintro import text
from mlintro.ui.browser.assets import plain, sheet
from mlintro.ui.server import documents
from mlintro.ui.server.first_page.streamlit_words import PATTERNS
from mlintro.ui.server.packed import takes_gzip
from mlintro.ui.untrusted import first_accepted, language

STREAMLITS = Path(st.__file__).parent / "static" / "index.html"
FOLDER = Path(__file__).parent
CONDITIONS = (b"if-none-match", b"if-modified-since")
FONT_FIRST = re.compile(r'<link\s+rel="preload"[^>]*\bas="font"[^>]*>')


@cache
def index(language: str = text.DEFAULT) -> str:
    """
    The whole page, read once: an edited word in it shows after a restart.

    Those of two languages differ in the title and in the language they say, not in their scripts.
    """
    return ours(STREAMLITS.read_text(encoding="utf-8"), language)


@cache
def body(language: str, is_packed: bool) -> bytes:
    """The whole page as it is sent."""
    page = index(language).encode()
    return gzip.compress(page) if is_packed else page


def asked_for(scope: Scope) -> str:
    """The language of the link, else that which the browser asks for first."""
    linked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])
    return language(linked[0], first_accepted(Headers(scope=scope).get("accept-language", "")))


def ours(page: str, language: str = text.DEFAULT) -> str:
    """Streamlit's first page with what is ours in it. Raises ValueError where a piece of it is not found."""
    before, _, rest = page.partition("<noscript>")
    _, _, after = rest.partition("</noscript>")
    page = f"{before}<noscript>{first_words('no_script')}</noscript>{after}"
    # The font would come before the scripts, and on a poor line the title a second later.
    page = FONT_FIRST.sub("", page)
    styles = sheet("style", "../frame/class", "../frame/print")
    for piece, with_ours in {
        '<html lang="en">': f'<html lang="{language}" translate="no">',
        "<title>Streamlit</title>": head(language),
        # Behind Streamlit's own sheets, which stand in the head; before what a page adds for itself.
        '<div id="root"></div>': f'<style>{styles}</style><div id="root"></div>{waiting()}',
    }.items():
        if page.count(piece) != 1:
            raise ValueError(f"Streamlit's first page has changed: {page.count(piece)} times {piece!r}")
        page = page.replace(piece, with_ours)
    return page


def head(language: str) -> str:
    """Title, a word to those who would translate, sheet and script."""
    title = escape(labels(language).label("lesson"))
    # Where the language is known, the others need not be read.
    others = "".join(
        f'html[lang="{code}"] .mlintro-first p:not([lang="{code}"]) {{ display: none }}'
        for code in text.LANGUAGES
    )
    sheet = (FOLDER / "page.css").read_text(encoding="utf-8")
    return (
        f'<title>{title}</title><meta name="google" content="notranslate" />'
        f"<style>{sheet}{others}</style><script>{script()}</script>"
    )


def labels(language: str) -> text.PageText:
    return text.load("browser", language)


def first_words(name: str) -> str:
    """A label in every language: which one is the learner's is not known yet."""
    return "".join(
        f'<p lang="{language}">{escape(labels(language).label(name))}</p>' for language in text.LANGUAGES
    )


def waiting() -> str:
    """What stands there until the lesson does: its name, and later that the line is slow."""
    return (
        f'<div class="mlintro-first">{first_words("lesson")}'
        f'<div class="mlintro-coming">{first_words("loading")}</div>'
        f'<div class="mlintro-late">{first_words("slow")}</div></div>'
    )


def script() -> str:
    """The scripts, with the words of each language in them."""
    words = {
        language: {name: entry[language] for name, entry in labels(language).labels.items()}
        for language in text.LANGUAGES
    }
    # "<" would be read as the end of the script where a word had one
    given = json.dumps({"patterns": PATTERNS, "words": words}, ensure_ascii=False).replace("<", "\\u003c")
    scripts = [plain((FOLDER / name).read_text(encoding="utf-8")) for name in ("page.js", "photo.js")]
    return "\n".join((f"const MLINTRO = {given};", *scripts))


def one_level(scope: Scope) -> str:
    """Where an address with folders in it leads; nothing where it has none.

    Below a folder the page would look for its scripts there, and wait for them forever. Streamlit says
    of the last part of the address that there is no such page, or opens the page that it names.
    """
    base = st.get_option("server.baseUrlPath").strip("/")
    *folders, last = scope["path"].strip("/").removeprefix(base).lstrip("/").split("/")
    query = scope["query_string"].decode("latin-1")
    return "../" * len(folders) + quote(last) + (f"?{query}" if query else "") if folders else ""


class FirstPage:
    """Middleware: in place of Streamlit's first page, ours, whatever its address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or documents.named(scope["path"]) in documents.LANGUAGES:
            await self.app(scope, receive, send)
            return
        is_packed = takes_gzip(Headers(scope=scope).get("accept-encoding", ""))
        page, is_page = b"", False
        elsewhere = one_level(scope)

        async def send_ours(message: Message) -> None:
            nonlocal page, is_page
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_html = headers.get("content-type", "").startswith("text/html")
                is_page = is_html and "content-disposition" not in headers  # else it is a file to keep
                if is_page and elsewhere:
                    headers["location"], headers["content-length"] = elsewhere, "0"
                    message["status"] = 307
                elif is_page:
                    page = body(asked_for(scope), is_packed)
                    headers["content-length"] = str(len(page))
                if is_page:
                    for name in ("etag", "last-modified", "content-encoding"):  # of a file that is not sent
                        del headers[name]
                    if is_packed and not elsewhere:
                        headers["content-encoding"] = "gzip"
                    headers.add_vary_header("Accept-Encoding, Accept-Language")
            elif is_page:
                if message.get("more_body"):
                    return
                has_body = scope["method"] != "HEAD" and not elsewhere
                message = {**message, "body": page if has_body else b""}
            await send(message)

        # Who has Streamlit's own page of another day would be told that nothing has changed.
        headers = [header for header in scope["headers"] if header[0] not in CONDITIONS]
        await self.app({**scope, "headers": headers}, receive, send_ours)
