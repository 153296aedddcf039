"""The descent as two pictures: the receipts with the present price, and the valley of the loss."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mlintro import descent
from mlintro.figures import svg
from mlintro.figures.palette import Palette

W_RANGE, LOSS_RANGE = (-1.0, 7.0), (0.0, 18.0)
KILOS_RANGE, PRICE_RANGE = (0.0, 1.6), (0.0, 6.0)
WIDTH, HEIGHT = 380, 300
LEFT, BOTTOM = 56, 46  # room for the names of the axes


@dataclass(frozen=True, slots=True)
class Words:
    w: str  # name of the axis of the parameter
    loss: str
    kilos: str
    price: str


def valley(path: Sequence[float], words: Words, palette: Palette) -> str:
    """
    The loss for every w, and the w's passed so far, the last one as a ball on its slope.

    A w beyond the picture is drawn at its edge, hollow.
    """
    place = frame(W_RANGE, LOSS_RANGE)
    steps = [W_RANGE[0] + i * (W_RANGE[1] - W_RANGE[0]) / 80 for i in range(81)]
    curve = svg.polyline([place(w, descent.loss(w)) for w in steps], stroke=palette.asleep, stroke_width=3)
    shown = [min(max(w, W_RANGE[0]), W_RANGE[1]) for w in path]
    trail = [place(w, min(descent.loss(w), LOSS_RANGE[1])) for w in shown]
    dots = [
        svg.element("circle", cx=x, cy=y, r=4, fill=palette.accent, fill_opacity=0.5) for x, y in trail[:-1]
    ]
    inside = W_RANGE[0] <= path[-1] <= W_RANGE[1]
    ball = svg.element(
        "circle",
        cx=trail[-1][0],
        cy=trail[-1][1],
        r=10,
        fill=palette.accent if inside else palette.background,
        stroke=palette.accent,
        stroke_width=3,
    )
    slope = clipped(tangent(path[-1], place, palette)) if inside else ""
    hops = svg.polyline(trail, stroke=palette.accent, stroke_width=1.5, stroke_opacity=0.5)
    return svg.picture(
        WIDTH,
        HEIGHT,
        axes(words.w, words.loss, palette),
        ticks(place, range(0, 7), range(0, 16, 5), palette),
        curve,
        slope,
        hops,
        *dots,
        ball,
    )


def receipts(w: float, words: Words, palette: Palette) -> str:
    """The five receipts, the line price = w · kilos, and how far each receipt is from it."""
    place = frame(KILOS_RANGE, PRICE_RANGE)
    parts = []
    for kilos, paid in descent.RECEIPTS:
        (x, y), (_, y_model) = place(kilos, paid), place(kilos, descent.price(w, kilos))
        error = {"x1": x, "y1": y, "x2": x, "y2": y_model, "stroke": palette.negative}
        parts.append(clipped(svg.element("line", **error, stroke_dasharray="4 3")))
        parts.append(svg.element("circle", cx=x, cy=y, r=6, fill=palette.text))
    ends = [place(kilos, descent.price(w, kilos)) for kilos in KILOS_RANGE]
    line = clipped(svg.polyline(ends, stroke=palette.accent, stroke_width=3))
    return svg.picture(
        WIDTH,
        HEIGHT,
        axes(words.kilos, words.price, palette),
        ticks(place, range(0, 2), range(0, 6), palette),
        line,
        *parts,
    )


def frame(
    x_range: tuple[float, float], y_range: tuple[float, float]
) -> Callable[[float, float], tuple[float, float]]:
    """From values to places in the picture."""

    def place(x: float, y: float) -> tuple[float, float]:
        across = (x - x_range[0]) / (x_range[1] - x_range[0])
        up = (y - y_range[0]) / (y_range[1] - y_range[0])
        return LEFT + across * (WIDTH - LEFT - 14), HEIGHT - BOTTOM - up * (HEIGHT - BOTTOM - 14)

    return place


def clipped(part: str) -> str:
    """Only what lies within the axes; an svg inside an svg cuts off what leaves it."""
    width, height = WIDTH - LEFT, HEIGHT - BOTTOM
    return svg.element(
        "svg", part, x=LEFT, y=0, width=width, height=height, viewBox=f"{LEFT} 0 {width} {height}"
    )


def tangent(w: float, place: Callable[[float, float], tuple[float, float]], palette: Palette) -> str:
    """The slope at w, a short line: what the gradient measures."""
    half = 1 / (1 + abs(descent.gradient(w)) / 6)
    ends = [place(w + side, descent.loss(w) + side * descent.gradient(w)) for side in (-half, half)]
    return svg.polyline(ends, stroke=palette.negative, stroke_width=3)


def axes(x_name: str, y_name: str, palette: Palette) -> str:
    corner = [(LEFT, 8), (LEFT, HEIGHT - BOTTOM), (WIDTH - 8, HEIGHT - BOTTOM)]
    middle = (HEIGHT - BOTTOM) / 2
    return (
        svg.polyline([(float(x), float(y)) for x, y in corner], stroke=palette.asleep)
        + svg.text(x_name, (WIDTH + LEFT) / 2, HEIGHT - 8, 15, palette.text)
        + svg.text(y_name, 0, 0, 15, palette.text, transform=f"translate(18 {middle}) rotate(-90)")
    )


def ticks(
    place: Callable[[float, float], tuple[float, float]],
    xs: Iterable[int],
    ys: Iterable[int],
    palette: Palette,
) -> str:
    """Whole numbers along both axes: they read the same in every language."""
    below = [svg.text(str(x), place(x, 0)[0], HEIGHT - BOTTOM + 18, 13, palette.asleep) for x in xs]
    beside = [svg.text(str(y), LEFT - 11, place(0, y)[1] + 5, 13, palette.asleep) for y in ys if y]
    return "".join(below + beside)
