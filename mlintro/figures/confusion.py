"""A table of what was read for what: which digits a model mixes up."""

import numpy as np
from numpy.typing import NDArray

from mlintro.figures import svg
from mlintro.figures.palette import Palette, readable_on, rgb
from mlintro.figures.weight_images import shade

WIDTH, LEFT, TOP, CELL = 340, 40, 40, 30
PALE = 0.4  # of the full blue: dark or light figures are read on every shade of it


def table(
    counts: NDArray[np.intp],
    rows: str,
    columns: str,
    palette: Palette,
    here: tuple[int, int] | None = None,
) -> str:
    """
    Rows are the digits there were, columns what was read, (10, 10); zeros are left out.

    On the diagonal, read right: blue, framed and bold. Beside it, misread: red-orange. Both the
    stronger, the larger the part of the row; of the errors the largest part gets the full colour.
    `here` rings one cell (row, column).
    """
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    worst = float((share * (1 - np.eye(len(counts)))).max()) or 1.0
    parts = [
        svg.text(columns, LEFT + len(counts) * CELL / 2, 14, 13, palette.text),
        svg.text(
            rows,
            0,
            0,
            13,
            palette.text,
            transform=f"translate(12 {TOP + len(counts) * CELL / 2}) rotate(-90)",
        ),
    ]
    for digit in range(len(counts)):
        middle = (digit + 0.5) * CELL
        parts.append(svg.text(str(digit), LEFT + middle, TOP - 8, 14, palette.text, font_weight=700))
        parts.append(svg.text(str(digit), LEFT - 12, TOP + middle + 5, 14, palette.text, font_weight=700))
    for row, column in np.ndindex(*counts.shape):
        is_right = row == column
        part = float(share[row, column])
        parts.append(
            cell(row, column, int(counts[row, column]), PALE * part if is_right else -part / worst, palette)
        )
    if here:
        ring = {"rx": 5, "fill": "none", "stroke": palette.accent, "stroke_width": 3.5}
        y, x = (at + edge * CELL for at, edge in zip((TOP, LEFT), here, strict=True))
        parts.append(svg.element("rect", x=x, y=y, width=CELL, height=CELL, **ring))
    return svg.picture(WIDTH + 2, TOP + len(counts) * CELL + 2, *parts)


def cell(row: int, column: int, count: int, share: float, palette: Palette) -> str:
    """One field of the table. `share`: 0..1 where read right, −1..0 where misread."""
    is_right = row == column
    x, y = LEFT + column * CELL, TOP + row * CELL
    fill = shade(share, palette)
    frame = {"stroke": palette.text, "stroke_width": 1.5} if is_right else {"stroke": palette.background}
    field = svg.element("rect", x=x + 1, y=y + 1, width=CELL - 2, height=CELL - 2, fill=fill, **frame)
    if not count:
        return field
    bold = {"font_weight": 700} if is_right else {}
    return field + svg.text(str(count), x + CELL / 2, y + 20, 12, readable_on(rgb(fill)), **bold)
