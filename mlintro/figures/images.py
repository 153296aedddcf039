"""Arrays as pictures whose pixels are seen: each one a sharp square, at any size."""

import base64
from collections.abc import Sequence
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from mlintro.digits import SIDE
from mlintro.figures import svg
from mlintro.figures.palette import Palette
from mlintro.pixels import to_bytes

SIZE = 240  # of a picture, in SVG units


def pixels(image: NDArray[np.uint8]) -> str:
    """An SVG of an image, (height, width, 3) or (height, width), 0..255."""
    return svg.picture(SIZE, SIZE * image.shape[0] / image.shape[1], embedded(image, 0, 0, SIZE))


def photo(image: NDArray[np.uint8]) -> str:
    """A `data:` address of a photo as JPEG: a tenth of the bytes, where pixels need not be exact."""
    encoded = BytesIO()
    Image.fromarray(image).save(encoded, "JPEG", quality=85)
    return data_address(encoded, "jpeg")


def exact(image: NDArray[np.uint8], colours: bytes = b"") -> str:
    """
    A `data:` address of an image as PNG.

    With `colours`, four bytes each (red, green, blue, opacity), the numbers of the image, (height,
    width), say which of them a pixel has: a third of the bytes, and of the time.
    """
    picture, encoded = Image.fromarray(image), BytesIO()
    if colours:
        picture.putpalette(colours, "RGBA")
    picture.save(encoded, "PNG", compress_level=1)
    return data_address(encoded, "png")


def embedded(image: NDArray[np.uint8], x: float, y: float, width: float) -> str:
    """An SVG element with the image in it; the browser enlarges the pixels without blurring them."""
    return placed(exact(image), x, y, width, width * image.shape[0] / image.shape[1])


def placed(address: str, x: float, y: float, width: float, height: float) -> str:
    """The same for an address, which several elements may share."""
    return svg.element(
        "image", x=x, y=y, width=width, height=height, href=address, style="image-rendering:pixelated"
    )


def grey(digit: NDArray[np.float32]) -> NDArray[np.uint8]:
    """A digit of 784 numbers in 0..1 as an image, (28, 28), 0..255: light on dark, as in MNIST."""
    return to_bytes(digit.reshape(SIDE, SIDE))


def enlarged(image: NDArray[np.uint8], width: int = 720) -> bytes:
    """A PNG of an image about `width` wide, each of its pixels a sharp square of equal size."""
    side = max(1, width // image.shape[1])
    encoded = BytesIO()
    Image.fromarray(image.repeat(side, axis=0).repeat(side, axis=1)).save(encoded, "PNG")
    return encoded.getvalue()


def address(picture: str) -> str:
    """A `data:` address of an SVG."""
    return data_address(BytesIO(picture.encode()), "svg+xml")


def data_address(encoded: BytesIO, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(encoded.getvalue()).decode()}"


def labelled_digits(digits: NDArray[np.float32], labels: Sequence[str], palette: Palette) -> str:
    """Digits of 784 numbers in 0..1 side by side, light on dark, a label under each."""
    side, gap = 80, 10
    parts = []
    for i, (digit, label) in enumerate(zip(digits, labels, strict=True)):
        x = i * (side + gap)
        parts.append(embedded(grey(digit), x, 0, side))
        parts.append(svg.text(label, x + side / 2, side + 20, 15, palette.text))
    return svg.picture(len(labels) * (side + gap) - gap, side + 28, *parts)
