"""How models fare along one knob: a line with the band of its seeds, and the learner's own runs on top."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mlintro.digits.experiments.curves import Curve
from mlintro.digits.models import Kind
from mlintro.figures import svg
from mlintro.figures.charts import CHANCE, SIZE, mark
from mlintro.figures.palette import Palette

WIDTH, HEIGHT = 420, 310
LEFT, RIGHT, TOP, BOTTOM = 54, 94, 28, 52  # room for percentages, names, "you are here", the knob
GAP, LETTER = 17, 9  # the height of a line of words, and the width of a bold letter
IN_TENS = ("mlp_width", "train_size")  # knobs whose steps are ratios: on a scale of logarithms
TICKS = {"tree_depth": (1, 5, 10, 15, 20)}  # where not every setting has room for its number


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the picture. `percent` and `number` write shares of 0..1 and settings."""

    names: Mapping[Kind, str]  # short: they stand at the lines' ends
    studied: str  # for the line of the images learned from
    chance: str
    here: str
    own: Mapping[Kind, str]  # before the figure of a run of the learner's
    axis: str
    percent: Callable[[float, int], str]
    number: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Dot:
    """A run of the learner's: which model, at which setting of the knob, its accuracy 0..1."""

    kind: Kind
    value: int
    accuracy: float


@dataclass(frozen=True, slots=True)
class Scale:
    """From a setting and a share to a place in the picture."""

    axis: str
    low: int
    high: int

    def x(self, value: float) -> float:
        low, high = self._along(self.low), self._along(self.high)
        return LEFT + (self._along(value) - low) / (high - low) * (WIDTH - LEFT - RIGHT)

    def y(self, share: float) -> float:
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)

    def _along(self, value: float) -> float:
        return math.log(value) if self.axis in IN_TENS else value


def chart(
    curves: Sequence[Curve],
    reference: float,
    here: int,
    dots: Sequence[Dot],
    words: Words,
    palette: Palette,
    is_shown: bool = True,
) -> str:
    """
    Curves along one knob, each with its band and, dashed, the images it learned from.

    `reference` is the accuracy of logistic regression, drawn as a line across unless it has a
    curve of its own; `here` is where the learner's knob stands. Curves that are not to be shown yet leave
    their place to the dots.
    """
    points = curves[0].points
    scale = Scale(curves[0].axis, points[0].value, points[-1].value)
    ends = [(scale.y(CHANCE), words.chance, palette.text)]
    parts = [*grid(scale, [point.value for point in points], words, palette)]
    parts.append(across(scale.y(CHANCE), palette.asleep, stroke_dasharray="4 4"))
    parts += marker(scale.x(here), words.here, palette)
    if not is_shown:
        return svg.picture(WIDTH, HEIGHT, *parts, *names(ends), *own(dots, scale, words, palette))
    if Kind.LOGISTIC not in [curve.kind for curve in curves]:
        parts.append(across(scale.y(reference), palette.logistic, stroke_width=2))
        ends.append((scale.y(reference), words.names[Kind.LOGISTIC], palette.logistic))
    for curve in curves:
        colour = getattr(palette, curve.kind)
        parts += [part for draw in (band, studied, validated) for part in draw(curve, scale, colour)]
        ends.append((scale.y(curve.points[-1].accuracy), words.names[curve.kind], colour))
    top = max(curves, key=lambda curve: curve.points[-1].train_accuracy)
    ends.append((scale.y(top.points[-1].train_accuracy), words.studied, getattr(palette, top.kind)))
    parts += names(ends)
    parts += own(dots, scale, words, palette)
    return svg.picture(WIDTH, HEIGHT, *parts)


def grid(scale: Scale, values: Sequence[int], words: Words, palette: Palette) -> list[str]:
    parts = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = scale.y(share)
        parts.append(across(y, palette.asleep, stroke_opacity=0.35))
        parts.append(
            svg.text(words.percent(share, 0), LEFT - 8, y + 5, SIZE, palette.text, text_anchor="end")
        )
    bottom = HEIGHT - BOTTOM
    for value in TICKS.get(scale.axis, values):
        x = scale.x(value)
        parts.append(svg.element("line", x1=x, y1=bottom, x2=x, y2=bottom + 5, stroke=palette.asleep))
        parts.append(svg.text(words.number(value), x, bottom + 20, SIZE, palette.text))
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(svg.text(words.axis, middle, HEIGHT - 10, SIZE, palette.text, font_weight="bold"))
    return parts


def marker(x: float, here: str, palette: Palette) -> list[str]:
    """A line from top to bottom where the learner's knob stands, and its name within the picture."""
    near_left, near_right = x < LEFT + 50, x > WIDTH - RIGHT - 50
    anchor = "start" if near_left else "end" if near_right else "middle"
    line = svg.element(
        "line", x1=x, y1=TOP - 8, x2=x, y2=HEIGHT - BOTTOM, stroke=palette.text, stroke_opacity=0.6
    )
    return [line, svg.text(here, x, TOP - 13, SIZE, palette.text, text_anchor=anchor)]


def band(curve: Curve, scale: Scale, colour: str) -> list[str]:
    """From the worst seed to the best."""
    upper = [(scale.x(point.value), scale.y(point.highest)) for point in curve.points]
    lower = [(scale.x(point.value), scale.y(point.lowest)) for point in reversed(curve.points)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in upper + lower)
    return [svg.element("polygon", points=path, fill=colour, fill_opacity=0.22)]


def studied(curve: Curve, scale: Scale, colour: str) -> list[str]:
    line = [(scale.x(point.value), scale.y(point.train_accuracy)) for point in curve.points]
    return [svg.polyline(line, stroke=colour, stroke_width=1.5, stroke_dasharray="6 4")]


def validated(curve: Curve, scale: Scale, colour: str) -> list[str]:
    line = [(scale.x(point.value), scale.y(point.accuracy)) for point in curve.points]
    marks = [small(curve.kind, x, y, colour, 0.4) for x, y in line]
    return [svg.polyline(line, stroke=colour, stroke_width=2.5), *marks]


def own(dots: Sequence[Dot], scale: Scale, words: Words, palette: Palette) -> list[str]:
    """
    The learner's runs, ringed; of each model at each setting, the last one with its figure.

    The last of each model says whose it is: the curve's figures are not the learner's.
    """
    rings, wanted = [], {}
    last = {dot.kind: dot for dot in dots}
    for dot in dots:
        x, y, colour = scale.x(dot.value), scale.y(dot.accuracy), getattr(palette, dot.kind)
        rings.append(
            svg.element("circle", cx=x, cy=y, r=10, fill="none", stroke=palette.text, stroke_width=2)
        )
        rings.append(small(dot.kind, x, y, colour, 0.75))
        said = words.percent(dot.accuracy, 1)
        if dot is last[dot.kind]:
            said = f"{words.own[dot.kind]}: {said}"
        wide = LETTER * len(said)
        left = min(max(x - wide / 2, LEFT), WIDTH - RIGHT - wide)
        wanted[dot.kind, dot.value] = (y + 26, left, left + wide, said, colour)
    halo = {"stroke": palette.background, "stroke_width": 4, "paint_order": "stroke", "font_weight": "bold"}
    labels = sorted(wanted.values())
    heights = spread([(left, right, y) for y, left, right, *_ in labels])
    return rings + [
        svg.text(said, (left + right) / 2, y, SIZE, colour, **halo)
        for y, (_, left, right, said, colour) in zip(heights, labels, strict=True)
    ]


def small(kind: Kind, x: float, y: float, colour: str, size: float) -> str:
    """A model's mark, so many times its full size."""
    return svg.element("g", mark(kind, 0, 0, colour), transform=f"translate({x:.1f} {y:.1f}) scale({size})")


def names(ends: Sequence[tuple[float, str, str]]) -> list[str]:
    """Each name in its colour at the right end of its line, none over another."""
    ends = sorted(ends)
    heights = spread([(WIDTH - RIGHT, WIDTH, y + 5) for y, *_ in ends])
    return [
        svg.text(name, WIDTH - RIGHT + 8, y, SIZE, colour, text_anchor="start")
        for y, (_, name, colour) in zip(heights, ends, strict=True)
    ]


def spread(wanted: Sequence[tuple[float, float, float]]) -> list[float]:
    """
    Heights for words (left, right, y), in rising order of y, moved down where one would be over another.

    >>> spread([(0, 50, 0), (0, 50, 5), (60, 90, 6), (0, 50, 60)])
    [0, 17, 6, 60]
    """
    places: list[tuple[float, float, float]] = []
    for left, right, y in wanted:
        for other_left, other_right, other_y in sorted(places, key=lambda place: place[2]):
            if left < other_right and other_left < right and abs(y - other_y) < GAP:
                y = other_y + GAP
        places.append((left, right, y))
    return [y for *_, y in places]


def across(y: float, colour: str, **attributes: object) -> str:
    return svg.element("line", x1=LEFT, y1=y, x2=WIDTH - RIGHT, y2=y, stroke=colour, **attributes)
