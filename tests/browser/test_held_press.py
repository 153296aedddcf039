"""What is pressed while a server that restarted does not know the page waits, and then happens once."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT

SCRIPT = (ROOT / "mlintro/ui/server/first_page/page.js").read_text(encoding="utf-8")
# A page with buttons that tell of each press, the last one inside an element of ours, connections that open
# when they are told to, and a tab that hears that one is back.
BEFORE = """
    const MLINTRO = { words: { es: {} }, patterns: {} }
    window.WebSocket = class extends EventTarget {}
    window.happened = []
    window.put = (name, where = document.body) => {
        const button = document.createElement("button")
        button.textContent = name
        button.onclick = () => happened.push(name)
        where.append(button)
    }
    put("train")
    put("hint")
    const element = document.createElement("div")
    document.body.append(element)
    put("guess", element.attachShadow({ mode: "open" }))
    document.body.dataset.testScriptState = "notRunning"
    window.isThere = true
    window.asked = 0
    addEventListener("mlintro-back", (event) => {
        if (!isThere) return
        event.preventDefault()
        asked += 1
    })
"""
COMES_BACK = "() => new WebSocket('').dispatchEvent(new Event('open'))"
ASKED = 2_000  # ms after which the tab was asked
IS_KNOWN = "() => dispatchEvent(new Event('mlintro-known'))"
ONE_IS_PUT_ANEW = "() => { document.querySelector('button').remove(); put('train') }"
ANOTHER_PAGE_HAS_THEM = "() => history.pushState({}, '', '/another')"
ONE_IS_TAKEN_AWAY = "() => document.querySelector('button').remove()"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.clock.install()
    page.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("http://lesson.test/a-page")
    page.add_script_tag(content=BEFORE + SCRIPT)
    page.evaluate(COMES_BACK)  # for the first time, which is no coming back
    page.evaluate(COMES_BACK)
    yield page
    page.close()


def press(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("button", name=name).click()


def happened(page: Page) -> list[str]:
    return list(page.evaluate("happened"))


def test_every_press_waits_and_happens_once_and_in_order(page: Page):
    press(page, "hint", "guess", "train", "hint")
    page.evaluate(IS_KNOWN)  # of the run that was there before
    page.clock.run_for(ASKED)
    assert happened(page) == []
    page.evaluate(IS_KNOWN)
    page.evaluate(IS_KNOWN)
    assert happened(page) == ["hint", "guess", "train"]
    press(page, "hint")
    assert happened(page) == ["hint", "guess", "train", "hint"]


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (ONE_IS_PUT_ANEW, ["train", "hint"]),
        (ONE_IS_TAKEN_AWAY, ["hint"]),
        (ANOTHER_PAGE_HAS_THEM, []),
    ],
)
def test_a_button_that_the_page_has_made_anew_is_pressed_and_one_that_is_gone_is_not(
    page: Page, change: str, after: list[str]
):
    press(page, "train", "hint")
    page.clock.run_for(ASKED)
    page.evaluate(change)
    page.evaluate(IS_KNOWN)
    assert happened(page) == after


def test_a_connection_that_is_lost_again_begins_the_wait_anew(page: Page):
    page.clock.run_for(8_000)
    page.evaluate(COMES_BACK)
    press(page, "train")
    page.clock.run_for(8_000)
    assert happened(page) == []
    page.clock.run_for(3_000)
    assert happened(page) == ["train"]


def test_the_wait_is_counted_while_nothing_runs_alone(page: Page):
    press(page, "train")
    page.evaluate("() => (document.body.dataset.testScriptState = 'running')")
    page.clock.run_for(60_000)
    assert happened(page) == []
    page.evaluate("() => (document.body.dataset.testScriptState = 'notRunning')")
    page.clock.run_for(11_000)
    assert happened(page) == ["train"]


def test_a_tab_is_asked_until_it_hears_and_then_no_more(page: Page):
    page.evaluate("() => (isThere = false)")
    page.clock.run_for(4_000)
    page.evaluate("() => (isThere = true)")
    page.clock.run_for(4_000)
    assert page.evaluate("asked") == 1
