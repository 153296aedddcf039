"""A drawing on its way to the models, and what each of them makes of it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mlintro.digits.models import Kind
from mlintro.digits.reading.drawing import SHEET_PEN, Steps, Strokes
from mlintro.digits.reading.inside import Question
from mlintro.digits.reading.judges import Awake, Opinion
from mlintro.figures import svg
from mlintro.figures.charts import mark
from mlintro.figures.images import embedded
from mlintro.figures.palette import DARK, Palette, rgb

Floats = NDArray[np.float32]

TILE = 120  # of a step
WIDTH, REASON = 260, 140  # of a judge's card, and of the picture of its reason
X, Y = WIDTH - REASON - 1, 1  # where the reason is, within the round corners of the card
BARS, PLACE = 66, WIDTH / 10  # their greatest height, and the width that each has
MARK = DARK.tree  # on digits, which are light on dark in both themes


def sheet(drawing: Strokes, steps: Steps) -> str:
    """The drawing as it was drawn, and the frame around it that is cut out."""
    parts = [svg.element("rect", width=TILE, height=TILE, fill="#000")]
    for stroke in drawing:
        points = [(TILE * x, TILE * y) for x, y in (stroke[0], *stroke)]
        round_ends = {"stroke_linecap": "round", "stroke_linejoin": "round"}
        parts.append(svg.polyline(points, stroke="#fff", stroke_width=SHEET_PEN * TILE, **round_ends))
    half = SHEET_PEN * TILE / 2
    left, top, right, bottom = (TILE * place for place in steps.frame)
    parts.append(dashed(left - half, top - half, right - left + 2 * half, bottom - top + 2 * half))
    return svg.picture(TILE, TILE, *parts)


def grey(image: Floats) -> str:
    """An image of numbers in 0..1, light on dark."""
    return svg.picture(TILE, TILE, embedded(bytes_of(image), 0, 0, TILE))


def middle_marked(image: Floats) -> str:
    """The same with a cross through the middle, where MNIST has the centre of mass."""
    centre = TILE * 14.5 / 28
    lines = [
        svg.element("line", **ends, stroke=MARK, stroke_width=1, stroke_dasharray="3 3")
        for ends in (
            {"x1": centre, "y1": 0, "x2": centre, "y2": TILE},
            {"x1": 0, "y1": centre, "x2": TILE, "y2": centre},
        )
    ]
    return svg.picture(TILE, TILE, embedded(bytes_of(image), 0, 0, TILE), *lines)


def card(kind: Kind, opinion: Opinion | None, sure: str, reason: str, palette: Palette) -> str:
    """
    What a model reads, large, with how sure it is in words; its reason; a bar for each digit.

    Without an opinion yet, the same places are empty.
    """
    colour = getattr(palette, kind)
    middle, floor = (WIDTH - REASON) / 2 - 6, REASON + 20 + BARS
    line = svg.element("line", x1=0, y1=floor, x2=WIDTH, y2=floor, stroke=palette.asleep)
    parts = [mark(kind, 12, 14, colour), reason, line]
    if opinion:
        parts.append(svg.text(str(opinion.digit), middle, 96, 96, colour, font_weight="bold"))
        parts.append(svg.text(sure, middle, 128, 19, palette.text))
        parts.append(bars(opinion, floor, colour))
    return svg.picture(WIDTH, floor + 26, *parts, digits(opinion, floor + 19, palette))


def bars(opinion: Opinion, floor: float, colour: str) -> str:
    """A bar for each digit; the one that is read stands out."""
    heights = [max(1.5, share * BARS) for share in opinion.sureness]
    steps = [
        f"M{PLACE * i + 4:.0f} {floor}h{PLACE - 8:.0f}v{-h:.1f}h{8 - PLACE:.0f}z"
        for i, h in enumerate(heights)
    ]
    read = steps.pop(opinion.digit)
    others = svg.element("path", d="".join(steps), fill=colour, fill_opacity=0.55)
    return others + svg.element("path", d=read, fill=colour)


def digits(opinion: Opinion | None, y: float, palette: Palette) -> str:
    """0 to 9 under their bars, in one element: an `x` for each."""
    shown = [str(digit) for digit in range(10)]
    if opinion:
        shown[opinion.digit] = svg.element("tspan", shown[opinion.digit], font_weight="bold")
    places = " ".join(f"{PLACE * (digit + 0.5):.0f}" for digit in range(10))
    style = {"font_size": 17, "fill": palette.text, "text_anchor": "middle"}
    return svg.element("text", "".join(shown), x=places, y=y, **style)


# Reasons: each a square in the upper right corner of the card


def pushes(values: Floats, image: Floats, palette: Palette) -> str:
    """What each pixel adds or takes away, on a shadow of the digit itself; both (28, 28)."""
    shadow = image.reshape(values.shape)
    return square(signed(values / limit(values), palette, shadow), palette)


def questions(image: Floats, asked: Sequence[Question], numbered: int) -> str:
    """The digit with the pixels that a tree asked for; the last ones with their number."""
    size = REASON / 28
    parts = [embedded(bytes_of(image.reshape(28, 28)), X, Y, REASON)]
    for number, question in enumerate(asked, start=1):
        x, y = X + size * question.column, Y + size * question.row
        box = {"x": x - 1.5, "y": y - 1.5, "width": size + 3, "height": size + 3}
        fill = "none" if question.is_yes else MARK  # full where there is ink
        parts.append(svg.element("rect", **box, fill=fill, stroke=MARK, stroke_width=1.5))
        if number > len(asked) - numbered:
            halo = {"stroke": "#000", "stroke_width": 3, "paint_order": "stroke"}
            at_edge = question.column > 22
            anchor = {"text_anchor": "end" if at_edge else "start", "font_weight": "bold"}
            words_x = x - 5 if at_edge else x + size + 5
            parts.append(svg.text(str(number), words_x, y + 8, 15, MARK, **anchor, **halo))
    return "".join(parts)


def neurons(awake: Awake, image: Floats, palette: Palette) -> str:
    """The weights of the most active neurons, two by two, in full where the image has ink."""
    if not awake.weights:
        return ""
    ink = 0.3 + 0.7 * image.reshape(28, 28)
    table = np.zeros((58, 58), dtype=np.float32)  # between them two pixels of nothing
    for number, weights in enumerate(awake.weights[:4]):
        row, column = (30 * place for place in divmod(number, 2))
        table[row : row + 28, column : column + 28] = weights / limit(weights) * ink
    return square(signed(table, palette), palette)


def square(image: NDArray[np.uint8], palette: Palette) -> str:
    """An image in the place of the reason, with a line around it."""
    border = {"fill": "none", "stroke": palette.asleep, "stroke_opacity": 0.6}
    place = {"x": X, "y": Y, "width": REASON, "height": REASON}
    return embedded(image, X, Y, REASON) + svg.element("rect", **place, **border)


def signed(values: Floats, palette: Palette, shadow: Floats | None = None) -> NDArray[np.uint8]:
    """
    Numbers (rows, columns) as colours (rows, columns, 3), between the palette's background and its signs.

    1 and -1 are painted in full, and what is beyond as well. A shadow, 0..1, lies grey underneath.
    """
    ground = np.array(rgb(palette.background))
    colours = np.where((values > 0)[..., None], rgb(palette.positive), rgb(palette.negative))
    strength = np.minimum(np.abs(values), 1)[..., None]
    if shadow is not None:
        ground = ground + 0.25 * shadow[..., None] * (np.array(rgb(palette.asleep)) - ground)
    painted: NDArray[np.uint8] = np.rint(255 * (ground + strength * (colours - ground))).astype(np.uint8)
    return painted


def limit(values: Floats) -> float:
    """The size to paint in full: of numbers other than 0, few are 2.5 times as large as their mean."""
    count = np.count_nonzero(values)
    return 2.5 * float(np.abs(values).sum()) / count if count else 1.0


def bytes_of(image: Floats) -> NDArray[np.uint8]:
    """Numbers in 0..1 as 0..255."""
    whole: NDArray[np.uint8] = np.rint(image * 255).astype(np.uint8)
    return whole


def dashed(x: float, y: float, width: float, height: float) -> str:
    box = {"x": x, "y": y, "width": width, "height": height}
    return svg.element("rect", **box, fill="none", stroke=MARK, stroke_width=1.5, stroke_dasharray="5 4")
