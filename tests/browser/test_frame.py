"""The frame as a browser shows it: deep links, languages, the way through the lesson."""

import re

import pytest
from playwright.sync_api import Browser, expect

from mlintro.text import load
from mlintro.ui.frame import PAGES
from tests.browser.conftest import Open, wait_until_still
from tests.server import running


def test_the_first_visitor_of_a_new_server_opens_a_deep_link(browser):
    """With a plain main script beside pages/, this visitor would get a page without its frame."""
    with running() as url:
        page = browser.new_page()
        page.goto(f"{url}/neurona?lang=en&w1=0.7")
        wait_until_still(page)

        expect(page.get_by_role("heading", name=load("neuron", "en").label("title"))).to_be_visible()
        expect(page.get_by_role("link", name=load("home", "en").label("nav"), exact=True)).to_be_visible()
        expect(page.get_by_role("slider", name="Weight 1")).to_have_value("0.7")
        assert page.url == f"{url}/neurona?lang=en&w1=0.7"
        page.close()


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_next_links_lead_through_the_whole_lesson(open_url: Open, language: str):
    page = open_url(f"/?lang={language}")
    frame = load("frame", language)
    for name in list(PAGES)[1:]:
        page.get_by_role("link", name=frame.label("next", page=load(name, language).label("nav"))).click()
        expect(page.get_by_role("heading", level=1, name=load(name, language).label("title"))).to_be_visible()
        assert f"/{PAGES[name].url}" in page.url
        assert ("lang=en" in page.url) == (language == "en")


def test_a_learner_who_changes_language_in_the_middle_loses_nothing(open_url: Open):
    page = open_url("/funciones")
    page.get_by_role("textbox").fill("def f(foto: str) -> bool:")
    page.get_by_role("button", name="Revisar").click()
    expect(page.get_by_text("dice dónde está el archivo")).to_be_visible()

    page.get_by_role("radio", name="en", exact=True).click()

    expect(page.get_by_text("it says where the file is")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("def f(foto: str) -> bool:")


def test_a_shared_choice_is_chosen_in_the_other_language_too(open_url: Open):
    page = open_url("/funciones?lang=en&exercise=chatbot")
    expect(page.get_by_text("A chatbot", exact=True)).to_be_visible()

    page.get_by_role("radio", name="es", exact=True).click()

    expect(page.get_by_text("Un chatbot", exact=True)).to_be_visible()
    assert "exercise=chatbot" in page.url


def test_back_and_forward_show_one_language(open_url: Open):
    page = open_url("/")
    page.get_by_role("link", name="Descenso").first.click()
    wait_until_still(page)
    page.get_by_role("radio", name="en", exact=True).click()
    wait_until_still(page)
    page.go_back()
    wait_until_still(page)
    page.go_forward()
    wait_until_still(page)

    language = "en" if "lang=en" in page.url else "es"
    t = load("descent", language)
    expect(page.get_by_role("heading", level=1)).to_have_text(t.label("title"))
    expect(page.get_by_role("button", name=t.label("step"))).to_be_visible()
    expect(page.get_by_role("radio", name=language, exact=True)).to_be_checked()


@pytest.mark.parametrize(
    ("locale", "language", "position"),
    [("en-US", "en", "0.30"), ("es-MX", "es", "0.30"), ("es-CO", "es", "0,30")],
)
def test_without_a_link_the_browser_says_the_language_and_how_numbers_are_written(
    browser: Browser, server: str, locale: str, language: str, position: str
):
    page = browser.new_page(locale=locale)
    page.goto(f"{server}/descenso?rate=0,3")
    wait_until_still(page)
    t = load("descent", language)

    expect(page.get_by_role("heading", level=1)).to_have_text(t.label("title"))
    expect(page.locator("output[for=rate]")).to_have_text(position)
    assert page.evaluate("document.documentElement.lang") == language
    assert ("lang=en" in page.url) == (language == "en"), "who gets this link sees the same"
    page.get_by_role("radio", name="es" if language == "en" else "en", exact=True).click()
    wait_until_still(page)
    page.reload()
    wait_until_still(page)
    assert page.evaluate("document.documentElement.lang") != language, "the learner's choice is stronger"
    page.close()


SAID = """() => {  // all that is read or heard, code aside
  const said = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node.nodeType === 3) node.parentElement.closest("code, pre, script, style") || said.push(node.data)
    else for (const name of ["aria-label", "alt", "aria-valuetext"]) said.push(node.getAttribute(name) ?? "")
    if (node.tagName === "INPUT") said.push(node.type === "range" ? "" : node.value)
  }
  return said
}"""


@pytest.mark.parametrize(("locale", "foreign"), [("es-MX", r"\d,\d"), ("es-CO", r"\d\.\d")])
@pytest.mark.parametrize("path", ["pixeles", "descenso?start=2.5", "neurona?gate=XOR&w1=1.5"])
def test_no_page_mixes_decimal_signs(browser: Browser, server: str, path: str, locale: str, foreign: str):
    page = browser.new_page(locale=locale)
    page.goto(f"{server}/{path}")
    wait_until_still(page)
    said = page.evaluate(SAID)
    page.close()

    sign = "." if locale == "es-MX" else ","
    assert any(re.search(rf"\d\{sign}\d", words) for words in said)
    assert not [words for words in said if re.search(foreign, words)]


def test_the_menu_of_a_phone_closes_once_a_page_is_chosen(open_url: Open):
    page = open_url("/", width=390, height=844)
    page.get_by_test_id("stExpandSidebarButton").tap()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Modelos").tap()

    expect(page.get_by_role("heading", level=1)).to_have_text(load("models", "es").label("title"))
    expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()


def test_the_document_says_its_language(open_url: Open):
    page = open_url("/neurona")
    assert page.evaluate("document.documentElement.lang") == "es"

    page.get_by_role("radio", name="en", exact=True).click()
    wait_until_still(page)
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_script_of_somebody_else_is_not_run(server: str, browser: Browser):
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(server)
    wait_until_still(page)
    page.evaluate(
        """() => {
            const script = document.createElement("script")
            script.textContent = "window.ran = true"
            document.body.append(script)
        }"""
    )

    assert page.evaluate("window.ran") is None
    assert [complaint for complaint in complaints if "Content Security Policy" in complaint]
    page.close()
