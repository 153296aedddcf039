"""A trained network as circles and lines, lit by the image that it reads."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mlintro.digits.learned import CLASSES
from mlintro.digits.reading.reasons import Connection
from mlintro.figures import images, svg
from mlintro.figures.palette import Palette, mixed

WIDTH, HEIGHT = 360, 340
INPUT = 62  # side of the image
FIRST, LAST = 98, 268  # x of the first hidden layer and of the output
TOP, BOTTOM = 14, HEIGHT - 14
THINNEST, THICKEST = 0.4, 2.6
PLAN_HEIGHT, PLAN_INPUT = 148, 62  # of a network that is not trained yet, and of the image before it
PALE = {"fill_opacity": 0.16}

Floats = NDArray[np.float32]


def drawing(
    image: Floats,
    activations: Sequence[Floats],
    connections: Sequence[Connection],
    said: Sequence[str],
    palette: Palette,
    letters: float = 15,
) -> str:
    """
    The image, (784,), then the layers, and the ten digits with how sure the network is of each.

    `activations` are (neurons,) a layer, the output last: the fuller a neuron, the more active,
    against the most active of its layer; one at 0 is hollow. Only `connections` are drawn, blue
    and solid where they push up, red-orange and dashed where they push down, thick where they
    carry much. `said` are the ten probabilities in words, "" where it is not worth a word.
    """
    sizes = [len(layer) for layer in activations]
    places = [column(layer, size, len(sizes)) for layer, size in enumerate(sizes)]
    above, below = (HEIGHT - INPUT) / 2, (HEIGHT + INPUT) / 2
    (first, *_, last), edge = places[0][:, 1].tolist(), radius(places[0])
    entry = svg.element(  # every pixel leads to every neuron: too many lines to draw
        "path",
        d=f"M{INPUT} {above}L{FIRST} {first - edge:.1f}V{last + edge:.1f}L{INPUT} {below}Z",
        fill=palette.asleep,
        fill_opacity=0.14,
    )
    picture = images.embedded(images.grey(image), 0, above, INPUT)
    return svg.picture(
        WIDTH,
        HEIGHT,
        entry,
        picture,
        *lines(connections, places, palette),
        *(circles(layer, place, palette) for layer, place in zip(activations, places, strict=True)),
        outputs(activations[-1], places[-1], said, palette, letters),
    )


def column(layer: int, size: int, layers: int) -> NDArray[np.float64]:
    """Where the neurons of a layer stand, the first on top: (size, 2)."""
    x = FIRST + (LAST - FIRST) * layer / (layers - 1)
    apart = min(30.0, (BOTTOM - TOP) / size)
    heights = HEIGHT / 2 + apart * (np.arange(size) - (size - 1) / 2)
    return np.stack([np.full(size, x), heights], axis=1)


def lines(
    connections: Sequence[Connection], places: Sequence[NDArray[np.float64]], palette: Palette
) -> Iterator[str]:
    """Those that push down, and over them those that push up; the strongest of a layer the thickest."""
    most: dict[int, float] = {}
    for c in connections:
        most[c.layer] = max(most.get(c.layer, 0.0), abs(c.carried))
    for is_up in (False, True):
        drawn = [
            line(c, places, abs(c.carried) / most[c.layer]) for c in connections if (c.carried > 0) == is_up
        ]
        colour = palette.positive if is_up else palette.negative
        dash = {} if is_up else {"stroke_dasharray": "5 3"}
        yield svg.element("g", "".join(drawn), stroke=colour, **dash)


def line(connection: Connection, places: Sequence[NDArray[np.float64]], share: float) -> str:
    """`share`, 0..1: how strong it is against the strongest of its layer."""
    x1, y1 = places[connection.layer][connection.start].tolist()
    x2, y2 = places[connection.layer + 1][connection.end].tolist()
    return svg.element(
        "line",
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        stroke_width=THINNEST + (THICKEST - THINNEST) * share,
        opacity=0.15 + 0.85 * share,
    )


def circles(values: Floats, place: NDArray[np.float64], palette: Palette) -> str:
    """The neurons of a layer: the more active one is, the further from the background's colour."""
    most = float(values.max()) or 1.0
    shares = np.round(values / most, 2).tolist()
    size = radius(place)
    drawn = [
        svg.element("circle", cy=y, r=size, fill=mixed(palette.background, palette.mlp, share))
        for share, y in zip(shares, place[:, 1].tolist(), strict=True)
    ]
    x = svg.short(float(place[0, 0]))
    return svg.element(
        "g",
        "".join(drawn),
        transform=f"translate({x})",
        stroke=palette.text,
        stroke_width=min(1.5, size / 3),
    )


def radius(place: NDArray[np.float64]) -> float:
    """Of the circles of a layer: they never touch."""
    return min(7.0, 0.4 * float(place[1, 1] - place[0, 1]))


def outputs(
    values: Floats, place: NDArray[np.float64], said: Sequence[str], palette: Palette, letters: float
) -> str:
    """The digit beside each output neuron, a bar as long as the network is sure, and how sure in words."""
    winner = int(values.argmax())
    parts = []
    for digit, ((x, y), value) in enumerate(zip(place, values, strict=True)):
        bold = {"font_weight": 700} if digit == winner else {}
        left, wide = x + 28, WIDTH - x - 28
        parts.append(svg.text(str(digit), x + 17, y + letters / 3, letters, palette.text, **bold))
        parts.append(
            svg.element("rect", x=left, y=y + 7, width=wide * float(value), height=5, rx=1, fill=palette.mlp)
        )
        if said[digit]:
            parts.append(svg.text(said[digit], left, y + 3, 12, palette.text, text_anchor="start", **bold))
    return "".join(parts)


def plan(image: Floats, width: int, depth: int, said: Sequence[str], palette: Palette) -> str:
    """
    A network that is not trained yet: an image, (784,), `depth` layers of `width` neurons, ten digits.

    `said` stands under the image, the layers and the digits.
    """
    sizes = [*[width] * depth, CLASSES]
    foot = PLAN_HEIGHT - 24
    left, right = 112.0, WIDTH - 28.0
    xs = [left + (right - left) * layer / depth for layer in range(depth + 1)]
    edges = [(PLAN_INPUT + 2.0, foot / 2 - PLAN_INPUT / 2, foot / 2 + PLAN_INPUT / 2)]
    circles = []
    for x, size in zip(xs, sizes, strict=True):
        apart = min(12.0, (foot - 8) / size)
        top, edge = foot / 2 - apart * (size - 1) / 2, min(5.0, 0.4 * apart)
        edges.append((x, top - edge, top + apart * (size - 1) + edge))
        path = "".join(
            f"M{x - edge:.1f} {top + apart * i:.1f}a{edge:.1f} {edge:.1f} 0 1 0 {2 * edge:.1f} 0"
            f"a{edge:.1f} {edge:.1f} 0 1 0 {-2 * edge:.1f} 0"
            for i in range(size)
        )
        circles.append(svg.element("path", d=path, fill=palette.mlp))
    bands = [
        svg.element("path", d=f"M{x1:.1f} {a:.1f}L{x2:.1f} {b:.1f}V{c:.1f}L{x1:.1f} {d:.1f}Z", **PALE)
        for (x1, a, d), (x2, b, c) in pairwise(edges)
    ]
    digits = [
        svg.text(str(i), right + 16, foot / 2 + 12 * (i - 4.5) + 5, 13, palette.text) for i in range(CLASSES)
    ]
    places = ((PLAN_INPUT / 2, "middle"), ((left + xs[-2]) / 2, "middle"), (WIDTH, "end"))
    words = [
        svg.text(one, x, PLAN_HEIGHT - 6, 14, palette.text, text_anchor=anchor)
        for one, (x, anchor) in zip(said, places, strict=True)
    ]
    picture = images.embedded(images.grey(image), 0, foot / 2 - PLAN_INPUT / 2, PLAN_INPUT)
    between = svg.element("g", "".join(bands), fill=palette.asleep)
    return svg.picture(WIDTH, PLAN_HEIGHT, between, picture, *circles, *digits, *words)
