"""The lesson in a frame of a learning platform: another site, for which browsers keep cookies back."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from mlintro.text import load
from tests.browser.conftest import wait_until_still
from tests.photos.corpus import GOOD, saved
from tests.server import running


class Platform(BaseHTTPRequestHandler):
    """A page for each address of the lesson, which it shows in a frame."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        shown = unquote(self.path).removeprefix("/")
        self.wfile.write(f'<iframe src="{shown}" width=1200 height=700 allow="camera"></iframe>'.encode())

    def log_message(self, *_: object) -> None:
        """Nothing: pytest shows what tests print."""


@pytest.fixture(scope="module")
def platform() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Platform) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"  # not 127.0.0.1, so another site than the lesson
        server.shutdown()


@pytest.fixture(scope="module")
def lesson(platform: str) -> Iterator[str]:
    with running(MLINTRO_FRAME_ANCESTORS=f"'self' {platform}") as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    window = browser.new_context(viewport={"width": 1280, "height": 800}, locale="es-ES")
    yield window.new_page()
    window.close()


def framed(page: Page) -> Frame:
    """The lesson in the page of the platform, drawn."""
    frame = page.frames[1]
    wait_until_still(frame)
    return frame


def test_a_photo_is_uploaded_before_and_after_a_reload(page: Page, platform: str, lesson: str):
    page.goto(f"{platform}/{lesson}/pixeles?part=photo")
    assert framed(page).evaluate("document.featurePolicy.allowsFeature('camera')")
    for _ in range(2):
        frame = framed(page)
        frame.get_by_role("radio", name=load("pixels", "es").label("source_upload")).click()
        photo = {"name": "a.png", "mimeType": "image/png", "buffer": saved(GOOD, "PNG")}
        frame.locator("input[type=file]").set_input_files(photo)
        expect(frame.get_by_text("(43, 64, 3)")).to_be_visible()
        page.reload()


def test_models_train(page: Page, platform: str, lesson: str):
    page.goto(f"{platform}/{lesson}/modelos?train_size=100")
    frame = framed(page)
    frame.get_by_role("button", name=load("models", "es").label("train"), exact=True).click()
    expect(frame.get_by_test_id("stMetricValue").filter(has_text="%")).to_have_count(3, timeout=60_000)


def test_a_platform_that_is_not_named_shows_nothing_of_it(page: Page, platform: str, server: str):
    page.goto(f"{platform}/{server}/")
    page.wait_for_timeout(2_000)
    assert page.frames[1].locator("[data-testid=stApp]").count() == 0
