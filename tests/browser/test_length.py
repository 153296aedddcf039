"""How long a page is on a phone once its main thing was done, with nothing opened."""

import json

import pytest
from playwright.sync_api import expect

from mlintro.text import load
from mlintro.ui.frame import PAGES
from mlintro.ui.next_steps.summary import OF_PAGES
from tests.browser.conftest import Open, results, show_movement, wait_until_still
from tests.browser.test_draw import SEVEN, agreed, by_mouse
from tests.browser.test_first_page import MAIN_ACTIONS
from tests.browser.test_way import let_it_show_all

HEIGHT = 844
KNOWN = [known for names in OF_PAGES.values() for known in names] + ["next_steps"]
MOST, MOST_OF_A_MOVEMENT = 6, 5  # screens
SCREENS = "document.querySelector('[data-testid=stMain]').scrollHeight / innerHeight"
# What the tab of somebody knows who did something on every page, beside what the test does.
DONE = {
    "answers": {
        "checked": {
            "sentiment": "def f(comentario: str) -> str:",
            "pedestrian": "def f(foto: np.ndarray) -> bool:",
        }
    },
    "game": {"round": 4, "solved": 4, "judged": 4},
    "descent": {"start": -1.0, "rate": 0.1, "curve": "one", "rates": [0.1] * 12, "arrived": True},
    "examples": {"trained": 3, "made": 3, "true": 1},
    "hand": {"most_taught": 12},
    "neuron": {
        "solved": {
            "AND": {"w1": 1.0, "w2": 1.0, "bias": -1.5},
            "OR": {"w1": 1.0, "w2": 1.0, "bias": -0.5},
            "NAND": {"w1": -1.0, "w2": -1.0, "bias": 1.5},
        }
    },
}
STAYS = sorted(set(PAGES) - {"home", "models", "next_steps"})  # from home one goes on


@pytest.mark.parametrize("name", STAYS)
def test_a_page_is_a_few_screens(open_url: Open, name: str):
    page = open_url(f"/{PAGES[name].url}", width=390, height=HEIGHT)
    MAIN_ACTIONS[name](page)
    wait_until_still(page)
    assert page.evaluate(SCREENS) <= MOST


def test_so_is_the_last_with_all_that_it_has_to_say(open_url: Open, server: str, language: str):
    """Of every page, of one's own network, of the machine with each of its memories, of the guess."""
    t, neuron = load("next_steps", language), load("neuron", language)
    page = open_url("/", width=390, height=HEIGHT)
    kept = json.dumps({"visit": "of another server", "number": 1, "kept": DONE})
    page.evaluate("(kept) => sessionStorage.setItem('mlintro', kept)", kept)
    page.goto(f"{server}/modelos?train_size=100&lang={language}")
    wait_until_still(page)
    page.get_by_role("button", name=load("models", language).label("train"), exact=True).click()
    expect(results(page)).to_have_count(3)
    for name in (neuron, t):
        page.locator(".st-key-foot a").last.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name.label("title"))
        wait_until_still(page)
    let_it_show_all(page, load("writer", language))
    page.get_by_role("radio", name=t.label("guess_10"), exact=True).click()
    expect(page.get_by_text(t.with_holes("guess_more").split("**")[1])).to_be_visible()
    wait_until_still(page)
    assert page.locator(".st-key-overfitting").get_by_test_id("stAlert").is_visible()
    assert page.locator(".st-key-chatbot").is_visible()
    told = page.locator(".st-key-summary").inner_text()
    assert t.label("did_neuron", gates="AND, OR, NAND") in told
    assert [known for known in KNOWN if t.label(f"know_{known}") not in told] == []
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
