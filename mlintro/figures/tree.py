"""The first questions of a decision tree, and the way that one image takes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlintro import digits
from mlintro.digits.learned import Tree
from mlintro.digits.reading.reasons import place
from mlintro.figures import images, svg
from mlintro.figures.palette import DARK, Palette

WIDTH, LEVELS = 340, 3  # levels of questions; below them, only what most images are
SIDE, LEVEL, CHIP = 50, 114, 40
LABEL = 20  # under a question
TOPS = (4, 4 + LEVEL, 4 + 2 * LEVEL, 8 + 3 * LEVEL)  # where each level begins


@dataclass(frozen=True, slots=True)
class Words:
    yes: str
    no: str
    percent: Callable[[float], str]  # a share of 0..1


@dataclass(frozen=True, slots=True)
class Spot:
    """A node where it is drawn."""

    node: int
    level: int
    x: float  # of its middle
    parent: "Spot | None" = None

    @property
    def top(self) -> float:
        return TOPS[self.level]


def spots(
    tree: Tree, node: int = 0, level: int = 0, slot: int = 0, parent: Spot | None = None
) -> Iterator[Spot]:
    """The nodes of the first levels, each before those below it; yes on the left."""
    spot = Spot(node, level, WIDTH / 2**level * (slot + 0.5), parent)
    yield spot
    if is_question(tree, spot):
        yield from spots(tree, int(tree.left[node]), level + 1, 2 * slot, spot)
        yield from spots(tree, int(tree.right[node]), level + 1, 2 * slot + 1, spot)


def is_question(tree: Tree, spot: Spot) -> bool:
    """Whether its question is shown: not at a leaf, and not below the levels that are drawn."""
    return tree.left[spot.node] >= 0 and spot.level < LEVELS


def top(tree: Tree, image: NDArray[np.float32], words: Words, palette: Palette) -> str:
    """
    Three levels of questions, and the digit that is most frequent at each node, with its share.

    Each question rings its pixel on the image, (784,). The way of the image is thick and in the
    colour of the tree.
    """
    way = set(tree.path(image))
    drawn = list(spots(tree))
    address = images.exact(images.grey(image))
    edges = [edge(spot, spot.parent, spot.node in way, tree, words, palette) for spot in drawn if spot.parent]
    nodes = [
        (question if is_question(tree, spot) else chip)(tree, spot, spot.node in way, address, words, palette)
        for spot in drawn
    ]
    height = max(spot.top for spot in drawn) + CHIP + 26
    return svg.picture(WIDTH, height, *edges, *nodes)


def edge(spot: Spot, parent: Spot, is_way: bool, tree: Tree, words: Words, palette: Palette) -> str:
    start, end = parent.top + SIDE + LABEL, spot.top
    line = svg.element(
        "line",
        x1=parent.x,
        y1=start,
        x2=spot.x,
        y2=end,
        stroke=palette.tree if is_way else palette.asleep,
        stroke_width=5 if is_way else 1.2,
    )
    is_yes = spot.node == tree.left[parent.node]
    is_last = spot.level == LEVELS  # no room there for both words, and outside the lines for none
    if is_last and not is_way:
        return line
    side = -1 if is_yes != is_last else 1
    x = spot.x + (parent.x - spot.x) * 0.15 + 7 * side
    return line + svg.text(
        words.yes if is_yes else words.no,
        x,
        end - 8,
        12,
        palette.text,
        text_anchor="end" if side < 0 else "start",
        **({"font_weight": 700} if is_way else {}),
    )


def question(tree: Tree, spot: Spot, is_way: bool, address: str, words: Words, palette: Palette) -> str:
    """The image with a ring around the pixel that is asked for; under it, what most images are."""
    x = spot.x - SIDE / 2
    line = {"stroke": palette.tree, "stroke_width": 5} if is_way else {"stroke": palette.asleep}
    return (
        svg.element("rect", x=x, y=spot.top, width=SIDE, height=SIDE, fill=palette.background, **line)
        + svg.element("g", images.placed(address, x, spot.top, SIDE, SIDE), opacity=1 if is_way else 0.55)
        + ring(*place(tree, spot.node), x, spot.top, SIDE)
        + svg.text(majority(tree, spot.node, words), spot.x, spot.top + SIDE + 15, 12.5, palette.text)
    )


def ring(row: int, column: int, x: float, y: float, side: float) -> str:
    """A ring around a pixel of an image at x, y: bright on black, so that it is seen on any digit."""
    size = side / digits.SIDE  # of a pixel
    centre = {"cx": x + (column + 0.5) * size, "cy": y + (row + 0.5) * size, "r": 4.5}
    return svg.element("circle", fill="none", stroke="#000000", stroke_width=4, **centre) + svg.element(
        "circle", fill="none", stroke=DARK.tree, stroke_width=2, **centre
    )


def chip(tree: Tree, spot: Spot, is_way: bool, address: str, words: Words, palette: Palette) -> str:
    """A digit and its share; a leaf has a double edge, and where questions follow there are dots."""
    digit, share = winner(tree, spot.node)
    x, y = spot.x - CHIP / 2, spot.top
    is_leaf = tree.left[spot.node] < 0
    line = {"stroke": palette.tree, "stroke_width": 4} if is_way else {"stroke": palette.asleep}
    box = svg.element("rect", x=x, y=y, width=CHIP, height=CHIP, rx=7, fill=palette.background, **line)
    inner = svg.element(
        "rect", x=x + 3, y=y + 3, width=CHIP - 6, height=CHIP - 6, rx=5, fill="none", stroke=palette.asleep
    )
    return (
        box
        + (inner if is_leaf else svg.text("⋮", spot.x, y + CHIP + 19, 16, palette.text))
        + svg.text(str(digit), spot.x, y + 18, 16, palette.text, font_weight=700)
        + svg.text(words.percent(share), spot.x, y + 33, 12, palette.text)
    )


def majority(tree: Tree, node: int, words: Words) -> str:
    digit, share = winner(tree, node)
    return f"{digit} · {words.percent(share)}"


def winner(tree: Tree, node: int) -> tuple[int, float]:
    """The digit that is most frequent among the training images of a node, and its share."""
    digit = int(tree.shares[node].argmax())
    return digit, float(tree.shares[node, digit])
