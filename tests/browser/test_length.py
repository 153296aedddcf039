"""How long a page is on a phone once its main thing was done, with nothing opened."""

import pytest

from mlintro.text import load
from mlintro.ui.frame import PAGES
from tests.browser.conftest import Open, show_movement, wait_until_still
from tests.browser.test_draw import SEVEN, agreed, by_mouse
from tests.browser.test_first_page import MAIN_ACTIONS

HEIGHT = 844
MOST, MOST_OF_A_MOVEMENT = 6, 5  # screens
SCREENS = "document.querySelector('[data-testid=stMain]').scrollHeight / innerHeight"
STAYS = sorted(set(PAGES) - {"home", "models"})  # from home one goes on


@pytest.mark.parametrize("name", STAYS)
def test_a_page_is_a_few_screens(open_url: Open, name: str):
    page = open_url(f"/{PAGES[name].url}", width=390, height=HEIGHT)
    MAIN_ACTIONS[name](page)
    wait_until_still(page)
    assert page.evaluate(SCREENS) <= MOST


def test_home_and_each_movement_of_the_models_are_fewer(open_url: Open):
    page = open_url("/", width=390, height=HEIGHT)
    assert page.evaluate(SCREENS) <= MOST_OF_A_MOVEMENT

    page = open_url("/modelos", width=390, height=HEIGHT)
    MAIN_ACTIONS["models"](page)
    page.get_by_role("button", name=load("models", "es").label("another", images=1_000)).wait_for()
    wait_until_still(page)
    assert page.evaluate(SCREENS) <= MOST_OF_A_MOVEMENT
    show_movement(page, "draw")
    by_mouse(page, SEVEN)
    agreed(page, 7).wait_for()
    wait_until_still(page)
    assert page.evaluate(SCREENS) <= MOST_OF_A_MOVEMENT
    show_movement(page, "examples")
    page.locator(".st-key-in_sight").get_by_role("button", name=load("examples", "es").label("train")).click()
    page.get_by_alt_text(load("examples", "es").with_holes("digits_alt").split(".")[0]).wait_for()
    wait_until_still(page)
    assert page.evaluate(SCREENS) <= MOST_OF_A_MOVEMENT
