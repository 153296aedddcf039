"""A photo's channels as pictures, in three ways, and how often each number occurs."""

from enum import StrEnum
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mlintro import pixels
from mlintro.figures import svg
from mlintro.figures.images import embedded
from mlintro.figures.palette import Palette

Photo = NDArray[np.uint8]  # (rows, columns, 3), 0..255

WIDTH, HEIGHT, FOOT = 240, 200, 34
BINS = 32
COLOUR_MAPS = Path(__file__).parents[1] / "data" / "colour_maps.npz"
MAPS = {"red": "Reds", "green": "Greens", "blue": "Blues"}  # the notebook's


class View(StrEnum):
    """How one channel is shown."""

    COLOUR = "colour"  # as it contributes: the two others at zero
    GREY = "grey"  # as light as its numbers are large
    MAP = "map"  # as the notebook did: white where there is least of it


def channel(photo: Photo, name: str, view: View) -> Photo:
    """One channel of a photo as an image of the same size."""
    values = photo[..., pixels.CHANNELS.index(name)]
    match view:
        case View.COLOUR:
            alone: Photo = pixels.only(photo, name).astype(np.uint8)
            return alone
        case View.GREY:
            return values[..., None].repeat(3, axis=-1)
        case View.MAP:
            return mapped(values, MAPS[name])


def mapped(values: NDArray[np.uint8], name: str) -> Photo:
    """Numbers painted as matplotlib's imshow does: the least and the greatest get the ends of the map."""
    low, high = int(values.min()), int(values.max())
    stretched = (values.astype(float) - low) * 255 / max(1, high - low)
    return colour_map(name)[np.rint(stretched).astype(np.uint8)]


@cache
def colour_map(name: str) -> NDArray[np.uint8]:
    """256 colours of matplotlib, (256, 3): tools/build_colour_maps.py. Raises KeyError for another name."""
    with np.load(COLOUR_MAPS, allow_pickle=False) as stored:
        table: NDArray[np.uint8] = stored[name]
    return table


def with_channels(photo: Photo, on: set[str]) -> Photo:
    """The photo with the channels that are not on at zero."""
    is_on = np.array([name in on for name in pixels.CHANNELS])
    shown: Photo = photo * is_on.astype(np.uint8)
    return shown


def histogram(photo: Photo, name: str, palette: Palette) -> str:
    """How many pixels have how much of a channel: 32 bars from 0 to 255, the highest fills the height."""
    counts, _ = np.histogram(photo[..., pixels.CHANNELS.index(name)], BINS, (0, 256))
    step = WIDTH / BINS
    bars = []
    for i, count in enumerate(counts):
        height = float(count / counts.max() * (HEIGHT - 4))
        bars.append(
            svg.element(
                "rect", x=i * step, y=HEIGHT - height, width=step - 1, height=height, fill=palette.text
            )
        )
    line = svg.element("line", x1=0, y1=HEIGHT, x2=WIDTH, y2=HEIGHT, stroke=palette.asleep)
    ends = [
        svg.text("0", 0, HEIGHT + FOOT - 4, 28, palette.text, text_anchor="start"),
        svg.text("255", WIDTH, HEIGHT + FOOT - 4, 28, palette.text, text_anchor="end"),
    ]
    return svg.picture(WIDTH, HEIGHT + FOOT, *bars, line, *ends)


def flattened(digit: NDArray[np.uint8]) -> str:
    """An image, (28, 28), and under it all of its numbers in one row, as bars of light."""
    side, gap = 200, 26
    row = digit.reshape(1, -1)
    wide = row.size
    strip = embedded(row.repeat(24, axis=0), 0, side + gap, wide)
    border = svg.element(
        "rect", x=0.5, y=side + gap + 0.5, width=wide - 1, height=23, fill="none", stroke="#808080"
    )
    return svg.picture(wide, side + gap + 24, embedded(digit, (wide - side) / 2, 0, side), strip, border)
