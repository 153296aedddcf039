"""XOR out of three neurons, lit up for one pair of inputs; and why one neuron is not enough."""

from dataclasses import dataclass

from mlintro.figures import svg
from mlintro.figures.neuron import connection, unit
from mlintro.figures.palette import Palette
from mlintro.neuron import INPUTS, Bit, Gate
from mlintro.neuron.xor_network import Composition

X1, X2, EITHER, NOT_BOTH, BOTH, OUT = (50, 70), (50, 210), (250, 70), (250, 210), (430, 140), (540, 140)
PROOF = 220  # px: side of the square of the proof


@dataclass(frozen=True, slots=True)
class Words:
    input_1: str
    input_2: str
    weights: dict[tuple[str, str], str]  # (neuron, knob) -> its value: either, not_both, both; w1, w2, bias
    bias_name: str


def layers(xor: Composition, x1: Bit, x2: Bit, words: Words, palette: Palette) -> str:
    """The network, 600 x 280: an active neuron is filled, its line to the next one stands out."""
    either, not_both, both = xor.run(x1, x2)
    lines = [
        (X1, EITHER, "either", "w1", xor.either.w1, x1, (150, 58)),
        (X2, EITHER, "either", "w2", xor.either.w2, x2, (186, 96)),
        (X1, NOT_BOTH, "not_both", "w1", xor.not_both.w1, x1, (186, 196)),
        (X2, NOT_BOTH, "not_both", "w2", xor.not_both.w2, x2, (150, 234)),
        (EITHER, BOTH, "both", "w1", xor.both.w1, either, (352, 88)),
        (NOT_BOTH, BOTH, "both", "w2", xor.both.w2, not_both, (352, 202)),
    ]
    drawn = [
        connection(
            start, end, weight, palette, asleep=not lit, label=words.weights[neuron, knob], label_at=at
        )
        for start, end, neuron, knob, weight, lit, at in lines
    ]
    neurons = [
        (EITHER, Gate.OR, "either", either, 46),
        (NOT_BOTH, Gate.NAND, "not_both", not_both, 50),
        (BOTH, Gate.AND, "both", both, 50),
    ]
    inputs = [(X1, x1, words.input_1, -38), (X2, x2, words.input_2, 50)]
    return svg.picture(
        600,
        286,
        *drawn,
        connection(BOTH, OUT, 1.0 if both else 0.0, palette),
        *(circle(place, gate, on, palette) for place, gate, _, on, _ in neurons),
        *(
            svg.text(
                f"{words.bias_name} {words.weights[name, 'bias']}",
                place[0],
                place[1] + (-44 if place is EITHER else 56),
                14,
                palette.text,
            )
            for place, _, name, _, _ in neurons
        ),
        *(circle(place, str(bit), bool(bit), palette, 26) for place, bit, _, _ in inputs),
        *(svg.text(name, place[0], place[1] + dy, 15, palette.text) for place, _, name, dy in inputs),
        svg.text(str(int(both)), OUT[0] + 22, OUT[1] + 10, 30, palette.text, font_weight="bold"),
    )


def circle(place: tuple[int, int], name: str, on: bool, palette: Palette, radius: float = 36) -> str:
    fill, ink = (palette.text, palette.background) if on else (palette.background, palette.text)
    return unit(place, radius, fill, palette.text) + svg.text(name, place[0], place[1] + 6, 17, ink)


def proof(palette: Palette) -> str:
    """
    The four points of XOR and the two diagonals that cross at the centre, 220 x 220.

    Filled points, joined by a solid line, have to be active; hollow ones, by a dashed line, not.
    """
    low, high = 50, PROOF - 50

    def at(x1: Bit, x2: Bit) -> tuple[int, int]:
        return low + x1 * (high - low), high - x2 * (high - low)

    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (at(*pair) for pair in INPUTS)
    centre = PROOF / 2
    return svg.picture(
        PROOF,
        PROOF,
        svg.element("line", x1=bx, y1=by, x2=cx, y2=cy, stroke=palette.positive, stroke_width=4),
        svg.element(
            "line",
            x1=ax,
            y1=ay,
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
                palette.text if Gate.XOR.expected(x1, x2) else palette.background,
                palette.text,
            )
            + svg.text(f"{x1}, {x2}", at(x1, x2)[0], at(x1, x2)[1] + (-20 if x2 else 32), 15, palette.text)
            for x1, x2 in INPUTS
        ),
        svg.element("circle", cx=centre, cy=centre, r=13, fill=palette.accent),
        svg.text("?", centre, centre + 7, 19, palette.background, font_weight="bold"),
    )
