"""The loss curve of an MLP: how wrong it was after each pass over its images."""

from collections.abc import Sequence

from mlintro.figures import svg
from mlintro.figures.charts import SIZE, WIDTH
from mlintro.figures.palette import Palette

HEIGHT = 108
TOP, BOTTOM, SIDE = 26, 10, 8
NARROWEST = 20  # passes that the width shows at least, so that a curve begins at the left


def chart(losses: Sequence[float], label: str, palette: Palette) -> str:
    """
    A line from the first loss down, its last point marked; `label` stands above it.

    The same height with and without losses, so that nothing jumps when they come.
    """
    parts = [svg.text(label, SIDE, 16, SIZE, palette.text, text_anchor="start")]
    base = HEIGHT - BOTTOM
    parts.append(
        svg.element(
            "line", x1=SIDE, y1=base, x2=WIDTH - SIDE, y2=base, stroke=palette.asleep, stroke_opacity=0.5
        )
    )
    if losses:
        step = (WIDTH - 3 * SIDE) / (max(len(losses), NARROWEST) - 1)
        highest = max(losses)
        points = [(SIDE + i * step, base - loss / highest * (base - TOP)) for i, loss in enumerate(losses)]
        parts.append(svg.polyline(points, stroke=palette.mlp, stroke_width=2.5, stroke_linejoin="round"))
        x, y = points[-1]
        parts.append(svg.element("rect", x=x - 4, y=y - 4, width=8, height=8, fill=palette.mlp))
    return svg.picture(WIDTH, HEIGHT, *parts)
