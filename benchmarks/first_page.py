"""How soon a page is on screen in a real browser: python benchmarks/first_page.py

From the server's start to the first page, by a visitor whose browser has nothing of it yet;
then every page opened by its address, reached by the link to it, and opened by its address
in a browser that has nothing of the lesson yet.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from mlintro.text import load
from mlintro.ui.frame import PAGES
from tests.browser.conftest import CHROMIUM, FLAGS, IDLE
from tests.server import running


def seconds_until_shown(page: Page, name: str, go: Callable[[], object]) -> float:
    """From going to a page until its title is there and its script has run through."""
    started = time.perf_counter()
    go()
    title = load(name, "es").label("title")
    page.get_by_role("heading", level=1, name=title).wait_for()
    page.locator(IDLE).wait_for()
    return time.perf_counter() - started


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        started = time.perf_counter()
        with running(ready="/healthz") as url:
            page = browser.new_page(locale="es-ES")
            seconds_until_shown(page, "home", lambda: page.goto(url))
            print(f"from the start of the server to the first page: {time.perf_counter() - started:.1f} s")
            page.wait_for_timeout(5_000)  # the server warms up behind the first visitor
            print(f"{'page':>12}  by address  by link  new browser")
            for name, lesson_page in PAGES.items():
                address = f"{url}/{lesson_page.url}"
                link = page.get_by_test_id("stTopNavLink").nth(list(PAGES).index(name))
                by_address = seconds_until_shown(page, name, partial(page.goto, address))
                page.goto(f"{url}/{PAGES['next_steps' if name == 'home' else 'home'].url}")
                page.get_by_test_id("stPageLink").last.wait_for()
                page.wait_for_timeout(300)
                by_link = seconds_until_shown(page, name, link.click)
                new = browser.new_context(locale="es-ES").new_page()
                in_new = seconds_until_shown(new, name, partial(new.goto, address))
                new.context.close()
                print(f"{name:>12}  {by_address:8.2f} s  {by_link:5.2f} s  {in_new:9.2f} s")
        browser.close()


if __name__ == "__main__":
    main()
