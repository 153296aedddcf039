"""Choosing the digit that lights the three models, by hand and by keyboard."""

import re

from playwright.sync_api import Page, expect

from mlintro import digits
from mlintro.text import load
from tests.browser.conftest import Open, wait_until_still

T = load("inside", "es")
_, Y_VAL = digits.load().validation("last")


def train(page: Page) -> None:
    page.get_by_role("button", name=load("models", "es").label("train"), exact=True).click()
    fold = page.get_by_text(T.label("title"), exact=True)
    expect(fold).to_be_visible(timeout=60_000)
    wait_until_still(page)
    if "inside=" not in page.url:
        fold.click()
    expect(page.get_by_role("radiogroup", name=T.label("gallery_name"))).to_be_visible(timeout=60_000)
    wait_until_still(page)


def chosen(page: Page) -> int:
    """The digit in the link."""
    wait_until_still(page)
    return int(re.search(r"digit=(\d+)", page.url)[1])


def test_a_digit_is_chosen_by_hand_or_by_arrow_keys_and_lights_the_views(open_url: Open):
    page = open_url("/modelos?inside=mlp")
    train(page)
    tiles = page.get_by_role("radiogroup", name=T.label("gallery_name")).get_by_role("radio")
    expect(tiles.nth(0)).to_be_checked()

    tiles.nth(2).click()
    expect(tiles.nth(2)).to_be_checked()
    third = chosen(page)
    expect(page.get_by_text(T.label("inside_label", digit=int(Y_VAL[third])))).to_be_visible()

    page.keyboard.press("ArrowRight")
    expect(tiles.nth(3)).to_be_checked()
    expect(tiles.nth(3)).to_be_focused()
    assert chosen(page) > third
    expect(tiles.nth(3)).to_be_focused()
    expect(page.get_by_role("img", name=re.compile("La red, de capas ocultas"))).to_be_visible()


def test_others_follow_and_the_choice_stays(open_url: Open):
    page = open_url("/modelos?movement=draw&source=validation")
    train(page)
    tiles = page.get_by_role("radiogroup", name=T.label("gallery_name")).get_by_role("radio")
    tiles.nth(4).click()
    digit, first = chosen(page), tiles.nth(0).get_attribute("aria-label")

    page.get_by_role("button", name=T.label("more")).click()
    wait_until_still(page)

    assert tiles.nth(0).get_attribute("aria-label") != first
    assert chosen(page) == digit


def test_on_a_phone_tiles_fit_a_thumb_and_every_view_the_screen(open_url: Open):
    page = open_url("/modelos?movement=draw&source=validation", width=390, height=844)
    train(page)
    for tile in page.get_by_role("radiogroup", name=T.label("gallery_name")).get_by_role("radio").all():
        box = tile.bounding_box()
        assert min(box["width"], box["height"]) >= 44

    for view in ("tree", "mlp", "inside_confusion"):
        page.get_by_role("radio", name=re.compile(re.escape(T.label(view)))).last.tap()
        wait_until_still(page)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
