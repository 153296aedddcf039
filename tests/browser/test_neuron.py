"""The neuron's lab in a browser: by mouse, by keyboard, by finger, and what it sends when."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from mlintro.text import load
from tests.browser.conftest import Open, press, wait_until_still

T = load("neuron", "es")
KNOBS = ("w1", "w2", "bias")
SMOOTH = 2_500  # ms: a way to what a button shows begins once nothing grows any more


def knob(page: Page, name: str, language: str = "es") -> Locator:
    return page.get_by_role("slider", name=load("neuron", language).label(name), exact=True)


def turn(page: Page, name: str, steps: int, language: str = "es") -> None:
    """Move a knob by keyboard, so many steps up (positive) or down."""
    knob(page, name, language).focus()
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")


def at(page: Page, language: str = "es", **values: str) -> None:
    """The knobs stand there, the link says so, and nothing is on its way any more."""
    for name, value in values.items():
        expect(knob(page, name, language)).to_have_value(value)
        expect(page).to_have_url(re.compile(rf"[?&]{name}={re.escape(value)}(&|$)"))
    wait_until_still(page)


def solved(gate: str, language: str) -> str:
    return load("neuron", language).label("solved", gate=gate).split("**")[2].strip()


def test_what_a_held_key_passes_is_not_told(open_url: Open):
    page = open_url("/neurona?w1=1&w2=1")
    knob(page, "bias").focus()
    for _ in range(20):  # as a keyboard repeats: from -1 on AND is solved, and at -2 no more
        page.keyboard.down("ArrowLeft")
    wait_until_still(page)
    expect(knob(page, "bias")).to_have_value("-2")
    expect(page).not_to_have_url(re.compile("bias"))
    page.keyboard.up("ArrowLeft")
    at(page, w1="1", w2="1", bias="-2")
    expect(page.get_by_text(T.label("progress", gates="").strip())).to_have_count(0)


def test_and_then_or_by_keyboard_and_the_link_shows_it(open_url: Open, language: str):
    page = open_url(f"/neurona?lang={language}")
    state = page.locator(".network .state")
    expect(state).to_have_text(f"✓ {load('neuron', language).label('inactive')}")  # AND wants it so
    expect(state).to_have_class("state right")
    turn(page, "w1", 2, language)
    turn(page, "w2", 2, language)
    turn(page, "bias", -3, language)
    expect(page.get_by_text(solved("AND", language))).to_be_visible()
    at(page, language, w1="0.2", w2="0.2", bias="-0.3")
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.id") == "bias"

    page.get_by_role("radio", name="AND", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("gate=OR"))
    wait_until_still(page)
    turn(page, "bias", 2, language)
    expect(page.get_by_text(solved("OR", language))).to_be_visible()
    at(page, language, w1="0.2", w2="0.2", bias="-0.1")

    other = open_url("/neurona?" + page.url.split("?")[1])
    given = load("neuron", language).label("given", gate="OR").split("**")[2].strip()
    expect(other.get_by_text(given)).to_be_visible()
    at(other, language, w1="0.2", w2="0.2", bias="-0.1")
    turn(other, "bias", 2, language)
    state = other.locator(".network .state")
    expect(state).to_have_text(f"✗ {load('neuron', language).label('active')}")
    expect(state).to_have_class("state wrong")


def test_and_then_or_by_finger_and_the_link_shows_it(open_url: Open, language: str):
    t = load("neuron", language)
    page = open_url(f"/neurona?lang={language}", width=390, height=844)
    marks = page.locator(".marks span")
    expect(marks).to_have_text(["0, 0 ✓", "0, 1 ✓", "1, 0 ✓", "1, 1 ✗"])
    for name, button, times in (("w1", "raise", 2), ("w2", "raise", 2), ("bias", "lower", 3)):
        for _ in range(times):
            page.get_by_role("button", name=f"{t.label(button)} {t.label(name)}").tap()
    expect(page.get_by_text(solved("AND", language))).to_be_visible()
    at(page, language, w1="0.2", w2="0.2", bias="-0.3")

    expect(page.get_by_text(solved("AND", language))).to_be_in_viewport(ratio=1)
    expect(knob(page, "bias", language)).to_be_in_viewport(ratio=1)
    expect(marks).to_have_text(["0, 0 ✓", "0, 1 ✓", "1, 0 ✓", "1, 1 ✓"])
    expect(marks.last).to_be_in_viewport(ratio=1)

    page.get_by_role("button", name=t.label("go_to", gate="OR")).tap()
    expect(page).to_have_url(re.compile("gate=OR"))
    wait_until_still(page)
    for _ in range(2):
        page.get_by_role("button", name=f"{t.label('raise')} {t.label('bias')}").tap()
    expect(page.get_by_text(solved("OR", language))).to_be_visible()
    at(page, language, bias="-0.1")

    other = open_url("/neurona?" + page.url.split("?")[1], width=390, height=844)
    given = load("neuron", language).label("given", gate="OR").split("**")[2].strip()
    expect(other.get_by_text(given)).to_be_visible()


def test_everything_follows_a_drag_and_nothing_is_sent_before_its_end(open_url: Open):
    page = open_url("/neurona?w1=1&w2=1&x1=1")
    page.evaluate(WATCH_SOCKETS)
    shade = page.locator("figure.plane .shade")
    before = shade.get_attribute("points")
    page.locator(".st-key-lab").evaluate("lab => lab.scrollIntoView()")
    box = knob(page, "bias").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    for step in range(1, 31):
        page.mouse.move(box["x"] + box["width"] * (0.5 - 0.01 * step), middle)

    expect(page.locator("figcaption.written-sum")).to_have_text(re.compile(r"^1,0·1 \+ 1,0·0 − \d,\d = "))
    expect(shade).not_to_have_attribute("points", str(before))
    assert page.evaluate("window.sent") == 0
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"bias=-\d\.\d"))
    assert page.evaluate("window.sent") > 0


# Counts what the page sends from now on, over the connection it already has.
WATCH_SOCKETS = """() => {
    window.sent = 0;
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (...given) { window.sent += 1; return send.apply(this, given); };
}"""


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_neuron_learns_nand_and_hands_over_its_knobs(open_url: Open, motion: str):
    page = open_url("/neurona?gate=NAND")
    page.emulate_media(reduced_motion=motion)
    page.get_by_role("button", name=T.label("run")).click()

    learned = page.get_by_text("Encontró los pesos por sí sola. Tu neurona calcula NAND")
    expect(learned).to_be_visible()
    expect(page.locator("tr.right")).to_have_count(4)
    wait_until_still(page)
    page.get_by_role("button", name=T.label("reset")).click()
    expect(knob(page, "bias")).to_have_value("0")
    expect(learned).to_have_count(0)


def test_while_it_learns_nothing_is_said_of_where_the_knobs_were(open_url: Open):
    page = open_url("/neurona?gate=NAND&w1=2&w2=1.7&bias=-1.9")
    page.get_by_label(T.label("rate")).select_option("0.1")
    page.get_by_role("button", name=T.label("run")).click()
    expect(page.get_by_text(T.label("learning_now"))).to_be_visible()
    expect(page.get_by_text("de 4 filas bien")).to_have_count(0)
    first = page.get_by_text(re.compile(r"Paso \d+ ")).inner_text()
    expect(page.get_by_text(first, exact=True)).to_have_count(0)  # it goes on

    page.get_by_role("button", name=T.label("pause")).click()
    expect(page.get_by_text(T.label("learning_now"))).to_have_count(0)
    page.get_by_role("button", name=T.label("run")).click()
    expect(page.get_by_text(T.label("learning_now"))).to_be_visible()
    page.get_by_role("link", name="Siguiente: Más allá").click()
    wait_until_still(page)
    page.get_by_role("link", name="Anterior: Neurona").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(T.label("title"))
    wait_until_still(page)
    expect(page.get_by_text(T.label("learning_now"))).to_have_count(0)


def test_another_goal_stops_the_learning_and_the_verdict_is_of_what_the_knobs_show(open_url: Open):
    page = open_url("/neurona?gate=NAND&w1=2&w2=1.7&bias=-1.9")
    page.get_by_label(T.label("rate")).select_option("0.1")
    page.get_by_role("button", name=T.label("run")).click()
    expect(page.get_by_text(re.compile(r"Paso \d\d "))).to_be_visible()
    page.get_by_role("radio", name="AND", exact=True).click()
    expect(page).not_to_have_url(re.compile("gate=NAND"))
    wait_until_still(page)

    at(page, **{name: knob(page, name).input_value() for name in KNOBS})
    right = page.locator("tr.right").count()
    assert right < 4
    expect(page.get_by_text(f"{right} de 4 filas bien")).to_be_visible()


def test_xor_is_not_learned_by_one_neuron_and_the_bar_leads_to_the_proof(open_url: Open):
    page = open_url("/neurona?gate=XOR&w1=0.4&bias=0.3", width=390, height=844)
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name=T.label("run")).first.click()
    expect(page.get_by_text("No pudo, y no es falta de pasos")).to_be_visible()
    wait_until_still(page)

    proof = page.get_by_role("heading", name=T.label("why_not", gate="XOR"))
    expect(proof).to_have_count(0)
    press(page.get_by_role("button", name=T.label("see_why")))
    expect(proof).to_be_in_viewport()
    expect(page.get_by_role("button", name=T.label("compose"))).to_be_in_viewport()


def test_the_way_to_three_neurons_and_back_is_led(open_url: Open):
    """On a phone, from far below: to the knobs for what is missing, and then to the three."""
    page = open_url("/neurona", width=390, height=844)
    solved = {"AND": {"w1": 1, "w2": 1, "bias": -1.5}, "OR": {"w1": 1, "w2": 1, "bias": -0.5}}
    kept = {"neuron": {"gate": "XOR", "solved": solved, "reached": {"XOR": "proof"}, "tries": {"XOR": 9}}}
    told = json.dumps({"visit": "of another server", "number": 1, "kept": kept})
    page.evaluate("(told) => sessionStorage.setItem('mlintro', told)", told)
    page.goto(page.url.split("?")[0] + "?gate=XOR")
    wait_until_still(page)
    press(page.get_by_role("button", name=T.label("compose"), exact=True))
    wait_until_still(page)
    press(page.get_by_role("button", name=T.label("go_to", gate="NAND"), exact=True))
    expect(
        page.get_by_role("button", name=T.label("ask_hint", level=1, levels=3), exact=True)
    ).to_be_visible()
    page.wait_for_timeout(SMOOTH)
    expect(knob(page, "w1")).to_be_in_viewport()
    for level in (1, 2, 3):
        page.get_by_role("button", name=T.label("ask_hint", level=level, levels=3), exact=True).click()
        wait_until_still(page)
    page.get_by_role("button", name=T.label("show_solution"), exact=True).click()
    wait_until_still(page)
    press(page.get_by_role("button", name=T.label("back_to", gate="XOR"), exact=True))
    expect(page.get_by_text(T.label("composed", gate="XOR").replace("**", ""))).to_be_visible()
    page.wait_for_timeout(SMOOTH)
    expect(page.get_by_text(T.label("composed_inputs"))).to_be_in_viewport(ratio=1)
    expect(page.locator(".st-key-stage_three img").first).to_be_in_viewport(ratio=0.5)


def test_xor_is_learned_by_three_neurons_but_not_from_everywhere(open_url: Open):
    page = open_url("/neurona?gate=XOR&stage=network")
    page.emulate_media(reduced_motion="reduce")
    network = page.locator(".network-lab")
    network.get_by_role("button", name=T.label("run")).click()
    expect(network.get_by_role("status")).to_contain_text(T.label("network_found"))
    network.get_by_role("combobox").select_option("12")
    expect(network.get_by_role("status")).to_be_empty()
    network.get_by_role("button", name=T.label("run")).click()
    expect(network.get_by_role("status")).to_contain_text("Se quedó atascada")


def test_the_other_language_and_another_page_keep_the_knobs(open_url: Open):
    page = open_url("/neurona?w1=0.7&x1=1")
    turn(page, "bias", -3)
    at(page, bias="-0.3")
    page.get_by_role("radio", name="en", exact=True).click()
    expect(page.get_by_text("0.7·1 + 0.0·0 − 0.3 = 0.4")).to_be_visible()
    wait_until_still(page)

    page.get_by_role("link", name="Next: Beyond").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(load("next_steps", "en").label("title"))
    wait_until_still(page)
    page.get_by_role("link", name="Previous: Neuron").click()
    expect(knob(page, "w1", "en")).to_have_value("0.7")
    expect(knob(page, "bias", "en")).to_have_value("-0.3")
