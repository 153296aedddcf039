"""
Weights as images, one for each of the 784 pixels: blue adds, red-orange takes away.

All are painted by `signed`, on a scale that `largest` chooses. It is the 99th percentile of the sizes,
so of a picture of weights one pixel in a hundred is painted as if it were smaller than it is. A scale by
their mean, 2.5 times as large, would cut off one in ten: logistic regression's weights have many pixels
next to zero and a few far from it, and it is those that tell the digits apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mlintro.digits import SIDE
from mlintro.figures import images, svg
from mlintro.figures.palette import Palette, mixed

Floats = NDArray[np.float32]

WIDTH = 340  # of every picture: at the width of a phone their words keep their size
EDGE = 2  # room for half a frame
SCALE = 99  # percentile of the sizes that gets the full colour
LEGEND = 34
STEPS = 40  # of colour on each side of zero: more are not told apart


def largest(values: Floats) -> float:
    """The size that gets the full colour, for a scale that several images share."""
    return float(np.percentile(np.abs(values), SCALE)) or 1.0


@cache
def ramp(palette: Palette) -> bytes:
    """The colours from −1 over 0 to 1: of the sign, and as opaque as the number is large."""
    negative, positive = (bytes.fromhex(colour[1:]) for colour in (palette.negative, palette.positive))
    shares = np.linspace(-1, 1, 2 * STEPS + 1).tolist()
    return b"".join(
        (positive if share > 0 else negative) + bytes([round(255 * abs(share))]) for share in shares
    )


def signed(values: Floats, scale: float, palette: Palette) -> str:
    """
    The address of 784 numbers as an image: at ±`scale` and beyond the full colour.

    At zero it is what it lies on, so that a digit can be seen under what its pixels add.
    """
    share = np.clip(values.reshape(SIDE, SIDE) / scale, -1, 1)
    return images.exact(np.rint((share + 1) * STEPS).astype(np.uint8), ramp(palette))


def framed(values: Floats, scale: float, x: float, y: float, side: float, palette: Palette) -> str:
    """784 numbers as an image in a thin frame, its upper left corner at x, y."""
    return images.placed(signed(values, scale, palette), x, y, side, side) + frame(
        x, y, side, palette.asleep, stroke_opacity=0.5
    )


def frame(x: float, y: float, side: float, colour: str, **attributes: object) -> str:
    return svg.element("rect", x=x, y=y, width=side, height=side, fill="none", stroke=colour, **attributes)


def legend(y: float, minus: str, plus: str, palette: Palette) -> str:
    """From − over 0 to +, with what each means; 34 high."""
    left, wide, steps = 120, WIDTH - 240, 20
    ramp = np.linspace(-1, 1, steps, dtype=np.float32)
    cells = [
        svg.element(
            "rect",
            x=left + i * wide / steps,
            y=y,
            width=wide / steps + 0.3,
            height=14,
            fill=shade(float(value), palette),
        )
        for i, value in enumerate(ramp)
    ]
    return (
        "".join(cells)
        + svg.element(
            "rect", x=left, y=y, width=wide, height=14, fill="none", stroke=palette.asleep, stroke_opacity=0.5
        )
        + svg.text(f"− {minus}", left - 8, y + 12, 13, palette.negative, text_anchor="end")
        + svg.text(f"+ {plus}", left + wide + 8, y + 12, 13, palette.positive, text_anchor="start")
        + svg.text("0", left + wide / 2, y + 28, 12, palette.text)
    )


def shade(share: float, palette: Palette) -> str:
    """The colour of a share in −1..1: the background at zero."""
    return mixed(palette.background, palette.positive if share > 0 else palette.negative, abs(share))


def templates(weights: Floats, winner: int, minus: str, plus: str, palette: Palette) -> str:
    """The weights of each digit, (784, 10), on one scale; that of the winner in a frame."""
    side, gap, row = 61, 7.75, 90
    scale = largest(weights)
    parts = []
    for digit in range(weights.shape[1]):
        x, y = EDGE + (digit % 5) * (side + gap), (digit // 5) * row + EDGE
        parts.append(framed(weights[:, digit], scale, x, y, side, palette))
        is_winner = digit == winner
        if is_winner:
            parts.append(frame(x, y, side, palette.logistic, stroke_width=4))
        colour, weight = (palette.logistic, 700) if is_winner else (palette.text, 400)
        parts.append(svg.text(str(digit), x + side / 2, y + side + 18, 15, colour, font_weight=weight))
    height = 2 * row + LEGEND + 4
    return svg.picture(WIDTH, height, *parts, legend(2 * row + 4, minus, plus, palette))


@dataclass(frozen=True, slots=True)
class Row:
    """An image times the weights of a digit; `title` says what comes out."""

    weights: Floats
    title: str


def products(image: Floats, rows: Sequence[Row], palette: Palette, names: Sequence[str]) -> str:
    """
    Each row: the image × weights = what each pixel adds, (784,) all three.

    `names` stand over the three columns. Weights share a scale, and so do the products.
    """
    side, sign, head, below = 94, 27, 20, 28
    weights = largest(np.stack([row.weights for row in rows]))
    added = largest(np.stack([image * row.weights for row in rows]))
    columns = [EDGE + i * (side + sign) for i in range(3)]
    parts = [
        svg.text(name, x + side / 2, 13, 13, palette.text) for x, name in zip(columns, names, strict=True)
    ]
    for i, row in enumerate(rows):
        y = head + i * (side + below)
        parts.append(images.embedded(images.grey(image), columns[0], y, side))
        parts.append(framed(row.weights, weights, columns[1], y, side, palette))
        parts.append(framed(image * row.weights, added, columns[2], y, side, palette))
        for x, mark in zip(columns[1:], "×=", strict=True):
            parts.append(svg.text(mark, x - sign / 2, y + side / 2 + 7, 22, palette.text))
        parts.append(svg.text(row.title, WIDTH - EDGE, y + side + 17, 13, palette.text, text_anchor="end"))
    return svg.picture(WIDTH, head + len(rows) * (side + below), *parts)


def neurons(weights: Floats, labels: Sequence[str], asleep: Sequence[bool], palette: Palette) -> str:
    """First-layer neurons, (784, n), as images on one scale, a label under each; those asleep pale."""
    side, gap, row, across = 75, 12, 100, 4
    scale = largest(weights)
    parts = []
    for i, (label, is_asleep) in enumerate(zip(labels, asleep, strict=True)):
        x, y = EDGE + (i % across) * (side + gap), EDGE + (i // across) * row
        cell = framed(weights[:, i], scale, x, y, side, palette) + svg.text(
            label, x + side / 2, y + side + 16, 13, palette.asleep if is_asleep else palette.text
        )
        parts.append(svg.element("g", cell, opacity=0.45) if is_asleep else cell)
    return svg.picture(WIDTH, row * -(-len(labels) // across), *parts)
