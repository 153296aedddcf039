"""Writing headers, as a learner does it: with a keyboard, with a finger, with a reload in the middle."""

import re

import pytest
from playwright.sync_api import Page, expect

from mlintro.signatures import EXERCISES
from mlintro.text import load
from tests.browser.conftest import Open, press, wait_until_still

WRONG, RIGHT = "def f(foto: str) -> bool:", "def f(foto: np.ndarray) -> bool:"
PATH = {"es": "dice dónde está el archivo", "en": "it says where the file is"}  # what WRONG gets to hear


def write(page: Page, answer: str) -> None:
    page.get_by_role("textbox").fill(answer)
    page.wait_for_timeout(500)  # the answer is sent once the typing has paused
    wait_until_still(page)


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_wrong_header_a_hint_and_a_right_one(open_url: Open, language: str):
    page = open_url(f"/funciones?lang={language}")
    t, exercises = load("functions", language), load("exercises", language)
    write(page, WRONG)
    page.get_by_role("button", name=t.label("check"), exact=True).click()
    expect(page.get_by_text(PATH[language])).to_be_visible()

    page.get_by_role("button", name=t.label("hint", number=1, count=3)).click()
    expect(page.get_by_text(exercises.section("hint_1_pedestrian"))).to_be_visible()

    write(page, RIGHT)
    page.get_by_role("button", name=t.label("check"), exact=True).click()
    expect(page.get_by_text(t.label("progress", done=1, count=len(EXERCISES)).split("**")[1])).to_be_visible()
    expect(page.get_by_alt_text("foto: np.ndarray")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 720)])
def test_what_is_said_and_the_way_on_are_seen_from_the_button(open_url: Open, width: int, height: int):
    page = open_url("/funciones", width=width, height=height)
    t, exercises = load("functions", "es"), load("exercises", "es")
    to_answer, example = page.get_by_role("button", name=t.label("to_answer")), page.locator(".python").first
    press(to_answer)
    expect(to_answer).to_be_hidden()  # there is nothing left to lead to
    for part in (
        page.get_by_text("dice si se ve un peatón"),  # what goes in and out
        page.get_by_text("Tipos que te pueden servir"),
        page.get_by_role("textbox"),
        page.get_by_role("button", name=t.label("check"), exact=True),
        *([example] if width == 390 else []),  # elsewhere it stands beside them
    ):
        expect(part).to_be_in_viewport(ratio=1)
    if width == 390:  # a keyboard would lie over the example
        expect(page.get_by_role("textbox")).not_to_be_focused()
        page.get_by_role("textbox").tap()
    expect(page.get_by_role("textbox")).to_be_focused()
    page.get_by_role("button", name=t.label("hint", number=1, count=3)).click()
    expect(page.get_by_text(exercises.section("hint_1_pedestrian"))).to_be_in_viewport(ratio=1)

    write(page, RIGHT)
    page.get_by_role("button", name=t.label("check"), exact=True).click()
    on = page.get_by_role("button", name=t.label("next_exercise", name=t.label("exercise_chatbot")))
    expect(page.get_by_test_id("stAlert").filter(has_text="¡Así se hace!")).to_be_in_viewport(ratio=1)
    expect(on).to_be_in_viewport(ratio=1)
    wait_until_still(page)  # a button that is drawn anew under a finger hears nothing
    on.click()
    expect(page.get_by_text("Un chatbot", exact=True)).to_be_in_viewport(ratio=1)


def test_what_was_mended_stands_above_the_bar_of_a_phone(open_url: Open):
    page, t = open_url("/funciones", width=390, height=844), load("functions", "es")
    press(page.get_by_role("button", name=t.label("to_answer")))
    for answer in ("def f(x):", "peaton(img)->bool"):  # nothing to mend, and three things
        page.get_by_role("textbox").tap()
        write(page, answer)
        page.get_by_role("button", name=t.label("check"), exact=True).tap()
        said = page.locator(".st-key-in_sight").get_by_test_id("stAlert").filter(has_text="por revisar")
        expect(said).to_be_in_viewport(ratio=1)
        page.wait_for_timeout(1_000)  # nothing more comes, and the page is at rest
        wait_until_still(page)
        foot, bar = page.locator(".st-key-paper").bounding_box(), said.bounding_box()
        assert foot
        assert bar
        assert foot["y"] + foot["height"] <= bar["y"]
        expect(page.get_by_role("textbox")).to_be_in_viewport(ratio=1)
    mended = page.locator(".code_block")
    expect(mended).to_have_text(re.compile(r"def peaton\(img\) -> bool:"))
    expect(mended).to_be_in_viewport(ratio=1)


def test_a_reload_loses_no_answer(open_url: Open):
    page = open_url("/funciones")
    write(page, WRONG)
    page.get_by_role("button", name="Revisar", exact=True).click()
    expect(page.get_by_text(PATH["es"])).to_be_visible()
    page.get_by_role("button", name="Pista 1 de 3").click()
    wait_until_still(page)
    page.get_by_role("radio", name="Chatbot").click()
    wait_until_still(page)
    write(page, "def chatbot(")
    page.reload()
    wait_until_still(page)

    expect(page.get_by_role("textbox")).to_have_value("def chatbot(")
    page.get_by_role("radio", name="Peatones").click()
    expect(page.get_by_role("textbox")).to_have_value(WRONG)
    expect(page.get_by_text(PATH["es"])).to_be_visible()
    expect(page.get_by_text(load("exercises", "es").section("hint_1_pedestrian"))).to_be_visible()


def test_another_visitor_of_the_same_browser_sees_nothing_of_it(open_url: Open):
    page = open_url("/funciones")
    write(page, WRONG)
    other = page.context.new_page()  # a tab of its own
    other.goto(page.url)
    wait_until_still(other)

    expect(other.get_by_role("textbox")).to_have_value("")


def test_an_answer_that_was_not_checked_is_there_after_a_look_at_the_next_page(open_url: Open):
    """On a phone the tap on the link takes the focus from the text: neither may be lost."""
    page = open_url("/funciones", width=390, height=844)
    page.get_by_role("textbox").tap()
    page.keyboard.type("def f(foto: np.ndarray) -> bool:")
    page.wait_for_timeout(700)  # a hand needs longer to reach the link
    page.get_by_role("link", name="Siguiente: Píxeles").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Una imagen es una tabla de números")
    wait_until_still(page)
    page.get_by_role("link", name="Anterior: Funciones").tap()

    # By its name: the numbers of the mixer are text boxes too.
    answer = page.get_by_role("textbox", name=load("functions", "es").label("answer"))
    expect(answer).to_have_value("def f(foto: np.ndarray) -> bool:")


def test_the_key_that_runs_code_checks_it(open_url: Open):
    page = open_url("/funciones")
    page.get_by_role("textbox").click()
    page.keyboard.type(WRONG)  # and no pause: what was typed last counts too
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text(PATH["es"])).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_mended_header_is_ready_to_copy_and_its_changes_are_marked(open_url: Open, theme: str):
    page = open_url("/funciones", theme=theme)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    write(page, "def hay_peaton(foto np.ndarray) bool")
    page.get_by_role("button", name="Revisar", exact=True).click()

    expect(page.locator("mark")).to_have_text([":", "->", ":"])
    page.get_by_role("button", name="Copiar", exact=True).click()
    expect(page.get_by_role("button", name="Copiado")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "def hay_peaton(foto: np.ndarray) -> bool:"


def test_code_on_a_phone_goes_on_under_its_own_beginning(open_url: Open):
    page = open_url("/funciones", width=390, height=844)
    line = page.locator(".line", has_text="Entra:").first
    edges = line.evaluate(LEFT_EDGES)

    assert len(edges) > 1  # it wraps, or nothing is shown here
    assert min(edges[1:]) >= edges[0]


# Where the words of each row of a line begin.
LEFT_EDGES = """line => {
    const rows = new Map()
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const text = walker.currentNode
        for (let i = 0; i < text.length; i++) {
            if (!text.data[i].trim()) continue
            const range = document.createRange()
            range.setStart(text, i)
            range.setEnd(text, i + 1)
            const { top, left } = range.getBoundingClientRect()
            const row = Math.round(top / 10)
            rows.set(row, Math.min(left, rows.get(row) ?? Infinity))
        }
    }
    return [...rows.values()]
}"""
