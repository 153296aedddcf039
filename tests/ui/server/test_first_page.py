"""The page that a browser gets first: ours in Streamlit's, and every word of Streamlit's that can show."""

import asyncio
import re

import pytest
import requests
from starlette.responses import HTMLResponse
from starlette.types import Message

from mlintro import text
from mlintro.ui.server import first_page
from mlintro.ui.server.first_page.streamlit_words import PATTERNS
from mlintro.ui.server.messages import FULL, TOO_LARGE, TOO_MANY
from mlintro.ui.server.security_headers import inline_hashes

SCRIPTS = first_page.STREAMLITS.parent / "static" / "js"
PAGE = '<html lang="en"><title>Streamlit</title><noscript>No</noscript><div id="root"></div></html>'


def test_a_first_page_that_streamlit_changed_is_not_served_half():
    assert "translate=" in first_page.ours(PAGE)
    for piece in ('<html lang="en">', "<title>Streamlit</title>", '<div id="root"></div>'):
        with pytest.raises(ValueError, match="changed"):
            first_page.ours(PAGE.replace(piece, ""))
        with pytest.raises(ValueError, match="changed"):
            first_page.ours(PAGE + piece)


def test_scripts_come_before_fonts():
    assert 'as="font"' in first_page.STREAMLITS.read_text(encoding="utf-8")
    assert 'as="font"' not in first_page.index()


def test_no_word_can_end_the_script(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(PATTERNS, "upload", "</script><p>")
    assert "</script>" not in first_page.script()


def test_nobody_translates_and_the_lesson_is_named_before_its_scripts_are_there():
    page = first_page.index()
    body = page[page.index("<body>") :]

    assert 'translate="no"' in page
    assert 'content="notranslate"' in page
    for language in text.LANGUAGES:
        for name in ("lesson", "loading", "slow", "no_script"):
            assert text.load("browser", language).label(name) in body


@pytest.mark.parametrize(
    ("link", "header", "language"),
    [("", "en-GB,en;q=0.9", "en"), ("", "pt-BR,en;q=0.9", "es"), ("?lang=es-MX", "en", "es"), ("", "", "es")],
)
def test_the_first_page_is_in_the_language_of_the_link_or_of_the_browser(
    server: str, link: str, header: str, language: str
):
    page = requests.get(f"{server}/neurona{link}", headers={"Accept-Language": header}, timeout=10)
    title = text.load("browser", language).label("lesson")

    assert f'<html lang="{language}"' in page.text
    assert f"<title>{title}</title>" in page.text
    assert {"Accept-Encoding", "Accept-Language"} <= set(page.headers["vary"].split(", "))


def test_the_pages_of_both_languages_have_the_same_scripts():
    pages = [first_page.index(language) for language in text.LANGUAGES]
    assert len({tuple(inline_hashes(page)) for page in pages}) == 1


@pytest.mark.parametrize("name", PATTERNS)
def test_streamlit_still_says_what_is_replaced(name: str):
    longest = max(re.findall(r"[A-Za-z' ]{4,}", PATTERNS[name].replace("\\d", "")), key=len)
    assert any(longest in path.read_text(encoding="utf-8") for path in SCRIPTS.glob("*.js"))


def test_every_word_of_the_browser_is_used():
    script = (first_page.FOLDER / "page.js").read_text(encoding="utf-8") + (
        first_page.FOLDER / "__init__.py"
    ).read_text(encoding="utf-8")
    ours = set(text.read_labels(0)["browser"]) - set(PATTERNS)

    assert set(PATTERNS) <= set(text.read_labels(0)["browser"])
    assert not [name for name in ours if f'"{name}"' not in script and f"'{name}'" not in script]


def test_each_reason_for_which_the_server_closes_and_a_learner_can_wait_is_said():
    script = (first_page.FOLDER / "page.js").read_text(encoding="utf-8")
    for close, name in ((FULL, "full"), (TOO_MANY, "too_many"), (TOO_LARGE, "too_large")):
        assert f'{close.code}: "closed_{name}"' in script


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/", ""),
        ("/neurona", ""),
        ("/neurona/x", "../x?lang=en"),
        ("/a/b/neurona", "../../neurona?lang=en"),
        ("/a/ñ:?", "../%C3%B1%3A%3F?lang=en"),
    ],
)
def test_an_address_with_folders_leads_out_of_them(path: str, leads_to: str):
    assert first_page.one_level({"path": path, "query_string": b"lang=en"}) == leads_to


def sent_by(app: HTMLResponse, path: str) -> list[Message]:
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}
    sent = []

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(first_page.FirstPage(app)(scope, None, send))
    return sent


def test_a_file_to_keep_is_sent_as_it_is():
    kept = HTMLResponse("<p>", headers={"content-disposition": 'attachment; filename="mi-hoja.html"'})
    sent = sent_by(kept, "/media/one.html")

    assert (sent[0]["status"], sent[1]["body"]) == (200, b"<p>")


def test_a_browser_is_led_out_of_folders_without_a_page_and_not_for_good():
    sent = sent_by(HTMLResponse("<p>"), "/neurona/x")

    assert (sent[0]["status"], sent[1]["body"]) == (307, b"")  # 308 would be remembered
    assert (b"location", b"../x") in sent[0]["headers"]
