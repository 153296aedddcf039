"""Images moved by whole pixels."""

import numpy as np

from mlintro.digits.moving import moved


def test_moved_images_lose_what_leaves_the_edge():
    image = np.zeros((1, 784), dtype=np.float32)
    image[0, 14 * 28 + 10] = 1

    assert moved(image, 3, -2).reshape(28, 28)[12, 13] == 1
    assert moved(image, 3, -2).sum() == 1
    assert moved(image, 18, 0).sum() == moved(image, 0, -30).sum() == 0
    assert (moved(image, 0, 0) == image).all()
