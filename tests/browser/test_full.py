"""A lesson that has no room, as the one learner too many sees it."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Route, expect

from mlintro.text import load
from tests.browser.conftest import wait_until_still
from tests.server import running
from tests.ui.server.door import visit

FULL = load("full", "es")


@pytest.fixture(scope="module")
def small() -> Iterator[str]:
    with running(MLINTRO_VISITORS_PER_ADDRESS="1") as url:
        yield url


def test_who_finds_no_room_reads_so_and_is_let_in_once_there_is(browser: Browser, small: str):
    page = browser.new_page(locale="es-ES")
    with visit(small):
        page.goto(f"{small}/neurona")
        expect(page.get_by_role("heading", name=FULL.label("title"))).to_be_visible()
    expect(page.get_by_role("heading", name=load("neuron", "es").label("title"))).to_be_visible()
    page.close()


def test_who_has_the_page_when_another_takes_the_last_place_reads_so_too(browser: Browser, small: str):
    page = browser.new_page(locale="es-ES")
    with ExitStack() as others:

        def take_the_place(route: Route) -> None:
            others.enter_context(visit(small))
            route.continue_()

        page.route("**/_stcore/health", take_the_place, times=1)
        page.goto(f"{small}/neurona?w1=0.7")
        expect(page.get_by_role("heading", name=FULL.label("title"))).to_be_visible()
    wait_until_still(page)
    expect(page.get_by_role("slider", name="Peso 1")).to_have_value("0.7")
    page.close()
