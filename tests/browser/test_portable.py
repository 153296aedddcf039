"""The pages that train, draw and take photos, where nothing is there that only Unix has."""

import os
from pathlib import Path

from playwright.sync_api import Browser, expect

from mlintro.text import load
from tests.browser.conftest import results, show_movement, wait_until_still
from tests.browser.test_draw import SEVEN, agreed, by_mouse
from tests.conftest import ROOT
from tests.photos.corpus import GOOD, saved
from tests.server import running

INSIDE, MODELS, PIXELS = (load(name, "es") for name in ("inside", "models", "pixels"))
# Python imports a module of this name at the start of every process: of the server, of training, of photos.
FIRST = "import pytest\nfrom tests.training import windows\nwindows.pretend(pytest.MonkeyPatch())\n"


def test_train_draw_look_inside_and_show_a_photo_as_on_windows(browser: Browser, tmp_path: Path):
    Path(tmp_path, "sitecustomize.py").write_text(FIRST)
    page = browser.new_page(locale="es-ES")
    with running(PYTHONPATH=os.pathsep.join([str(tmp_path), str(ROOT)])) as url:
        page.goto(f"{url}/modelos?train_size=500&mlp_width=16")
        wait_until_still(page)
        page.get_by_role("button", name=MODELS.label("train"), exact=True).click()
        expect(results(page)).to_have_count(3, timeout=60_000)
        show_movement(page, "draw")
        by_mouse(page, SEVEN)
        expect(agreed(page, 7)).to_be_visible()
        page.get_by_text(INSIDE.label("title"), exact=True).click()
        expect(page.get_by_role("radiogroup", name=INSIDE.label("gallery_name"))).to_be_visible()
        page.get_by_role("radio", name=INSIDE.label("mlp")).last.click()
        expect(page.get_by_text("Neuronas activas en su primera capa")).to_be_visible()
        page.goto(f"{url}/pixeles?part=photo")
        wait_until_still(page)
        page.get_by_role("radio", name=PIXELS.label("source_upload")).click()
        wait_until_still(page)
        photo = {"name": "a.png", "mimeType": "image/png", "buffer": saved(GOOD, "PNG")}
        page.locator("input[type=file]").set_input_files(photo)
        expect(page.get_by_text("(43, 64, 3)")).to_be_visible()
    page.close()
