"""How fast the machine that writes learns and writes: python benchmarks/machine_that_writes.py

In Chromium on a phone's window, as fast as this machine is and four times slower: the milliseconds from the
press until the lesson is read, the milliseconds of one word chosen by hand with the layout of what it paints,
and how many such words the reading is worth. Bars, four times slower on a quiet machine: 2000 ms and 50 ms.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.conftest import CHROMIUM, FLAGS, PHONE, wait_until_still
from tests.server import running

SLOWER = (1, 4)
WORDS = 21
LAB = """const lab = [...document.querySelectorAll("*")]
    .map((node) => node.shadowRoot?.querySelector(".writer-lab")).find(Boolean)
"""
LEARN = f"""async () => {{
    {LAB}
    const begun = performance.now()
    lab.querySelector(".read").click()
    while (lab.dataset.phase !== "ready") await new Promise((done) => setTimeout(done, 10))
    return performance.now() - begun
}}"""
WRITE = f"""(count) => {{
    {LAB}
    const took = Array.from({{length: count}}, () => {{
        const begun = performance.now()
        lab.querySelector(".continuation").click()
        lab.getBoundingClientRect()
        return performance.now() - begun
    }})
    return took.sort((one, other) => one - other)[count >> 1]
}}"""


def use(browser: Browser, url: str, slower: int) -> tuple[float, float]:
    """Milliseconds to read the lesson, milliseconds of the usual word."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, user_agent=PHONE, locale="es")
    page = context.new_page()
    page.goto(f"{url}/siguiente")
    wait_until_still(page)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    learned, word = page.evaluate(LEARN), page.evaluate(WRITE, WORDS)
    context.close()
    return learned, word


def main() -> None:
    with sync_playwright() as playwright, running() as url:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for slower in SLOWER:
            learned, word = use(browser, url, slower)
            print(
                f"{slower} times slower: the lesson read in {learned:.0f} ms, a word in {word:.1f} ms,"
                f" {learned / word:.0f} words' time"
            )
        browser.close()


if __name__ == "__main__":
    main()
