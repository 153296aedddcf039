"""While a class votes, a page that would give the answer waits, and afterwards it does not."""

import pytest
from playwright.sync_api import Page, expect

from mlintro.classes.plan import STEPS
from mlintro.text import load
from tests.browser.conftest import Open, wait_until_still
from tests.browser.test_class_beat import press

T = load("classes", "es")
TAKES_A_PRESS = "(it) => getComputedStyle(it).pointerEvents !== 'none'"


def takes_a_press(page: Page, place: str) -> bool:
    return bool(page.locator(f".st-key-{place}").evaluate(TAKES_A_PRESS))


@pytest.mark.parametrize(
    ("steps", "url", "lab"),
    [
        (1, "funciones", "lab"),
        (6, "descenso", "lab"),
        (7, "modelos", "train"),
        (11, "neurona", "lab"),
        (14, "siguiente", "lab"),
    ],
)
def test_the_page_of_a_question_waits_for_the_vote(open_url: Open, steps: int, url: str, lab: str):
    remote = open_url("/clase")
    press(remote, "open")
    code = remote.locator("h3 code").inner_text()
    page = open_url(f"/{url}?clase={code}", width=390, height=844)
    expect(page.get_by_text("zorro 1")).to_be_visible()
    bar = page.locator(".st-key-in_sight")
    expect(bar).to_be_visible()
    assert takes_a_press(page, lab)

    for _ in range(steps):
        press(remote, "step_on")
    press(remote, "ask")
    expect(page.get_by_text(T.label("page_waits"))).to_be_visible()
    expect(bar).to_be_hidden()
    assert not takes_a_press(page, lab)
    elsewhere = open_url(f"/pixeles?clase={code}", width=390, height=844)
    expect(elsewhere.get_by_text(T.label("vote_private"))).to_be_visible()
    expect(elsewhere.locator(".st-key-in_sight")).to_be_visible()
    expect(elsewhere.get_by_text(T.label("page_waits"))).to_be_hidden()

    answers = page.get_by_text("recibe una foto")  # in the line above the paper for a header
    expect(answers).to_be_hidden()
    press(remote, "close")
    expect(page.get_by_text(T.label("page_waits"))).to_be_hidden()
    if STEPS[steps].is_asked_twice:  # they talk about it, and vote once more
        expect(page.get_by_text(T.label("page_waits_still"))).to_be_visible()
        assert not takes_a_press(page, lab)
        press(remote, "step_on")
        expect(page.get_by_text(T.label("page_waits_still"))).to_be_hidden()
    wait_until_still(page)
    expect(bar).to_be_visible()
    assert takes_a_press(page, lab)
    expect(answers).to_have_count(int(url == "funciones"))
    if url == "funciones":
        expect(answers).to_be_visible()


def test_what_the_class_was_told_of_xor_the_page_does_not_ask_again(open_url: Open):
    remote = open_url("/clase")
    press(remote, "open")
    code = remote.locator("h3 code").inner_text()
    page = open_url(f"/neurona?gate=XOR&clase={code}")
    bet = page.locator(".st-key-bet_no")
    expect(bet).to_be_visible()
    for _ in range([step.name for step in STEPS].index("xor")):
        press(remote, "step_on")
    press(remote, "ask")
    question = page.locator(".st-key-class_question")
    question.get_by_role("button", name=T.label("option_xor_no"), exact=True).click()
    expect(page.get_by_text(T.label("page_waits"))).to_be_visible()
    press(remote, "show")
    press(remote, "step_on")
    expect(page.locator(".st-key-in_sight")).to_be_visible()
    expect(bet).to_have_count(0)
