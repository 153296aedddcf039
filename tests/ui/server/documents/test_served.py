"""The documents as the server shows them: pages of their own, which need nothing else."""

import re

import pytest
import requests

from mlintro.ui.server.documents import LANGUAGES, html, page
from tests.conftest import ROOT


@pytest.mark.parametrize("below", ["", "/school/lesson"])
@pytest.mark.parametrize("name", LANGUAGES)
def test_a_document_is_served_at_its_own_address_under_our_policy(server: str, below: str, name: str):
    answer = requests.get(f"{server}{below}/{name}?lang=en", timeout=10)

    assert answer.ok
    assert answer.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.text == page(name)


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_document_needs_no_script_and_nothing_from_elsewhere(name: str):
    shown = page(name)
    assert f'<html lang="{LANGUAGES[name]}">' in shown
    assert not re.search(r"<script|<img|<link|src=|@import|url\(", shown)
    assert len(shown) < 100_000


def test_its_links_carry_its_language_and_lead_to_the_other_documents():
    shown = html(
        "# T\n\n[a](/) [b](/neurona?gate=OR&w1=1) [c](privacy.md) [d](https://example.org/x.md)", "en"
    )
    assert re.findall('href="([^"]+)"', shown) == [
        "./?lang=en",
        "./neurona?gate=OR&amp;w1=1&amp;lang=en",
        "./privacy",
        "https://example.org/x.md",
    ]


def test_markup_in_a_document_is_text():
    assert "<b>" not in html("# <b>T\n\n<b>x</b> | `<script>`", "es").partition("</style>")[2]
    with pytest.raises(ValueError, match="title"):
        html("T", "es")


def test_the_stick_has_the_documents():
    assert '"docs"' in (ROOT / "tools" / "make_stick.py").read_text(encoding="utf-8")
