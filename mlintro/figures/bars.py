"""Ten bars, one a digit: shares, or scores on both sides of zero."""

from collections.abc import Sequence

from mlintro.figures import svg
from mlintro.figures.palette import Palette

WIDTH, LEFT, ROW = 340, 24, 21
NUMBER = 52  # room for the number behind a bar


def digits(values: Sequence[float], words: Sequence[str], colour: str, palette: Palette) -> str:
    """
    A bar for each of ten values, its number in words beside it, the highest in `colour`.

    Bars below zero go to the left of the line of zero and have a dashed edge.
    """
    low, high = min(0.0, *values), max(0.0, *values)
    room = WIDTH - LEFT - NUMBER - (NUMBER if low < 0 else 0)
    unit = room / ((high - low) or 1)
    zero = LEFT + (NUMBER if low < 0 else 0) - low * unit
    winner = max(range(len(values)), key=lambda digit: values[digit])
    parts = []
    for digit, (value, said) in enumerate(zip(values, words, strict=True)):
        y, is_winner = digit * ROW, digit == winner
        length = abs(value) * unit
        edge = {"stroke": palette.asleep, "stroke_dasharray": "3 2"} if value < 0 else {}
        parts.append(
            svg.element(
                "rect",
                x=zero if value >= 0 else zero - length,
                y=y + 3.5,
                width=length,
                height=ROW - 7,
                fill=colour if is_winner else palette.asleep,
                fill_opacity=0.25 if value < 0 else 1.0 if is_winner else 0.7,
                **edge,
            )
        )
        bold = {"font_weight": 700} if is_winner else {}
        parts.append(svg.text(str(digit), 8, y + 15.5, 14, palette.text, **bold))
        end, anchor = (zero + length + 6, "start") if value >= 0 else (zero - length - 6, "end")
        parts.append(svg.text(said, end, y + 15.5, 13, palette.text, text_anchor=anchor, **bold))
    line = svg.element("line", x1=zero, y1=0, x2=zero, y2=ROW * len(values), stroke=palette.text)
    return svg.picture(WIDTH, ROW * len(values), *parts, line)
