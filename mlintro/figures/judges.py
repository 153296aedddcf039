"""A drawing on its way to the models, and what each of them makes of it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mlintro.digits import SIDE
from mlintro.digits.learned import CLASSES
from mlintro.digits.models import Kind
from mlintro.digits.reading.drawing import SHEET_PEN, Steps, Strokes
from mlintro.digits.reading.reasons import Opinion, Question
from mlintro.figures import images, svg
from mlintro.figures.charts import mark
from mlintro.figures.images import embedded
from mlintro.figures.palette import DARK, Palette
from mlintro.figures.weight_images import framed, largest
from mlintro.pixels import to_bytes

Floats = NDArray[np.float32]

TILE = 120  # of a step
WIDTH, REASON = 260, 140  # of a judge's card, and of the picture of its reason
X, Y = WIDTH - REASON - 1, 1  # where the reason is, within the round corners of the card
BARS, PLACE = 66, WIDTH / CLASSES  # their greatest height, and the width that each has
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


def tile(image: Floats, *over: str) -> str:
    """A square image of numbers in 0..1, (side, side), light on dark, and what is drawn over it."""
    return svg.picture(TILE, TILE, embedded(to_bytes(image), 0, 0, TILE), *over)


def middle_marked(image: Floats) -> str:
    """An image, (28, 28), with a cross through the middle, where MNIST has the centre of mass."""
    centre = TILE * (SIDE + 1) / 2 / SIDE
    lines = [
        svg.element("line", **ends, stroke=MARK, stroke_width=1, stroke_dasharray="3 3")
        for ends in (
            {"x1": centre, "y1": 0, "x2": centre, "y2": TILE},
            {"x1": 0, "y1": centre, "x2": TILE, "y2": centre},
        )
    ]
    return tile(image, *lines)


def card(kind: Kind, opinion: Opinion, sure: str, reason: str, palette: Palette) -> str:
    """What a model reads, large, with how sure it is in words; its reason; a bar for each digit."""
    colour = getattr(palette, kind)
    middle, floor = (WIDTH - REASON) / 2 - 6, REASON + 20 + BARS
    line = svg.element("line", x1=0, y1=floor, x2=WIDTH, y2=floor, stroke=palette.asleep)
    parts = [mark(kind, 12, 14, colour), reason, line]
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


def digits(opinion: Opinion, y: float, palette: Palette) -> str:
    """0 to 9 under their bars, in one element: an `x` for each."""
    shown = [str(digit) for digit in range(CLASSES)]
    shown[opinion.digit] = svg.element("tspan", shown[opinion.digit], font_weight="bold")
    places = " ".join(f"{PLACE * (digit + 0.5):.0f}" for digit in range(CLASSES))
    style = {"font_size": 17, "fill": palette.text, "text_anchor": "middle"}
    return svg.element("text", "".join(shown), x=places, y=y, **style)


# Reasons: each a square in the upper right corner of the card


def pushes(added: Floats, image: Floats, palette: Palette) -> str:
    """What each pixel adds or takes away, (784,), on a shadow of the digit itself."""
    under = images.placed(shadow(image, palette), X, Y, REASON, REASON)
    return under + framed(added, largest(added), X, Y, REASON, palette)


def shadow(image: Floats, palette: Palette) -> str:
    """The address of a digit in pale grey, on no background."""
    grey = bytes.fromhex(palette.asleep[1:])
    return images.exact(images.grey(image), b"".join(grey + bytes([level // 4]) for level in range(256)))


def questions(image: Floats, asked: Sequence[Question], numbered: int) -> str:
    """The digit with the pixels that a tree asked for; the last ones with their number."""
    size = REASON / SIDE
    parts = [embedded(images.grey(image), X, Y, REASON)]
    for number, question in enumerate(asked, start=1):
        x, y = X + size * question.column, Y + size * question.row
        box = {"x": x - 1.5, "y": y - 1.5, "width": size + 3, "height": size + 3}
        fill = "none" if question.is_yes else MARK  # full where there is ink
        parts.append(svg.element("rect", **box, fill=fill, stroke=MARK, stroke_width=1.5))
        if number > len(asked) - numbered:
            halo = {"stroke": "#000", "stroke_width": 3, "paint_order": "stroke"}
            at_edge = question.column > SIDE - 6  # no room to its right
            anchor = {"text_anchor": "end" if at_edge else "start", "font_weight": "bold"}
            words_x = x - 5 if at_edge else x + size + 5
            parts.append(svg.text(str(number), words_x, y + 8, 15, MARK, **anchor, **halo))
    return "".join(parts)


def dashed(x: float, y: float, width: float, height: float) -> str:
    box = {"x": x, "y": y, "width": width, "height": height}
    return svg.element("rect", **box, fill="none", stroke=MARK, stroke_width=1.5, stroke_dasharray="5 4")
