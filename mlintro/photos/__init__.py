"""Photos: the lesson's own, a stranger's decoded safely, and both at the size the learner asks for."""

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from mlintro.errors import OutOfRangeError, PhotoError
from mlintro.photos.decoding import MAX_MB, decode, receive

__all__ = [
    "MAX_MB",
    "RESOLUTIONS",
    "PhotoError",
    "as_digit",
    "astronaut",
    "decode",
    "original",
    "receive",
    "reduced",
]

ASTRONAUT = Path(__file__).parents[1] / "data" / "astronaut.png"
RESOLUTIONS = range(8, 256 + 1)  # pixels along the longer side
DIGIT_SIDE = 28  # what the digit models read, in both directions

Photo = NDArray[np.uint8]  # (height, width, 3), 0..255


@cache
def original() -> Photo:
    """Eileen Collins (NASA, public domain), (512, 512, 3), read-only."""
    with Image.open(ASTRONAUT, formats=("PNG",)) as photo:
        pixels = np.asarray(photo.convert("RGB"))
    pixels.setflags(write=False)
    return pixels


@cache
def astronaut(resolution: int) -> Photo:
    """The lesson's photo as (resolution, resolution, 3), read-only. Raises OutOfRangeError."""
    pixels = reduced(original(), resolution)
    pixels.setflags(write=False)
    return pixels


def reduced(photo: Photo, resolution: int) -> Photo:
    """
    A photo with so many pixels along its longer side, the shorter one in proportion.

    Each new pixel is the mean of the pixels it covers. Raises OutOfRangeError.
    """
    if resolution not in RESOLUTIONS:
        raise OutOfRangeError(name="resolution", value=resolution, allowed=RESOLUTIONS)
    height, width = photo.shape[:2]
    longest = max(height, width)
    size = (max(1, round(width * resolution / longest)), max(1, round(height * resolution / longest)))
    return np.asarray(Image.fromarray(photo).resize(size, Image.Resampling.BOX)).copy()


def as_digit(photo: Photo) -> Photo:
    """
    The middle of a photo in grey as (28, 28), the shape of image that the digit models read.

    Grey is 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601): eyes see green best.
    """
    height, width = photo.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    square = Image.fromarray(photo[top : top + side, left : left + side]).convert("L")
    return np.asarray(square.resize((DIGIT_SIDE, DIGIT_SIDE), Image.Resampling.BOX))
