"""The photo of the lesson, at the resolution that the learner asks for."""

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from mlintro.errors import OutOfRangeError

ASTRONAUT = Path(__file__).parent / "data" / "astronaut.png"
RESOLUTIONS = range(8, 256 + 1)  # pixels a side; the widest is what "original" shows


@cache
def astronaut(resolution: int) -> NDArray[np.uint8]:
    """
    Eileen Collins (NASA, public domain) as (resolution, resolution, 3), 0..255, read-only.

    Each new pixel is the mean of the pixels it covers. Raises OutOfRangeError.
    """
    if resolution not in RESOLUTIONS:
        raise OutOfRangeError(name="resolution", value=resolution, allowed=RESOLUTIONS)
    with Image.open(ASTRONAUT, formats=("PNG",)) as photo:
        pixels = np.asarray(photo.convert("RGB").resize((resolution, resolution), Image.Resampling.BOX))
    pixels.setflags(write=False)
    return pixels
