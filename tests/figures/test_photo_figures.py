"""A photo's channels in three ways, its histograms, and the row of numbers that a model gets."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest
from matplotlib import colormaps

from mlintro import photos
from mlintro.figures import photos as figures
from mlintro.figures.palette import LIGHT
from mlintro.figures.photos import View
from mlintro.pixels import CHANNELS

NS = {"svg": "http://www.w3.org/2000/svg"}
PHOTO = photos.astronaut(32)


def test_channels_as_they_are_add_up_to_the_photo():
    assert (sum(figures.channel(PHOTO, name, View.COLOUR) for name in CHANNELS) == PHOTO).all()


def test_a_channel_in_greys_has_its_numbers_three_times():
    grey = figures.channel(PHOTO, "green", View.GREY)
    assert (grey == PHOTO[..., 1:2]).all()


@pytest.mark.parametrize(("name", "map_name"), figures.MAPS.items())
def test_the_misleading_map_is_the_one_of_matplotlib(name: str, map_name: str):
    values = PHOTO[..., CHANNELS.index(name)].astype(float)
    stretched = (values - values.min()) / (values.max() - values.min())
    painted = figures.channel(PHOTO, name, View.MAP).astype(int)

    assert np.abs(painted - colormaps[map_name](stretched, bytes=True)[..., :3].astype(int)).max() <= 3
    assert painted[values == values.min()].min() >= 240  # white where there is least
    assert figures.channel(np.full((2, 2, 3), 7, np.uint8), name, View.MAP).min() >= 240


@pytest.mark.parametrize("name", figures.MAPS.values())
def test_the_tables_that_ship_are_those_of_matplotlib(name: str):
    assert (figures.colour_map(name) == colormaps[name](np.arange(256), bytes=True)[:, :3]).all()


def test_channels_are_switched_off():
    shown = figures.with_channels(PHOTO, {"red", "blue"})

    assert (shown[..., [0, 2]] == PHOTO[..., [0, 2]]).all()
    assert not shown[..., 1].any()


def test_a_histogram_counts_every_pixel():
    photo = np.zeros((4, 4, 3), np.uint8)
    photo[:1, :, 0] = 255
    bars = ET.fromstring(figures.histogram(photo, "red", LIGHT)).findall("svg:rect", NS)
    heights = [float(bar.attrib["height"]) for bar in bars]

    assert len(heights) == figures.BINS
    assert heights[0] == max(heights) == pytest.approx(figures.HEIGHT, rel=0.02)  # the highest fills it
    assert heights[-1] == pytest.approx(heights[0] / 3, abs=0.1)  # 4 pixels against 12
    assert sum(height > 0 for height in heights) == 2


def test_the_row_under_the_digit_has_all_of_its_numbers():
    digit = photos.as_digit(photos.original())
    embedded = ET.fromstring(figures.flattened(digit)).findall("svg:image", NS)

    assert digit.shape == (photos.DIGIT_SIDE, photos.DIGIT_SIDE)
    assert sorted(round(float(image.attrib["width"])) for image in embedded) == [200, digit.size]
