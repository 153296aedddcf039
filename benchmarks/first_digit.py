"""How fast home reads what is drawn on it: python benchmarks/first_digit.py

In Chromium on a phone's window, as fast as this machine is and four times slower: the milliseconds from where
the pen comes down to the first reading on the screen, the readings in a second while it moves, and the
milliseconds that one of them computes and paints.
"""

import math
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.conftest import CHROMIUM, FLAGS, PHONE, wait_until_still
from tests.server import running

SECONDS = 4
SLOWER = (1, 4)
WATCH = """() => {
    const lab = [...document.querySelectorAll("*")]
        .map((node) => node.shadowRoot?.querySelector(".first-digit")).find(Boolean)
    const seen = (window.seen = {down: null, first: null, readings: [], frames: []})
    const request = window.requestAnimationFrame
    window.requestAnimationFrame = (paint) => request((now) => {
        const begun = performance.now()
        paint(now)
        seen.frames.push(performance.now() - begun)
    })
    lab.addEventListener("pointerdown", ({timeStamp}) => (seen.down ??= timeStamp), {capture: true})
    new MutationObserver(() => {
        seen.readings.push(performance.now())
        request(() => (seen.first ??= performance.now()))
    }).observe(lab.querySelector(".network"), {attributes: true, subtree: true})
}"""
SEEN = """() => {
    const {down, first, readings, frames} = window.seen
    const took = readings.at(-1) - readings[0]
    const usual = frames.sort((one, other) => one - other)[frames.length >> 1]
    return [first - down, (1000 * (readings.length - 1)) / took, usual]
}"""


def draw(browser: Browser, url: str, slower: int) -> tuple[float, float, float]:
    """Milliseconds to the first reading, readings a second, milliseconds of one."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, user_agent=PHONE)
    page = context.new_page()
    page.goto(url)
    wait_until_still(page)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    box = page.get_by_role("application").bounding_box()
    assert box
    page.evaluate(WATCH)
    began, number = page.evaluate("performance.now()"), 0
    while page.evaluate("performance.now()") < began + 1000 * SECONDS:
        angle = number / 40
        far = 0.45 * math.cos(angle / 7)
        x, y = 0.5 + far * math.cos(angle), 0.5 + far * math.sin(angle)
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
        if number == 0:
            page.mouse.down()
        number += 1
    first, rate, usual = page.evaluate(SEEN)
    page.mouse.up()
    context.close()
    return first, rate, usual


def main() -> None:
    with sync_playwright() as playwright, running() as url:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for slower in SLOWER:
            first, rate, usual = draw(browser, url, slower)
            print(
                f"{slower} times slower: first reading after {first:.0f} ms, then {rate:.0f} a second,"
                f" {usual:.1f} ms each"
            )
        browser.close()


if __name__ == "__main__":
    main()
