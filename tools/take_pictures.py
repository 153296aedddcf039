"""Make the pictures of the README, docs/*.png, in Chromium: PYTHONPATH=. python tools/take_pictures.py

One of every page, and some of it on a phone, in the dark, in English and on a wall.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from mlintro.ui.frame import PAGES
from tests.browser.conftest import CHROMIUM, FLAGS, results, wait_until_still
from tests.server import running

FOLDER = Path(__file__).parents[1] / "docs"
LAPTOP, PHONE, WALL = (1280, 900), (390, 844), (1920, 1080)
SHOWN = {  # name -> address, size, theme
    **{name: (f"/{page.url}", LAPTOP, "light") for name, page in PAGES.items()},
    "pixels": ("/pixeles?preset=heart", LAPTOP, "light"),
    "models": ("/modelos", LAPTOP, "light"),
    "neuron": ("/neurona?w1=1&w2=1&bias=-1.5&x1=1&x2=1", LAPTOP, "light"),
    "phone": ("/neurona?gate=OR&w1=1&w2=0.4&lang=en", PHONE, "light"),
    "phone-dark": ("/descenso?curve=two&lang=en", PHONE, "dark"),
    "dark": ("/pixeles?part=photo", LAPTOP, "dark"),
    "wall": ("/neurona?gate=XOR&w1=1&w2=1&wall=1", WALL, "light"),
}
AFTER_A_PRESS = ("models",)  # what there is to see comes with the button


def take(browser: Browser, server: str, name: str) -> bytes:
    address, (width, height), theme = SHOWN[name]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme, locale="es-ES")
    page.goto(server + address)
    wait_until_still(page)
    if name in AFTER_A_PRESS:
        page.get_by_test_id("stBaseButton-primary").click()
        results(page).nth(2).wait_for(timeout=60_000)
        wait_until_still(page)
        page.locator(".st-key-lab").evaluate("lab => lab.scrollIntoView({block: 'center'})")
    page.mouse.move(0, 0)
    picture = page.screenshot()
    page.close()
    return picture


def main() -> None:
    with running() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name in SHOWN:
            picture = Image.open(BytesIO(take(browser, server, name))).convert("RGB")
            # 128 colours are enough for flat ones, and a third of the size.
            picture.quantize(128).save(FOLDER / f"{name.replace('_', '-')}.png", optimize=True)


if __name__ == "__main__":
    main()
