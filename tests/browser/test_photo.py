"""A photo taken apart under a real hand: fingers and files."""

from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from mlintro import photos
from mlintro.photos.decoding import FORMATS
from mlintro.text import load
from tests.browser.conftest import Open, wait_until_still
from tests.photos import corpus
from tests.photos.corpus import GOOD, saved
from tests.photos.kinds import LARGER, ODD_BMP


def test_the_magnifier_writes_the_numbers_of_the_photo(open_url: Open):
    page = open_url("/pixeles?part=photo&resolution=16")
    page.get_by_role("slider", name="Fila").fill("0")
    page.get_by_role("slider", name="Columna").fill("10")

    region = page.get_by_role("group", name="filas 0 a 5 y las columnas 10 a 15")
    expect(region).to_be_visible()
    written = [int(number) for number in region.locator("span").all_inner_texts()]
    assert written == photos.astronaut(16)[0:6, 10:16].flatten().tolist()


def test_a_phone_shows_the_photo_beside_what_changes_it(open_url: Open):
    page = open_url("/pixeles?part=photo", width=390, height=844)
    slider = page.get_by_test_id("stSlider").filter(has_text=load("pixels", "es").label("resolution"))
    slider.evaluate("slider => slider.scrollIntoView({ block: 'center' })")
    expect(slider).to_be_in_viewport(ratio=1)
    expect(page.locator(".magnifier canvas")).to_be_in_viewport(ratio=0.9)
    on = page.get_by_role("link", name=load("pixels", "es").label("to_descent"))
    expect(on).to_be_in_viewport(ratio=1)
    expect(on).to_have_css("background-color", "rgb(91, 63, 196)")  # a button, as it looks


def test_a_finger_on_the_photo_moves_the_magnifier(open_url: Open):
    page = open_url("/pixeles?part=photo", width=390, height=844)
    photo = page.get_by_role(
        "img",
        name="retrato de la astronauta Eileen Collins con traje naranja, delante de una bandera, con 64",
    )
    photo.scroll_into_view_if_needed()
    box = photo.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] - 2, box["y"] + 2)

    expect(page.get_by_role("group", name="filas 0 a 5 y las columnas 58 a 63")).to_be_visible()


def test_an_own_photo_is_shown_and_a_broken_one_gets_a_sentence(open_url: Open, language: str):
    page = open_url(f"/pixeles?part=photo&lang={language}")
    page.get_by_role("radio", name=load("pixels", language).label("source_upload")).click()
    wait_until_still(page)
    whole = saved(GOOD, "PNG")
    page.locator("input[type=file]").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": whole}
    )
    expect(page.get_by_text("(43, 64, 3)")).to_be_visible()
    wait_until_still(page)
    half = whole[: len(whole) // 2]
    page.locator("input[type=file]").set_input_files(
        {"name": "b.png", "mimeType": "image/png", "buffer": half}
    )

    sentence = {"es": "La foto está cortada o dañada", "en": "The photo is cut off or damaged"}[language]
    expect(page.get_by_text(sentence)).to_be_visible()
    lessons = load("pixels", language).label("astronaut_alt")
    expect(page.get_by_role("img", name=lessons).first).to_be_visible()
    expect(page.get_by_text("(43, 64, 3)")).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("foto.jfif", lambda: saved(GOOD, "JPEG"), "(43, 64, 3)"),
        ("foto", lambda: saved(GOOD, "PNG"), "(43, 64, 3)"),
        ("foto.jpg", lambda: saved(LARGER, "JPEG")[:-3_000], "a su archivo le falta el final"),
        ("foto.heic", corpus.REFUSED["heic"][0], "Esta foto es de tipo HEIC"),
        ("foto.jpg", lambda: saved(GOOD, "AVIF"), "Esta foto es de tipo AVIF"),
        ("foto.bmp", ODD_BMP["2 bits"], "Esta foto es un BMP poco común"),
    ],
)
def test_what_is_in_a_file_decides_and_not_its_name(
    open_url: Open, name: str, make: Callable[[], bytes], said: str
):
    page = open_url("/pixeles?part=photo", width=390, height=844)
    page.get_by_role("radio", name="Mi foto").click()
    wait_until_still(page)
    picker = page.locator("input[type=file]")
    picker.set_input_files({"name": name, "mimeType": "", "buffer": make()})

    expect(page.get_by_text(said)).to_be_visible()


def test_a_picker_offers_the_images_that_are_read(open_url: Open):
    page = open_url("/pixeles?part=photo")
    page.get_by_role("radio", name="Mi foto").click()
    wait_until_still(page)

    kinds = ",".join(Image.MIME[kind] for kind in FORMATS)
    expect(page.locator("input[type=file]")).to_have_attribute("accept", kinds)


def test_no_photo_is_taller_than_the_screen(open_url: Open):
    page = open_url("/pixeles?part=photo")
    page.get_by_role("radio", name="Mi foto").click()
    wait_until_still(page)
    strip = saved(Image.new("RGB", (4, 400), "teal"), "PNG")
    page.locator("input[type=file]").set_input_files(
        {"name": "strip.png", "mimeType": "image/png", "buffer": strip}
    )
    expect(page.get_by_text("(64, 1, 3)")).to_be_visible()
    wait_until_still(page)

    pictures = page.locator("[data-testid=stImage] img, .magnifier canvas").all()
    assert max(picture.bounding_box()["height"] for picture in pictures) <= 720


def test_a_shot_of_the_camera_is_shown_and_another_takes_its_place(server: str, browser: Browser):
    window = browser.new_context(locale="es-ES", permissions=["camera"])
    page, words = window.new_page(), load("browser", "es")
    page.goto(f"{server}/pixeles?part=photo")
    wait_until_still(page)
    page.get_by_role("radio", name=load("pixels", "es").label("source_camera")).click()
    for _ in range(2):
        page.wait_for_function("() => document.querySelector('video')?.readyState > 2")
        page.get_by_role("button", name=words.label("take_photo")).click()
        expect(page.get_by_text("(36, 64, 3)")).to_be_visible()  # as wide as a film
        wait_until_still(page)
        page.get_by_role("button", name=words.label("clear_photo")).click()
    window.close()
