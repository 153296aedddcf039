"""The accuracies of one setting on several draws of images: a strip of dots for each model."""

import math
from collections.abc import Callable, Mapping, Sequence

from mlintro.digits.models import Kind
from mlintro.digits.runs import Run
from mlintro.figures import svg
from mlintro.figures.charts import PALE, SIDE, SIZE, WIDTH, mark, vertical
from mlintro.figures.palette import Palette

ROW = 52
STEP = 0.05  # of accuracy: the ends of the scale are so round
LIFT, HIGHEST = 7, 3  # px between dots of the same place, one over the other, and how many stand so
NEAR = 9  # px: dots that are nearer cover each other
DOT = 0.6  # of a mark's full size


def chart(
    drawn: Sequence[Run], names: Mapping[Kind, str], percent: Callable[[float, int], str], palette: Palette
) -> str:
    """
    One row a model, in the order of `names`: a mark for each draw, the last with a ring.

    The scale goes from the lowest accuracy to the highest of all, to the next 5 points. `percent` writes a
    share of 0..1 with so many decimals.
    """
    accuracies = {kind: [run.scores[kind].accuracy for run in drawn] for kind in names}
    every = [accuracy for row in accuracies.values() for accuracy in row]
    low = min(math.floor(round(min(every) / STEP, 6)) * STEP, 1 - STEP)  # no scale goes beyond all
    high = max(math.ceil(round(max(every) / STEP, 6)) * STEP, low + STEP)
    bottom = ROW * len(names)
    ticks = [low + (high - low) * i / 2 for i in range(3)]

    def x(share: float) -> float:
        return SIDE + (share - low) / (high - low) * (WIDTH - 2 * SIDE)

    parts = [
        svg.text(percent(share, 1), x(share), bottom + 20, SIZE, palette.text, text_anchor=anchor)
        for share, anchor in zip(ticks, ("start", "middle", "end"), strict=True)
    ]
    for row, (kind, name) in enumerate(names.items()):
        y, colour = ROW * (row + 0.5) + 14, getattr(palette, kind)
        parts.append(mark(kind, x(low) + 6, y - 23, colour, scale=0.7))
        parts.append(svg.text(name, x(low) + 18, y - 18, SIZE, palette.text, text_anchor="start"))
        parts.append(svg.element("line", x1=x(low), y1=y, x2=x(high), y2=y, stroke=palette.asleep, **PALE))
        parts += [vertical(x(share), y - 5, y + 5, palette.asleep, **PALE) for share in ticks]
        places = stacked([x(accuracy) for accuracy in accuracies[kind]])
        parts += [mark(kind, left, y - up, colour, DOT) for left, up in places]
        last, up = places[-1]
        ring = {"fill": "none", "stroke": palette.text, "stroke_width": 2}
        parts.append(svg.element("circle", cx=last, cy=y - up, r=9, **ring))
    return svg.picture(WIDTH, bottom + 28, *parts)


def stacked(lefts: Sequence[float]) -> list[tuple[float, float]]:
    """
    Each place with how far it is lifted, so that dots near each other do not hide one another.

    >>> stacked([10, 50, 12, 11, 10])
    [(10, 0), (50, 0), (12, 7), (11, 14), (10, 0)]
    """
    places: list[tuple[float, float]] = []
    for left in lefts:
        near = sum(abs(left - other) < NEAR for other, _ in places)
        places.append((left, LIFT * (near % HIGHEST)))
    return places
