"""Pictures to begin the mixer with, each small enough to read its numbers."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mlintro.pixels import EXAMPLE, combine

SIZES = range(2, 8 + 1)  # rows, and as many columns, of a picture in the mixer

Image = NDArray[np.float64]

HEART = """
.##.##.
#######
#######
#######
.#####.
..###..
...#...
"""


class Preset(StrEnum):
    """Codes of links, in the order in which they are offered."""

    NOTEBOOK = "notebook"
    RED = "red"
    GREY = "grey"
    GRADIENT = "gradient"
    HEART = "heart"
    FLAG = "flag"
    BLANK = "blank"


def flat(red: float, green: float, blue: float) -> Image:
    """A picture of one colour, 3 by 3."""
    return np.full((3, 3, 3), (red, green, blue), dtype=float)


def gradient() -> Image:
    """Red grows downwards, green to the right, blue falls downwards: 5 by 5."""
    rows, columns = np.meshgrid(np.linspace(0, 1, 5), np.linspace(0, 1, 5), indexing="ij")
    return np.stack([rows, columns, 1 - rows], axis=-1)


def heart() -> Image:
    """A red heart on a pale pink ground, 7 by 7, with one bright pixel."""
    is_heart = np.array([[character == "#" for character in row] for row in HEART.split()])
    image = np.where(is_heart[..., None], (0.9, 0.1, 0.2), (1.0, 0.9, 0.9))
    image[1, 1] = (1.0, 0.6, 0.7)
    return image


def flag() -> Image:
    """Three vertical bands, blue, white and red, 3 by 3: white is all three channels at once."""
    bands = ((0.0, 0.2, 0.6), (1.0, 1.0, 1.0), (0.9, 0.1, 0.2))
    return np.tile(np.array(bands), (3, 1, 1))


MAKERS: dict[Preset, Callable[[], Image]] = {
    Preset.NOTEBOOK: lambda: combine(**EXAMPLE),
    Preset.RED: lambda: flat(1, 0, 0),
    Preset.GREY: lambda: flat(0.5, 0.5, 0.5),
    Preset.GRADIENT: gradient,
    Preset.HEART: heart,
    Preset.FLAG: flag,
    Preset.BLANK: lambda: np.zeros((3, 3, 3)),
}


@cache
def make(preset: Preset) -> Image:
    """
    The picture, (rows, columns, 3) in 0..1; it cannot be changed.

    >>> make(Preset.RED)[0, 0].tolist()
    [1.0, 0.0, 0.0]
    """
    image = MAKERS[preset]()
    image.setflags(write=False)
    return image
