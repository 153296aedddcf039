"""The runs of a whole class: how well networks read that learned from few images and from many."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from mlintro.figures import svg
from mlintro.figures.palette import Palette

WIDTH, HEIGHT = 800, 400
LEFT, RIGHT, TOP, BOTTOM = 76, 20, 40, 70
SIZE = 19  # of letters, on a wall
TICKS = (100, 200, 500, 1_000, 2_000, 5_000)
LOWS = (0.0, 0.5, 0.8)  # where the scale may begin: four steps from there to 1 are round numbers
DOT = 9  # radius of one run; of several, so much more area


class Trained(Protocol):
    """A network's run: images it learned from, accuracy 0..1."""

    @property
    def images(self) -> int: ...
    @property
    def accuracy(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Words:
    images: str
    accuracy: str
    percent: Callable[[float, int], str]
    number: Callable[[int], str]


def chart(runs: Sequence[Trained], words: Words, palette: Palette) -> str:
    """A dot for each run; equal ones are one larger dot with their number. Raises ValueError without runs."""
    lowest = min(run.accuracy for run in runs)
    low = max(bottom for bottom in LOWS if bottom <= lowest)

    def x(images: int) -> float:
        along = math.log(images / TICKS[0]) / math.log(TICKS[-1] / TICKS[0])
        return LEFT + 30 + along * (WIDTH - LEFT - RIGHT - 60)

    def y(share: float) -> float:
        return TOP + (1 - share) / (1 - low) * (HEIGHT - TOP - BOTTOM)

    parts = []
    for step in range(5):
        share = low + (1 - low) * step / 4
        parts.append(
            svg.element(
                "line",
                x1=LEFT,
                x2=WIDTH - RIGHT,
                y1=y(share),
                y2=y(share),
                stroke=palette.asleep,
                stroke_opacity=0.4,
            )
        )
        said = words.percent(share, 0)
        parts.append(svg.text(said, LEFT - 10, y(share) + 7, SIZE, palette.text, text_anchor="end"))
    parts += [svg.text(words.number(tick), x(tick), HEIGHT - 40, SIZE, palette.text) for tick in TICKS]
    parts.append(svg.text(words.images, (LEFT + WIDTH) / 2, HEIGHT - 8, SIZE, palette.text))
    parts.append(svg.text(words.accuracy, LEFT - 66, 20, SIZE, palette.text, text_anchor="start"))
    return svg.picture(WIDTH, HEIGHT, *parts, *dots(runs, x, y, palette))


def dots(
    runs: Iterable[Trained], x: Callable[[int], float], y: Callable[[float], float], palette: Palette
) -> list[str]:
    """The largest first, so that none hides a smaller one."""
    found = Counter((run.images, round(run.accuracy, 3)) for run in runs)
    parts = []
    for (images, accuracy), times in sorted(found.items(), key=lambda pair: -pair[1]):
        radius = DOT * math.sqrt(times)
        edge = {"stroke": palette.background, "stroke_width": 2}
        parts.append(svg.element("circle", cx=x(images), cy=y(accuracy), r=radius, fill=palette.mlp, **edge))
        if times > 1:
            parts.append(svg.text(f"×{times}", x(images) + radius + 18, y(accuracy) + 7, SIZE, palette.text))
    return parts
