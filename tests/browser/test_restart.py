"""The server ends and starts again under an open page: what is pressed then is not lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from mlintro.text import load
from tests.browser.conftest import results, wait_until_still
from tests.server import free_port, running

FUNCTIONS, MODELS, EXERCISES = (load(name, "es") for name in ("functions", "models", "exercises"))
WRONG = "def f(foto: str) -> bool:"
# The moment in which the page has found the new server.
BACK = "() => addEventListener('mlintro-back', () => (window.isBack = true))"


def write(page: Page, answer: str) -> None:
    page.get_by_role("textbox").fill(answer)
    page.wait_for_timeout(500)  # the answer is sent once the typing has paused
    wait_until_still(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def checked(page: Page) -> None:
    expect(page.get_by_text("dice dónde está el archivo")).to_be_visible()


def hinted(page: Page) -> None:
    expect(page.get_by_text(EXERCISES.section("hint_1_pedestrian"))).to_be_visible()


def trained(page: Page) -> None:
    expect(results(page)).to_have_count(3, timeout=120_000)


@pytest.mark.parametrize("at_once", [True, False], ids=["at-once", "a-moment-later"])
@pytest.mark.parametrize(
    ("address", "before", "button", "after"),
    [
        ("funciones", lambda page: write(page, WRONG), FUNCTIONS.label("check"), checked),
        ("funciones", lambda page: write(page, WRONG), FUNCTIONS.label("hint", number=1, count=3), hinted),
        ("modelos?train_size=100", lambda page: None, MODELS.label("train"), trained),
    ],
    ids=["check", "hint", "train"],
)
def test_the_first_press_after_a_restart_is_not_lost(
    browser: Browser,
    at_once: bool,
    address: str,
    before: Callable[[Page], None],
    button: str,
    after: Callable[[Page], None],
):
    page = browser.new_page(locale="es-ES")
    port = free_port()
    with running(port=port) as url:
        page.goto(f"{url}/{address}")
        wait_until_still(page)
        before(page)
        page.evaluate(BACK)
    with running(port=port, ready="/healthz" if at_once else "/readyz"):
        if not at_once:
            page.wait_for_function("() => window.isBack", timeout=60_000)
            wait_until_still(page)
        press(page, button)
        after(page)
    page.close()
