"""The way through the last page on a phone: its bars lead from part to part, to the end."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from mlintro.text import PageText, load
from mlintro.ui.browser.prose import lesson_prose
from mlintro.ui.next_steps.way import PARTS
from tests.browser.conftest import Open, press, wait_until_still

BUTTONS = ":is(.st-key-in_sight, .st-key-way) button:visible"
NAVIGATION = 60  # px, at most
JUMP = 800  # ms until it is over


def offered(page: Page) -> list[Locator]:
    """The buttons of bars that are in sight."""
    height = page.viewport_size["height"]
    boxes = [(button, button.bounding_box()) for button in page.locator(BUTTONS).all()]
    return [button for button, box in boxes if box and 0 < box["y"] < height]


def let_it_show_all(page: Page, t: PageText, look: Callable[[], None] = lambda: None) -> None:
    """The machine reads, and writes with a memory for each thing that it does, as its bar says."""
    page.get_by_role("button", name=t.label("read", words=lesson_prose(t.language).words)).click()
    page.locator(".writer-lab[data-phase=ready]").wait_for()
    page.wait_for_timeout(JUMP)
    look()
    run(page, t)
    look()
    while (again := page.locator(".st-key-try_memory button")).is_visible():
        run(page, t, again)
        look()


def run(page: Page, t: PageText, button: Locator | None = None) -> None:
    """Let it write a while, by one of its buttons; the usual one unless another is given."""
    (button or page.get_by_role("button", name=t.label("run"), exact=True)).click()
    expect(page.get_by_text(t.label("running"), exact=True)).to_be_visible()
    expect(page.get_by_text(t.label("running"), exact=True)).to_be_hidden()
    wait_until_still(page)


def seen_together(page: Page) -> None:
    """What is written, what can follow, and the knobs."""
    bottom = page.locator(".st-key-in_sight").bounding_box()["y"]
    for name in (".scroll", ".continuation >> nth=4", ".go", ".memory", ".chance"):
        box = page.locator(f".writer-lab {name}").bounding_box()
        assert NAVIGATION <= box["y"] <= bottom - box["height"], name


def foretell(page: Page, t: PageText) -> None:
    """Choose an answer to the question there; what is right stands above the bar then, not behind it."""
    press(page.get_by_role("radio", name=t.label("guess_1000")))
    page.locator(".st-key-guess_said").wait_for()
    wait_until_still(page)
    page.wait_for_timeout(JUMP)
    answer, bar = (page.locator(f".st-key-{name}").bounding_box() for name in ("guess_said", "way"))
    assert NAVIGATION <= answer["y"] <= bar["y"] - answer["height"]


def test_the_lab_is_seen_as_a_whole_and_then_one_button_at_a_time_leads_to_the_end(
    open_url: Open, language: str
):
    t, writer = load("next_steps", language), load("writer", language)
    page = open_url(f"/siguiente?lang={language}", width=390, height=844)
    page.evaluate("Math.random = () => 0.5")  # the same sentences each time
    let_it_show_all(page, writer, lambda: seen_together(page))
    run(page, writer)  # a sheet that is too long for its place
    seen_together(page)
    sheet, place = (page.locator(f".writer-lab {name}").bounding_box() for name in (".sheet", ".scroll"))
    assert sheet["height"] > place["height"]
    assert sheet["y"] + sheet["height"] <= place["y"] + place["height"], "its end is seen"
    page.wait_for_timeout(JUMP)

    seen = []
    while buttons := offered(page):
        assert len(buttons) == 1
        seen.append(buttons[0].inner_text())
        press(buttons[0])
        wait_until_still(page)
        page.wait_for_timeout(JUMP)
        part = ["chatbot", *PARTS][len(seen) - 1] if len(seen) < 3 else None
        if part:
            expect(page.locator(f".st-key-{part}")).to_be_in_viewport(ratio=0.9)
        if part == "problems":
            foretell(page, t)
        assert len(seen) <= len(PARTS) + 1

    ways = [writer.label("to_chatbot"), *(t.label(f"to_{part}") for part in PARTS)]
    assert seen == [way for way in ways if way in seen], "none is led past another"
    assert seen[:2] == ways[:2]
    assert seen[-1] == ways[-1]
    expect(page.get_by_text(t.section("closing").split("**")[1])).to_be_in_viewport(ratio=1)
