"""A finger on a slider: it taps and drags as ever, and where it swipes the page scrolls and nothing turns."""

from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from mlintro.text import load
from mlintro.ui.browser.prose import lesson_prose
from tests.browser.conftest import Open, wait_until_still

DESCENT = load("descent", "es")
WRITER = load("writer", "es")
PHONE = {"width": 390, "height": 844}
DOWN, UP, RIGHT = (0, 160), (0, -160), (110, 0)  # where a finger goes, in px
TELLS = """() => {  // counts what Python is told
    window.told = 0
    const send = WebSocket.prototype.send
    WebSocket.prototype.send = function (...message) {
        window.told += 1
        return send.apply(this, message)
    }
}"""


class Finger:
    """A finger on a part of a page, which stands in the middle of the screen."""

    def __init__(self, part: Locator) -> None:
        self.part, self.page = part, part.page
        self.session: CDPSession = self.page.context.new_cdp_session(self.page)
        self.page.evaluate(TELLS)

    def go(self, share: float, by: tuple[int, int] = (0, 0)) -> tuple[float, int]:
        """
        Press at a share of the part's width, move, let go: how far the page scrolled, and what was told.

        Without a way it taps.
        """
        self.part.evaluate("part => part.scrollIntoView({ block: 'center', behavior: 'instant' })")
        box, top, told = self.part.bounding_box(), self.top(), self.page.evaluate("told")
        assert box
        x, y = box["x"] + share * box["width"], box["y"] + box["height"] / 2
        self.send("touchStart", x, y)
        for step in range(1, 13) if any(by) else ():
            self.send("touchMove", x + by[0] * step / 12, y + by[1] * step / 12)
            self.page.wait_for_timeout(16)
        self.send("touchEnd")
        wait_until_still(self.page)
        return self.top() - top, self.page.evaluate("told") - told

    def send(self, kind: str, *place: float) -> None:
        points = [dict(zip("xy", place, strict=True))] if place else []
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def top(self) -> float:
        top: float = self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
        return top


def two_weights(page: Page) -> None:
    page.get_by_text(DESCENT.label("two_weights")).tap()


def read(page: Page) -> None:
    page.get_by_role("button", name=WRITER.label("read", words=lesson_prose("es").words)).tap()
    page.get_by_role("button", name=WRITER.label("skip")).tap()


def nothing(page: Page) -> None:
    pass


SLIDERS: list[tuple[str, str, str, bool, Callable[[Page], None]]] = [  # page, table, label, is Python told
    ("/descenso", "descent", "start", True, nothing),
    ("/descenso", "descent", "rate", True, nothing),
    ("/descenso", "descent", "prediction", True, nothing),
    ("/descenso", "descent", "map_w1", False, two_weights),
    ("/neurona", "neuron", "w1", True, nothing),
    ("/pixeles", "pixels", "red", True, nothing),
    ("/pixeles?part=match", "pixels", "red", False, nothing),
    ("/pixeles?part=photo", "pixels", "magnifier_row", False, nothing),
    ("/siguiente", "writer", "memory", True, read),
    ("/modelos", "models", "mlp_width", True, nothing),  # from here on they are Streamlit's
    ("/pixeles?part=photo", "pixels", "resolution", True, nothing),
    ("/modelos?movement=draw", "draw", "shift_x", True, nothing),
]


@pytest.mark.parametrize(
    ("place", "table", "name", "is_told", "prepare"),
    SLIDERS,
    ids=[f"{name} {place}" for place, _, name, *_ in SLIDERS],
)
def test_a_swipe_over_a_slider_scrolls_and_a_tap_or_a_drag_turns_it(
    open_url: Open, place: str, table: str, name: str, is_told: bool, prepare: Callable[[Page], None]
):
    page = open_url(place, **PHONE)
    prepare(page)
    wait_until_still(page)
    slider = page.get_by_role("slider", name=load(table, "es").label(name)).first
    whole = slider.locator("xpath=ancestor::*[@role='group' and ancestor::*[@data-testid='stSlider']]")
    finger = Finger(whole if whole.count() else slider)
    low, high = (float(str(slider.get_attribute(end))) for end in ("min", "max"))

    def share() -> float:
        return (float(slider.input_value()) - low) / (high - low)

    before, address = slider.input_value(), page.url
    for start, by in ((0.9, DOWN), (0.2, UP), (share(), UP)):  # the last on its thumb
        scrolled, told = finger.go(start, by)
        assert scrolled * by[1] < -5_000, start  # the other way, and about as far
        assert (slider.input_value(), told, page.url) == (before, 0, address), start

    scrolled, told = finger.go(0.3)
    assert share() == pytest.approx(0.3, abs=0.13)
    assert (scrolled, told > 0) == (0, is_told)

    for start in (share(), 0.05):  # by its thumb, and on the track
        scrolled, told = finger.go(start, RIGHT)
        box = finger.part.bounding_box()
        assert box
        assert share() == pytest.approx(start + RIGHT[0] / box["width"], abs=0.13), start
        assert (scrolled, told > 0) == (0, is_told), start

    before = slider.input_value()
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(slider).not_to_have_value(before)


def test_a_swipe_leaves_a_finished_descent_and_a_drag_on_its_picture_moves_the_ball(open_url: Open):
    page = open_url("/descenso?start=5&rate=0.5", **PHONE)
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name=DESCENT.label("run")).tap()
    arrived = page.get_by_text("Llegaste al fondo")
    expect(arrived).to_be_visible()
    picture = Finger(page.locator(".hill > svg"))
    for part in (picture, Finger(page.get_by_role("slider", name=DESCENT.label("start")))):
        for share in (0.5, 0.7):
            scrolled, told = part.go(share, UP)
            assert scrolled > 50
            assert told == 0
            expect(arrived).to_be_visible()

    box = picture.part.bounding_box()
    assert box
    assert picture.go(0.5, (round(0.2 * box["width"]), 0))[1] > 0
    expect(page.get_by_text("Estás en w = 4,50")).to_be_visible()
    assert picture.go(0.3)[1] > 0
    expect(page.get_by_text("Estás en w = 1,00")).to_be_visible()
