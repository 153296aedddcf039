"""The photo of the pixels page without a browser: the lesson's, an own one, one from the web."""

import base64

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from mlintro import photos
from mlintro.errors import PhotoError, PhotoFault
from mlintro.photos import fetching
from mlintro.text import load
from mlintro.ui.pixels.photo_source import may_have_camera
from tests.conftest import Visit
from tests.pages.screen import shown
from tests.pages.test_pixels import given
from tests.photos import corpus
from tests.photos.corpus import GOOD, saved

pytestmark = pytest.mark.filterwarnings(r"ignore:::PIL\.")


def upload(app: AppTest, data: bytes, name: str = "foto.png") -> AppTest:
    app.button_group(key="source").set_value("upload").run()
    return app.file_uploader(key="upload").upload(name, data, "image/png").run()


def test_the_shape_follows_the_resolution(open_page: Visit):
    app = open_page("pixels", part="photo")
    app.slider(key="resolution").set_value(8).run()

    assert "(8, 8, 3)" in shown(app)
    assert given(app)["rows"] == 8


@pytest.mark.parametrize("resolution", [8, 96])
def test_what_a_model_gets_is_the_same_however_small_the_photo_is(
    open_page: Visit, language: str, resolution: int
):
    said = shown(open_page("pixels", language, part="photo", resolution=str(resolution)))
    assert {"es": "siempre lo mismo: 28 × 28", "en": "always get the same: 28 × 28"}[language] in said


def test_an_own_photo_takes_the_astronauts_place_and_gives_it_back(open_page: Visit):
    app = upload(open_page("pixels", part="photo"), saved(GOOD, "PNG"))
    app.slider(key="resolution").set_value(96).run()
    assert (given(app)["rows"], given(app)["columns"]) == (64, 96)

    app.button_group(key="source").set_value("astronaut").run()
    assert (given(app)["rows"], given(app)["columns"]) == (96, 96)


def test_of_a_photo_that_is_shown_the_file_is_not_kept(open_page: Visit):
    app = upload(open_page("pixels", part="photo"), saved(GOOD, "PNG"))
    assert app.session_state["upload"].getvalue() == b""
    app.run()

    assert app.session_state["upload"].getvalue() == b""
    assert (given(app)["rows"], given(app)["columns"]) == (43, 64)


@pytest.mark.parametrize("name", corpus.REFUSED)
def test_a_photo_that_cannot_be_shown_gets_its_sentence_and_the_astronaut_stays(
    open_page: Visit, name: str, language: str
):
    make, fault = corpus.REFUSED[name]
    data = make()
    if len(data) > 15 * 2**20:
        pytest.skip("the uploader itself refuses it")
    app = upload(open_page("pixels", language, part="photo"), data)

    assert not app.exception
    sentence = load("errors", language).labels[fault][language]
    assert app.warning[0].value[:20] == sentence[:20]
    assert (given(app)["rows"], given(app)["columns"]) == (64, 64)


def test_a_photo_is_decoded_once_and_not_again_for_every_knob(
    open_page: Visit, monkeypatch: pytest.MonkeyPatch
):
    decoded = []
    real = photos.receive
    monkeypatch.setattr(photos, "receive", lambda data: decoded.append(len(data)) or real(data))
    app = upload(open_page("pixels", part="photo"), saved(GOOD, "PNG"))
    for resolution in (8, 16, 32):
        app.slider(key="resolution").set_value(resolution).run()

    assert len(decoded) == 1


def test_a_photo_from_the_camera_asked_for_only_when_it_is_chosen(open_page: Visit):
    app = open_page("pixels", part="photo")
    assert not app.get("camera_input")

    app.button_group(key="source").set_value("camera").run()
    app.camera_input(key="camera").upload("shot.jpg", saved(GOOD, "JPEG"), "image/jpeg").run()
    assert (given(app)["rows"], given(app)["columns"]) == (43, 64)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://aula.example/pixeles", True),
        ("http://localhost:8501/pixeles", True),
        ("http://[::1]:8501/pixeles", True),
        ("", True),  # in tests there is no browser
        ("http://192.168.1.7:8501/pixeles", False),
        ("http://aula.example/pixeles", False),
    ],
)
def test_browsers_allow_the_camera_over_tls_and_on_the_machine_itself(address: str, allowed: bool):
    assert may_have_camera(address) == allowed


def test_no_link_asks_for_the_camera(open_page: Visit):
    assert not open_page("pixels", part="photo", source="camera").get("camera_input")


def test_a_photo_from_the_web(open_page: Visit, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetching.Web, "fetch", lambda self, address: saved(GOOD, "PNG"))
    app = open_page("pixels", part="photo")
    app.button_group(key="source").set_value("web").run()
    assert app.text_input(key="address").value == fetching.NOTEBOOK
    app.button(key="fetch").click().run()

    assert (given(app)["rows"], given(app)["columns"]) == (43, 64)


def test_without_internet_there_is_a_sentence_and_the_astronaut(
    open_page: Visit, monkeypatch: pytest.MonkeyPatch
):
    def offline(self: fetching.Web, address: str) -> bytes:
        raise PhotoError(PhotoFault.OFFLINE)

    monkeypatch.setattr(fetching.Web, "fetch", offline)
    app = open_page("pixels", part="photo")
    app.button_group(key="source").set_value("web").run()
    app.button(key="fetch").click().run()

    assert app.warning[0].value == load("errors", "es").label("photo_offline")
    assert (given(app)["rows"], given(app)["columns"]) == (64, 64)


@pytest.mark.parametrize("view", ["colour", "grey", "map"])
def test_every_picture_says_what_it_shows(open_page: Visit, language: str, view: str):
    app = open_page("pixels", language, part="photo", view=view)
    alts = [image.alt for element in app.get("image") for image in element.proto.imgs]

    assert len(alts) == len(set(alts)) == 8  # the original, three channels, three histograms, the digit
    assert all(len(alt) > 20 for alt in alts)
    assert len(str(given(app)["alt"])) > 20


def test_channels_can_be_switched_off(open_page: Visit):
    app = open_page("pixels", part="photo")
    app.button_group(key="channels_on").set_value(["green"]).run()
    shown_pixels = np.frombuffer(base64.b64decode(str(given(app)["pixels"])), np.uint8).reshape(64, 64, 3)

    assert (shown_pixels[..., 1] == photos.astronaut(64)[..., 1]).all()
    assert not shown_pixels[..., [0, 2]].any()
