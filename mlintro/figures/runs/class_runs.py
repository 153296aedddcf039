"""The runs of a whole class: how well models read, along each knob that the class has turned alone."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from mlintro.digits.knobs import KNOBS, Kind
from mlintro.figures import svg
from mlintro.figures.charts import mark
from mlintro.figures.palette import Palette

WIDTH, HEIGHT = 1_100, 400
LEFT, RIGHT, TOP, BOTTOM = 84, 20, 44, 76
BETWEEN, INSET = 36, 30  # panels; between a panel's edge and its first setting
SIZE = 22  # of letters, on a wall
APART = 20  # px from one model to the next that was trained with the same setting
LARGEST = 2.5  # of a mark: beyond, its number says the rest
ROOM = 0.04  # below the lowest mark
LOWS = (0.0, 0.2, 0.4, 0.6, 0.8)  # where the scale may begin: four steps from there to 1 are round numbers
SIGN, LETTER = 30, 11  # in the legend: room for a mark, width of a letter
AXES = [name for name, knob in KNOBS.items() if knob.is_axis]
MOST_TRIED = 10  # settings of the class that are looked at for what stays the same

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Trained(Protocol):
    """A training: its knobs by name, and by kind of model its accuracy 0..1."""

    @property
    def knobs(self) -> Mapping[str, int]: ...
    @property
    def scores(self) -> Mapping[str, float]: ...


@dataclass(frozen=True, slots=True)
class Words:
    accuracy: str
    knobs: Mapping[str, str]
    kinds: Mapping[Kind, str]
    percent: Callable[[float, int], str]
    number: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Panel:
    """What one knob does while all others that a model feels stay the same."""

    knob: str
    found: Counter[tuple[Kind, int, float]]  # model, setting and accuracy -> how many


@dataclass(slots=True)
class Heap:
    """Marks of one model with one setting that lie over one another, and have one number together."""

    x: float
    y: float
    reach: float
    times: int


def varied(runs: Sequence[Trained]) -> list[str]:
    """
    The knobs that stood differently, the most varied first; of equals that which comes first on the page.

    Where none did, the images: all models learn from them.
    """
    settings = {name: len({run.knobs[name] for run in runs}) for name in AXES}
    found = [name for name in AXES if settings[name] > 1]
    return sorted(found, key=lambda name: -settings[name]) or ["train_size"]


def usual(runs: Sequence[Trained]) -> dict[str, int]:
    """
    The settings from which most runs differ in one knob at most: of equals those of the page.

    A knob that nobody has turned from where the others have it stands where they all have it.
    """
    tried = Counter(tuple(run.knobs[name] for name in AXES) for run in runs)

    def near(settings: tuple[int, ...]) -> int:
        return sum(
            times
            for other, times in tried.items()
            if sum(a != b for a, b in zip(settings, other, strict=True)) <= 1
        )

    stood = {name: {run.knobs[name] for run in runs} for name in AXES}
    page = tuple(int(KNOBS[name].default) if len(stood[name]) > 1 else min(stood[name]) for name in AXES)
    most = max([page, *(settings for settings, _ in tried.most_common(MOST_TRIED))], key=near)
    return dict(zip(AXES, most, strict=True))


def panels(runs: Sequence[Trained]) -> tuple[list[Panel], int]:
    """
    A panel for each knob that was turned; how many models are in none, since more than one was.

    A knob that a model does not feel may stand anywhere: its accuracy is the same.
    """
    same, turned = usual(runs), varied(runs)
    found = {knob: Counter[tuple[Kind, int, float]]() for knob in turned}
    apart = 0
    for run in runs:
        for kind in Kind:
            felt = [name for name in AXES if kind in KNOBS[name].felt_by]
            off = {name for name in felt if run.knobs[name] != same[name]}
            apart += len(off) > 1
            for knob in set(felt) & set(turned):
                if not off - {knob}:
                    found[knob][kind, run.knobs[knob], round(run.scores[kind], 3)] += 1
    return [Panel(knob, points) for knob, points in found.items() if points], apart


def chart(shown: Sequence[Panel], words: Words, palette: Palette) -> str:
    """
    A mark for each run and model; equal ones are one larger mark with their number.

    Raises ValueError without a panel.
    """
    worst = min(accuracy for panel in shown for _, _, accuracy in panel.found)
    low = max(bottom for bottom in LOWS if bottom <= max(0.0, worst - ROOM))
    wide = (WIDTH - LEFT - RIGHT - BETWEEN * (len(shown) - 1)) / len(shown)
    kinds = [kind for kind in Kind if any(point[0] is kind for one in shown for point in one.found)]

    def y(share: float) -> float:
        return TOP + (1 - share) / (1 - low) * (HEIGHT - TOP - BOTTOM)

    parts = [svg.text(words.accuracy, LEFT - 76, 22, SIZE, palette.text, text_anchor="start")]
    parts += legend({kind: words.kinds[kind] for kind in kinds}, palette)
    for step in range(5):
        share = low + (1 - low) * step / 4
        said = words.percent(share, 0)
        parts.append(svg.text(said, LEFT - 10, y(share) + 8, SIZE, palette.text, text_anchor="end"))
        for number in range(len(shown)):
            left = LEFT + number * (wide + BETWEEN)
            line = {"x1": left, "x2": left + wide, "y1": y(share), "y2": y(share)}
            parts.append(svg.element("line", **line, stroke=palette.asleep, stroke_opacity=0.4))
    for number, panel in enumerate(shown):
        parts += painted(panel, LEFT + number * (wide + BETWEEN), wide, y, words, palette)
    return svg.picture(WIDTH, HEIGHT, *parts)


def painted(
    panel: Panel, left: float, wide: float, y: Callable[[float], float], words: Words, palette: Palette
) -> list[str]:
    """One panel from `left`: its marks, the settings that were tried, the name of its knob."""
    scale = math.log if panel.knob == "train_size" else float
    first, *_, last = KNOBS[panel.knob].allowed
    kinds = [kind for kind in Kind if kind in KNOBS[panel.knob].felt_by]

    def x(setting: int) -> float:
        along = (scale(setting) - scale(int(first))) / (scale(int(last)) - scale(int(first)))
        return left + INSET + along * (wide - 2 * INSET)

    name = words.knobs[panel.knob]
    letters = min(SIZE, 2 * wide / len(name))  # about half as wide as high
    parts = [svg.text(name, left + wide / 2, HEIGHT - 10, letters, palette.text)]
    end = left - SIZE
    for setting in sorted({setting for _, setting, _ in panel.found}):
        said = words.number(setting)
        half = LETTER * len(said) / 2
        if x(setting) - half > end:  # one that would touch the last is left out
            parts.append(svg.text(said, x(setting), HEIGHT - 44, SIZE, palette.text))
            end = x(setting) + half + LETTER
    taken: list[Box] = []
    heaps: list[Heap] = []
    for (kind, setting, accuracy), times in sorted(panel.found.items(), key=lambda pair: -pair[1]):
        size = min(math.sqrt(times), LARGEST)  # the largest first, so that none hides a smaller one
        beside = (kinds.index(kind) - (len(kinds) - 1) / 2) * APART
        place = (x(setting) + beside, y(accuracy))
        parts.append(mark(kind, *place, getattr(palette, kind), size))
        reach = 9 * size
        taken.append((place[0] - reach, place[1] - reach, place[0] + reach, place[1] + reach))
        heap = next((one for one in heaps if one.x == place[0] and abs(one.y - place[1]) < one.reach), None)
        if heap:
            heap.times += times
        else:
            heaps.append(Heap(*place, reach, times))
    for heap in heaps:
        said = f"×{heap.times}"
        if heap.times > 1 and (box := free(said, heap, taken, (left, left + wide))):
            taken.append(box)
            parts.append(svg.text(said, (box[0] + box[2]) / 2, box[3] - 3, SIZE, palette.text))
    return parts


def free(said: str, heap: Heap, taken: Sequence[Box], ends: tuple[float, float]) -> Box | None:
    """Where a number stands beside its marks without touching anything; None where there is no room."""
    wide, high = LETTER * len(said) + 4, SIZE - 2
    for across, down in ((1, 0), (-1, 0), (0, -1), (0, 1)):
        middle_x = heap.x + across * (heap.reach + wide / 2)
        middle_y = heap.y + down * (heap.reach + high / 2)
        box = middle_x - wide / 2, middle_y - high / 2, middle_x + wide / 2, middle_y + high / 2
        is_inside = ends[0] <= box[0] and box[2] <= ends[1] and box[1] >= TOP - high and box[3] <= HEIGHT - 62
        if is_inside and not any(
            box[0] < right and left < box[2] and box[1] < bottom and top < box[3]
            for left, top, right, bottom in taken
        ):
            return box
    return None


def legend(names: Mapping[Kind, str], palette: Palette) -> list[str]:
    """Marks with their names at the top right."""
    parts, left = [], WIDTH - RIGHT - sum(SIGN + LETTER * len(name) for name in names.values())
    for kind, name in names.items():
        parts.append(mark(kind, left + 10, 15, getattr(palette, kind)))
        parts.append(svg.text(name, left + SIGN - 6, 22, SIZE, palette.text, text_anchor="start"))
        left += SIGN + LETTER * len(name)
    return parts
