"""A reload in the middle, as when a phone drops the page or a cable is kicked: nothing is lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from mlintro.text import load
from tests.browser.conftest import Open, results, show_movement, wait_until_still

DESCENT, NEURON, PIXELS = (load(name, "es") for name in ("descent", "neuron", "pixels"))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    wait_until_still(page)


def reload(page: Page) -> None:
    page.reload()
    wait_until_still(page)


def in_english(page: Page) -> None:
    page.get_by_role("radio", name="en", exact=True).click()
    wait_until_still(page)


def go(page: Page, name: str) -> None:
    """By the navigation, as a learner goes to another page."""
    page.get_by_test_id("stHeader").get_by_role("link", name=load(name, "es").label("nav")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(load(name, "es").label("title"))
    wait_until_still(page)


@pytest.mark.parametrize("elsewhere", [None, "home"])
def test_the_steps_of_a_descent_and_its_prediction(open_url: Open, elsewhere: str | None):
    page = open_url("/descenso?rate=0.5")
    page.get_by_role("slider", name=DESCENT.label("prediction")).fill("3.5")
    for _ in range(5):
        press(page, DESCENT.label("step"))
    expect(page.get_by_text("Predijiste w = 3,5 tras 5 pasos; salió 3,03")).to_be_visible()
    if elsewhere:
        go(page, elsewhere)
        reload(page)
        go(page, "descent")
    else:
        reload(page)

    expect(page.get_by_text("Predijiste w = 3,5 tras 5 pasos; salió 3,03")).to_be_visible()
    expect(page.get_by_text("Paso 5:")).to_be_visible()  # the lab stands there too
    in_english(page)
    expect(page.get_by_text("Step 5:")).to_be_visible()


@pytest.mark.parametrize("elsewhere", [None, "home"])
def test_the_gates_solved_and_the_hints(open_url: Open, elsewhere: str | None):
    page = open_url("/neurona?w1=1&w2=1&bias=-1.6")
    press(page, f"{NEURON.label('raise')} {NEURON.label('bias')}")
    expect(page.get_by_text("✓ AND")).to_be_visible()
    page.get_by_role("radio", name="OR", exact=True).click()
    wait_until_still(page)
    press(page, NEURON.label("ask_hint", level=1, levels=3))
    if elsewhere:
        go(page, elsewhere)
        reload(page)
        go(page, "neuron")
    else:
        reload(page)

    expect(page.get_by_text("✓ AND")).to_be_visible()
    expect(page.get_by_role("radio", name="OR", exact=True)).to_be_checked()
    expect(page.get_by_text("Pista 1 de 3.")).to_be_visible()
    expect(page.get_by_role("slider", name=NEURON.label("bias"), exact=True)).to_have_value("-1.5")
    in_english(page)
    expect(page.get_by_text("✓ AND")).to_be_visible()


def test_the_picture_in_the_mixer(open_url: Open):
    page = open_url("/pixeles?preset=flag")
    cell = page.get_by_role("textbox", name="Rojo, fila 0, columna 1", exact=True)
    cell.fill("0,25")
    cell.press("Enter")
    wait_until_still(page)
    reload(page)

    expect(cell).to_have_value("0,25")
    assert "preset=flag" in page.url
    in_english(page)
    expect(page.get_by_role("textbox", name="Red, row 0, column 1", exact=True)).to_have_value("0.25")


@pytest.mark.parametrize("elsewhere", [None, "home"])
def test_the_answer_to_a_question_about_the_picture(open_url: Open, elsewhere: str | None):
    page = open_url("/pixeles")
    edited = page.get_by_role("textbox", name="Verde, fila 2, columna 2", exact=True)
    edited.fill("0,9")
    edited.press("Enter")
    page.get_by_role("button", name=load("pixels", "es").label("to_question")).click()
    answers = page.get_by_role("radiogroup").filter(has_text=re.compile("^[0-9,]+$")).get_by_role("radio")
    answers.last.click()
    wait_until_still(page)
    verdict = page.get_by_test_id("stAlert").last.locator("p")
    said = verdict.inner_text()
    if elsewhere:
        go(page, elsewhere)
        reload(page)
        go(page, "pixels")
    else:
        reload(page)

    expect(answers.last).to_be_checked()
    expect(verdict).to_have_text(said)


def test_a_prediction_before_the_training(open_url: Open):
    page = open_url("/modelos")
    tree = page.get_by_role("radio", name=load("models", "es").label("prediction_tree"), exact=True)
    tree.click()
    wait_until_still(page)
    reload(page)

    expect(tree).to_be_checked()


def test_the_score_of_the_colour_game_and_the_guess(open_url: Open):
    from mlintro.pixels import colours

    page = open_url("/pixeles?part=match")
    for name, number in zip(("Rojo", "Verde", "Azul"), colours.target(0, 0), strict=True):
        page.get_by_role("slider", name=name).fill(str(number))
    press(page, PIXELS.label("check"))
    press(page, PIXELS.label("next_colour"))
    page.get_by_role("slider", name="Rojo").fill("0.2")
    press(page, PIXELS.label("check"))
    verdict = page.get_by_test_id("stAlert").locator("p")
    said = verdict.inner_text()
    reload(page)

    expect(page.get_by_text("igualados: 1")).to_be_visible()
    expect(page.get_by_role("slider", name="Rojo")).to_have_value("0.2")
    expect(verdict).to_have_text(said)


def until_remembered(page: Page) -> None:
    """The tab's script comes after what is to be read, and remembers nothing before."""
    for _ in range(200):
        if page.evaluate("sessionStorage.getItem('mlintro')"):
            return
        page.wait_for_timeout(100)
    raise AssertionError("nothing is remembered")


def test_where_the_learner_left_off(open_url: Open):
    page = open_url("/descenso")
    until_remembered(page)
    page.goto(re.sub(r"/descenso.*", "/", page.url))  # as a bookmark does: the old page is gone
    wait_until_still(page)

    resume = load("home", "es").label("resume", page=DESCENT.label("nav"))
    expect(page.get_by_role("button", name=resume)).to_be_visible()


def test_the_runs_their_results_and_the_drawing(open_url: Open):
    page = open_url("/modelos?train_size=100")
    page.get_by_test_id("stBaseButton-primary").click()
    expect(results(page)).to_have_count(3, timeout=60_000)
    show_movement(page, "draw")
    sheet = page.get_by_role("application")
    sheet.hover(position={"x": 150, "y": 60})
    page.mouse.down()  # from here on the page stays where it is: until a hand is there, it is held at its top
    box = sheet.bounding_box()
    page.mouse.move(box["x"] + 150, box["y"] + 200, steps=8)
    page.mouse.up()
    wait_until_still(page)
    reload(page)

    show_movement(page, "train")
    expect(results(page)).to_have_count(3, timeout=60_000)
    page.get_by_text(load("models", "es").label("history", count=1), exact=True).click()
    expect(page.get_by_role("cell", name="MLP 32×2 · árbol 5 · 100 imágenes")).to_be_visible()
    show_movement(page, "draw")
    expect(page.get_by_role("application", name=load("draw", "es").label("sheet", count=1))).to_be_visible()
    in_english(page)
    expect(page.get_by_role("application", name=load("draw", "en").label("sheet", count=1))).to_be_visible()


def test_what_a_page_shows_again_does_not_push_out_what_the_tab_knows_since(open_url: Open):
    """Streamlit may mount the tab's element anew with what it was given a while ago."""
    read = "() => JSON.parse(sessionStorage.getItem('mlintro'))"
    change = f"(news) => sessionStorage.setItem('mlintro', JSON.stringify(Object.assign(({read})(), news)))"
    page = open_url("/descenso")
    until_remembered(page)
    page.evaluate(change, {"number": 1_000, "kept": {"newer": {"a": 1}}})
    press(page, DESCENT.label("step"))
    assert page.evaluate(read)["kept"] == {"newer": {"a": 1}}

    page.evaluate(change, {"number": 1})
    press(page, DESCENT.label("step"))
    assert len(page.evaluate(read)["kept"]["descent"]["rates"]) == 2
