"""A neuron as circles and lines: blue and solid adds, red-orange and dashed takes away."""

from dataclasses import dataclass

from mlintro.figures import svg
from mlintro.figures.palette import Palette, readable_on, rgb
from mlintro.neuron import Bit, Neuron

LARGEST_WEIGHT = 2.0  # drawn with the thickest line
INPUT_1, INPUT_2, BIAS, CENTRE, OUT = (70, 75), (70, 225), (250, 285), (250, 150), (425, 150)


@dataclass(frozen=True, slots=True)
class Words:
    """What is written into the picture, in the learner's language."""

    input_1: str
    input_2: str
    w1: str  # the three knobs with their sign
    w2: str
    bias: str
    bias_name: str
    weighted_sum: str
    output: str  # what comes out, as a number
    state: str  # active or inactive


def diagram(neuron: Neuron, x1: Bit, x2: Bit, words: Words, palette: Palette) -> str:
    """
    The neuron with its present inputs, 480 x 310. A line is as thick as its weight is large;
    an input that is 0 is hollow; the neuron is filled as far as its output goes (full at 1 and above).
    """
    output = neuron.output(x1, x2)
    strength = min(max(output, 0.0), 1.0)
    active = neuron.is_active(x1, x2)
    fills = rgb(palette.background), rgb(palette.text)  # of a neuron asleep, and of one fully active
    return svg.picture(
        480,
        310,
        connection(INPUT_1, CENTRE, neuron.w1, words.w1, palette, asleep=not x1),
        connection(INPUT_2, CENTRE, neuron.w2, words.w2, palette, asleep=not x2),
        connection(BIAS, CENTRE, neuron.bias, words.bias, palette, label_at=(300, 240)),
        connection(CENTRE, OUT, 1.0 if active else 0.0, "", palette),
        unit(INPUT_1, 30, palette.text if x1 else palette.background, palette.text),
        unit(INPUT_2, 30, palette.text if x2 else palette.background, palette.text),
        svg.text(str(x1), INPUT_1[0], INPUT_1[1] + 8, 22, palette.background if x1 else palette.text),
        svg.text(str(x2), INPUT_2[0], INPUT_2[1] + 8, 22, palette.background if x2 else palette.text),
        svg.text(words.input_1, INPUT_1[0], INPUT_1[1] - 40, 15, palette.text),
        svg.text(words.input_2, INPUT_2[0], INPUT_2[1] + 52, 15, palette.text),
        svg.text(words.bias_name, BIAS[0], BIAS[1] + 18, 15, palette.text),
        unit(CENTRE, 48, palette.background, palette.text),
        svg.element("circle", cx=CENTRE[0], cy=CENTRE[1], r=48, fill=palette.text, fill_opacity=strength),
        svg.text(
            words.weighted_sum,
            CENTRE[0],
            CENTRE[1] + 8,
            22,
            readable_on([b + strength * (t - b) for b, t in zip(*fills, strict=True)]),
        ),
        svg.text(words.output, OUT[0], OUT[1] - 16, 22, palette.text),
        svg.text(
            words.state,
            OUT[0],
            OUT[1] + 36,
            17,
            palette.solved if active else palette.asleep,
            font_weight="bold",
        ),
    )


def connection(
    start: tuple[int, int],
    end: tuple[int, int],
    weight: float,
    label: str,
    palette: Palette,
    asleep: bool = False,
    label_at: tuple[int, int] | None = None,
) -> str:
    """A line with its weight written over its middle; hair-thin and grey at weight 0."""
    colour = palette.positive if weight > 0 else palette.negative if weight < 0 else palette.asleep
    line = svg.element(
        "line",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        stroke=colour,
        stroke_width=1 + 9 * min(abs(weight) / LARGEST_WEIGHT, 1.0),
        stroke_opacity=0.45 if asleep else 1.0,
        **({"stroke_dasharray": "9 6"} if weight < 0 else {}),
    )
    x, y = label_at or ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + (-18 if start[1] < end[1] else 30))
    return line + (svg.text(label, x, y, 18, colour, font_weight="bold") if label else "")


def unit(centre: tuple[int, int], radius: float, fill: str, stroke: str) -> str:
    return svg.element(
        "circle", cx=centre[0], cy=centre[1], r=radius, fill=fill, stroke=stroke, stroke_width=2
    )
