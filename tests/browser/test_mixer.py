"""The colour mixer under a real hand: numbers, keys and fingers."""

import io

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from mlintro.text import PageText, load
from tests.browser.conftest import Open, press, wait_until_still

T = load("pixels", "es")


def cell(page: Page, channel: str, row: int, column: int, t: PageText = T) -> Locator:
    name = t.label("cell", channel=channel, row=row, column=column)
    return page.get_by_role("textbox", name=name, exact=True)


def pixel(page: Page, row: int, column: int, t: PageText = T) -> Locator:
    return page.get_by_role("button", name=t.label("pixel_alt", row=row, column=column, triple=""))


def write(page: Page, place: Locator, number: str) -> None:
    place.fill(number)
    place.press("Enter")
    wait_until_still(page)


def test_an_edited_number_paints_its_pixel_and_python_knows_it(open_url: Open, language: str):
    t, frame = load("pixels", language), load("frame", language)
    red = t.label("red")
    page = open_url(f"/pixeles?lang={language}")
    numbers = "0; 0,8; 0" if language == "es" else "0, 0.8, 0"
    expect(pixel(page, 0, 1, t)).to_have_accessible_name(
        t.label("pixel_alt", row=0, column=1, triple=numbers)
    )
    write(page, cell(page, red, 0, 1, t), "1")

    expect(pixel(page, 0, 1, t)).to_have_css("background-color", "rgb(255, 204, 0)")
    expect(cell(page, red, 0, 1, t)).to_have_css("background-color", "rgb(255, 0, 0)")
    descent = load("descent", language).label("nav")
    page.get_by_role("link", name=frame.label("next", page=descent)).click()  # Python keeps it
    wait_until_still(page)
    page.get_by_role("link", name=frame.label("previous", page=t.label("nav"))).click()
    expect(cell(page, red, 0, 1, t)).to_have_value("1")
    expect(pixel(page, 0, 1, t)).to_have_css("background-color", "rgb(255, 204, 0)")


def test_a_comma_and_a_point_are_the_same(open_url: Open):
    page = open_url("/pixeles")
    for written in ("0,25", "0.75", " .25 "):
        write(page, cell(page, "Azul", 1, 1), written)
        amount = written.strip().replace(".", ",").rjust(4, "0")
        expect(cell(page, "Azul", 1, 1)).to_have_value(amount)
    expect(pixel(page, 1, 1)).to_have_css("background-color", "rgb(179, 0, 64)")


def test_what_is_no_amount_is_kept_and_answered_in_a_sentence(open_url: Open):
    page = open_url("/pixeles")
    for written in ("7", "-1", "uno", "", "0,5,5", "1e-1", "1,5"):
        write(page, cell(page, "Verde", 2, 2), written)
        sentence = page.get_by_role("alert").filter(has_text="Verde, fila 2, columna 2")
        expect(sentence).to_contain_text(f"«{written or '…'}»")
        expect(cell(page, "Verde", 2, 2)).to_have_value(written)
        expect(pixel(page, 2, 2)).to_have_css("background-color", "rgb(230, 128, 0)")

    write(page, cell(page, "Rojo", 0, 0), "1")  # another edit does not take it away
    expect(cell(page, "Verde", 2, 2)).to_have_value("1,5")
    write(page, cell(page, "Verde", 2, 2), "1")
    expect(page.get_by_role("alert").filter(has_text="Verde")).to_have_count(0)
    expect(pixel(page, 2, 2)).to_have_css("background-color", "rgb(230, 255, 0)")


def test_on_a_phone_the_sentence_is_seen_with_the_number_it_is_about(open_url: Open):
    page = open_url("/pixeles", width=390, height=844)
    write(page, cell(page, "Rojo", 0, 0), "hola")

    expect(page.get_by_role("alert").filter(has_text="Rojo, fila 0, columna 0")).to_be_in_viewport(ratio=1)
    expect(cell(page, "Rojo", 0, 0)).to_be_in_viewport(ratio=0.9)


def test_the_keyboard_alone_goes_everywhere(open_url: Open):
    page = open_url("/pixeles")
    cell(page, "Rojo", 0, 0).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(cell(page, "Rojo", 1, 1)).to_be_focused()
    page.keyboard.press("Tab")  # the same pixel in the next channel
    expect(cell(page, "Verde", 1, 1)).to_be_focused()
    page.keyboard.type("1")
    page.keyboard.press("Tab")
    expect(cell(page, "Azul", 1, 1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(pixel(page, 1, 1)).to_be_focused()
    expect(pixel(page, 1, 1)).to_have_css("background-color", "rgb(179, 255, 128)")
    page.keyboard.press("ArrowLeft")
    expect(pixel(page, 1, 0)).to_be_focused()
    expect(page.get_by_text("imagen[1, 0]", exact=True)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("End")  # the bar of red
    expect(pixel(page, 1, 0)).to_have_css("background-color", "rgb(255, 153, 0)")


def test_a_pixel_shows_its_numbers_in_three_ways_and_takes_a_picked_colour(open_url: Open):
    page = open_url("/pixeles")
    pixel(page, 2, 2).click()
    panel = page.get_by_role("group", name="El píxel elegido")
    expect(panel).to_contain_text("(0,9; 0,5; 0) · (230, 128, 0) · #e68000")

    panel.get_by_label("Elegir un color").fill("#4080c0")
    wait_until_still(page)
    expect(panel).to_contain_text("(0,251; 0,502; 0,753) · (64, 128, 192) · #4080c0")
    expect(cell(page, "Azul", 2, 2)).to_have_value("0,753")
    page.get_by_role("button", name="Deshacer").click()
    expect(panel).to_contain_text("#e68000")
    expect(page.get_by_role("button", name="Deshacer")).to_be_disabled()


def test_presets_sizes_and_undo(open_url: Open):
    page = open_url("/pixeles?lang=en")
    page.get_by_role("button", name="A heart").click()
    wait_until_still(page)
    expect(page.get_by_text("(7, 7, 3)")).to_be_visible()
    assert "preset=heart" in page.url

    page.get_by_label("Size").select_option("2")
    wait_until_still(page)
    expect(page.get_by_text("(2, 2, 3)")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    wait_until_still(page)
    expect(page.get_by_text("(7, 7, 3)")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    wait_until_still(page)
    expect(page.get_by_text("(3, 3, 3)")).to_be_visible()
    assert "preset" not in page.url


def test_a_preset_travels_in_the_link_and_edits_survive_the_language(open_url: Open):
    page = open_url("/pixeles?preset=flag")
    expect(pixel(page, 0, 1)).to_have_css("background-color", "rgb(255, 255, 255)")
    write(page, cell(page, "Rojo", 0, 1), "0")
    page.get_by_role("radio", name="en", exact=True).click()
    wait_until_still(page)

    expect(page.get_by_role("textbox", name="Red, row 0, column 1")).to_have_value("0")
    assert "preset=flag" in page.url


def test_numbers_can_be_hidden_and_colours_too(open_url: Open):
    page = open_url("/pixeles")
    page.get_by_role("radio", name="Colores", exact=True).check(force=True)
    expect(cell(page, "Rojo", 1, 1)).to_have_css("color", "rgba(0, 0, 0, 0)")
    page.get_by_role("radio", name="Números", exact=True).check(force=True)
    expect(cell(page, "Rojo", 1, 1)).to_have_css("background-color", "rgb(255, 255, 255)")


def test_the_shape_tells_what_its_numbers_count(open_url: Open):
    page = open_url("/pixeles")
    for name, sentence in (("filas", "la fila"), ("columnas", "la columna"), ("canales", "0 rojo")):
        page.get_by_role("button", name=f"3{name}").click()
        expect(page.get_by_role("status").filter(has_text=sentence)).to_be_visible()


def test_on_a_phone_numbers_are_seen_at_once_and_a_press_shows_all_of_them(open_url: Open):
    page = open_url("/pixeles", width=390, height=844)
    expect(cell(page, "Rojo", 0, 0)).to_be_in_viewport(ratio=1)
    bar = page.locator(".st-key-in_sight").bounding_box()
    first = cell(page, "Rojo", 0, 0).bounding_box()
    assert bar
    assert first
    assert first["y"] + first["height"] <= bar["y"]
    to_mixer = page.get_by_role("button", name=T.label("to_mixer"))
    press(to_mixer)
    expect(to_mixer).to_be_hidden()
    for place in (cell(page, "Verde", 2, 2), pixel(page, 2, 2)):
        expect(place).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_the_grids_stay_square_and_can_be_edited_by_a_finger(open_url: Open, width: int):
    page = open_url("/pixeles", width=width, height=844)
    boxes = [[cell(page, "Verde", y, x).bounding_box() for x in range(3)] for y in range(3)]

    for y in range(3):
        assert len({round(box["y"]) for box in boxes[y]}) == 1  # three beside each other
    assert len({round(row[0]["x"]) for row in boxes}) == 1  # and three below
    if width == 390:
        assert min(min(box["width"], box["height"]) for row in boxes for box in row) >= 44
    assert cell(page, "Verde", 1, 1).get_attribute("inputmode") == "decimal"
    cell(page, "Verde", 1, 1).tap()
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(pixel(page, 1, 1)).to_have_css("background-color", "rgb(179, 255, 128)")
    if width == 390:  # and while a question is answered, what it is about is in sight
        press(page.get_by_role("button", name=T.label("to_question")))
        question = page.get_by_role(
            "radiogroup", name=T.label("question", index="").split("{")[0].rstrip(" ?")
        )
        for part in (
            question,
            *(cell(page, name, 2, x) for name in ("Rojo", "Verde", "Azul") for x in (0, 2)),
        ):
            expect(part).to_be_in_viewport(ratio=1)


def test_the_picture_is_saved_large_and_sharp(open_url: Open):
    page = open_url("/pixeles")
    write(page, cell(page, "Rojo", 0, 1), "1")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Guardar como imagen").click()
    picture = np.asarray(Image.open(io.BytesIO(saving.value.path().read_bytes())))
    with page.expect_download() as saving_code:
        page.get_by_role("button", name="Guardar como código").click()
    names: dict[str, np.ndarray] = {}
    exec(saving_code.value.path().read_text(encoding="utf-8"), names)  # our own code, from our own numbers

    assert picture.shape == (720, 720, 3)
    assert picture[120, 360].tolist() == [255, 204, 0]
    assert (np.rint(names["imagen"] * 255) == picture[120::240, 120::240]).all()
