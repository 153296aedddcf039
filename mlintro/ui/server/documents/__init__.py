"""The documents for teachers and families and the glossary, to read and to print, without a script."""

import re
from functools import cache
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

FOLDER = Path(__file__).parents[4] / "docs"
STYLE = Path(__file__).with_name("page.css")
LANGUAGES = {  # of each, by its address
    **{"docente": "es", "teacher": "en"},
    **{"privacidad": "es", "privacy": "en"},
    **{"glosario": "es", "glossary": "en"},
}
OTHER = re.compile(rf"({'|'.join(LANGUAGES)})\.md")  # as one links to another in the repository

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def html(markdown: str, language: str) -> str:
    """
    A whole page. Its links into the lesson carry its language: who opens one may have another browser's.

    Raises ValueError where it does not begin with a heading, which is its title.
    """
    title, tokens = markdown.partition("\n")[0], _markdown.parse(markdown)
    if not title.startswith("# "):
        raise ValueError(f"expected a title, got {title!r}")
    for token in tokens:
        for link in token.children or []:
            if link.type == "link_open":
                point(link, language)
    body = _markdown.renderer.render(tokens, _markdown.options, {})
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(title[2:])}</title><style>{STYLE.read_text(encoding='utf-8')}</style></head>"
        f"<body>{body}</body></html>"
    )


def point(link: Token, language: str) -> None:
    """Lead a link of a document to where it leads on the server."""
    to = str(link.attrs["href"])
    if other := OTHER.fullmatch(to):
        link.attrs["href"] = f"./{other[1]}"
    elif to.startswith("/"):
        link.attrs["href"] = f".{to}{'&' if '?' in to else '?'}lang={language}"


@cache
def page(name: str) -> str:
    """A document of the repository, read once."""
    return html((FOLDER / f"{name}.md").read_text(encoding="utf-8"), LANGUAGES[name])


def show(request: Request) -> HTMLResponse:
    return HTMLResponse(page(named(request.url.path)))


def named(path: str) -> str:
    """The last part of an address: the lesson may stand below another one."""
    return path.rpartition("/")[2]


ROUTES = [Route(below + name, show) for below in ("/", "/{below:path}/") for name in LANGUAGES]
