"""The first minute: home's sheet, read by a network while the pen moves, all of it in the browser."""

import json
import random
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from mlintro.digits.reading import drawing, ready, reasons
from mlintro.digits.reading.drawing import Point, Stroke, Strokes
from mlintro.text import load
from mlintro.ui.browser.weights import address
from tests.browser.conftest import Open, show_movement, wait_until_still
from tests.browser.modules import run
from tests.browser.test_draw import HANDS, SEVEN, by_mouse, places, sheet, strokes

T, DRAW = load("home", "es"), load("draw", "es")
MOST_LINES = 140
READING = ".first-digit .said"


def scribbles(count: int) -> list[Strokes]:
    """Strokes at random, some of one point, as the sheet rounds them."""
    lots = random.Random(8)

    def point() -> Point:
        return lots.randint(0, 1000) / 1000, lots.randint(0, 1000) / 1000

    def stroke() -> Stroke:
        return tuple(point() for _ in range(lots.randint(1, 30)))

    return [tuple(stroke() for _ in range(lots.randint(1, 4))) for _ in range(count)]


def written(each: int) -> list[Strokes]:
    """The ten digits of every hand, each so many times: smaller, narrower, leaning, elsewhere, shaky."""
    lots = np.random.default_rng(9)

    def again(digit: list[list[list[float]]]) -> Strokes:
        height, width, lean = lots.uniform((0.3, 0.2, -0.2), (0.9, 0.9, 0.2))
        shape, corner = [[width, 0], [-lean * height, height]], lots.uniform(0, 0.1, 2)
        placed = [np.array(stroke) @ shape + (lean * height, 0) + corner for stroke in digit]
        shaken = [np.clip(path + lots.normal(0, 0.004, path.shape), 0, 1).round(3) for path in placed]
        return tuple(tuple(map(tuple, path.tolist())) for path in shaken)

    return [again(digit) for hand in HANDS.values() for digit in hand.values() for _ in range(each)]


def test_the_browser_makes_the_same_image_and_reads_the_same(browser: Browser):
    drawn = scribbles(1_000) + written(4)
    here = [drawing.steps(one) for one in drawn]
    page = browser.new_page()
    asked = [ready.numbers().view(np.uint16).tolist(), ready.SIZES, MOST_LINES // 2, json.dumps(drawn)]
    there = json.loads(run(page, "drawing_math mlp_math", "reading", [asked])[0])
    page.close()

    for name in ("boxed", "centred"):
        images = [getattr(one, name).ravel() for one in here]
        assert np.array_equal(np.array([one[name] for one in there], np.float32), images)
    assert [tuple(one["frame"]) for one in there] == [one.frame for one in here]
    assert [one["enough"] for one in there] == [one.is_enough for one in here]
    layers = ready.network().activations(np.stack([one.centred.ravel() for one in here]))
    for number, layer in enumerate(layers):
        np.testing.assert_allclose([one["layers"][number] for one in there], layer, rtol=1e-5, atol=1e-5)
    for i in range(0, len(drawn), 40):
        found = reasons.strongest(ready.network(), [layer[i] for layer in layers], MOST_LINES)
        carried = [abs(one.carried) for one in found]  # of two that are level either may be the first
        np.testing.assert_allclose(there[i]["carried"], carried, rtol=1e-5, atol=1e-5)


def says(page: Page, digit: int) -> None:
    expect(page.locator(READING)).to_contain_text(f"La red lee un {digit}.")


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """One that has opened nothing yet."""
    page = browser.new_page(locale="es-ES")
    yield page
    page.close()


def test_a_digit_is_read_while_the_pen_moves_and_goes_with_the_learner(tab: Page, server: str):
    page = tab
    sent: list[str] = []
    titles: list[bool] = []

    def fetch(route: Route) -> None:
        titles.append(page.get_by_role("heading", level=1, name=T.label("title")).is_visible())
        route.continue_()

    page.route(f"**/{address()}", fetch)
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(repr(frame))))
    with page.expect_request(f"**/{address()}"):
        page.goto(server)
    wait_until_still(page)
    assert titles == [True], "the network comes after the title"

    before = len(sent)
    first, *others = places(page, HANDS["school"]["3"][0])
    page.mouse.move(*first)
    page.mouse.down()
    for place in others:
        page.mouse.move(*place)
    says(page, 3)
    assert len(sent) == before, "nobody is told of a stroke that goes on"
    page.mouse.up()
    expect(page.get_by_role("status").filter(has_text="3")).to_be_attached()
    wait_until_still(page)
    assert len(sent) > before

    page.get_by_role("button", name="4", exact=True).press("Enter")
    says(page, 4)
    expect(page.get_by_role("status").filter(has_text="4")).to_be_attached()
    expect(strokes(page)).to_have_count(2)
    clear = page.get_by_role("button", name=DRAW.label("clear"))
    clear.click()
    wait_until_still(page)
    page.get_by_role("button", name="4", exact=True).press("Enter")
    says(page, 4)
    clear.click()
    expect(page.locator(READING)).to_have_text(DRAW.label("begin_drawing"))
    wait_until_still(page)
    by_mouse(page, SEVEN)
    says(page, 7)
    wait_until_still(page)

    page.get_by_role("link", name=load("models", "es").label("nav"), exact=True).first.click()
    wait_until_still(page)
    show_movement(page, "draw")
    expect(strokes(page)).to_have_count(len(SEVEN))


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 720)])
def test_the_sheet_the_reading_and_the_way_in_are_seen_at_once(
    open_url: Open, language: str, width: int, height: int
):
    page = open_url(f"/?lang={language}", width=width, height=height)
    t = load("home", language)
    for seen in (
        sheet(page),
        page.locator(READING),
        page.locator(".first-digit .network"),
        page.get_by_text(t.section("how").split("**")[1]),
        page.get_by_role("button", name=t.label("begin"), exact=True),
    ):
        expect(seen).to_be_in_viewport(ratio=1)


def test_a_network_that_does_not_come_is_said_and_fetched_with_the_next_stroke(tab: Page, server: str):
    tab.route("**/weights/**", lambda route: route.fulfill(status=404))
    tab.goto(server)
    wait_until_still(tab)
    by_mouse(tab, SEVEN)
    expect(tab.locator(READING)).to_have_text(DRAW.label("offline"))
    tab.unroute("**/weights/**")
    by_mouse(tab, [[[0.5, 0.5], [0.51, 0.51]]])
    expect(tab.locator(READING)).to_contain_text("La red lee")
