"""Where a page is opened: at its title, by whatever way; by Back and Forward, where it was left."""

import json
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from mlintro.text import load
from mlintro.ui.frame import PAGES
from tests.browser.conftest import Open, press, wait_until_still

MAIN = "document.querySelector('[data-testid=stMain]')"
PLACE = f"{MAIN}.scrollTop"
# As by a learner's hand, which the page gives way to.
END = f"dispatchEvent(new Event('wheel')); {MAIN}.scrollTo(0, 100_000)"
# How far down it was when a hand last pressed: a picture that came late may have moved it until then.
WATCH = f"document.addEventListener('click', () => window.pressedAt = {PLACE}, true)"
WINDOWS = {"phone": {"width": 390, "height": 844}, "laptop": {"width": 1280, "height": 720}}
# A path of its own for every change: the first after a load is where a page used to keep its place.
CHANGES = [*pairwise(PAGES), *pairwise(reversed(PAGES))]


def at_its_title(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(load(name, "es").label("title"))
    wait_until_still(page)
    assert page.evaluate(PLACE) == 0


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_the_first_change_after_a_load_starts_at_the_title(
    open_url: Open, window: str, before: str, after: str
):
    page = open_url("/" + PAGES[before].url, **WINDOWS[window])
    page.evaluate(END)
    page.get_by_role("link", name=load(after, "es").label("nav")).last.click()

    at_its_title(page, after)


def left_far_down(open_url: Open) -> tuple[Page, float]:
    """A page that was left for the neuron's, and how far down."""
    page = open_url("/modelos", **WINDOWS["phone"])
    page.evaluate(END)
    wait_until_still(page)
    page.evaluate(WATCH)
    page.get_by_role("link", name=load("neuron", "es").label("nav")).last.click()
    place = page.evaluate("pressedAt")
    assert place > 1000
    at_its_title(page, "neuron")
    return page, place


def test_a_button_starts_at_the_title_and_back_goes_where_the_learner_was(open_url: Open):
    page, place = left_far_down(open_url)
    page.evaluate(END)
    wait_until_still(page)
    below = page.evaluate(PLACE)

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(load("models", "es").label("title"))
    wait_until_still(page)
    assert page.evaluate(PLACE) == pytest.approx(place, abs=2)

    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text(load("neuron", "es").label("title"))
    wait_until_still(page)
    assert page.evaluate(PLACE) == pytest.approx(below, abs=2)


# A piece above what the learner looks at, which grows for longer than a page is held that has run through.
LATE = """() => {
    const piece = document.createElement("div")
    const grow = (by) => {
        document.querySelector("[data-testid=stMainBlockContainer]").prepend(piece)
        piece.style.height = `${by}px`
        if (by < 160) setTimeout(grow, 150, by + 20)
        else piece.id = "grown"
    }
    addEventListener("popstate", () => new MutationObserver((_, observer) => {
        if (!document.querySelector("h1")?.textContent.includes(TITLE)) return
        observer.disconnect()
        grow(20)
    }).observe(document.body, { childList: true, subtree: true, characterData: true }), { once: true })
}"""


def test_back_goes_where_the_learner_was_though_pictures_come_late(open_url: Open):
    page, place = left_far_down(open_url)

    title = load("models", "es").label("title")
    page.evaluate(LATE.replace("TITLE", json.dumps(title)))
    page.go_back()
    page.wait_for_selector("#grown", state="attached")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    wait_until_still(page)
    assert page.evaluate(PLACE) == pytest.approx(place, abs=2)


def test_the_way_to_the_second_part_of_a_page_starts_at_its_title(open_url: Open):
    page = open_url("/modelos?train_size=100", **WINDOWS["phone"])
    page.get_by_role("button", name=load("draw", "es").label("train"), exact=True).click()
    on = page.locator(".st-key-to_draw").get_by_role("button")
    on.scroll_into_view_if_needed()
    on.click()

    expect(page.get_by_text(load("draw", "es").label("here"))).to_be_in_viewport()
    at_its_title(page, "models")


@pytest.mark.parametrize(
    ("part", "jump", "labels"),
    [("match", "to_bars", ("yours", "red", "check")), ("photo", "to_resolution", ("resolution",))],
)
def test_what_the_bar_speaks_of_is_one_press_away(
    open_url: Open, part: str, jump: str, labels: tuple[str, ...]
):
    t = load("pixels", "es")
    page = open_url(f"/pixeles?part={part}", **WINDOWS["phone"])
    seen = [page.get_by_text(t.label(label), exact=True).first for label in labels]
    expect(seen[-1]).not_to_be_in_viewport()
    button = page.get_by_role("button", name=t.label(jump))
    press(button)

    expect(button).to_be_hidden()
    for thing in seen:
        expect(thing).to_be_in_viewport(ratio=1)
