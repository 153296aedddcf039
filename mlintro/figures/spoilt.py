"""Examples that were spoilt, and how models fare that learned from them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mlintro.digits import Images
from mlintro.digits.models import Kind
from mlintro.figures import images, svg
from mlintro.figures.charts import PALE, SIDE, SIZE, WIDTH, mark, vertical
from mlintro.figures.palette import Palette

ACROSS, GAP = 5, 10  # tiles in a row, and what is between them
TILE = (WIDTH - (ACROSS - 1) * GAP) / ACROSS
ROW, FLAT = 48, 30  # of a model, which has its name above the line; of a digit, which has it before
RING = 6


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A tile: an image of 784 numbers in 0..1, or none where none is left; and what is written under it."""

    image: Images | None
    said: str
    is_marked: bool = False


def examples(shown: Sequence[Example], palette: Palette) -> str:
    """Five in a row; the words under a marked one are red-orange and bold."""
    height, parts = TILE + 26, []
    for i, example in enumerate(shown):
        x, y = i % ACROSS * (TILE + GAP), i // ACROSS * (height + 4)
        if example.image is None:
            edge = {"fill": "none", "stroke": palette.negative, "stroke_width": 2, "stroke_dasharray": "5 4"}
            parts.append(svg.element("rect", x=x + 1, y=y + 1, width=TILE - 2, height=TILE - 2, **edge))
        else:
            parts.append(images.embedded(images.grey(example.image), x, y, TILE))
        colour = palette.negative if example.is_marked else palette.text
        bold = {"font_weight": 700} if example.is_marked else {}
        parts.append(svg.text(example.said, x + TILE / 2, y + TILE + 19, 17, colour, **bold))
    rows = -(-len(shown) // ACROSS)
    return svg.picture(WIDTH, rows * (height + 4), *parts)


@dataclass(frozen=True, slots=True)
class Row:
    """A model or a digit, and the share read right, 0..1, after whole and after spoilt examples."""

    name: str
    said: str  # both shares in words, at the end of the row
    before: float | None  # None: not there yet
    after: float | None
    kind: Kind
    is_digit: bool = False


def before_after(rows: Sequence[Row], percent: Callable[[float, int], str], palette: Palette) -> str:
    """
    A line from 0 to 1 for each row: a ring for whole examples, a solid mark for spoilt ones, the way between.

    `percent` writes a share of 0..1 with so many decimals. What is not there yet keeps its row.
    """
    left = SIDE + (18 if rows[0].is_digit else 0)

    def x(share: float) -> float:
        return left + share * (WIDTH - SIDE - left)

    parts, top = [], 0.0
    shares = (0, 0.25, 0.5, 0.75, 1)
    for row in rows:
        colour = getattr(palette, row.kind)
        high = FLAT if row.is_digit else ROW
        y = top + (high / 2 if row.is_digit else 34)
        if row.is_digit:
            parts.append(svg.text(row.name, 8, y + 6, SIZE + 1, palette.text, font_weight=700))
        else:
            parts.append(mark(row.kind, x(0) + 6, top + 11, colour, scale=0.7))
            parts.append(svg.text(row.name, x(0) + 18, top + 16, SIZE, palette.text, text_anchor="start"))
            parts.append(svg.text(row.said, x(1), top + 16, SIZE, palette.text, text_anchor="end"))
        parts.append(svg.element("line", x1=x(0), y1=y, x2=x(1), y2=y, stroke=palette.asleep, **PALE))
        parts += [vertical(x(share), y - 4, y + 4, palette.asleep, **PALE) for share in shares]
        if row.before is not None and row.after is not None:
            way = {"stroke": colour, "stroke_width": 3}
            parts.append(svg.element("line", x1=x(row.before), y1=y, x2=x(row.after), y2=y, **way))
        if row.before is not None:
            ring = {"fill": palette.background, "stroke": colour, "stroke_width": 2.5}
            parts.append(svg.element("circle", cx=x(row.before), cy=y, r=RING, **ring))
        if row.after is not None:
            parts.append(mark(row.kind, x(row.after), y, colour, 0.75))
        top += high
    parts += [svg.text(percent(share, 0), x(share), top + 16, SIZE, palette.text) for share in shares]
    return svg.picture(WIDTH, top + 24, *parts)
