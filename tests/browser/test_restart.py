"""The server ends and starts again under an open page: what is pressed then is not lost."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from mlintro.text import load
from tests.browser.conftest import results, wait_until_still
from tests.processes import held, kill, server_at
from tests.server import free_port, running

FUNCTIONS, MODELS, EXERCISES, NEURON, DESCENT = (
    load(name, "es") for name in ("functions", "models", "exercises", "neuron", "descent")
)
WRONG = "def f(foto: str) -> bool:"
# The moment in which the page has found the new server.
BACK = "() => addEventListener('mlintro-back', () => (window.isBack = true))"
# The moment in which the new server has been given all that the page remembers, and has drawn it.
KNOWN = "() => addEventListener('mlintro-known', () => (window.isKnown = true))"


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


# Where a learner is, what was done there, what is pressed, and what is seen of it.
PRESSES: list[tuple[str, Callable[[Page], None], str, Callable[[Page], None]]] = [
    ("funciones", lambda page: write(page, WRONG), FUNCTIONS.label("check"), checked),
    ("funciones", lambda page: write(page, WRONG), FUNCTIONS.label("hint", number=1, count=3), hinted),
    ("modelos?train_size=100", lambda page: None, MODELS.label("train"), trained),
]


@pytest.mark.parametrize("at_once", [True, False], ids=["at-once", "a-moment-later"])
def test_the_first_press_after_a_restart_is_not_lost(browser: Browser, at_once: bool):
    pages = [browser.new_page(locale="es-ES") for _ in PRESSES]
    port = free_port()
    with running(port=port) as url:
        for page, (address, before, *_) in zip(pages, PRESSES, strict=True):
            page.goto(f"{url}/{address}")
            wait_until_still(page)
            before(page)
            page.evaluate(BACK)
    with running(port=port, ready="/healthz" if at_once else "/readyz"):
        for page in pages if not at_once else ():
            page.wait_for_function("() => window.isBack", timeout=60_000)
            wait_until_still(page)
        for page, (_, _, button, _) in zip(pages, PRESSES, strict=True):
            press(page, button)
        for page, (*_, after) in zip(pages, PRESSES, strict=True):
            after(page)
    for page in pages:
        page.close()


def test_a_press_waits_for_a_first_run_that_takes_long(browser: Browser):
    page = browser.new_page(locale="es-ES")
    address, before, button, after = PRESSES[0]
    port = free_port()
    with running(port=port) as url:
        page.goto(f"{url}/{address}")
        wait_until_still(page)
        before(page)
    with running(port=port, ready="/healthz") as url:  # its first run takes seconds
        page.wait_for_selector("[data-test-script-state=running]", timeout=60_000)
        with held([server_at(url)]):
            press(page, button)
            page.wait_for_timeout(11_000)
        after(page)
    page.close()


def test_a_press_waits_where_the_script_of_the_tab_comes_after_the_restart(browser: Browser):
    page = browser.new_page(locale="es-ES")
    late: list[Route] = []
    address, _, button, after = PRESSES[1]
    port = free_port()
    with running(port=port) as url:
        page.route("**/elements/tab.js*", lambda route: late.append(route))
        with page.expect_request("**/elements/tab.js*"):
            page.goto(f"{url}/{address}")
        wait_until_still(page)
    assert late
    with running(port=port, ready="/healthz"):
        press(page, button)
        for script in late:
            script.continue_()
        after(page)
    page.close()


def test_open_tabs_come_back_with_all_they_had_before_anybody_clicks(browser: Browser):
    """Three tabs of one class, whose server is killed."""
    window = browser.new_context(locale="es-ES")
    neuron, functions, descent = (window.new_page() for _ in range(3))
    port = free_port()
    with running(port=port) as url:
        for page, address in (
            (neuron, "neurona?w1=1&w2=1&bias=-1.6"),
            (functions, "funciones"),
            (descent, "descenso?rate=0.5"),
        ):
            page.goto(f"{url}/{address}")
            wait_until_still(page)
        press(neuron, f"{NEURON.label('raise')} {NEURON.label('bias')}")
        expect(neuron.get_by_text("✓ AND")).to_be_visible()
        write(functions, WRONG)
        press(functions, FUNCTIONS.label("check"))
        checked(functions)
        press(descent, DESCENT.label("step"))
        expect(descent.get_by_text("Paso 1:")).to_be_visible()
        for page in window.pages:
            wait_until_still(page)
            page.evaluate(KNOWN)
        kill(server_at(url))
    with running(port=port):
        began = time.monotonic()
        for page in window.pages:
            page.wait_for_function("() => window.isKnown", timeout=10_000)
            wait_until_still(page)
        assert time.monotonic() - began < 10
        expect(neuron.get_by_text("✓ AND")).to_be_visible()
        expect(neuron.get_by_role("slider", name=NEURON.label("bias"), exact=True)).to_have_value("-1.5")
        checked(functions)
        expect(descent.get_by_text("Paso 1:")).to_be_visible()
    window.close()
