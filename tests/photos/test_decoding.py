"""A stranger's photo: shown right, or refused with a reason."""

import pickle
import threading
import tomllib

import numpy as np
import pytest
from PIL import Image

from mlintro.errors import PhotoError, PhotoFault
from mlintro.photos import as_digit, decode, decoding, jpeg, receive, reduced
from tests.conftest import ROOT
from tests.photos import corpus, kinds
from tests.photos.corpus import GOOD, LOSSLESS, PLACE, SQUARES, centres, saved, turned, with_exif

# As on the server, where Pillow's warnings, which quote metadata, are kept out of the log.
pytestmark = pytest.mark.filterwarnings(r"ignore:::PIL\.")


def test_the_server_takes_in_files_as_large_as_are_decoded():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] == decoding.MAX_MB


@pytest.mark.parametrize("kind", LOSSLESS)
def test_a_format_that_keeps_every_pixel_is_shown_exactly(kind: str):
    picture = decode(saved(GOOD, kind, **LOSSLESS[kind]))

    assert picture.mode == "RGB"
    assert (np.asarray(picture) == GOOD).all()


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"quality": 100}, {"optimize": True}])
def test_a_jpeg_is_shown(options: dict[str, object]):
    picture = decode(saved(GOOD, "JPEG", **options))
    assert np.abs(centres(picture).astype(int) - SQUARES).max() < 16


@pytest.mark.parametrize(("share", "is_shown"), [(0.2, False), (0.6, False), (0.8, True), (0.95, True)])
def test_a_jpeg_that_lacks_its_end_is_shown_while_most_of_its_rows_are_there(share: float, is_shown: bool):
    """All rows of noise take the same room in the file."""
    noise = np.random.default_rng(0).integers(0, 256, (512, 128, 3), np.uint8)
    whole = saved(noise, "JPEG")
    part = whole[: round(share * len(whole))]
    if is_shown:
        rows = jpeg.cut(part, 512)
        assert rows == pytest.approx(share, abs=0.05)
        assert decode(part).size == (128, 512)
    else:
        with pytest.raises(PhotoError) as refused:
            decode(part)
        assert refused.value.code is PhotoFault.DAMAGED


def test_a_jpeg_of_inks_is_shown_in_its_colours():
    inks = Image.fromarray(GOOD).convert("CMYK")
    assert np.abs(centres(decode(saved(inks, "JPEG", quality=95))).astype(int) - SQUARES).max() < 16


def test_two_photos_in_one_file_show_the_first():
    """What many phones write: Pillow calls it MPO."""
    both = saved(GOOD, "MPO", save_all=True, append_images=[Image.new("RGB", (96, 32), "purple")])
    assert np.abs(centres(decode(both)).astype(int) - SQUARES).max() < 16


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_a_film_the_first_picture_is_shown(kind: str):
    assert (np.asarray(decode(corpus.animated(kind))) == GOOD).all()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_photo_stands_upright_to_the_pixel(kind: str, orientation: int):
    data = saved(turned(orientation), kind, exif=with_exif(orientation), **LOSSLESS[kind])
    assert (np.asarray(decode(data)) == GOOD).all()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpeg_stands_upright(orientation: int):
    picture = decode(saved(turned(orientation), "JPEG", exif=with_exif(orientation)))

    assert picture.size == GOOD.shape[1::-1]
    assert np.abs(centres(picture).astype(int) - SQUARES).max() < 16


@pytest.mark.parametrize("orientation", [0, 9, 65_535])
def test_an_orientation_that_does_not_exist_is_none(orientation: int):
    data = saved(GOOD, "PNG", exif=with_exif(orientation))
    assert (np.asarray(decode(data)) == GOOD).all()


def test_a_photo_that_does_not_say_how_it_was_held_stays_as_it_is():
    exif = Image.Exif()
    exif[0x010F] = PLACE
    assert (np.asarray(decode(saved(GOOD, "PNG", exif=exif))) == GOOD).all()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_comes_out(kind: str):
    data = saved(GOOD, kind, exif=with_exif(), icc_profile=b"a profile" * 20)
    picture = decode(data)

    assert PLACE.encode() in data
    assert not picture.info
    assert not picture.getexif()
    assert PLACE.encode() not in saved(picture, "PNG")


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_transparent_is_white(kind: str):
    pixels = np.asarray(decode(corpus.see_through(kind)))

    assert (pixels[:, :8] == 255).all()
    assert (pixels[:, 8:] == (0, 0, 255)).all()


def test_a_transparent_colour_of_a_palette_is_white():
    palette = Image.fromarray(GOOD).quantize(6)
    transparent = palette.getpixel((0, 0))  # red
    for kind in ("PNG", "GIF"):
        shown = centres(decode(saved(palette, kind, transparency=transparent)))
        assert shown[0, 0].tolist() == [255, 255, 255]
        assert shown[0, 1].tolist() == [0, 255, 0]


def test_sixteen_bits_of_grey_keep_their_shades():
    ramp = np.linspace(0, 65_535, 256).astype(np.uint16)[None].repeat(8, axis=0)
    shown = np.asarray(decode(saved(ramp, "PNG")))[0, :, 0].astype(int)

    assert (shown[0], shown[-1]) == (0, 255)
    assert (np.abs(np.diff(shown)) <= 1).all()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_every_way_to_store_colours_comes_out_as_three_numbers(mode: str):
    picture = decode(saved(Image.fromarray(GOOD).convert(mode), "PNG"))
    grey = np.asarray(Image.fromarray(GOOD).convert(mode).convert("RGB"))

    assert picture.mode == "RGB"
    assert (np.asarray(picture) == grey).all()


@pytest.mark.parametrize("size", [(3_000, 1_500), (1_025, 7), (16_000, 900)])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_large_photo_comes_out_smaller_and_in_proportion(size: tuple[int, int], kind: str):
    width, height = decode(saved(Image.new("RGB", size, "teal"), kind)).size

    assert decoding.LONGEST_SIDE / 2 <= width <= decoding.LONGEST_SIDE
    assert height == pytest.approx(width * size[1] / size[0], abs=1)


@pytest.mark.parametrize("name", corpus.REFUSED)
def test_what_cannot_be_shown_is_refused_with_its_reason(name: str):
    make, fault = corpus.REFUSED[name]
    with pytest.raises(PhotoError) as refused:
        decode(make())

    assert refused.value.code is fault
    assert pickle.loads(pickle.dumps(refused.value)).code is fault


@pytest.mark.parametrize("name", kinds.ODD_BMP)
def test_a_whole_bmp_of_an_uncommon_kind_is_not_called_damaged(name: str):
    with pytest.raises(PhotoError) as refused:
        decode(kinds.ODD_BMP[name]())
    assert refused.value.code is PhotoFault.ODD_BMP


@pytest.mark.parametrize(
    ("data", "kind"), [(corpus.REFUSED["heic"][0](), "HEIC"), (saved(GOOD, "AVIF"), "AVIF")]
)
def test_the_kinds_of_phones_are_called_by_their_names(data: bytes, kind: str):
    with pytest.raises(PhotoError) as refused:
        decode(data)
    assert refused.value.facts == {"kind": kind}


def test_a_jpeg_without_its_end_is_shown_as_far_as_it_came():
    whole = kinds.jpeg(kinds.LARGER)
    came = receive(whole[: len(whole) * 95 // 100])
    picture, shown = np.asarray(receive(whole).picture), np.asarray(came.picture)
    rows = (shown == 255).all(axis=(1, 2)).argmax()

    assert came.is_cut
    assert 0.8 < rows / len(shown) < 1
    assert (shown[:rows] == picture[:rows]).all()
    assert (shown[rows:] == 255).all()


def test_a_jpeg_that_comes_in_passes_is_shown_whole_and_less_sharp():
    whole = kinds.jpeg(kinds.LARGER, progressive=True)
    came = receive(whole[: len(whole) * 95 // 100])

    assert came.is_cut
    assert np.abs(np.asarray(came.picture).astype(int) - kinds.LARGER).mean() < 3


def test_where_a_jpeg_ends_is_a_share_of_its_rows_and_one_in_passes_has_them_all():
    by_rows, in_passes = kinds.jpeg(kinds.LARGER), kinds.jpeg(kinds.LARGER, progressive=True)

    assert jpeg.cut(by_rows, decoding.LONGEST_SIDE) is None
    assert 0.8 < jpeg.cut(by_rows[: len(by_rows) * 95 // 100], decoding.LONGEST_SIDE) < 1
    assert jpeg.cut(in_passes[: len(in_passes) * 95 // 100], decoding.LONGEST_SIDE) == 1


def test_no_length_of_a_jpeg_breaks_it_and_only_its_last_mark_may_be_missed():
    whole = kinds.jpeg()
    for lost in range(1, 300):
        assert receive(whole[:-lost]).is_cut == (lost > 2), lost
    for data in (whole, whole + bytes(20), whole + b"what a phone adds"):
        assert not receive(data).is_cut


def test_a_large_jpeg_that_is_cut_costs_little_more(monkeypatch: pytest.MonkeyPatch):
    data = saved(Image.fromarray(kinds.LARGER).resize((4_000, 3_000)), "JPEG")[:-2_000]
    sizes = []
    pixels = jpeg.pixels
    monkeypatch.setattr(jpeg, "pixels", lambda *a: sizes.append((found := pixels(*a))[0].shape) or found)

    assert receive(data).is_cut
    assert [max(size) for size in sizes] == [2_000, 2_000]


def test_scans_are_counted_and_those_of_a_preview_are_not():
    preview = saved(GOOD, "JPEG", progressive=True)
    exif = b"Exif\0\0" + preview
    segment = b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif
    plain = saved(GOOD, "JPEG")

    assert jpeg.outline(plain).scans == 1
    assert jpeg.outline(preview).scans == 10
    assert jpeg.outline(plain[:2] + segment + plain[2:]).scans == 1
    assert jpeg.outline(b"") == jpeg.outline(b"\xff" * 10_000) == jpeg.Outline(0, has_end=False)


def test_only_one_photo_is_decoded_at_a_time(monkeypatch: pytest.MonkeyPatch):
    at_once, most, lock = 0, 0, threading.Lock()
    real = decoding.decoded

    def watched(data: bytes) -> decoding.Received:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        try:
            return real(data)
        finally:
            with lock:
                at_once -= 1

    monkeypatch.setattr(decoding, "decoded", watched)
    data = saved(Image.new("RGB", (1_500, 1_500), "teal"), "PNG")
    threads = [threading.Thread(target=decode, args=(data,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == 1


def test_who_would_wait_too_long_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(decoding, "PATIENCE", 0.01)
    with decoding.turn, pytest.raises(PhotoError) as refused:
        decode(saved(GOOD, "PNG"))
    assert refused.value.code is PhotoFault.BUSY
    assert decode(saved(GOOD, "PNG"))  # and the turn was not used up


@pytest.mark.parametrize(("shape", "resolution", "size"), [((40, 80), 16, (8, 16)), ((80, 40), 8, (8, 4))])
def test_few_pixels_are_means_and_keep_the_proportion(
    shape: tuple[int, int], resolution: int, size: tuple[int, int]
):
    photo = np.random.default_rng(0).integers(0, 256, (*shape, 3), np.uint8)
    small = reduced(photo, resolution)

    assert small.shape == (*size, 3)
    assert small.mean() == pytest.approx(photo.mean(), abs=1)


def test_a_digit_of_a_photo_is_its_middle_in_grey():
    photo = np.zeros((56, 112, 3), np.uint8)
    photo[:, 28:84] = (0, 255, 0)

    assert as_digit(photo).shape == (28, 28)
    assert set(np.unique(as_digit(photo))) == {150}  # 0.587 of 255
