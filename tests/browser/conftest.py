"""A real browser on the real server."""

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Locator, Page, expect, sync_playwright

from mlintro.text import load
from tests.server import running

# The same browser without its windows opens a page for half the work, where it is installed.
INSTALLED = [Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")]
CHROMIUM = Path(os.environ.get("CHROMIUM") or next(filter(Path.exists, INSTALLED), INSTALLED[-1]))
ELSEWHERE = "lesson.test"  # a name for this machine that the browser takes for another
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",  # without windows nobody else can say that the camera may be used
    f"--host-resolver-rules=MAP {ELSEWHERE} 127.0.0.1",
]
PHONE = (  # Streamlit asks the browser's name whether it is on a phone
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/156.0.0.0 Mobile Safari/537.36"
)
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
# Tables and pictures come after the script's end, and move what is below them. Before its first run a page
# says that nothing runs, and has nothing to read.
STILL = """async (idle) => {
    const height = () => {
        const main = document.querySelector("[data-testid=stMain]");
        return document.querySelector(idle) && main?.textContent.trim() ? main.scrollHeight : NaN;
    };
    const began = performance.now();
    for (let last = NaN, since = 0; since < 4; since = height() === last ? since + 1 : 0) {
        if (performance.now() - began > 30_000) throw new Error("the page does not come to rest");
        last = height();
        await new Promise((done) => setTimeout(done, 60));
    }
}"""
expect.set_options(timeout=20_000)  # a busy machine is no fault of the lesson's
# Streamlit asks below a deep link first where its server is, and Chromium complains of the 404.
PROBE = "the server responded with a status of 404"

Open = Callable[..., Page]


@pytest.fixture(scope="package")
def server() -> Iterator[str]:
    with running() as url:
        yield url


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        reason = f"no Chromium at {CHROMIUM}: install it, or set CHROMIUM to where it is"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def windows(browser: Browser) -> Callable[[int, int, str], BrowserContext]:
    """Windows of each size and theme, opened once: what they have loaded they need not load again."""

    @cache
    def window(width: int, height: int, theme: str) -> BrowserContext:
        is_phone = width < 600
        return browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            locale="es-ES",
            has_touch=is_phone,
            is_mobile=is_phone,
            user_agent=PHONE if is_phone else None,
        )

    return window


@pytest.fixture
def open_url(server: str, windows: Callable[[int, int, str], BrowserContext]) -> Iterator[Open]:
    """Open an address of the lesson as a new visitor; at the end, none may have left our server."""
    used, foreign, complaints = [], [], []

    def open_as_new(path: str, *, width: int = 1280, height: int = 720, theme: str = "light") -> Page:
        used.append(windows(width, height, theme))
        page = used[-1].new_page()  # a tab, which knows nothing of others
        page.on("request", lambda r: foreign.append(r.url) if is_foreign(r.url, server) else None)
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(server + path)
        wait_until_still(page)
        return page

    yield open_as_new
    cookies = [cookie for window in used for cookie in window.cookies()]
    for page in [page for window in used for page in window.pages]:
        page.close()
    assert foreign == []
    assert cookies == []
    assert [complaint for complaint in complaints if PROBE not in complaint] == []


def is_foreign(url: str, server: str) -> bool:
    return not url.startswith((server, "data:", "blob:"))


def results(page: Page) -> Locator:
    """The accuracies on the page of the models; three when all are trained."""
    return page.get_by_test_id("stMetricValue").filter(has_text="%")


def show_movement(page: Page, name: str) -> None:
    """Choose a movement of the page of the models, in Spanish: `train` or `draw`."""
    page.get_by_role("radio", name=load("models", "es").label(f"movement_{name}"), exact=True).click()
    wait_until_still(page)


def press(button: Locator) -> None:
    """As by a hand: Playwright's own click scrolls first, and a button that leads somewhere may be gone."""
    box, before = button.bounding_box(), None
    while box != before:  # nobody hits what still moves
        button.page.wait_for_timeout(100)
        box, before = button.bounding_box(), box
    assert box
    button.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def wait_until_still(page: Page | Frame) -> None:
    """Wait for the script to have run through, a run that is about to begin, and a page at rest."""
    page.wait_for_timeout(100)
    page.wait_for_selector(IDLE, timeout=30_000)  # a page that makes room for another is waited for
    page.evaluate(STILL, IDLE)
