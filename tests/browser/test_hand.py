"""One's own hand on a phone, with the keyboard alone: taught, tested, and back after a reload."""

from playwright.sync_api import Page, expect

from mlintro.text import load
from mlintro.ui.examples.hand.visit import FEWEST
from tests.browser.conftest import Open, wait_until_still
from tests.browser.test_length import HEIGHT, MOST_OF_A_MOVEMENT, SCREENS
from tests.browser.test_reload import reload

T = load("hand", "es")


def press(page: Page, name: str, **facts: object) -> None:
    page.get_by_role("button", name=T.label(name, **facts)).press("Enter")
    wait_until_still(page)


def draw_ready(page: Page) -> None:
    """A drawing of the page's own, and what it is: every new one begins without a label."""
    press(page, "ready")
    page.get_by_role("radio", name="7", exact=True).press("Space")
    wait_until_still(page)


def counted(page: Page, count: int) -> bool:
    """Whether so many new drawings are said to have been read by three models, before and after."""
    bar = page.get_by_text(f"Dibujos nuevos: {count}.")
    expect(bar).to_be_visible(timeout=60_000)
    return bar.inner_text().count("→") == 3


def test_a_hand_is_taught_and_tested_and_comes_back(open_url: Open):
    page = open_url("/modelos?movement=hand&train_size=300&mlp_width=16", width=390, height=HEIGHT)
    page.get_by_role("button", name=load("draw", "es").label("train")).press("Enter")
    for _ in range(FEWEST):
        draw_ready(page)
        press(page, "add", digit=7)
    press(page, "teach")
    expect(page.get_by_text(T.section("fresh").split("**")[2].strip(", "))).to_be_visible(timeout=60_000)
    draw_ready(page)
    press(page, "count", digit=7)

    assert counted(page, 1)
    expect(page.get_by_alt_text(T.label("last_alt", digit=7))).to_be_in_viewport(ratio=0.9)
    assert page.evaluate(SCREENS) <= MOST_OF_A_MOVEMENT
    reload(page)
    assert counted(page, 1)
    expect(page.get_by_role("button", name=T.label("teach_more"))).to_be_visible()
