"""What a phone with nothing of the lesson has to fetch, and when it shows: python benchmarks/first_load.py

Every page, 390×844, an empty cache, 1.6 Mbit/s and 150 ms as on a poor line: the bytes that came over the
line until the page was at rest, when something of ours was to be seen, and when the page's title was.
"""

import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from mlintro.text import load
from mlintro.ui.frame import PAGES
from tests.browser.conftest import CHROMIUM, FLAGS, PHONE, wait_until_still
from tests.server import running

RATE = 1_600_000 / 8  # bytes a second
LATENCY = 150  # ms
MEGABYTE = 1_000_000


def visit(browser: Browser, address: str, title: str) -> tuple[float, float, float]:
    """Megabytes, and seconds to the first thing of ours and to the title."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, user_agent=PHONE
    )
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    conditions = {"latency": LATENCY, "downloadThroughput": RATE, "uploadThroughput": RATE}
    line.send("Network.emulateNetworkConditions", {"offline": False, **conditions})
    fetched = 0.0

    def finished(event: dict[str, float]) -> None:
        nonlocal fetched
        fetched += event["encodedDataLength"]

    line.on("Network.loadingFinished", finished)
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(".mlintro-first p:visible").first.wait_for()  # the name of the lesson
    ours = time.perf_counter() - started
    page.get_by_role("heading", level=1, name=title).wait_for()
    titled = time.perf_counter() - started
    wait_until_still(page)
    page.wait_for_timeout(3_000)  # what comes late, such as a script for something far down
    context.close()
    return fetched / MEGABYTE, ours, titled


def main() -> None:
    with sync_playwright() as playwright, running() as url:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        print(f"{'page':>12}  fetched   first of ours  title")
        for name, page in PAGES.items():
            title = load(name, "es").label("title")
            megabytes, ours, titled = visit(browser, f"{url}/{page.url}?lang=es", title)
            print(f"{name:>12}  {megabytes:.2f} MB  {ours:10.2f} s  {titled:6.2f} s")
        browser.close()


if __name__ == "__main__":
    main()
