"""What a colour profile changes, and which are left aside."""

import numpy as np
import pytest
from PIL import Image

from mlintro.photos import decode
from mlintro.photos.containers import bare_png
from mlintro.photos.profiles import MAX_PROFILE, by_gamma, in_srgb, space
from tests.photos import profiles
from tests.photos.corpus import chunk, png, saved
from tests.photos.kinds import COLOURS, wide

RED = np.full((8, 8, 3), (230, 40, 40), np.uint8)


def first(picture: Image.Image) -> list[int]:
    return np.asarray(picture)[0, 0].tolist()


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_the_red_of_a_phone_is_more_red_than_its_numbers_say(kind: str):
    shown = first(decode(saved(RED, kind, lossless=True, icc_profile=profiles.P3)))
    assert np.abs(np.array(shown) - (251, 0, 18)).max() <= 1


def test_a_profile_may_mean_other_colours_altogether():
    shown = first(decode(saved(RED, "PNG", icc_profile=profiles.SWAPPED)))
    assert np.abs(np.array(shown) - (40, 230, 40)).max() <= 2


def test_transparency_is_no_colour_and_stays():
    picture = Image.fromarray(np.dstack([RED, np.full((8, 8), 77, np.uint8)]))
    assert first(in_srgb(picture, profiles.SWAPPED))[3] == 77


@pytest.mark.parametrize(
    "profile",
    [
        *(b"", b"a profile", bytes(2_000), profiles.SWAPPED[:131], profiles.SWAPPED[:-400]),
        profiles.SWAPPED[:132] + b"\xff" * (len(profiles.SWAPPED) - 132),
        profiles.SWAPPED[:36] + b"ACSP" + profiles.SWAPPED[40:],
        profiles.SWAPPED[:12] + b"link" + profiles.SWAPPED[16:],
        profiles.SWAPPED[:12] + b"abst" + profiles.SWAPPED[16:],
        profiles.SWAPPED[:8] + b"\5" + profiles.SWAPPED[9:],
        profiles.SWAPPED[:20] + b"RGB " + profiles.SWAPPED[24:],
        profiles.SWAPPED[:128] + (10**6).to_bytes(4) + profiles.SWAPPED[132:],
        profiles.SWAPPED + bytes(MAX_PROFILE),
        *(profiles.WITH_A_CHAIN, profiles.of_grey(1), profiles.of_inks()),
    ],
)
def test_a_profile_that_is_broken_or_does_not_fit_is_left_aside(profile: bytes):
    for data in (
        saved(COLOURS, "PNG", icc_profile=profile),
        saved(COLOURS, "WEBP", lossless=True, icc_profile=profile),
    ):
        assert (np.asarray(decode(data)) == COLOURS).all()


def test_any_byte_of_a_profile_may_be_wrong():
    dice = np.random.default_rng(0)
    for whole, mode in ((profiles.P3, "RGB"), (profiles.of_inks(), "CMYK"), (profiles.of_grey(2), "L")):
        picture = Image.fromarray(RED).convert(mode)
        for _ in range(300):
            broken = bytearray(whole)
            broken[dice.integers(len(whole))] = dice.integers(256)
            assert in_srgb(picture, bytes(broken)).size == picture.size


def test_the_largest_profile_that_is_taken_can_be_one():
    assert space(profiles.SWAPPED.ljust(MAX_PROFILE, b"\0")) == b"RGB "
    assert space(profiles.SWAPPED.ljust(MAX_PROFILE + 1, b"\0")) is None


def test_a_gamma_is_undone():
    grey = Image.fromarray(np.arange(256, dtype=np.uint8)[None])
    seen = np.asarray(by_gamma(grey, 1.0))[0].astype(int)

    assert (seen[0], seen[255]) == (0, 255)
    assert seen[128] == 188  # half of the light, in sRGB
    assert np.abs(np.asarray(by_gamma(grey, 1 / 2.2))[0].astype(int) - np.arange(256)).mean() < 2


def test_of_a_png_only_what_its_picture_needs_is_read():
    texts = chunk(b"zTXt", b"a\0\0") + chunk(b"iTXt", b"b") + chunk(b"acTL", bytes(8))
    bare, profile = bare_png(png(8, 8, extra=texts))

    assert (bare, profile) == (png(8, 8), None)
    assert bare_png(saved(wide(RED[..., 0]), "PNG", icc_profile=profiles.P3))[1] == profiles.P3
