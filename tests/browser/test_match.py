"""The colour game under a real hand."""

from playwright.sync_api import Page, expect

from mlintro.pixels import colours
from mlintro.text import load
from tests.browser.conftest import Open, wait_until_still


def set_bars(page: Page, numbers: tuple[float, float, float]) -> None:
    for name, number in zip(("Rojo", "Verde", "Azul"), numbers, strict=True):
        page.get_by_role("slider", name=name).fill(str(number))


def test_a_colour_is_matched_with_the_keyboard(open_url: Open):
    page = open_url("/pixeles?part=match")
    for name, number in zip(("Rojo", "Verde", "Azul"), colours.target(0, 0), strict=True):
        page.get_by_role("slider", name=name).focus()
        page.keyboard.press("End" if number == 1 else "Home")
    expect(page.get_by_text("Distancia 0,00")).to_be_visible()
    page.get_by_role("button", name="Comprobar").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("¡Igualado!")).to_be_visible()
    wait_until_still(page)
    expect(page.get_by_text("igualados: 1")).to_be_visible()

    page.get_by_role("button", name="Siguiente color").click()
    expect(page.get_by_text(load("pixels", "es").label("match_wait"))).to_be_visible()
    expect(page.get_by_text("igualados: 1")).to_be_visible()
    expect(page.get_by_role("slider", name="Rojo")).to_have_value("0.5")


def test_predicting_hides_the_colour_until_it_is_checked(open_url: Open):
    page = open_url("/pixeles?part=match&predict=1")
    expect(page.get_by_role("img", name="Se verá cuando compruebes")).to_be_visible()
    set_bars(page, (1, 0, 0))
    expect(page.get_by_role("img", name="Se verá cuando compruebes")).to_be_visible()
    page.get_by_role("button", name="Comprobar").click()

    expect(page.get_by_role("img", name="rojo", exact=True)).to_be_visible()
    expect(page.get_by_role("img", name="Se verá cuando compruebes")).to_have_count(0)


def test_names_and_patterns_tell_colours_apart(open_url: Open):
    page = open_url("/pixeles?part=match&patterns=1")
    set_bars(page, (1, 0.5, 0))
    expect(page.get_by_text("naranja", exact=True)).to_be_visible()
    expect(page.locator(".swatch:last-child .bands .red")).to_be_visible()
    set_bars(page, (0.75, 0.5, 1))  # a lilac, for which the lesson has no name
    expect(page.get_by_text("Lo más cercano: gris claro")).to_be_visible()


def test_a_phone_shows_colour_bars_verdict_and_the_next_colour_at_once(open_url: Open):
    page = open_url("/pixeles?part=match", width=390, height=844)
    page.locator(".st-key-lab").evaluate("lab => lab.scrollIntoView()")
    set_bars(page, colours.target(0, 0))
    page.get_by_role("button", name="Comprobar").tap()
    wait_until_still(page)
    for part in (
        page.get_by_role("img").first,
        page.get_by_role("slider", name="Rojo"),
        page.get_by_role("button", name="Comprobar"),
        page.get_by_text("¡Igualado!"),
        page.get_by_role("button", name="Siguiente color"),
    ):
        expect(part).to_be_in_viewport(ratio=1)
