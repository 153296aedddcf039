"""A page on paper: light, whatever the screen is, and without what is pressed."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from mlintro.text import LANGUAGES, load
from mlintro.ui.frame import PAGES
from mlintro.ui.next_steps.worksheet.findings import Findings, of_the_lesson
from mlintro.ui.next_steps.worksheet.writing import worksheet
from tests.browser.conftest import Open
from tests.ui.next_steps.worksheet.test_writing import FULL, TESTED


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_prints_light_and_without_buttons(open_url: Open, theme: str):
    t = load("neuron", "es")
    page = open_url("/neurona", theme=theme)
    page.emulate_media(media="print")
    title = page.get_by_role("heading", level=1)
    expect(title).to_be_visible()
    for name in (t.label("run"), t.label("ask_hint", level=1, levels=3)):
        expect(page.get_by_role("button", name=name)).to_be_hidden()
    expect(page.get_by_role("link", name=load("descent", "es").label("nav"), exact=True)).to_be_hidden()
    for text in (title, page.locator(".lab table")):
        colour = text.evaluate("node => getComputedStyle(node).color")
        assert max(map(int, colour.removeprefix("rgb(").rstrip(")").split(","))) < 128, colour
    paper = page.get_by_test_id("stApp").evaluate("node => getComputedStyle(node).backgroundColor")
    assert paper == "rgb(255, 255, 255)"


def sheets(paper: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", paper))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_two_sheets_at_most(open_url: Open, name: str, language: str):
    page = open_url(f"/{PAGES[name].url}?lang={language}", theme="dark")
    assert 1 <= sheets(page.pdf(format="A4")) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", ["empty", "full", "taught", "key"])
def test_a_worksheet_is_one_page_that_can_be_read_aloud(
    browser: Browser, tmp_path: Path, language: str, found: str
):
    taught = replace(FULL, strokes=(), tested=TESTED)
    shown = {"empty": Findings(), "full": FULL, "taught": taught, "key": of_the_lesson(language)}[found]
    file = tmp_path / "worksheet.html"
    file.write_text(worksheet(load("worksheet", language), shown), encoding="utf-8")
    with browser.new_page(viewport={"width": 800, "height": 1100}) as page:
        page.goto(file.as_uri())
        assert [rule["id"] for rule in Axe().run(page).response["violations"]] == []
        paper = page.pdf(prefer_css_page_size=True, tagged=True)

    assert sheets(paper) == 1
    assert b"/StructTreeRoot" in paper
