"""A gate out of three neurons, lit up for one pair of inputs; and why one neuron is not enough."""

from dataclasses import dataclass

from mlintro.figures import svg
from mlintro.figures.palette import Palette
from mlintro.neuron import INPUT_PAIRS, KNOB_END, Bit, Gate
from mlintro.neuron.network import Composition

X1, X2, FIRST, SECOND, THIRD, OUT = (50, 70), (50, 210), (250, 70), (250, 210), (430, 140), (540, 140)
PROOF = 220  # px: side of the square of the proof


@dataclass(frozen=True, slots=True)
class Words:
    """What is written on the network."""

    input_1: str
    input_2: str
    gates: tuple[str, str, str]  # what the first, second and third neuron compute
    weights: dict[tuple[str, str], str]  # (neuron, knob) -> its value: first, second, third; w1, w2, bias
    bias_name: str


def layers(composition: Composition, x1: Bit, x2: Bit, words: Words, palette: Palette) -> str:
    """The network, 600 x 286: an active neuron is filled, its line to the next one stands out."""
    first, second, third = composition.run(x1, x2)
    lines = [
        (X1, FIRST, "first", "w1", composition.first.w1, x1, (150, 58)),
        (X2, FIRST, "first", "w2", composition.first.w2, x2, (186, 96)),
        (X1, SECOND, "second", "w1", composition.second.w1, x1, (186, 196)),
        (X2, SECOND, "second", "w2", composition.second.w2, x2, (150, 234)),
        (FIRST, THIRD, "third", "w1", composition.third.w1, first, (352, 88)),
        (SECOND, THIRD, "third", "w2", composition.third.w2, second, (352, 202)),
    ]
    drawn = [
        connection(
            start, end, weight, palette, asleep=not lit, label=words.weights[neuron, knob], label_at=at
        )
        for start, end, neuron, knob, weight, lit, at in lines
    ]
    on_first, on_second, on_third = words.gates
    neurons = [
        (FIRST, on_first, "first", first, -44),
        (SECOND, on_second, "second", second, 56),
        (THIRD, on_third, "third", third, 56),
    ]
    inputs = [(X1, x1, words.input_1, -38), (X2, x2, words.input_2, 50)]
    return svg.picture(
        600,
        286,
        *drawn,
        connection(THIRD, OUT, 1.0 if third else 0.0, palette),
        *(circle(place, gate, on, palette) for place, gate, _, on, _ in neurons),
        *(
            svg.text(
                f"{words.bias_name} {words.weights[name, 'bias']}",
                place[0],
                place[1] + dy,
                14,
                palette.text,
            )
            for place, _, name, _, dy in neurons
        ),
        *(circle(place, str(bit), bool(bit), palette, 26) for place, bit, _, _ in inputs),
        *(svg.text(name, place[0], place[1] + dy, 15, palette.text) for place, _, name, dy in inputs),
        svg.text(str(int(third)), OUT[0] + 22, OUT[1] + 10, 30, palette.text, font_weight="bold"),
    )


def connection(
    start: tuple[int, int],
    end: tuple[int, int],
    weight: float,
    palette: Palette,
    asleep: bool = False,
    label: str = "",
    label_at: tuple[int, int] = (0, 0),
) -> str:
    """
    A line, its weight written at `label_at`; hair-thin and grey at weight 0.

    Blue and solid adds, red-orange and dashed takes away; thickest where a knob ends.
    """
    colour = palette.positive if weight > 0 else palette.negative if weight < 0 else palette.asleep
    line = svg.element(
        "line",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        stroke=colour,
        stroke_width=1 + 9 * min(abs(weight) / KNOB_END, 1.0),
        stroke_opacity=0.45 if asleep else 1.0,
        **({"stroke_dasharray": "9 6"} if weight < 0 else {}),
    )
    return line + (svg.text(label, *label_at, 18, colour, font_weight="bold") if label else "")


def unit(centre: tuple[int, int], radius: float, fill: str, stroke: str) -> str:
    """A circle alone; places and radius in the units of the picture."""
    return svg.element(
        "circle", cx=centre[0], cy=centre[1], r=radius, fill=fill, stroke=stroke, stroke_width=2
    )


def circle(place: tuple[int, int], name: str, on: bool, palette: Palette, radius: float = 36) -> str:
    """A neuron or an input with its name, filled if it is on."""
    fill, ink = (palette.text, palette.background) if on else (palette.background, palette.text)
    return unit(place, radius, fill, palette.text) + svg.text(name, place[0], place[1] + 6, 17, ink)


def proof(gate: Gate, palette: Palette) -> str:
    """
    The four points of a gate that is not separable and the two diagonals that cross, 220 x 220.

    Filled points, joined by a solid line, have to be active; hollow ones, by a dashed line, not.
    Raises ValueError for a gate that does not want two of each.
    """
    low, high = 50, PROOF - 50

    def at(x1: Bit, x2: Bit) -> tuple[int, int]:
        return low + x1 * (high - low), high - x2 * (high - low)

    (ax, ay), (bx, by) = (at(*pair) for pair in INPUT_PAIRS if gate.expected(*pair))
    (cx, cy), (dx, dy) = (at(*pair) for pair in INPUT_PAIRS if not gate.expected(*pair))
    centre = PROOF / 2
    return svg.picture(
        PROOF,
        PROOF,
        svg.element("line", x1=ax, y1=ay, x2=bx, y2=by, stroke=palette.positive, stroke_width=4),
        svg.element(
            "line",
            x1=cx,
            y1=cy,
            x2=dx,
            y2=dy,
            stroke=palette.negative,
            stroke_width=4,
            stroke_dasharray="9 6",
        ),
        *(
            unit(
                at(x1, x2),
                11,
                palette.text if gate.expected(x1, x2) else palette.background,
                palette.text,
            )
            + svg.text(f"{x1}, {x2}", at(x1, x2)[0], at(x1, x2)[1] + (-20 if x2 else 32), 15, palette.text)
            for x1, x2 in INPUT_PAIRS
        ),
        svg.element("circle", cx=centre, cy=centre, r=13, fill=palette.accent),
        svg.text("?", centre, centre + 7, 19, palette.background, font_weight="bold"),
    )
