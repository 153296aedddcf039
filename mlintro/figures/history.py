"""The accuracies of several runs side by side, each with its margin."""

from collections.abc import Callable, Mapping, Sequence

from mlintro.digits.models import Kind
from mlintro.digits.runs import Run
from mlintro.figures import svg
from mlintro.figures.charts import mark
from mlintro.figures.palette import Palette

WIDTH, HEIGHT = 620, 220
LEFT, RIGHT, TOP, BOTTOM = 56, 166, 12, 30
BOTTOMS = (0.0, 0.2, 0.6, 0.8)  # of the scale: four steps from there to 1 are round numbers
OFFSET = 16  # px between the marks of a run


def chart(
    runs: Sequence[Run],
    first: int,
    names: Mapping[Kind, str],
    percent: Callable[[float, int], str],
    palette: Palette,
) -> str:
    """
    A column a run, numbered from `first`; a mark for each model's accuracy, a bar for its interval.

    The scale begins at the lowest of them, so that small differences are seen beside their margins.
    """
    lows = [f.accuracy - f.margin for run in runs for f in run.figures.values()]
    lowest = max(bottom for bottom in BOTTOMS if bottom <= max(min(lows), 0))

    def y(share: float) -> float:
        return TOP + (1 - share) / (1 - lowest) * (HEIGHT - TOP - BOTTOM)

    column = (WIDTH - LEFT - RIGHT) / len(runs)
    parts = []
    for i in range(5):
        share = lowest + (1 - lowest) * i / 4
        line = {"x1": LEFT, "x2": WIDTH - RIGHT, "y1": y(share), "y2": y(share)}
        parts.append(svg.element("line", **line, stroke=palette.asleep, stroke_opacity=0.35))
        parts.append(svg.text(percent(share, 0), LEFT - 8, y(share) + 5, 13, palette.text, text_anchor="end"))
    for number, run in enumerate(runs):
        middle = LEFT + column * (number + 0.5)
        parts.append(svg.text(str(first + number), middle, HEIGHT - 8, 14, palette.text))
        for place, (kind, figures) in enumerate(run.figures.items()):
            x = middle + (place - 1) * OFFSET
            high, low = y(min(1, figures.accuracy + figures.margin)), y(figures.accuracy - figures.margin)
            colour = getattr(palette, kind)
            parts.append(
                svg.element(
                    "line", x1=x, y1=high, x2=x, y2=low, stroke=colour, stroke_width=8, stroke_opacity=0.35
                )
            )
            parts.append(mark(kind, x, y(figures.accuracy), colour, scale=0.7))
    for row, (kind, name) in enumerate(names.items()):
        at = TOP + 16 + 26 * row
        parts.append(mark(kind, WIDTH - RIGHT + 16, at - 5, getattr(palette, kind), scale=0.7))
        parts.append(svg.text(name, WIDTH - RIGHT + 28, at, 13, palette.text, text_anchor="start"))
    return svg.picture(WIDTH, HEIGHT, *parts)
