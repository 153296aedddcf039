"""The keys of a wall, its script by itself: a press is told until it is heard, whatever is drawn by then."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from mlintro.ui.browser.assets import bundle
from tests.conftest import ROOT

POINTER = "ab" * 16
# A page with what keys may move, and walls that are mounted, told of and taken away as Streamlit does it.
BEFORE = """
    globalThis.mlintroLinked = new URLSearchParams("p=POINTER")
    document.body.innerHTML = `
        <p id="text">here</p><input type="range" id="own" min="0" max="10" value="5"><input id="word">
        <div role="slider" id="streamlit" tabindex="0">5</div>`
    window.moved = 0
    document.getElementById("streamlit").onkeydown = (event) => (moved++, event.preventDefault())
    window.told = []
    window.walls = {}
    window.put = async (name, heard = 0) => {
        const parentElement = document.createElement("div")
        const wall = (walls[name] ??= { parentElement })
        document.body.append(wall.parentElement)
        wall.data = { screen: "page", title: "", colours: {}, words: {}, heard }
        wall.setTriggerValue = (event, value) => told.push([name, event, structuredClone(value)])
        wall.leave = (await script)(wall)
    }
    window.script = import(URL.createObjectURL(new Blob([SOURCE], { type: "text/javascript" })))
        .then((module) => module.default)
"""
HELD_AND_STRUCK = """(id) => {
    const held = document.getElementById(id)
    held.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }))
    held.focus()
    held.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }))
    held.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }))
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.clock.install()
    page.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("http://lesson.test/a-page")
    source = bundle(str(ROOT / "mlintro/ui/classes/wall.py"))
    page.evaluate("(source) => { window.SOURCE = source }", source)
    page.add_script_tag(content=BEFORE.replace("POINTER", POINTER))
    page.evaluate("put('first')")
    yield page
    page.close()


def steps(page: Page) -> list[tuple[str, list[int]]]:
    """Which wall told of which steps, message by message."""
    told: list[tuple[str, str, dict[str, Any]]] = page.evaluate("told")
    assert all(event == "turned" and value["pointer"] == POINTER for _, event, value in told)
    for _, _, value in told:
        moments = [press["at"] for press in value["presses"]]
        assert moments == sorted(set(moments))
    return [(wall, [press["by"] for press in value["presses"]]) for wall, _, value in told]


def hear(page: Page, wall: str = "first") -> None:
    """The server has heard of all that it was told."""
    page.evaluate("(wall) => put(wall, told.at(-1)[2].presses.at(-1).at)", wall)


def test_a_press_is_told_until_it_is_heard_and_not_for_ever(page: Page):
    page.keyboard.press("PageDown")
    page.clock.run_for(2_500)
    assert steps(page) == 3 * [("first", [1])]
    hear(page)
    page.clock.run_for(10_000)
    assert len(steps(page)) == 3
    page.keyboard.press("PageUp")
    page.clock.run_for(60_000)
    told = steps(page)[3:]
    assert set(map(str, told)) == {"('first', [-1])"}
    assert 10 < len(told) < 30


def test_of_presses_that_wait_for_the_server_none_takes_the_place_of_another(page: Page):
    for key in ("PageDown", "ArrowRight", "PageUp", "ArrowLeft"):
        page.keyboard.press(key)
    assert steps(page)[-1] == ("first", [1, 1, -1, -1])
    hear(page)
    page.keyboard.press("ArrowRight")
    assert steps(page)[-1] == ("first", [1])


def test_a_press_on_a_wall_that_is_drawn_anew_is_told_by_the_next_at_once(page: Page):
    page.keyboard.press("PageDown")
    page.evaluate("put('second')")
    page.evaluate("walls.first.leave()")  # what came before it leaves after it
    assert steps(page) == [("first", [1]), ("second", [1])]
    hear(page, "second")
    page.keyboard.press("PageDown")
    assert steps(page)[2:] == [("second", [1])]


def test_a_press_between_two_walls_is_told_by_the_next(page: Page):
    page.evaluate("walls.first.leave()")
    page.keyboard.press("PageDown")
    assert steps(page) == []
    page.evaluate("put('second')")
    assert steps(page) == [("second", [1])]


def test_two_walls_are_one_press(page: Page):
    page.evaluate("put('second')")
    page.keyboard.press("PageDown")
    assert steps(page) == [("second", [1])]


def test_a_slider_that_a_pointer_has_led_to_leaves_the_very_next_key_to_the_steps(page: Page):
    for slider in ("own", "streamlit"):
        page.evaluate(HELD_AND_STRUCK, slider)
        assert steps(page)[-1] == ("first", [1])
        hear(page)
        page.click(f"#{slider}")
        value = page.input_value("#own")
        page.keyboard.press("ArrowLeft")
        assert steps(page)[-1] == ("first", [-1])
        hear(page)
        assert page.input_value("#own") == value
    assert page.evaluate("moved") == 0
    assert len(steps(page)) == 4


def test_a_slider_that_a_key_has_led_to_keeps_the_arrows_and_a_box_all_keys(page: Page):
    page.click("#text")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.input_value("#own") == "6"
    page.click("#word")
    for key in ("ArrowRight", "PageDown", "."):
        page.keyboard.press(key)
    assert steps(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("moved") == 1
    assert steps(page) == []
    page.click("#text")
    page.keyboard.press("ArrowRight")
    assert steps(page) == [("first", [1])]


def test_a_black_screen_comes_back_with_the_next_step(page: Page):
    page.keyboard.press(".")
    assert page.locator("main.dark").count() == 1
    page.keyboard.press("PageDown")
    assert page.locator("main.dark").count() == 0
