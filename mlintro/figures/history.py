"""The accuracies of several runs side by side, each with its margin."""

from collections.abc import Callable, Mapping, Sequence

from mlintro.digits.models import Kind
from mlintro.digits.runs import Run
from mlintro.figures import svg
from mlintro.figures.charts import MARK, SIZE, WIDTH, mark, whisker
from mlintro.figures.palette import Palette

HEIGHT = 240
LEFT, RIGHT, TOP, BOTTOM = 56, 8, 40, 30  # TOP: room for the names
BOTTOMS = (0.0, 0.2, 0.6, 0.8)  # of the scale: four steps from there to 1 are round numbers
NAMES = (8, 190, 280)  # where they begin: the first is the longest
WIDEST = 16  # px between the marks of a run


def chart(
    runs: Sequence[Run],
    first: int,
    names: Mapping[Kind, str],
    percent: Callable[[float, int], str],
    palette: Palette,
) -> str:
    """
    A column a run, numbered from `first`; a mark for each model's accuracy, a whisker for its interval.

    The scale begins at the lowest of them, so that small differences are seen beside their margins.
    """
    lows = [f.accuracy - f.margin for run in runs for f in run.figures.values()]
    lowest = max(bottom for bottom in BOTTOMS if bottom <= max(min(lows), 0))

    def y(share: float) -> float:
        return TOP + (1 - share) / (1 - lowest) * (HEIGHT - TOP - BOTTOM)

    column = (WIDTH - LEFT - RIGHT) / len(runs)
    offset = min(WIDEST, column / 3.5)
    parts = []
    for i in range(5):
        share = lowest + (1 - lowest) * i / 4
        line = {"x1": LEFT, "x2": WIDTH - RIGHT, "y1": y(share), "y2": y(share)}
        parts.append(svg.element("line", **line, stroke=palette.asleep, stroke_opacity=0.35))
        parts.append(
            svg.text(percent(share, 0), LEFT - 8, y(share) + 5, SIZE, palette.text, text_anchor="end")
        )
    for number, run in enumerate(runs):
        middle = LEFT + column * (number + 0.5)
        parts.append(svg.text(str(first + number), middle, HEIGHT - 8, SIZE, palette.text))
        for place, (kind, figures) in enumerate(run.figures.items()):
            x = middle + (place - 1) * offset
            high, low = y(min(1, figures.accuracy + figures.margin)), y(figures.accuracy - figures.margin)
            colour = getattr(palette, kind)
            parts.append(whisker((x, high), (x, low), offset / 2.5, colour))
            parts.append(mark(kind, x, y(figures.accuracy), colour, MARK))
    for x, (kind, name) in zip(NAMES, names.items(), strict=True):
        parts.append(mark(kind, x + 6, 14, getattr(palette, kind), scale=0.7))
        parts.append(svg.text(name, x + 18, 19, SIZE, palette.text, text_anchor="start"))
    return svg.picture(WIDTH, HEIGHT, *parts)
