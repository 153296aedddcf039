"""A colour to match and what a class guessed of it: a row of dots for each of its three numbers."""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from mlintro.figures import svg
from mlintro.figures.palette import Palette
from mlintro.pixels import hexadecimal
from mlintro.pixels.colours import Triple

WIDTH, HEIGHT = 1_100, 400
SWATCH = 250  # px of the colour itself, at the left
LEFT, RIGHT = 470, 30  # of the axes
ROW, FOOT = 118, 30  # height of a row; below the last for its numbers
SIZE = 24  # of letters, on a wall
DOT = 20  # px from one dot to the next above it, where there is room
TICKS = (0.0, 0.5, 1.0)


def chart(
    aim: Triple,
    guesses: Sequence[Triple],
    names: Sequence[str],
    number: Callable[[float], str],
    palette: Palette,
) -> str:
    """
    A dot for each guess, of the colour that was guessed; equal numbers lie one upon another.

    `names` are those of red, green and blue. A line stands where the colour has its number.
    """
    top = (HEIGHT - SWATCH) / 2
    box = {"width": SWATCH, "height": SWATCH, "rx": 12}
    parts = [svg.element("rect", x=10, y=top, **box, fill=hexadecimal(np.array(aim)), stroke=palette.asleep)]
    for channel, name in enumerate(names):
        floor = (channel + 1) * ROW
        parts.append(svg.text(name, LEFT - 30, floor - ROW / 3, SIZE, palette.text, text_anchor="end"))
        parts += axis(floor, aim[channel], number, palette)
        parts += dots([guess[channel] for guess in guesses], guesses, floor, palette)
    return svg.picture(WIDTH, HEIGHT, *parts)


def axis(floor: float, aim: float, number: Callable[[float], str], palette: Palette) -> list[str]:
    """A line from 0 to 1 with its numbers, and another where the colour has its own."""
    line = {"x1": x(0), "x2": x(1), "y1": floor, "y2": floor}
    parts = [svg.element("line", **line, stroke=palette.asleep, stroke_width=2)]
    parts += [svg.text(number(tick), x(tick), floor + 22, 20, palette.text) for tick in TICKS]
    there = {"x1": x(aim), "x2": x(aim), "y1": floor - ROW + FOOT, "y2": floor}
    return [*parts, svg.element("line", **there, stroke=palette.text, stroke_width=5)]


def dots(values: Sequence[float], colours: Sequence[Triple], floor: float, palette: Palette) -> list[str]:
    """Heaps of dots upon an axis, none higher than its row."""
    times, laid = Counter(values), Counter[float]()
    parts = []
    for value, colour in zip(values, colours, strict=True):
        step = min(DOT, (ROW - FOOT - DOT) / times[value])
        y = floor - DOT / 2 - 2 - laid[value] * step
        edge = {"stroke": palette.text, "stroke_width": 1.5}
        parts.append(
            svg.element(
                "circle", cx=x(value), cy=y, r=DOT / 2 - 1, fill=hexadecimal(np.array(colour)), **edge
            )
        )
        laid[value] += 1
    return parts


def x(value: float) -> float:
    """
    Where a number of 0..1 stands on an axis.

    >>> x(0), x(1)
    (470.0, 1070.0)
    """
    return float(LEFT + value * (WIDTH - LEFT - RIGHT))
