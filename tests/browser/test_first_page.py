"""What a learner is told when something is missing on the way to the lesson, and translated pages."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from mlintro.text import load
from mlintro.ui.frame import PAGES
from mlintro.ui.server.first_page import STREAMLITS
from mlintro.ui.server.first_page.streamlit_words import PATTERNS
from mlintro.ui.server.messages import FULL
from tests.browser.conftest import Open, results, wait_until_still
from tests.server import running

# As a translator does: every piece of text in an element of its own, now and whenever a new one comes.
WRAP = """() => {
  const wrap = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const pieces = []
    while (walker.nextNode()) pieces.push(walker.currentNode)
    for (const piece of pieces) {
      const holder = piece.parentElement
      if (!piece.data.trim() || !holder || holder.closest("font, style, script, textarea, svg")) continue
      const font = document.createElement("font")
      holder.replaceChild(font, piece)
      font.append(piece)
    }
  }
  wrap(document.body)
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((node) =>
    node.nodeType === 1 && node.isConnected && node.tagName !== "FONT" && wrap(node)))
  ).observe(document.body, { childList: true, subtree: true })
}"""
ENGLISH = """(patterns) => {
  const left = []
  const matchers = patterns.map((source) => new RegExp(`^(?:${source})$`, "s"))
  const look = (said) => matchers.some((matcher) => matcher.test(said)) && left.push(said)
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node.nodeType === 3) look(node.data)
    else for (const name of ["aria-label", "title", "placeholder"]) look(node.getAttribute(name) ?? "")
  }
  return left
}"""


def check_a_header(page: Page) -> None:
    page.get_by_role("textbox").fill("def f(foto: str) -> bool:")
    page.get_by_role("button", name="Revisar").click()
    expect(page.get_by_text("dice dónde está el archivo")).to_be_visible()


def go_to_the_photo(page: Page) -> None:
    page.get_by_role("radio", name="Desarmar").click()
    expect(page.get_by_text("784 números")).to_be_visible()


def take_a_step(page: Page) -> None:
    before = page.get_by_text("Estás en w").inner_text()
    page.get_by_role("button", name="Dar un paso").click()
    expect(page.get_by_text(before, exact=True)).not_to_be_visible()


def train(page: Page) -> None:
    page.get_by_role("button", name="Entrenar", exact=True).click()
    expect(results(page)).to_have_count(3)


def solve_and(page: Page) -> None:
    page.get_by_role("button", name="Pista 1").click()
    expect(page.get_by_text("Pista 1 de 3")).to_be_visible()


def go_on(page: Page) -> None:
    page.get_by_test_id("stBaseButton-primary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(load("functions", "es").label("title"))


def change_language(page: Page) -> None:
    page.get_by_role("radio", name="en", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(load("next_steps", "en").label("title"))


MAIN_ACTIONS: dict[str, Callable[[Page], None]] = {
    "home": go_on,
    "functions": check_a_header,
    "pixels": go_to_the_photo,
    "descent": take_a_step,
    "models": train,
    "neuron": solve_and,
    "next_steps": change_language,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_translated_page_does_not_break(open_url: Open, name: str):
    page = open_url(f"/{PAGES[name].url}")
    page.evaluate(WRAP)

    MAIN_ACTIONS[name](page)
    wait_until_still(page)

    assert "NotFoundError" not in page.inner_text("body")


def test_without_a_connection_a_sentence_says_what_is_in_the_way(
    browser: Browser, server: str, language: str
):
    page = browser.new_page(locale=language)
    page.route_web_socket(re.compile("/_stcore/stream"), lambda socket: socket.close())
    page.goto(f"{server}/neurona")

    blocked = load("browser", language).label("connection_blocked")
    name = load("browser", language).label("lesson")
    expect(page.locator(".mlintro-first").get_by_text(name)).to_be_visible()
    expect(page.get_by_role("status").get_by_text(blocked)).to_be_visible()
    expect(page.get_by_role("dialog")).not_to_be_visible()
    page.close()


def test_a_socket_that_was_replaced_long_ago_may_close(open_url: Open, server: str):
    page = open_url("/neurona")
    page.evaluate(
        """async (address) => {
          const opened = () => new Promise((open) => {
            const socket = new WebSocket(address, ["streamlit"])
            socket.onopen = () => open(socket)
          })
          const earlier = await opened()
          await opened()
          earlier.close()
        }""",
        server.replace("http", "ws", 1) + "/_stcore/stream",
    )
    page.wait_for_timeout(5_000)  # longer than the page waits for a connection to come back

    assert load("browser", "es").label("connection_lost") not in page.inner_text("body")


def test_the_name_of_the_lesson_makes_way_for_its_first_words(open_url: Open):
    expect(open_url("/neurona?wall=1").locator(".mlintro-first")).to_have_count(0)


def test_why_the_server_closed_the_connection_is_said(browser: Browser, server: str):
    page = browser.new_page(locale="es-ES")
    page.route_web_socket(
        re.compile("/_stcore/stream"), lambda socket: socket.close(code=FULL.code, reason=FULL.reason)
    )
    page.goto(f"{server}/neurona")

    expect(page.get_by_role("status").get_by_text(load("browser", "es").label("closed_full"))).to_be_visible()
    page.close()


def test_a_server_that_is_gone_is_missed_in_a_sentence_and_the_page_stays(browser: Browser):
    with running() as url:
        page = browser.new_page(locale="es-ES")
        page.goto(f"{url}/neurona")
        wait_until_still(page)

    lost = page.get_by_text(load("browser", "es").label("connection_lost"))
    expect(lost).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_timeout(3_000)  # until Streamlit has tried, and wants to say so
    expect(page.get_by_role("dialog")).not_to_be_visible()
    page.close()


@pytest.mark.parametrize("path", ["nada", "neurona/nada"])
def test_an_address_that_leads_nowhere_is_said_in_the_language(
    browser: Browser, server: str, language: str, path: str
):
    page = browser.new_page()
    page.goto(f"{server}/{path}?lang={language}")
    said = load("browser", language)

    expect(page.get_by_text(said.label("not_found"), exact=True)).to_be_visible()
    expect(page.get_by_text(said.label("not_found_how"), exact=True)).to_be_visible()
    page.close()


@pytest.mark.parametrize("path", [*(f"/{page.url}" for page in PAGES.values()), "/pixeles?part=photo"])
def test_nothing_of_streamlits_is_left_in_english(open_url: Open, path: str):
    page = open_url(path)
    if "photo" in path:
        for source in ("upload", "camera"):
            page.get_by_role("radio", name=load("pixels", "es").label(f"source_{source}")).click()
            wait_until_still(page)
            assert page.evaluate(ENGLISH, list(PATTERNS.values())) == []
    assert page.evaluate(ENGLISH, list(PATTERNS.values())) == []


def test_no_sentence_of_streamlits_scripts_stands_on_a_page(open_url: Open):
    scripts = (STREAMLITS.parent / "static" / "js").glob("*.js")
    theirs = "".join(path.read_text(encoding="utf-8") for path in scripts)
    said = open_url("/modelos").inner_text("body").splitlines()
    assert not [line for line in said if " " in line and f"`{line}`" in theirs]


def test_what_streamlit_says_changes_with_the_language(open_url: Open):
    page = open_url("/pixeles?part=photo")
    page.get_by_role("radio", name="Mi foto").click()
    says = {language: load("browser", language).label("per_file", **{"1": "15"}) for language in ("es", "en")}
    expect(page.get_by_text(says["es"], exact=True)).to_be_visible()
    page.get_by_role("radio", name="en", exact=True).click()

    expect(page.get_by_text(says["en"], exact=True)).to_be_visible()
