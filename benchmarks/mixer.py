"""How soon an edit of the mixer is seen: python benchmarks/mixer.py

From the moment a number is committed to the frame after the one in which its pixel has the new
colour. What the server needs afterwards for its sentences is in benchmarks/rerun.py.
"""

import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.conftest import CHROMIUM, FLAGS, wait_until_still
from tests.server import running

ROUNDS = 40
UNTIL_PAINTED = """([cell, pixel, number]) => new Promise((done) => {
    cell.focus();
    cell.value = number;
    const before = getComputedStyle(pixel).backgroundColor;
    const started = performance.now();
    cell.dispatchEvent(new Event("change", { bubbles: true }));
    const look = () => getComputedStyle(pixel).backgroundColor === before
        ? requestAnimationFrame(look)
        : requestAnimationFrame(() => done(performance.now() - started));  // the frame after is on screen
    look();
})"""


def main() -> None:
    with sync_playwright() as playwright, running() as url:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for width, name in ((1_280, "desk"), (390, "phone")):
            page = browser.new_page(viewport={"width": width, "height": 844})
            page.goto(f"{url}/pixeles")
            wait_until_still(page)
            cell = page.get_by_role("textbox", name="Rojo, fila 0, columna 1").element_handle()
            pixel = page.get_by_role("button", name="Píxel de la fila 0, columna 1:").element_handle()
            painted = []
            for i in range(ROUNDS):
                painted.append(page.evaluate(UNTIL_PAINTED, [cell, pixel, f"0,{1 + i % 9}"]))
                page.wait_for_timeout(150)  # the server's answer must not help or hinder the next
            painted.sort()
            median, late = statistics.median(painted), painted[int(0.95 * ROUNDS)]
            print(f"{name:>6}: median {median:.0f} ms, 95 % within {late:.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
