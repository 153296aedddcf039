"""A digit drawn in a browser: by mouse, by finger, by keyboard; and what the models make of it."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from mlintro.text import load
from tests.browser.conftest import Open, show_movement, wait_until_still
from tests.conftest import ROOT
from tests.processes import held, server_at, trainers

HANDS = json.loads(Path(ROOT, "tests", "digits", "reading", "strokes.json").read_text(encoding="utf-8"))
SEVEN = HANDS["european"]["7"]
ONE = HANDS["quick"]["1"]
T = load("draw", "es")
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"


def trained(open_url: Open, language: str = "es", **window: int) -> Page:
    page = open_url(f"/modelos?movement=draw&train_size=500&mlp_width=16&lang={language}", **window)
    page.get_by_role("button", name=load("models", language).label("train"), exact=True).click()
    expect(page.get_by_text(load("draw", language).label("draw_first"))).to_be_visible()
    wait_until_still(page)
    return page


def sheet(page: Page) -> Locator:
    return page.get_by_role("application")


def strokes(page: Page) -> Locator:
    return sheet(page).locator("polyline")


def places(page: Page, stroke: list[list[float]]) -> list[tuple[float, float]]:
    """Points of the sheet as points of the window."""
    box = sheet(page).bounding_box()
    assert box
    return [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]


def by_mouse(page: Page, drawing: list[list[list[float]]]) -> None:
    page.mouse.wheel(0, 1)  # whose hand is on the page moves it: nothing else does any more
    sheet(page).scroll_into_view_if_needed()
    for stroke in drawing:
        first, *others = places(page, stroke)
        page.mouse.move(*first)
        page.mouse.down()
        for place in others:
            page.mouse.move(*place)
        page.mouse.up()


def by_finger(page: Page, path: list[tuple[float, float]]) -> None:
    fingers = page.context.new_cdp_session(page)
    for number, (x, y) in enumerate(path):
        kind = "touchMove" if number else "touchStart"
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def agreed(page: Page, digit: int) -> Locator:
    return page.get_by_text(T.label("agree", digit=digit).split("**")[1])


def test_a_seven_drawn_by_mouse_is_read_and_stays_while_the_page_goes_on(open_url: Open):
    page = trained(open_url)
    by_mouse(page, SEVEN)
    expect(agreed(page, 7)).to_be_visible()
    expect(page.get_by_role("img", name="Red neuronal (MLP) lee un 7")).to_be_visible()
    wait_until_still(page)  # the first stroke alone is a seven, too

    show_movement(page, "train")
    page.get_by_role("button", name=load("models", "es").label("train"), exact=True).click()
    wait_until_still(page)
    show_movement(page, "draw")
    expect(strokes(page)).to_have_count(len(SEVEN))
    page.get_by_role("radio", name="en", exact=True).click()
    expect(page.get_by_text("All three read 7")).to_be_visible()
    expect(strokes(page)).to_have_count(len(SEVEN))
    page.set_viewport_size({"width": 1366, "height": 768})
    wait_until_still(page)
    lab, bar = (page.locator(f".st-key-{name}").bounding_box()["height"] for name in ("lab", "in_sight"))
    assert lab + bar + 60 <= 768  # below the navigation, all at once

    page.get_by_role("link", name="Next: Neuron").click()
    wait_until_still(page)
    page.get_by_role("link", name="Previous: Models").click()
    expect(strokes(page)).to_have_count(len(SEVEN))
    expect(page.get_by_text("All three read 7")).to_be_visible()


def test_undo_and_clear(open_url: Open):
    page = trained(open_url)
    undo, clear = (page.get_by_role("button", name=T.label(name)) for name in ("undo", "clear"))
    expect(undo).to_be_disabled()
    by_mouse(page, [*SEVEN, *ONE])
    expect(strokes(page)).to_have_count(len(SEVEN) + 1)

    undo.click()
    expect(strokes(page)).to_have_count(len(SEVEN))
    expect(agreed(page, 7)).to_be_visible()
    clear.click()
    expect(strokes(page)).to_have_count(0)
    expect(page.get_by_text(T.label("draw_first"))).to_be_visible()
    expect(clear).to_be_disabled()


def test_moving_the_digit_changes_opinions(open_url: Open):
    page = trained(open_url)
    by_mouse(page, SEVEN)
    expect(agreed(page, 7)).to_be_visible()
    network = page.get_by_role("img", name="Red neuronal (MLP) lee un")
    before = network.get_attribute("alt")

    page.get_by_role("slider", name=T.label("shift_x")).focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Un dígito movido ya no cae donde lo esperan.")).to_be_visible()
    expect(network).not_to_have_attribute("alt", str(before))
    expect(strokes(page)).to_have_count(len(SEVEN))
    expect(page).to_have_url(re.compile("shift_x=5"))


def test_a_finger_on_the_sheet_draws_and_beside_it_scrolls(open_url: Open):
    page = trained(open_url, width=390, height=844)
    sheet(page).scroll_into_view_if_needed()
    page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollBy(0, 100)")
    wait_until_still(page)
    before = page.evaluate(SCROLLED)
    for stroke in SEVEN:
        by_finger(page, places(page, stroke))
    expect(agreed(page, 7)).to_be_visible()
    assert page.evaluate(SCROLLED) == before

    box = sheet(page).bounding_box()
    assert box
    assert 270 <= box["width"] <= 290
    x, y = box["x"] + box["width"] + 20, box["y"] + 200
    by_finger(page, [(x, y - 10 * step) for step in range(20)])
    page.wait_for_timeout(300)
    assert page.evaluate(SCROLLED) > before
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_keyboard_draws_a_one(open_url: Open, language: str):
    t = load("draw", language)
    page = trained(open_url, language)
    page.get_by_role("radio", name=t.label("source_sheet")).focus()
    page.keyboard.press("Tab")
    expect(sheet(page)).to_be_focused()
    expect(page.get_by_text(t.label("keys"))).to_be_visible()
    page.keyboard.press("Space")
    for _ in range(10):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_text(t.label("draw_first"))).to_be_visible()  # the pen is still down
    page.keyboard.press("Space")

    reads_one = {"es": "Red neuronal (MLP) lee un 1", "en": "Neural network (MLP) reads 1"}[language]
    expect(page.get_by_role("img", name=reads_one)).to_be_visible()
    page.keyboard.press("Backspace")
    expect(page.get_by_text(t.label("draw_first"))).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_one_can_draw_before_training_and_is_read_after_it(open_url: Open, width: int):
    page = open_url("/modelos?movement=draw&train_size=500&mlp_width=16", width=width, height=844)
    by_mouse(page, SEVEN)
    expect(page.get_by_text(T.label("train_first").split("**")[0])).to_be_visible()
    page.get_by_role("button", name=load("models", "es").label("train"), exact=True).click()
    expect(agreed(page, 7)).to_be_visible()


def test_a_stroke_goes_on_while_the_models_finish(open_url: Open, server: str):
    page = open_url("/modelos?movement=draw&train_size=500&seed=4")
    sheet(page).scroll_into_view_if_needed()
    with held(trainers(server_at(server))):
        page.get_by_role("button", name=load("models", "es").label("train"), exact=True).evaluate(
            "button => button.click()"
        )
        expect(page.get_by_text("Los tres modelos estudian").first).to_be_attached()
        first, *others = places(page, ONE[0])
        page.mouse.move(*first)
        page.mouse.down()
    expect(page.get_by_text(T.label("draw_first"))).to_be_visible(timeout=60_000)
    wait_until_still(page)
    for place in others:
        page.mouse.move(*place)
    page.mouse.up()

    expect(strokes(page)).to_have_count(1)
    expect(page.get_by_role("img", name="Red neuronal (MLP) lee un 1")).to_be_visible()
