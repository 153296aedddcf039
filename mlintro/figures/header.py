"""A function header as a picture: what goes in, the box, what comes out."""

from dataclasses import dataclass

from mlintro.figures import svg
from mlintro.figures.palette import Palette

WIDTH, ROW, BOX_HEIGHT = 460, 58, 64
LEFT, RIGHT = 160, 300  # where the box begins and ends
MONO = "ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace"
LONGEST, LONGEST_NAME = 17, 15  # characters that fit beside the box, and in it
MOST_INPUTS = 5


@dataclass(frozen=True, slots=True)
class Value:
    """What is said of an input or of the output: its name, its type, and what that means."""

    name: str
    written: str  # empty for a type that is missing
    meaning: str = ""


def diagram(name: str, inputs: list[Value], output: Value, palette: Palette) -> str:
    """Inputs on the left, the box in the middle, the output on the right; what is missing is dashed."""
    rows = inputs[:MOST_INPUTS] or [Value("?", "")]
    height = max(ROW * len(rows), BOX_HEIGHT) + 24
    middle = height / 2
    heights = [middle + ROW * (i - (len(rows) - 1) / 2) for i in range(len(rows))]
    return svg.picture(
        WIDTH,
        height,
        *(value(row, (8, LEFT), y, middle, palette) for row, y in zip(rows, heights, strict=True)),
        value(output, (RIGHT, WIDTH - 8), middle, middle, palette),
        svg.element(
            "rect",
            x=LEFT,
            y=middle - BOX_HEIGHT / 2,
            width=RIGHT - LEFT,
            height=BOX_HEIGHT,
            rx=10,
            fill=palette.accent,
        ),
        svg.text(
            shortened(name, LONGEST_NAME),
            (LEFT + RIGHT) / 2,
            middle + 5,
            15,
            palette.background,
            font_family=MONO,
            font_weight=600,
        ),
    )


def value(of: Value, ends: tuple[float, float], y: float, middle: float, palette: Palette) -> str:
    """An arrow from left to right, its type above it and its name or meaning below."""
    start, end = ends
    dash = {} if of.written else {"stroke_dasharray": "5 4"}
    target = middle + (y - middle) * 0.35 if start < LEFT else y  # arrows of inputs meet at the box
    line = svg.polyline(
        [(start, y), (end - 26, y), (end - 4, target)], stroke=palette.text, stroke_width=2, **dash
    )
    at = (start + end - 20) / 2
    said = of.written or "?"
    below = " · ".join(filter(None, (of.name, of.meaning)))
    return (
        line
        + head(end, target, palette)
        + svg.text(shortened(said), at, y - 8, 14, palette.accent, font_family=MONO)
        + svg.text(shortened(below, LONGEST + 3), at, y + 18, 13, palette.text)
    )


def head(x: float, y: float, palette: Palette) -> str:
    points = f"{x - 10:.1f},{y - 5:.1f} {x:.1f},{y:.1f} {x - 10:.1f},{y + 5:.1f}"
    return svg.element("polygon", points=points, fill=palette.text)


def shortened(words: str, longest: int = LONGEST) -> str:
    """
    Words no longer than their place.

    >>> shortened("un_nombre_demasiado_largo")
    'un_nombre_demasi…'
    """
    line = " ".join(words.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
