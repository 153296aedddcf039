"""Channels put together and taken apart; the photo at any resolution."""

import numpy as np
import pytest

from mlintro import photos, pixels
from mlintro.errors import OutOfRangeError, PixelError


def test_the_example_combines_as_the_notebook_does():
    image = pixels.combine(**pixels.EXAMPLE)

    assert image.shape == (3, 3, 3)
    assert image[0, 2].tolist() == [0.0, 1.0, 0.6]
    assert image[2, 2].tolist() == [0.9, 0.5, 0.0]


def test_channels_add_up_to_the_image():
    photo = photos.astronaut(16)
    assert (sum(pixels.only(photo, name) for name in pixels.CHANNELS) == photo).all()
    assert not pixels.only(photo, "red")[..., 1:].any()


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan"), float("inf"), None])
def test_a_value_outside_zero_to_one_is_refused_with_its_place(value: float | None):
    green = [[0, 0, 0], [0, value, 0], [0, 0, 0]]
    nothing = [[0] * 3] * 3

    with pytest.raises(PixelError) as refused:
        pixels.combine(nothing, green, nothing)

    assert {**refused.value.facts, "value": None} == {
        "channel": "green",
        "row": 1,
        "column": 1,
        "value": None,
    }


def test_to_bytes_rounds_to_the_nearest():
    assert pixels.to_bytes(np.array([0, 0.5, 1.0])).tolist() == [0, 128, 255]


@pytest.mark.parametrize("resolution", [7, 257, 0, -1])
def test_a_resolution_that_is_not_offered_is_refused(resolution: int):
    with pytest.raises(OutOfRangeError):
        photos.astronaut(resolution)


def test_fewer_pixels_keep_the_mean_colour():
    assert photos.astronaut(8).mean() == pytest.approx(photos.astronaut(256).mean(), abs=1)
