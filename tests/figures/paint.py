"""What a browser paints of an image in a picture."""

import base64
from io import BytesIO

import numpy as np
from PIL import Image

from mlintro.figures.palette import Palette


def painted(address: str, palette: Palette) -> np.ndarray:
    """An image from its address, on the background of a theme: (height, width, 3), 0..1."""
    image = Image.open(BytesIO(base64.b64decode(address.split(",")[1]))).convert("RGBA")
    ground = Image.new("RGBA", image.size, palette.background)
    return np.array(Image.alpha_composite(ground, image).convert("RGB")) / 255
