"""Images are numbers: three channels, red, green and blue, put together and taken apart."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mlintro.errors import OutOfRangeError, PixelError

CHANNELS = ("red", "green", "blue")  # the order of the last axis of every image

Channel = Sequence[object] | NDArray[np.float64]  # rows of numbers, not checked yet

# The notebook's three channels: rows of a 3x3 picture, 0 (none) to 1 (full).
EXAMPLE: dict[str, tuple[tuple[float, ...], ...]] = {
    "red": ((0.8, 0.0, 0.0), (0.0, 0.7, 0.0), (0.0, 0.0, 0.9)),
    "green": ((0.0, 0.8, 1.0), (0.6, 0.0, 0.0), (0.0, 0.0, 0.5)),
    "blue": ((0.0, 0.0, 0.6), (0.0, 0.5, 0.0), (0.7, 0.0, 0.0)),
}


def checked(name: str, values: Channel) -> NDArray[np.float64]:
    """
    One channel, (height, width), all of it in 0..1.

    Raises PixelError for the first value that is missing, not finite or outside 0..1.
    """
    channel = np.asarray(values, dtype=float)
    wrong = np.argwhere(~((channel >= 0) & (channel <= 1)))
    if wrong.size:
        row, column = map(int, wrong[0])
        raise PixelError(channel=name, row=row, column=column, value=float(channel[row, column]))
    return channel


def combine(red: Channel, green: Channel, blue: Channel) -> NDArray[np.float64]:
    """One image, (height, width, 3), from its three channels. Raises PixelError as `checked` does."""
    channels = zip(CHANNELS, (red, green, blue), strict=True)
    return np.stack([checked(name, channel) for name, channel in channels], axis=-1)


def checked_image(values: object, sizes: range) -> NDArray[np.float64]:
    """
    An image from what a browser sent: as many rows as columns, one of `sizes`, (red, green, blue) each.

    Raises OutOfRangeError for another shape, PixelError for a number outside 0..1.
    """
    try:
        image = np.array(values, dtype=float)
    except (TypeError, ValueError):  # ragged rows, or no numbers at all
        raise OutOfRangeError(name="size", value="?", allowed=sizes) from None
    if image.ndim != 3 or image.shape[0] not in sizes or image.shape[1:] != (image.shape[0], 3):
        raise OutOfRangeError(name="size", value=image.shape, allowed=sizes)
    return combine(*np.moveaxis(image, -1, 0))


def only(image: NDArray[np.generic], channel: str) -> NDArray[np.generic]:
    """
    The image with the two other channels at zero: what this channel alone contributes.

    A channel shown through a colour map would look like a negative, white where it is 0.
    """
    alone = np.zeros_like(image)
    axis = CHANNELS.index(channel)
    alone[..., axis] = image[..., axis]
    return alone


def to_bytes(image: NDArray[np.floating]) -> NDArray[np.uint8]:
    """From 0..1 to the 0..255 of image files: 255 times as much, to the nearest whole number."""
    scaled: NDArray[np.uint8] = np.rint(image * 255).astype(np.uint8)
    return scaled


def hexadecimal(colour: NDArray[np.floating]) -> str:
    """
    Three numbers in 0..1 as web pages write colours.

    >>> hexadecimal(np.array([0.8, 0, 1]))
    '#cc00ff'
    """
    return "#" + "".join(f"{value:02x}" for value in to_bytes(colour))


def literal(image: NDArray[np.floating], name: str) -> str:
    """
    Python that gives the same array, (rows, columns, 3), a name; one row of pixels a line.

    >>> print(literal(np.array([[[0.8, 0, 0]]]), "image"))
    import numpy as np
    <BLANKLINE>
    image = np.array([
        [[0.8, 0.0, 0.0]],
    ])
    print(image.shape)
    <BLANKLINE>
    """
    body = "".join(f"    {row},\n" for row in image.tolist())
    return f"import numpy as np\n\n{name} = np.array([\n{body}])\nprint({name}.shape)\n"
