"""Every page for everybody: read aloud, by keyboard, enlarged four times, in both themes."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from mlintro.text import load
from mlintro.ui.frame import PAGES
from tests.browser.conftest import Open, wait_until_still

# What a page shows only to who asks for it.
ASKED_FOR = (
    "/pixeles?part=match",
    "/pixeles?part=photo",
    "/descenso?curve=two",
    "/neurona?gate=XOR",
    "/modelos?movement=draw",
    "/modelos?movement=examples",
    "/modelos?movement=hand",
)
ADDRESSES = (*(f"/{page.url}" for page in PAGES.values()), *ASKED_FOR)
# A laptop's 1280 pixels at 400 % and 200 %, as WCAG 1.4.10 asks; a classroom wall.
SCREENS = (320, 640, 1920)
OPTIONS = {
    "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2; axe leaves it out by itself
    "resultTypes": ["violations"],  # only of those it says where they are, which takes its time
}
FOCUSED = """() => {
    let node = document.activeElement, isOurs = false;
    for (; node.shadowRoot?.activeElement; isOurs = true) node = node.shadowRoot.activeElement;
    const {outlineStyle, outlineWidth} = getComputedStyle(node);
    const outline = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
    return {isOurs, outline, tag: node.tagName, html: node.outerHTML.slice(0, 120)};
}"""


def unfold(page: Page) -> None:
    """Open what is folded, and make the screen so high that nothing is out of sight."""
    page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach((it) => it.click())")
    wait_until_still(page)
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height + 100})
    wait_until_still(page)


def findings(page: Page, *impacts: str) -> list[str]:
    """What axe finds of those impacts: its rule, where, and how it looks there."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']} {json.dumps(node['target'])} {node['html']}"
        for rule in found
        if rule["impact"] in impacts
        for node in rule["nodes"]
    ]


def fits(page: Page, width: int) -> bool:
    """Whether nothing of the page is beside a screen of that width."""
    page.set_viewport_size({"width": width, "height": page.viewport_size["height"]})
    wait_until_still(page)
    parts = ["html", "[data-testid=stMain]"]
    widths = page.evaluate("parts => parts.map(it => document.querySelector(it).scrollWidth)", parts)
    return max(widths) <= width


def must_show(stop: dict) -> bool:
    """Links and our own elements show the focus by an outline; Streamlit's have a border of theirs."""
    return stop["isOurs"] or stop["tag"] == "A"


def tab_through(page: Page) -> Iterator[dict]:
    """Every place the Tab key stops at, until it leaves the page."""
    for _ in range(120):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["tag"] == "BODY":
            return
        yield stop
    raise AssertionError("the Tab key is caught in a circle")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("language", "theme", "width"), [("es", "light", 1280), ("en", "dark", 390)])
def test_everybody_can_use_it(open_url: Open, address: str, language: str, theme: str, width: int):
    link = f"{address}{'&' if '?' in address else '?'}lang={language}"
    page = open_url(link, theme=theme, width=width)
    unfold(page)

    assert findings(page, "serious", "critical") == []
    assert [across for across in (*SCREENS, width) if not fits(page, across)] == []
    stops = list(tab_through(page))
    assert len(stops) > len(PAGES)
    assert [stop["html"] for stop in stops if stop["outline"] < 2 and must_show(stop)] == []


def test_axe_finds_nothing_serious_once_an_answer_was_checked(open_url: Open):
    t = load("functions", "es")
    page = open_url("/funciones", theme="dark")
    for answer in ("def f(foto: str) -> bool:", "def f(foto: np.ndarray) -> bool:"):
        page.get_by_role("textbox").fill(answer)
        wait_until_still(page)
        page.get_by_role("button", name=t.label("check"), exact=True).click()
        wait_until_still(page)
        unfold(page)
        assert findings(page, "serious", "critical") == []


def test_axe_looks_into_our_elements(open_url: Open):
    page = open_url("/neurona")
    page.get_by_role("slider").first.evaluate("(knob) => { knob.id = 'nameless' }")

    assert [finding for finding in findings(page, "critical") if "nameless" in finding]
