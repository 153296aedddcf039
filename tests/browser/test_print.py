"""A page on paper: light, whatever the screen is, and without what is pressed."""

import pytest
from playwright.sync_api import expect

from mlintro.text import load
from tests.browser.conftest import Open


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
