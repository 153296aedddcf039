"""The machine that writes, on the last page: it reads, writes, recites, and keeps to itself what is typed."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from mlintro.text import load
from mlintro.ui.browser.prose import lesson_prose
from mlintro.ui.writer.visit import ENOUGH_WORDS
from tests.browser.conftest import Open, wait_until_still
from tests.browser.test_accessibility import findings

T = load("writer", "es")
READ = T.label("read", words=lesson_prose("es").words)


def bar(page: Page) -> Locator:
    """Where the page speaks: by chance the machine may write the same words."""
    return page.locator(".st-key-in_sight")


def read(page: Page) -> None:
    page.get_by_role("button", name=READ).click()
    expect(bar(page).get_by_text(T.label("wait_write").split("**")[0].strip())).to_be_visible()
    wait_until_still(page)
    way = page.get_by_role("button", name=T.label("to_words"))
    if way.is_visible():  # on a phone, where it stands below
        way.click()
        wait_until_still(page)
    below = bar(page).bounding_box()
    go = page.get_by_role("button", name=T.label("run"), exact=True).bounding_box()
    assert 0 < go["y"] < below["y"] - go["height"], "what the bar speaks of stands above it"


def write(page: Page) -> None:
    page.get_by_role("button", name=T.label("run"), exact=True).click()
    expect(bar(page).get_by_text(T.label("running"))).to_be_visible()
    expect(bar(page).get_by_text(T.label("running"))).to_be_hidden()
    wait_until_still(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_it_reads_writes_and_with_more_memory_recites(open_url: Open, width: int):
    page = open_url("/siguiente", width=width, height=844)
    read(page)
    go = page.locator(".writer-lab .go")
    expect(go).to_have_class(re.compile("main"))
    write(page)
    expect(bar(page).get_by_text("Balbucea.")).to_be_visible()
    expect(go).not_to_have_class(re.compile("main"))  # the bar has the main button now
    expect(page.get_by_text("¿Cómo hace un chatbot la palabra que sigue?")).to_be_visible()

    memory = page.get_by_role("slider", name=T.label("memory"))
    memory.fill("5")
    write(page)
    expect(bar(page).get_by_text("Recita.")).to_be_visible()
    assert findings(page, "serious", "critical") == []
    marked = page.locator(".writer-lab .copied").all_inner_texts()
    assert len(" ".join(marked).split()) >= ENOUGH_WORDS / 2

    page.reload()
    wait_until_still(page)
    expect(page.get_by_role("slider", name=T.label("memory"))).to_have_value("5")
    expect(page.get_by_role("button", name=T.label("run"), exact=True)).to_be_visible()


def test_what_is_typed_stays_in_the_browser(open_url: Open):
    page = open_url("/siguiente")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(repr(frame))))
    page.reload()
    wait_until_still(page)
    read(page)
    typed = page.get_by_role("textbox", name=T.label("beginning"))
    typed.fill("  ")
    typed.press("Enter")
    expect(page.get_by_text(T.label("nothing"))).to_be_visible()
    typed.fill("mi zapatófono")
    typed.press("Enter")
    expect(page.get_by_text("Después de «zapatófono» nunca leyó nada.")).to_be_visible()
    page.locator(".writer-lab .continuation").first.click()
    wait_until_still(page)

    assert "zapat" not in page.url
    assert [line for line in sent if "chance" in line], "the page was told that a word was written"
    assert not [line for line in sent if "zapat" in line]


def test_a_text_that_does_not_come_is_said_and_can_be_asked_for_again(open_url: Open):
    page = open_url("/siguiente")
    asked: list[Route] = []
    page.route("**/prose/**", lambda route: asked.append(route))
    page.get_by_role("button", name=READ).click()
    expect(page.get_by_text(T.label("wait_reading"))).to_be_visible()
    asked[0].fulfill(status=404)
    expect(page.get_by_text(T.label("offline"))).to_be_visible()
    page.unroute("**/prose/**")
    read(page)
