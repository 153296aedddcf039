"""Neurons as circles and lines: blue and solid adds, red-orange and dashed takes away."""

from mlintro.figures import svg
from mlintro.figures.palette import Palette

LARGEST_WEIGHT = 2.0  # drawn with the thickest line


def connection(
    start: tuple[int, int],
    end: tuple[int, int],
    weight: float,
    palette: Palette,
    asleep: bool = False,
    label: str = "",
    label_at: tuple[int, int] = (0, 0),
) -> str:
    """A line, its weight written at `label_at`; hair-thin and grey at weight 0."""
    colour = palette.positive if weight > 0 else palette.negative if weight < 0 else palette.asleep
    line = svg.element(
        "line",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        stroke=colour,
        stroke_width=1 + 9 * min(abs(weight) / LARGEST_WEIGHT, 1.0),
        stroke_opacity=0.45 if asleep else 1.0,
        **({"stroke_dasharray": "9 6"} if weight < 0 else {}),
    )
    return line + (svg.text(label, *label_at, 18, colour, font_weight="bold") if label else "")


def unit(centre: tuple[int, int], radius: float, fill: str, stroke: str) -> str:
    return svg.element(
        "circle", cx=centre[0], cy=centre[1], r=radius, fill=fill, stroke=stroke, stroke_width=2
    )
