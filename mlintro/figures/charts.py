"""Horizontal charts: accuracies with their margin, and sizes on a scale of tens."""

import math
from collections.abc import Callable, Mapping, Sequence

from mlintro.digits.models import Kind, Report
from mlintro.figures import svg
from mlintro.figures.palette import Palette

WIDTH, LEFT, RIGHT = 460, 166, 26  # LEFT: room for names
ROW = 42
CHANCE = 0.1  # ten digits: one in ten is right by luck


def accuracies(
    reports: Mapping[Kind, Report],
    names: Mapping[Kind, str],
    chance: str,
    percent: Callable[[float, int], str],
    palette: Palette,
) -> str:
    """
    One row a model, in the order of `names`: a mark at its accuracy, a bar for its 95 % interval.

    A model without a report yet keeps its row, empty, so that nothing jumps when it comes.
    `percent` writes a share of 0..1 with so many decimals; `chance` names the line of guessing.
    """
    height = ROW * len(names) + 40

    def x(share: float) -> float:
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    parts = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        parts.append(vertical(x(share), height - 34, palette.asleep, stroke_opacity=0.35))
        parts.append(svg.text(percent(share, 0), x(share), height - 16, 14, palette.text))
    parts.append(vertical(x(CHANCE), height - 34, palette.negative, stroke_dasharray="4 4"))
    parts.append(svg.text(chance, x(CHANCE), height, 13, palette.negative))
    for row, (kind, name) in enumerate(names.items()):
        y = ROW * (row + 0.5) + 6
        colour = getattr(palette, kind)
        parts.append(svg.text(name, LEFT - 12, y + 5, 14, palette.text, text_anchor="end"))
        if report := reports.get(kind):
            low, high = (x(share) for share in report.interval)
            parts.append(
                svg.element(
                    "line", x1=low, y1=y, x2=high, y2=y, stroke=colour, stroke_width=14, stroke_opacity=0.35
                )
            )
            parts.append(mark(kind, x(report.accuracy), y, colour))
    return svg.picture(WIDTH, height + 4, *parts)


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


def sizes(rows: Sequence[tuple[str, int, str]], palette: Palette) -> str:
    """Bars of (name, count, the count in words) on a scale of tens: each mark is 1,000 times the last."""
    height = ROW * len(rows) + 34
    longest = math.log10(max(count for _, count, _ in rows))
    room = WIDTH - LEFT - 152  # for the words behind the longest bar

    def x(exponent: float) -> float:
        return LEFT + exponent / longest * room

    parts = []
    for exponent in range(0, math.ceil(longest) + 1, 3):
        parts.append(vertical(x(exponent), height - 24, palette.asleep, stroke_opacity=0.35))
        power = svg.element("tspan", str(exponent), dy=-5, font_size=10) if exponent else ""
        ten_to_the = "10" + power if exponent else "1"
        parts.append(
            svg.element(
                "text",
                ten_to_the,
                x=x(exponent),
                y=height - 6,
                font_size=13,
                fill=palette.text,
                text_anchor="middle",
            )
        )
    for row, (name, count, in_words) in enumerate(rows):
        y = ROW * row + 10
        end = x(math.log10(count))
        parts.append(svg.text(name, LEFT - 12, y + 20, 14, palette.text, text_anchor="end"))
        parts.append(svg.element("rect", x=LEFT, y=y, width=end - LEFT, height=28, rx=4, fill=palette.accent))
        # a halo keeps the words readable where they cross a line of the grid
        halo = {"stroke": palette.background, "stroke_width": 5, "paint_order": "stroke"}
        parts.append(svg.text(in_words, end + 8, y + 20, 14, palette.text, text_anchor="start", **halo))
    return svg.picture(WIDTH, height, *parts)


def vertical(x: float, bottom: float, colour: str, **attributes: object) -> str:
    return svg.element("line", x1=x, y1=4, x2=x, y2=bottom, stroke=colour, **attributes)
