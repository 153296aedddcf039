"""The descent's lab in a browser: stepping, running, predicting, and the map of two weights."""

import re

import pytest
from playwright.sync_api import expect

from mlintro.text import load
from tests.browser.conftest import Open, press, wait_until_still

T = load("descent", "es")


@pytest.mark.parametrize(
    ("language", "motion", "arrived", "back"),
    [
        ("es", "no-preference", "Llegaste al fondo", "Estás en w = 0,50"),
        ("en", "reduce", "You reached the bottom", "You are at w = 0.50"),
    ],
)
def test_run_to_the_bottom(open_url: Open, language: str, motion: str, arrived: str, back: str):
    t = load("descent", language)
    page = open_url(f"/descenso?rate=0.5&lang={language}")
    page.emulate_media(reduced_motion=motion)
    page.get_by_role("button", name=t.label("run")).click()
    expect(page.get_by_text(arrived)).to_be_visible()

    wait_until_still(page)
    page.get_by_role("button", name=t.label("again")).click()
    expect(page.get_by_text(back)).to_be_visible()


def test_predict_and_step_by_keyboard(open_url: Open):
    page = open_url("/descenso")
    guess = page.get_by_role("slider", name=T.label("prediction"))
    guess.focus()
    page.keyboard.press("ArrowRight")
    rate = page.get_by_role("slider", name=T.label("rate"))
    rate.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"rate=0\.5(&|$)"))

    step = page.get_by_role("button", name=T.label("step"))
    step.focus()
    for taken in range(1, 6):
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"Paso {taken}:")).to_be_visible()
    expect(page.get_by_text("Predijiste w = 0,6 tras 5 pasos; salió 3,03")).to_be_visible()
    expect(guess).to_be_disabled()


def test_while_it_runs_nothing_is_said_of_where_it_was(open_url: Open):
    page = open_url("/descenso?rate=0.05")
    page.get_by_role("button", name=T.label("run")).click()
    expect(page.get_by_text(T.label("running"))).to_be_visible()
    expect(page.get_by_text("Estás en w")).to_have_count(0)
    expect(page.get_by_text(re.compile(r"^Paso \d+:"))).to_be_visible()  # no step, no verdict on steps
    page.get_by_role("button", name=T.label("pause")).click()
    expect(page.get_by_text("gatea")).to_be_visible()
    expect(page.get_by_text(T.label("running"))).to_have_count(0)


def test_the_ball_goes_where_it_is_dragged(open_url: Open):
    page = open_url("/descenso")
    page.locator(".st-key-lab").evaluate("lab => lab.scrollIntoView()")
    ball = page.locator(".hill .ball").bounding_box()
    picture = page.locator(".hill > svg").bounding_box()
    assert ball
    assert picture
    page.mouse.move(ball["x"] + ball["width"] / 2, ball["y"] + ball["height"] / 2)
    page.mouse.down()
    page.mouse.move(picture["x"] + 0.9 * picture["width"], ball["y"], steps=8)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"start=6(&|$)"))
    expect(page.get_by_text("Estás en w = 6,00")).to_be_visible()


def test_what_flew_away_can_only_begin_again_and_with_a_new_prediction(open_url: Open):
    page = open_url("/descenso?rate=1.2", width=390, height=844)
    page.emulate_media(reduced_motion="reduce")
    guess = page.get_by_role("slider", name=T.label("prediction"))
    guess.fill("5")
    page.get_by_role("button", name=T.label("run")).tap()

    expect(page.get_by_text("Se fue volando")).to_be_in_viewport(ratio=1)
    step = page.get_by_role("button", name=T.label("step"))
    expect(step).to_be_disabled()
    page.get_by_role("button", name=T.label("again")).tap()
    expect(step).to_be_enabled()
    expect(guess).to_have_attribute("aria-valuetext", T.label("prediction_unset"))


def test_on_a_phone_one_press_shows_the_curve_and_all_that_moves_the_ball(open_url: Open):
    page = open_url("/descenso", width=390, height=844)
    to_controls = page.get_by_role("button", name=T.label("to_controls"))
    press(to_controls)
    expect(to_controls).to_be_hidden()
    sliders = [page.get_by_role("slider", name=T.label(name)) for name in ("start", "rate", "prediction")]
    for part in (page.get_by_role("button", name=T.label("step")), page.locator(".hill .ball"), *sliders):
        expect(part).to_be_in_viewport(ratio=1)


def test_a_finger_meets_the_shallow_valley(open_url: Open):
    page = open_url("/descenso?start=1.5", width=390, height=844)
    page.get_by_role("radio", name=T.label("curve_two")).tap()
    expect(page.locator("figure.receipts")).to_be_hidden()
    wait_until_still(page)
    page.get_by_role("button", name=T.label("run")).tap()
    expect(page.get_by_text("Llegaste a un fondo")).to_be_visible()
    expect(page).to_have_url(re.compile("start=1.5"))


def test_the_way_on_the_map_follows_its_controls(open_url: Open):
    page = open_url("/descenso")
    page.get_by_text(T.label("two_weights")).click()
    way = page.locator(".descent-map .way")
    expect(way).to_be_visible()
    before = way.get_attribute("points")
    page.get_by_role("slider", name=T.label("map_w1")).focus()
    page.keyboard.press("ArrowRight")
    expect(way).not_to_have_attribute("points", str(before))
    expect(page.get_by_text("De w₁ = −3,5")).to_be_visible()
