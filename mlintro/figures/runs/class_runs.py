"""The runs of a whole class: how well models read, along the knob that the class has turned."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from mlintro.digits.knobs import KNOBS, Kind
from mlintro.figures import svg
from mlintro.figures.charts import mark
from mlintro.figures.palette import Palette

WIDTH, HEIGHT = 800, 400
LEFT, RIGHT, TOP, BOTTOM = 76, 20, 40, 70
SIZE = 19  # of letters, on a wall
TICKS = {
    "train_size": (100, 200, 500, 1_000, 2_000, 5_000),
    "mlp_width": (4, 16, 32, 48, 64),
    "mlp_depth": (1, 2, 4, 6, 8),
    "tree_depth": (1, 5, 10, 15, 20),
}
LOWS = (0.0, 0.2, 0.6, 0.8)  # where the scale may begin: four steps from there to 1 are round numbers
SIGN, LETTER = 26, 9.5  # in the legend: room for a mark, width of a letter


class Trained(Protocol):
    """A training: its knobs by name, and by kind of model its accuracy 0..1."""

    @property
    def knobs(self) -> Mapping[str, int]: ...
    @property
    def scores(self) -> Mapping[str, float]: ...


@dataclass(frozen=True, slots=True)
class Words:
    knob: str  # the name of the one along which the picture goes
    accuracy: str
    kinds: Mapping[Kind, str]
    percent: Callable[[float, int], str]
    number: Callable[[int], str]


def varied(runs: Sequence[Trained]) -> list[str]:
    """
    The knobs that stood differently, the most varied first; of equals that which moves most models.

    Where none did, the images: all models learn from them.
    """
    settings = {name: len({run.knobs[name] for run in runs}) for name in TICKS}
    found = [name for name in TICKS if settings[name] > 1]
    return sorted(found, key=lambda name: -settings[name]) or ["train_size"]


def chart(runs: Sequence[Trained], knob: str, words: Words, palette: Palette) -> str:
    """
    A mark for each run and each model that feels the knob; equal ones are one larger mark with their number.

    Raises ValueError without runs.
    """
    kinds = [kind for kind in Kind if kind in KNOBS[knob].felt_by]
    found = Counter((kind, run.knobs[knob], round(run.scores[kind], 3)) for run in runs for kind in kinds)
    low = max(bottom for bottom in LOWS if bottom <= min(accuracy for _, _, accuracy in found))

    def x(setting: int) -> float:
        first, *_, last = TICKS[knob]
        scale = math.log if knob == "train_size" else float
        along = (scale(setting) - scale(first)) / (scale(last) - scale(first))
        return LEFT + 30 + along * (WIDTH - LEFT - RIGHT - 60)

    def y(share: float) -> float:
        return TOP + (1 - share) / (1 - low) * (HEIGHT - TOP - BOTTOM)

    parts = [svg.text(words.accuracy, LEFT - 66, 20, SIZE, palette.text, text_anchor="start")]
    parts += legend({kind: words.kinds[kind] for kind in kinds}, palette)
    for step in range(5):
        share = low + (1 - low) * step / 4
        line = {"x1": LEFT, "x2": WIDTH - RIGHT, "y1": y(share), "y2": y(share)}
        parts.append(svg.element("line", **line, stroke=palette.asleep, stroke_opacity=0.4))
        said = words.percent(share, 0)
        parts.append(svg.text(said, LEFT - 10, y(share) + 7, SIZE, palette.text, text_anchor="end"))
    parts += [svg.text(words.number(tick), x(tick), HEIGHT - 40, SIZE, palette.text) for tick in TICKS[knob]]
    parts.append(svg.text(words.knob, (LEFT + WIDTH) / 2, HEIGHT - 8, SIZE, palette.text))
    for (kind, setting, accuracy), times in sorted(found.items(), key=lambda pair: -pair[1]):
        scale = math.sqrt(times)  # the largest first, so that none hides a smaller one
        parts.append(mark(kind, x(setting), y(accuracy), getattr(palette, kind), scale))
        if times > 1:
            beside = x(setting) + 8 * scale + 18
            parts.append(svg.text(f"×{times}", beside, y(accuracy) + 7, SIZE, palette.text))
    return svg.picture(WIDTH, HEIGHT, *parts)


def legend(names: Mapping[Kind, str], palette: Palette) -> list[str]:
    """Marks with their names at the top right."""
    parts, left = [], WIDTH - RIGHT - sum(SIGN + LETTER * len(name) for name in names.values())
    for kind, name in names.items():
        parts.append(mark(kind, left + 10, 14, getattr(palette, kind)))
        parts.append(svg.text(name, left + SIGN - 4, 20, SIZE, palette.text, text_anchor="start"))
        left += SIGN + LETTER * len(name)
    return parts
