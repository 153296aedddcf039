"""Images moved by whole pixels."""

from typing import cast

import numpy as np

from mlintro.digits import SIDE, Images


def moved(X: Images, right: int, down: int) -> Images:
    """
    Images as rows of 784 numbers, (n, 784), moved by whole pixels, to the left and up below zero.

    What leaves the edge is lost, and black comes in. By 28 or more nothing is left.
    """
    images = X.reshape(-1, SIDE, SIDE)
    result = np.zeros_like(images)
    here, there = window(down), window(-down)
    result[:, here, window(right)] = images[:, there, window(-right)]
    return cast(Images, result.reshape(X.shape))


def window(by: int) -> slice:
    """Where the pixels come to lie that are moved by so many, of those that stay in the image."""
    return slice(max(0, by), max(0, SIDE + min(0, by)))
