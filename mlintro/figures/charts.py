"""Horizontal charts: accuracies with their margin, and sizes on a scale of tens."""

import math
from collections.abc import Callable, Mapping
from functools import lru_cache

from mlintro.digits.models import Kind, Report
from mlintro.figures import svg
from mlintro.figures.palette import Palette

WIDTH, SIDE = 440, 22  # SIDE: room for half of what stands under the ends of a scale
SIZE = 15  # of letters: still 11 px on a phone, which has room for 326 px of the width
ROW = 46
BAR, THICK = 16, 2  # of a bar, of a whisker's lines
PALE = {"stroke_opacity": 0.5}  # of lines that only guide the eye
GUESSED = {"stroke_width": 2, "stroke_dasharray": "4 2"}
MARK = 0.4  # of its full size, so that intervals stick out
CHANCE = 0.1  # ten digits: one in ten is right by luck

Place = tuple[float, float]


def accuracies(
    reports: Mapping[Kind, Report],
    names: Mapping[Kind, str],
    chance: str,
    percent: Callable[[float, int], str],
    palette: Palette,
) -> str:
    """
    One row a model, in the order of `names`: a mark at its accuracy, a whisker for its 95 % interval.

    A model without a report yet keeps its row, empty, so that nothing jumps when it comes.
    `percent` writes a share of 0..1 with so many decimals; `chance` names the place of guessing.
    """
    bottom = ROW * len(names)
    shares = (0, 0.25, 0.5, 0.75, 1)

    def x(share: float) -> float:
        return SIDE + share * (WIDTH - 2 * SIDE)

    parts = [svg.text(chance, x(CHANCE), bottom + 38, SIZE, palette.text)]
    parts += [svg.text(percent(share, 0), x(share), bottom + 20, SIZE, palette.text) for share in shares]
    for row, (kind, name) in enumerate(names.items()):
        y = ROW * (row + 0.5) + 11
        colour = getattr(palette, kind)
        parts.append(mark(kind, x(0) + 6, y - 20, colour, scale=0.7))
        parts.append(svg.text(name, x(0) + 18, y - 15, SIZE, palette.text, text_anchor="start"))
        parts.append(svg.element("line", x1=x(0), y1=y, x2=x(1), y2=y, stroke=palette.asleep, **PALE))
        parts += [vertical(x(share), y - 5, y + 5, palette.asleep, **PALE) for share in shares]
        parts.append(vertical(x(CHANCE), y - 8, y + 8, palette.asleep, **GUESSED))
        if report := reports.get(kind):
            low, high = (x(share) for share in report.interval)
            parts.append(whisker((low, y), (high, y), 10, colour))
            parts.append(mark(kind, x(report.accuracy), y, colour, MARK))
    return svg.picture(WIDTH, bottom + 44, *parts)


def whisker(start: Place, end: Place, cap: float, colour: str) -> str:
    """
    A line to the right or down with a cap at each end, so long to both sides.

    The caps lie within the ends: nothing is drawn longer than it is, save for a line's own thickness.
    """
    (x1, y1), (x2, y2) = start, end
    inset = min(THICK, x2 - x1 + y2 - y1) / 2
    (dx, dy), (wide, high) = ((inset, 0), (0, cap)) if y1 == y2 else ((0, inset), (cap, 0))
    lines = [(x1, y1, x2, y2)]
    lines += [(x - wide, y - high, x + wide, y + high) for x, y in ((x1 + dx, y1 + dy), (x2 - dx, y2 - dy))]
    return "".join(
        svg.element("line", x1=a, y1=b, x2=c, y2=d, stroke=colour, stroke_width=THICK) for a, b, c, d in lines
    )


def mark(kind: Kind, x: float, y: float, colour: str, scale: float = 1) -> str:
    """A circle, a triangle, a square: a model is known by its mark where colours are not seen."""
    match kind:
        case Kind.LOGISTIC:
            return svg.element("circle", cx=x, cy=y, r=8 * scale, fill=colour)
        case Kind.TREE:
            wide, high = 18 * scale, 16 * scale
            path = f"M{x - wide / 2:.1f} {y + high / 2:.1f} h{wide:.1f} l{-wide / 2:.1f} {-high:.1f} z"
            return svg.element("path", d=path, fill=colour)
        case Kind.MLP:
            side = 14 * scale
            return svg.element("rect", x=x - side / 2, y=y - side / 2, width=side, height=side, fill=colour)


@lru_cache(maxsize=32)
def sizes(
    rows: tuple[tuple[str, int, str], ...], axis: str, powers: tuple[str, ...], palette: Palette
) -> str:
    """
    Bars of (name, count, the count in words) on a scale of tens, cut where they are 1,000 times as large.

    The words stand above the bar; `axis` says what a step of the scale is, and `powers` the powers of
    1,000 from the first on, as far as the longest bar reaches or farther.
    """
    bottom = ROW * len(rows)
    exponents = range(0, math.ceil(math.log10(max(count for _, count, _ in rows)) / 3) * 3 + 1, 3)

    def x(exponent: float) -> float:
        return SIDE + exponent / exponents[-1] * (WIDTH - 2 * SIDE)

    parts = []
    for row, (name, count, in_words) in enumerate(rows):
        top, end = ROW * row + 22, x(math.log10(count))
        bold = {"text_anchor": "start", "font_weight": "bold"}
        parts.append(svg.text(name, x(0), top - 6, SIZE, palette.text, **bold))
        parts.append(svg.text(in_words, WIDTH - SIDE, top - 6, SIZE, palette.text, text_anchor="end"))
        parts.append(svg.element("rect", x=x(0), y=top, width=end - x(0), height=BAR, fill=palette.accent))
        for at in map(x, exponents):
            if x(0) < at < end:
                parts.append(vertical(at, top, top + BAR, palette.background, stroke_width=3))
            else:
                parts.append(vertical(at, top, top + BAR, palette.asleep, **PALE))
    for exponent in exponents:
        is_last = exponent == exponents[-1]
        place = {"text_anchor": "end"} if is_last else {"text_anchor": "middle"}
        said = powers[exponent // 3 - 1] if exponent else "1"
        end = WIDTH if is_last else x(exponent)
        parts.append(svg.text(said, end, bottom + 20, SIZE, palette.text, **place))
    parts.append(svg.text(axis, WIDTH / 2, bottom + 42, SIZE, palette.text))
    return svg.picture(WIDTH, bottom + 48, *parts)


def vertical(x: float, top: float, bottom: float, colour: str, **attributes: object) -> str:
    return svg.element("line", x1=x, y1=top, x2=x, y2=bottom, stroke=colour, **attributes)
