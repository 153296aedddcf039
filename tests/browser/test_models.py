"""Training as a learner lives it: results one by one, a change of mind, leaving and coming back."""

import re

from playwright.sync_api import Page, expect

from mlintro.text import load
from tests.browser.conftest import Open, results, wait_until_still
from tests.processes import held, server_at, trainers

T, M = load("models", "es"), load("map", "es")
LARGE = "/modelos?train_size=5000&mlp_width=64&mlp_depth=8&tree_depth=20"
PASSES = re.compile(r"en el repaso (\d+)")


def show_movement_now(page: Page, name: str) -> None:
    """While models train, when the page is never still."""
    page.get_by_role("radio", name=T.label(f"movement_{name}"), exact=True).click()


def train(page: Page) -> None:
    page.get_by_test_id("stBaseButton-primary").click()


# Notes, at every change of the page, the passes that the loss curve has and the results there are.
WATCH = """() => {
    window.seen = [];
    new MutationObserver(() => {
        const pass = document.querySelector("img[alt*='en el repaso']")?.alt.match(/repaso (\\d+)/)[1];
        const shown = [...document.querySelectorAll("[data-testid=stMetricValue]")];
        const now = [Number(pass ?? 0), shown.filter((it) => it.innerText.includes("%")).length];
        if (String(now) !== String(window.seen.at(-1))) window.seen.push(now);
    }).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
}"""


def test_results_come_one_by_one_while_the_loss_curve_grows(open_url: Open):
    page = open_url(LARGE)
    page.evaluate(WATCH)
    train(page)
    expect(results(page)).to_have_count(3, timeout=120_000)
    expect(page.get_by_text(T.label("history", count=1), exact=True)).to_be_visible()

    seen = page.evaluate("window.seen")
    until_the_last = [(passes, shown) for passes, shown in seen if shown < 3]
    curve = [passes for passes, _ in until_the_last if passes]
    assert len(set(curve)) > 2
    assert curve == sorted(curve)
    assert any(shown for _, shown in until_the_last)


def test_a_second_press_drops_the_first_and_nothing_freezes(open_url: Open, server: str):
    page = open_url(LARGE + "&seed=1")
    with held(trainers(server_at(server))):
        train(page)
        expect(page.get_by_text("entrenando…").first).to_be_visible()

        page.get_by_role("slider", name=T.label("train_size")).focus()
        page.keyboard.press("Home")
        expect(page).to_have_url(re.compile("train_size=100&"))
        train(page)

    expect(results(page)).to_have_count(3, timeout=60_000)
    page.get_by_text(T.label("history", count=1), exact=True).click()
    expect(page.get_by_role("cell", name="MLP 64×8 · árbol 20 · 100 imágenes")).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("5000 imágenes"))).to_have_count(0)


def test_what_is_below_stays_and_answers_while_the_next_run_trains(open_url: Open, server: str):
    page = open_url("/modelos?train_size=100&seed=7")
    train(page)
    expect(results(page)).to_have_count(3, timeout=60_000)
    wait_until_still(page)
    page.get_by_role("slider", name=T.label("mlp_width")).focus()
    page.keyboard.press("End")
    wait_until_still(page)
    with held(trainers(server_at(server))):
        train(page)
        expect(page.get_by_text("entrenando…").first).to_be_visible()

        axis = page.get_by_role("radio", name=M.label("axis_few"), exact=True)
        expect(axis).to_have_count(1)  # what comes in above moves the map: for a moment there are two
        axis.click()
        expect(page.get_by_text(M.label("ask_few").split("**")[1])).to_be_visible()
        show_movement_now(page, "draw")
        page.get_by_text(load("draw", "es").label("source_validation"), exact=True).click()
        expect(page.get_by_text(re.compile("Imagen 1 de"))).to_be_visible()
        show_movement_now(page, "train")
        assert results(page).count() < 3
    expect(results(page)).to_have_count(3, timeout=60_000)


def test_who_leaves_in_the_middle_finds_the_training_going_on_when_back(open_url: Open, server: str):
    page = open_url("/modelos?seed=2")
    with held(trainers(server_at(server))):
        train(page)
        expect(page.get_by_text("entrenando…").first).to_be_visible()
        page.get_by_role("link", name="Neurona").first.click()
        expect(page.get_by_role("heading", name=load("neuron", "es").label("title"))).to_be_visible()

        page.get_by_role("link", name="Modelos").first.click()
        expect(page.get_by_text(T.label("wait"))).to_be_visible()
    expect(results(page)).to_have_count(3, timeout=60_000)


def test_the_browsers_back_finds_the_knobs_as_they_were_left(open_url: Open):
    page = open_url("/modelos")
    knob = page.get_by_role("slider", name=T.label("mlp_width"))
    knob.focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
        wait_until_still(page)
    page.get_by_role("link", name="Neurona").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(load("neuron", "es").label("title"))
    wait_until_still(page)
    page.go_back()

    expect(page).to_have_url(re.compile("mlp_width=29"))
    expect(page.get_by_test_id("stSliderThumbValue").first).to_have_text("29")


def test_three_results_on_a_phone_and_what_they_mean(open_url: Open, language: str):
    t = load("models", language)
    page = open_url(f"/modelos?lang={language}", width=390, height=844)
    page.get_by_text(t.label("prediction_tree"), exact=True).first.tap()
    wait_until_still(page)
    button = page.get_by_role("button", name=t.label("train"), exact=True)
    expect(button).to_be_in_viewport(ratio=1)
    button.tap()

    expect(results(page)).to_have_count(3, timeout=60_000)
    expect(results(page).first).to_be_in_viewport(ratio=1)  # it leads there
    expect(page.get_by_text({"es": "Tu predicción:", "en": "Your prediction:"}[language])).to_be_visible()


def test_the_language_may_change_while_models_train(open_url: Open, server: str):
    page = open_url("/modelos?seed=3")
    with held(trainers(server_at(server))):
        train(page)
        expect(page.get_by_text("entrenando…").first).to_be_visible()
        page.get_by_test_id("stButtonGroup").first.get_by_text("en").click()

        expect(page.get_by_test_id("stBaseButton-primary")).to_contain_text("Train")
        expect(page.get_by_text("training…").first).to_be_visible()
    expect(results(page)).to_have_count(3, timeout=60_000)
