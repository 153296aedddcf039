"""What ends: a visit, when the next class begins at the same screen; a photo, when the server restarts."""

from playwright.sync_api import Browser, expect

from mlintro.text import load
from tests.browser.conftest import Open, wait_until_still
from tests.photos.corpus import GOOD, saved
from tests.server import free_port, running

HOME, PIXELS = load("home", "es"), load("pixels", "es")


def test_begin_again_leaves_nothing_of_the_last_learner(open_url: Open):
    page = open_url("/neurona?w1=1&w2=1&bias=-1.6")
    page.get_by_role("button", name="Subir: Sesgo").click()
    expect(page.get_by_text("✓ AND")).to_be_visible()
    page.get_by_role("link", name=HOME.label("nav"), exact=True).click()
    wait_until_still(page)
    expect(page.get_by_role("button", name="Seguir en")).to_be_visible()

    page.get_by_role("button", name=HOME.label("begin_again")).click()
    page.get_by_role("button", name=HOME.label("begin_again_yes")).click()
    expect(page.get_by_role("button", name="Seguir en")).not_to_be_visible()
    wait_until_still(page)
    page.goto(page.url.split("?")[0] + "neurona")
    wait_until_still(page)

    expect(page.get_by_text("✓ AND")).not_to_be_visible()
    expect(page.get_by_role("slider", name="Peso 1")).to_have_value("0")


def test_a_photo_that_a_restart_took_is_said_to_be_gone(browser: Browser):
    page = browser.new_page(locale="es-ES")
    port = free_port()
    with running(port=port) as url:
        page.goto(f"{url}/pixeles?part=photo")
        wait_until_still(page)
        page.get_by_role("radio", name=PIXELS.label("source_upload")).click()
        wait_until_still(page)
        photo = {"name": "a.png", "mimeType": "image/png", "buffer": saved(GOOD, "PNG")}
        page.locator("input[type=file]").set_input_files(photo)
        expect(page.get_by_text("(43, 64, 3)")).to_be_visible()
        wait_until_still(page)
    with running(port=port):
        expect(page.get_by_text(PIXELS.label("photo_gone"))).to_be_visible(timeout=60_000)
        bad = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"no photo"}
        page.locator("input[type=file]").set_input_files(bad)
        expect(page.get_by_text("Esto no parece una foto PNG")).to_be_visible()
    page.close()
