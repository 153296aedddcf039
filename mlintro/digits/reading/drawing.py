"""
A digit drawn by hand, made into an image as those of MNIST were made.

"The original black and white (bilevel) images from NIST were size normalized to fit in a 20x20
pixel box while preserving their aspect ratio. The resulting images contain grey levels as a
result of the anti-aliasing technique used by the normalization algorithm. The images were
centered in a 28x28 image by computing the center of mass of the pixels, and translating the
image so as to position this point at the center of the 28x28 field." (Y. LeCun, C. Cortes,
C. Burges, The MNIST database of handwritten digits, yann.lecun.com/exdb/mnist)

But:
- There is no scan. Strokes are drawn straight into the box, with a pen in proportion to the digit:
  one drawn small with a thick pen is no thicker than one drawn large.
- The box is filled by the pen's path and half a pen around it, not by the ink that was found.
- Grey is how far the pen reaches into a pixel. How MNIST resampled is lost (C. Yadav, L. Bottou, Cold
  Case: The Lost MNIST Digits, NeurIPS 2019).
- A slant is kept, as MNIST keeps it, and nothing is done to the pixels after the centring.

A browser does the same in `drawing_math.js`, to the last bit: hence only sums, products, quotients and
square roots, which every machine rounds alike, each by itself and in the same order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlintro.digits import SIDE

Floats = NDArray[np.float32]
Point = tuple[float, float]  # x to the right and y down, 0..1 of the sheet
Stroke = tuple[Point, ...]  # from where the pen comes down to where it is lifted
Strokes = tuple[Stroke, ...]

MOST_STROKES = 100
MOST_POINTS = 2_000  # in all strokes together

BOX = 20  # pixels: the side of the box that the digit is scaled into
# Pixels. In proportion to the digit, so that it does not tell how large that was drawn; digits drawn
# plainly then have about as much ink as MNIST's, 0.13 of the image.
PEN = 2.4
SHEET_PEN = 0.07  # of the sheet's side, as it is seen on screen: the same on a digit of the usual size
SMALLEST = 0.04  # of the sheet: what is drawn smaller is a dot, and not made larger than one
# A digit is at least as large as this, of the sheet or of its image, and has as much ink, in whole black
# pixels. Of MNIST's first 5,000 and of all for validation the smallest has 0.67, and the thinnest 23; a dot
# has 5, as four dots apart have 19, and a tap that slips is smaller.
LEAST_SIDE = 0.1
LEAST_INK = 20.0
WHITE = 255  # the last level of grey
TOGETHER = 32  # pieces of a path that are drawn at once: more wait for the processor's cache


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """
    What becomes of a drawing, step by step; images are float32, 0 (black) to 1 (white).

    frame: left, top, right, bottom of its points on the sheet, 0..1. boxed: (20, 20), the digit as
    large as fits. centred: (28, 28), its centre of mass in the middle: what the models get.
    """

    frame: tuple[float, float, float, float]
    boxed: Floats
    centred: Floats

    @property
    def is_enough(self) -> bool:
        """Whether it can be a digit, or is a dot, or a pen that slipped."""
        left, top, right, bottom = self.frame
        return is_enough(max(right - left, bottom - top), float(self.boxed.sum()))


def strokes(sent: object) -> Strokes | None:
    """
    A drawing that came from a browser, as `[[[x, y], ...], ...]`; None if it is not one.

    >>> strokes([[[0.5, 0.25], [1, 0]]])
    (((0.5, 0.25), (1.0, 0.0)),)
    >>> strokes([[[0.5, 2]]]), strokes("x")
    (None, None)
    """
    if not isinstance(sent, list) or len(sent) > MOST_STROKES:
        return None
    if not all(isinstance(stroke, list) and stroke for stroke in sent):
        return None
    if sum(map(len, sent)) > MOST_POINTS or not all(is_point(point) for stroke in sent for point in stroke):
        return None
    return tuple(tuple((float(x), float(y)) for x, y in stroke) for stroke in sent)


def is_point(sent: object) -> bool:
    """Whether it is two numbers in 0..1. True is none, nor is NaN."""
    if not isinstance(sent, list) or len(sent) != 2:
        return False
    return all(type(number) in (int, float) and 0 <= number <= 1 for number in sent)


def steps(drawing: Strokes) -> Steps:
    """
    What becomes of a drawing. Where it stands on the sheet, and how large, does not matter.

    Raises ValueError for a drawing without a stroke. What is smaller than SMALLEST stays small.
    """
    points = np.array([point for stroke in drawing for point in stroke])
    low, high = points.min(axis=0), points.max(axis=0)
    scale = (BOX - PEN) / max(SMALLEST, float((high - low).max()))  # half a pen is left at each side
    middle = (low + high) / 2
    boxed = rendered([scale * (np.array(stroke) - middle) + BOX / 2 for stroke in drawing])
    return Steps((*low.tolist(), *high.tolist()), boxed, centred(boxed))


def is_enough(side: float, ink: float) -> bool:
    """Whether something can be a digit: its longer side, as a share of all, and its ink, in whole pixels."""
    return side >= LEAST_SIDE and ink >= LEAST_INK


def rendered(paths: Sequence[NDArray[np.float64]]) -> Floats:
    """
    Paths of points (n, 2), x and y in pixels of the box, 0..20, as an image of (20, 20), 0..1.

    A pixel whose middle lies half a pixel within the pen or further is white, one that lies so far beside
    it is black, and between there are the 256 levels of MNIST.
    """
    across = np.arange(BOX) + 0.5
    nearest = np.full((BOX, BOX), np.inf)  # from the pen's path, squared
    # from each point to the next, and before them from the first to itself: one point is a path too
    starts = np.concatenate([part for path in paths for part in (path[:1], path[:-1])])
    gone = np.concatenate(paths) - starts
    for first in range(0, len(gone), TOGETHER):
        start, along = (part[first : first + TOGETHER, :, None, None] for part in (starts, gone))
        length = along[:, 0] * along[:, 0] + along[:, 1] * along[:, 1]
        right, down = across - start[:, 0], across[:, None] - start[:, 1]
        share = (right * along[:, 0] + down * along[:, 1]) / np.where(length > 0, length, 1)
        share = np.clip(share, 0, 1)
        right, down = right - share * along[:, 0], down - share * along[:, 1]
        nearest = np.minimum(nearest, (right * right + down * down).min(axis=0))
    white = np.clip(PEN / 2 + 0.5 - np.sqrt(nearest), 0, 1)
    image: Floats = (np.floor(WHITE * white + 0.5) / WHITE).astype(np.float32)
    return image


def centred(boxed: Floats) -> Floats:
    """
    An image of (20, 20) in one of (28, 28), moved by whole pixels: its centre of mass to the middle.

    That is, as in every image of MNIST, into the pixel right and below of the middle. A digit whose
    mass is far to one side is moved as far as it can be without losing any of it.
    """
    across = np.arange(BOX) + 0.5
    levels = np.rint(WHITE * boxed.astype(np.float64))  # whole: their sums are exact in any order
    mass = float(levels.sum()) or 1.0
    middle = np.array([levels.sum(axis=1) @ across, levels.sum(axis=0) @ across]) / mass
    top, left = np.clip(np.ceil(SIDE / 2 - middle), 0, SIDE - BOX).astype(int)
    image = np.zeros((SIDE, SIDE), dtype=np.float32)
    image[top : top + BOX, left : left + BOX] = boxed
    return image
