"""The numbers of a photo are those that a browser shows: each kind on a canvas, and from `decode`."""

import base64
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from mlintro.photos import decode
from tests.photos.kinds import LIKE_A_BROWSER

pytestmark = pytest.mark.filterwarnings(r"ignore:::PIL\.")

CLOSE = 3  # of 255, on average

ON_WHITE = """async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
    const image = new Image()
    image.src = URL.createObjectURL(new Blob([bytes]))
    await new Promise((done) => (image.onload = image.onerror = done))
    const canvas = document.createElement("canvas")
    ;[canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight]
    const brush = canvas.getContext("2d")
    brush.fillStyle = "white"
    brush.fillRect(0, 0, canvas.width, canvas.height)
    brush.drawImage(image, 0, 0)
    const numbers = brush.getImageData(0, 0, canvas.width, canvas.height).data
    const letters = Array.from(numbers, (number) => String.fromCharCode(number))
    return [canvas.width, canvas.height, btoa(letters.join(""))]
}"""


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("kind", LIKE_A_BROWSER)
def test_a_photo_has_the_colours_that_a_browser_shows(blank: Page, kind: str):
    data = LIKE_A_BROWSER[kind]()
    width, height, sent = blank.evaluate(ON_WHITE, base64.b64encode(data).decode())
    shown = np.frombuffer(base64.b64decode(sent), np.uint8).reshape(height, width, 4)[..., :3]
    ours = np.asarray(decode(data))

    assert ours.shape == shown.shape
    assert np.abs(ours.astype(int) - shown).mean() <= CLOSE
