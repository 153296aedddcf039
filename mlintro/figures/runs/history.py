"""The accuracies of several runs side by side, each with its margin."""

from collections.abc import Callable, Mapping, Sequence

from mlintro.digits.models import Kind
from mlintro.digits.runs import Run
from mlintro.figures import svg
from mlintro.figures.charts import MARK, SIZE, WIDTH, mark, whisker
from mlintro.figures.palette import Palette

HEIGHT = 240
LEFT, RIGHT, BOTTOM = 56, 8, 30
LINE = 20  # of names, above the scale
BOTTOMS = (0.0, 0.2, 0.6, 0.8)  # of the scale: four steps from there to 1 are round numbers
LETTER, SIGN = 8, 30  # the width of a letter, and of a model's mark with the room around it
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
    lows = [f.accuracy - f.margin for run in runs for f in run.scores.values()]
    lowest = max(bottom for bottom in BOTTOMS if bottom <= max(min(lows), 0))

    places = legend(names)
    top = LINE + max(bottom for _, bottom in places.values())

    def y(share: float) -> float:
        return top + (1 - share) / (1 - lowest) * (HEIGHT - top - BOTTOM)

    column = (WIDTH - LEFT - RIGHT) / len(runs)
    offset = min(WIDEST, column / (len(names) + 0.5))
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
        for place, (kind, scores) in enumerate(run.scores.items()):
            x = middle + (place - (len(run.scores) - 1) / 2) * offset
            high, low = y(min(1, scores.accuracy + scores.margin)), y(scores.accuracy - scores.margin)
            colour = getattr(palette, kind)
            parts.append(whisker((x, high), (x, low), offset / 2.5, colour))
            parts.append(mark(kind, x, y(scores.accuracy), colour, MARK))
    for kind, (left, bottom) in places.items():
        parts.append(mark(kind, left + 6, bottom - 6, getattr(palette, kind), scale=0.7))
        parts.append(svg.text(names[kind], left + 18, bottom - 1, SIZE, palette.text, text_anchor="start"))
    return svg.picture(WIDTH, HEIGHT, *parts)


def legend(names: Mapping[Kind, str]) -> dict[Kind, tuple[float, float]]:
    """Where each name begins, and the foot of its line: side by side, in as many lines as they need."""
    places: dict[Kind, tuple[float, float]] = {}
    left, bottom = RIGHT, LINE
    for kind, name in names.items():
        wide = SIGN + LETTER * len(name)
        if left + wide > WIDTH:
            left, bottom = RIGHT, bottom + LINE
        places[kind] = left, bottom
        left += wide
    return places
