"""The accuracies of a run for a classroom wall: few things, each to be read from the last row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mlintro.digits.models import Kind
from mlintro.figures import svg
from mlintro.figures.charts import CHANCE, GUESSED, PALE, mark, vertical, whisker
from mlintro.figures.palette import Palette

WIDTH, ROW, FOOT = 1200, 88, 52
LETTERS, NUMBERS = 38, 26  # of what is read, and of the scale
LEFT, RIGHT = 440, 900  # of the scale; names stand before it, figures behind it


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of model: the accuracies of its draws in 0..1, the last one's interval, and it in words."""

    kind: Kind
    name: str
    said: str
    accuracies: Sequence[float] = ()
    interval: tuple[float, float] | None = None
    is_foretold: bool = False


def chart(rows: Sequence[Row], percent: Callable[[float, int], str], palette: Palette) -> str:
    """
    One row a model; a frame around the one that was foretold to be the best.

    `percent` writes a share of 0..1 with so many decimals.
    """

    def x(share: float) -> float:
        return LEFT + share * (RIGHT - LEFT)

    bottom, parts = ROW * len(rows), []
    for i, row in enumerate(rows):
        y, colour = ROW * (i + 0.5), getattr(palette, row.kind)
        if row.is_foretold:
            frame = {"x": 2, "y": ROW * i + 4, "width": WIDTH - 4, "height": ROW - 8, "rx": 14}
            parts.append(svg.element("rect", **frame, fill="none", stroke=palette.text, stroke_width=3))
        parts.append(mark(row.kind, 34, y, colour, scale=1.6))
        parts.append(svg.text(row.name, 66, y + 13, LETTERS, palette.text, text_anchor="start"))
        parts.append(svg.element("line", x1=x(0), y1=y, x2=x(1), y2=y, stroke=palette.asleep, **PALE))
        parts.append(vertical(x(CHANCE), y - 20, y + 20, palette.asleep, **GUESSED))
        if row.interval:
            low, high = (x(share) for share in row.interval)
            parts.append(whisker((low, y), (high, y), 24, colour))
        parts += [mark(row.kind, x(share), y, colour) for share in row.accuracies]
        bold = {"text_anchor": "end", "font_weight": "bold"}
        parts.append(svg.text(row.said, WIDTH - 20, y + 13, LETTERS, colour, **bold))
    parts += [
        svg.text(percent(share, 0), x(share), bottom + 34, NUMBERS, palette.text) for share in (0, 0.5, 1)
    ]
    return svg.picture(WIDTH, bottom + FOOT, *parts)


SIDE, PLACE, DIGIT = 400, 180, 120  # of the readings, one under the other; of a digit's letters


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model reads in an image, and how sure it is in words."""

    kind: Kind
    name: str
    digit: int
    sure: str


def readings(rows: Sequence[Reading], palette: Palette) -> str:
    """One under the other: name, digit, how sure."""
    parts = []
    for i, row in enumerate(rows):
        top, colour = PLACE * i, getattr(palette, row.kind)
        parts.append(mark(row.kind, 20, top + 28, colour, scale=1.6))
        parts.append(svg.text(row.name, 46, top + 42, LETTERS, palette.text, text_anchor="start"))
        parts.append(svg.text(str(row.digit), 70, top + 158, DIGIT, colour, font_weight="bold"))
        parts.append(svg.text(row.sure, 140, top + 150, LETTERS, palette.text, text_anchor="start"))
    return svg.picture(SIDE, PLACE * len(rows), *parts)
