"""The lesson on a classroom wall: large, without what a teacher says, the lab seen at a glance."""

import pytest
from playwright.sync_api import Page, expect

from mlintro.digits.reading import drawing
from mlintro.text import load
from tests.browser.conftest import Open, results, wait_until_still
from tests.browser.test_draw import SEVEN, agreed, by_mouse, sheet, strokes

HEADER = 60  # px: the navigation
T = load("frame", "es")


def on_the_wall(open_url: Open, address: str) -> Page:
    return open_url(f"{address}{'&' if '?' in address else '?'}wall=1", width=1920, height=1080)


@pytest.mark.parametrize(
    "address",
    [
        "/funciones",
        "/pixeles",
        "/pixeles?part=match",
        "/descenso",
        "/descenso?curve=two",
        "/modelos",
        "/neurona",
        "/neurona?gate=XOR",
    ],
)
def test_a_lab_is_seen_without_scrolling(open_url: Open, address: str):
    lab = on_the_wall(open_url, address).locator(".st-key-lab").bounding_box()

    assert lab
    assert lab["width"] > 1_600
    assert lab["height"] <= 1_080 - HEADER


def test_the_class_sees_the_verdict_with_the_figures(open_url: Open):
    page = on_the_wall(open_url, "/modelos?train_size=500")
    page.get_by_test_id("stBaseButton-primary").click()
    expect(results(page)).to_have_count(3, timeout=60_000)
    wait_until_still(page)
    expect(page.get_by_test_id("stAlert").first).to_be_in_viewport(ratio=0.6)
    expect(page.get_by_test_id("stMetricValue").first).to_be_in_viewport(ratio=1)

    neuron = on_the_wall(open_url, "/neurona")
    expect(neuron.get_by_text("3 de 4 filas bien")).to_be_in_viewport(ratio=1)


def test_letters_are_half_as_large_again_and_the_teacher_reads_aloud(open_url: Open):
    page = open_url("/neurona", width=1920, height=1080)
    idea = page.get_by_text("Una puerta se abre con tarjeta")
    knob = page.get_by_role("slider", name=load("neuron", "es").label("w1"), exact=True)
    expect(idea).to_be_visible()
    usual = knob.bounding_box()

    page.get_by_text(T.label("wall"), exact=True).click()
    wait_until_still(page)

    expect(idea).to_have_count(0)
    assert "wall=1" in page.url
    assert usual
    assert knob.bounding_box()["height"] == pytest.approx(1.5 * usual["height"], abs=1)
    assert page.evaluate("document.documentElement.scrollWidth") == 1920


def test_the_wall_stays_from_page_to_page(open_url: Open):
    page = on_the_wall(open_url, "/descenso")
    page.get_by_role("link", name=T.label("next", page="Modelos")).click()
    wait_until_still(page)

    expect(page.get_by_role("heading", level=1)).to_have_count(0)
    assert "wall=1" in page.url


def test_a_digit_drawn_on_the_wall_is_read_as_anywhere(open_url: Open):
    page = on_the_wall(open_url, "/modelos?train_size=500&mlp_width=16")
    page.get_by_test_id("stBaseButton-primary").click()
    expect(page.get_by_text(load("draw", "es").label("draw_first"))).to_be_visible()
    wait_until_still(page)
    by_mouse(page, SEVEN)

    expect(strokes(page)).to_have_count(len(SEVEN))
    expect(agreed(page, 7)).to_be_visible()
    box, stroke = sheet(page).bounding_box(), strokes(page).first.bounding_box()
    across = [x for x, _ in SEVEN[0]]
    drawn = (max(across) - min(across) + drawing.SHEET_PEN) * box["width"]
    assert stroke["width"] == pytest.approx(drawn, abs=6)
