"""Every link of the documents opens, and every parameter of a link stands in the guide."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.digits.knobs import KNOBS
from mlintro.text import LANGUAGES
from mlintro.ui.draw.draw_lab import AXES
from mlintro.ui.frame import HOME, PAGES
from mlintro.ui.models import movements
from mlintro.ui.server.documents import FOLDER
from mlintro.ui.server.documents import LANGUAGES as DOCUMENTS
from tests.conftest import MAIN, ROOT
from tests.pages.test_every_page import values
from tests.ui.server.documents import guide

LINK = re.compile(r"\]\(([^)]+)\)")
CLASS = "clase"
URLS = {page.url: name for name, page in PAGES.items()}


def links(document: str) -> list[str]:
    return sorted(set(LINK.findall((FOLDER / f"{document}.md").read_text(encoding="utf-8"))))


LESSONS = sorted({link for document in DOCUMENTS for link in links(document) if link.startswith("/")})


def follow(page: str, asked: dict[str, str]) -> AppTest:
    """The page of a link, opened in Spanish; whether it is for the wall, the frame asks in its first run."""
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.query_params["lang"] = "es"
    for name in asked.keys() & {"wall"}:
        app.query_params[name] = asked[name]
    app.run()
    if page != HOME:
        app.switch_page(f"../../pages/{page}.py")
    for name, value in asked.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize("link", [link for link in LESSONS if link != f"/{CLASS}"])
def test_a_link_into_the_lesson_opens_its_page_as_it_says(link: str):
    url = urlsplit(link)
    asked = dict(parse_qsl(url.query, strict_parsing=True)) if url.query else {}
    app = follow(URLS[url.path.strip("/")], asked)

    assert not app.exception
    assert not app.warning
    stands = values(app)
    for name, value in asked.items():
        shown = stands[name] if name in stands else app.query_params[name]  # where an element has it
        assert (f"{shown:g}" if isinstance(shown, int | float) else shown) == value, name


def test_a_link_to_another_document_leads_to_one_that_is_there():
    others = {
        link for document in DOCUMENTS for link in links(document) if not link.startswith(("/", "http"))
    }
    assert others == {f"{document}.md" for document in DOCUMENTS}


def test_a_link_to_another_site_goes_there_over_tls():
    others = [link for document in DOCUMENTS for link in links(document) if link.startswith("http")]
    assert all(link.startswith("https://") for link in others)


# How code reads a link or writes it: the name of the function, and which argument names the parameter.
NAMED = {"linked": 0, "linked_as": 0, "choice": 1, "choose": 1, "switch": 1, "whole_number": 1}
GIVEN = {
    "knob.name": set(KNOBS),
    "KEY": {movements.KEY},
    "key": set(AXES),
    "name": {"start", "rate", "w1", "w2", "bias", "x1", "x2"},
}


def parameters(path: Path) -> Iterator[str]:
    """The parameters that a script asks of its link, those it is given by name among them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func).rpartition(".")[2]
        if called in NAMED and len(node.args) > NAMED[called]:
            yield from named(node.args[NAMED[called]])
        elif ast.unparse(node.func) in ("link.get", "st.query_params.get"):
            yield from named(node.args[0])
        if any(keyword.arg == "bind" for keyword in node.keywords):
            yield from (
                name for keyword in node.keywords if keyword.arg == "key" for name in named(keyword.value)
            )


def named(argument: ast.expr) -> set[str]:
    if isinstance(argument, ast.Constant):
        return {str(argument.value)}
    return GIVEN[ast.unparse(argument)]


def test_the_guide_lists_every_parameter_of_a_link_and_no_other():
    scripts = [ROOT / "pages", ROOT / "mlintro" / "ui"]
    asked = {
        name
        for folder in scripts
        for path in folder.rglob("*.py")
        if path.name != "widgets.py"  # which passes on what it is given
        for name in parameters(path)
    }
    assert asked == set(guide.parameters())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_says_what_a_parameter_may_be_and_what_it_is_without(language: str):
    lines = (FOLDER / f"{guide.GUIDES[language]}.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.match(r"\| `\w+` \|", line)] == list(guide.parameters().values())
