"""What of a photo leaves the browser: little of a large one, and what the server would have made of it."""

import base64

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page

from mlintro import photos
from mlintro.text import load
from tests.browser.conftest import Open, wait_until_still
from tests.photos import profiles
from tests.photos.corpus import saved, with_exif
from tests.photos.kinds import COLOURS

T = load("pixels", "es")
AS_SHOWN = (192, 192)  # pixels: a page shows 256 along the longer side at most
RNG = np.random.default_rng(0)


def noisy(rows: int, columns: int, bands: int = 3) -> np.ndarray:
    """Smooth colours with the noise of a camera, which makes files large."""
    smooth = np.asarray(Image.fromarray(COLOURS).resize((columns, rows), Image.Resampling.BICUBIC), np.int16)
    levels = np.clip(smooth + RNG.integers(-20, 20, smooth.shape), 0, 255).astype(np.uint8)
    return np.dstack([levels, levels[..., :1]])[..., :bands] if bands == 4 else levels


def of_a_phone() -> bytes:
    """On its side, in colours wider than a screen's."""
    return saved(
        noisy(3000, 4000), "JPEG", quality=92, exif=with_exif(orientation=6), icc_profile=profiles.P3
    )


LARGE = {
    "a phone's": of_a_phone,
    "half transparent": lambda: saved(noisy(900, 1200, 4), "PNG"),
    "small in pixels": lambda: saved(noisy(600, 400), "PNG"),
}
AS_THEY_ARE = {
    "small": lambda: saved(COLOURS, "PNG"),
    "cut": lambda: saved(noisy(1500, 2000), "JPEG", quality=95)[:-30_000],
    "no photo": lambda: RNG.bytes(400_000),
}


LISTEN = """() => {
    const { append } = FormData.prototype
    FormData.prototype.append = function (name, value, ...rest) {
        if (value instanceof Blob) window.sent = value
        append.call(this, name, value, ...rest)
    }
}"""
HEARD = """async () => {
    const bytes = new Uint8Array(await window.sent.arrayBuffer())
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""))
}"""


def sent(page: Page, file: bytes) -> bytes:
    """What is put last into the form that the browser sends when this file is chosen."""
    page.get_by_role("radio", name=T.label("source_upload")).click()
    wait_until_still(page)
    page.evaluate(LISTEN)
    chosen = {"name": "foto", "mimeType": "application/octet-stream", "buffer": file}
    with page.expect_response(lambda response: response.request.method == "PUT"):
        page.locator("input[type=file]").set_input_files(chosen)
    wait_until_still(page)
    return base64.b64decode(page.evaluate(HEARD))


@pytest.mark.parametrize("kind", LARGE)
def test_a_large_photo_is_sent_small_and_is_what_the_server_would_have_made_of_it(open_url: Open, kind: str):
    file = LARGE[kind]()
    small = sent(open_url("/pixeles?part=photo"), file)
    ours, theirs = (
        photos.receive(data).picture.resize(AS_SHOWN, Image.Resampling.BOX) for data in (file, small)
    )

    assert len(small) < min(400_000, len(file))
    assert np.abs(np.asarray(ours, np.int16) - np.asarray(theirs, np.int16)).mean() < 3


@pytest.mark.parametrize("kind", AS_THEY_ARE)
def test_what_is_small_cut_or_no_photo_is_sent_as_it_is(open_url: Open, kind: str):
    file = AS_THEY_ARE[kind]()

    assert sent(open_url("/pixeles?part=photo"), file) == file
