"""Pictures say what the values say, in both themes, and are readable."""

import re
import tomllib
import xml.etree.ElementTree as ET
from dataclasses import asdict, replace
from itertools import pairwise

import numpy as np
import pytest

from mlintro import digits, scale
from mlintro.digits.models import Kind, Report
from mlintro.digits.runs import Guess, Run, Scores
from mlintro.digits.runs.comparison import Comparison
from mlintro.figures import charts, composition, header, images, losses
from mlintro.figures.palette import DARK, LIGHT, Palette, luminance, readable_on, rgb
from mlintro.figures.runs import history
from mlintro.neuron import INPUT_PAIRS, Bit, Gate, Neuron, solutions
from mlintro.neuron.network import Composition
from mlintro.text import load
from mlintro.ui.browser.assets import sheet
from tests.conftest import ROOT

NS = {"svg": "http://www.w3.org/2000/svg"}
PHONE = 326  # px that a lab leaves for a picture, of 390


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(rgb(one)), luminance(rgb(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_largest_contrast_there_is():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("colour", ["#00cc00", "#009900", "#777777", "#b3a1ff", "#0000ff", "#900000"])
def test_text_on_any_colour_is_readable(colour: str):
    assert contrast(readable_on(rgb(colour)), colour) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_colour_is_readable_on_its_background(palette: Palette):
    colours = asdict(palette)
    background = colours.pop("background")

    assert {name: c for name, c in colours.items() if contrast(c, background) < 4.5} == {}


@pytest.mark.parametrize(("palette", "theme"), [(LIGHT, "light"), (DARK, "dark")])
def test_pictures_and_pages_share_their_colours(palette: Palette, theme: str):
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"][theme]

    assert palette.background == config["backgroundColor"]
    assert palette.text == config["textColor"]
    assert palette.accent == config["linkColor"]
    assert palette.background in sheet("style")


def lines(picture: str) -> list[dict[str, str]]:
    return [element.attrib for element in ET.fromstring(picture).findall("svg:line", NS)]


def composed(x1: Bit, x2: Bit) -> str:
    """XOR from three neurons whose first line adds much, the second nothing, the third takes away."""
    xor = Composition(Neuron(2, 0, -0.5), Neuron(-1, -1, 1.5), Neuron(1, 1, -1.5))
    weights = {(name, knob): "0" for name in ("first", "second", "third") for knob in ("w1", "w2", "bias")}
    return composition.layers(
        xor, x1, x2, composition.Words("a", "b", ("OR", "NAND", "AND"), weights, "sesgo"), LIGHT
    )


def test_a_weight_shows_its_sign_by_colour_and_dashes_and_its_size_by_thickness():
    positive, zero, negative, *_ = lines(composed(1, 1))

    assert positive["stroke"] == LIGHT.positive
    assert "stroke-dasharray" not in positive
    assert negative["stroke"] == LIGHT.negative
    assert "stroke-dasharray" in negative
    assert float(positive["stroke-width"]) > float(negative["stroke-width"]) > float(zero["stroke-width"])


@pytest.mark.parametrize(("x1", "x2"), INPUT_PAIRS)
def test_an_active_neuron_of_the_network_is_filled(x1: Bit, x2: Bit):
    circles = ET.fromstring(composed(x1, x2)).findall("svg:circle", NS)
    filled = [circle.attrib["fill"] == LIGHT.text for circle in circles]

    either, not_both = x1 == 1, not (x1 and x2)
    assert filled == [either, not_both, either and not_both, bool(x1), bool(x2)]


@pytest.mark.parametrize("gate", [gate for gate in Gate if not solutions.is_separable(gate)])
def test_the_diagonals_of_a_gate_that_no_line_separates_cross_at_the_mark(gate: Gate):
    proof = composition.proof(gate, DARK)
    picture = ET.fromstring(proof)
    ends = [[float(line[name]) for name in ("x1", "y1", "x2", "y2")] for line in lines(proof)]
    *points, mark = (circle.attrib for circle in picture.findall("svg:circle", NS))

    for x1, y1, x2, y2 in ends:
        assert ((x1 + x2) / 2, (y1 + y2) / 2) == (float(mark["cx"]), float(mark["cy"]))
    assert len(ends) == 2
    assert [point["fill"] == DARK.text for point in points] == [output == 1 for output in gate.outputs]
    filled = {(point["cx"], point["cy"]) for point in points if point["fill"] == DARK.text}
    solid = next(line for line in lines(proof) if "stroke-dasharray" not in line)
    assert filled == {(solid["x1"], solid["y1"]), (solid["x2"], solid["y2"])}


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_kind_of_model_has_a_colour_and_a_mark_of_its_own(palette: Palette):
    colours = {getattr(palette, kind, None) for kind in Kind}
    assert None not in colours
    assert len(colours) == len({charts.mark(kind, 0, 0, "#000000") for kind in Kind}) == len(Kind)


def test_every_report_has_its_own_mark(reports: dict[Kind, Report]):
    names = {kind: kind.value for kind in Kind}
    t = load("models", "es")
    empty = charts.accuracies({}, names, "azar", t.percent, LIGHT)
    full = charts.accuracies(reports, names, "azar", t.percent, LIGHT)

    assert ET.fromstring(empty).attrib["viewBox"] == ET.fromstring(full).attrib["viewBox"]
    assert [
        len(re.findall(tag, full)) - len(re.findall(tag, empty)) for tag in ("<circle", "<path", "<rect")
    ] == [1, 1, 1]


@pytest.mark.parametrize("width", [0.04, 0.024, 0.004, 0.0])
def test_a_whisker_is_as_long_as_the_interval_and_higher_than_the_mark(
    reports: dict[Kind, Report], width: float
):
    report = replace(reports[Kind.MLP], accuracy=0.9, interval=(0.9 - width / 2, 0.9 + width / 2))
    picture = charts.accuracies({Kind.MLP: report}, {Kind.MLP: "MLP"}, "azar", lambda s, n: "", LIGHT)
    whisker, *caps = [line for line in lines(picture) if line["stroke"] == LIGHT.mlp]
    scale = next(line for line in lines(picture) if line["y1"] == line["y2"])
    left, right = (float(whisker[end]) for end in ("x1", "x2"))

    assert right - left == pytest.approx(width * (float(scale["x2"]) - float(scale["x1"])), abs=0.02)
    for cap, end in zip(caps, (left, right), strict=True):
        assert left <= float(cap["x1"]) <= right
        assert abs(float(cap["x1"]) - end) <= charts.THICK / 2
        assert float(cap["y2"]) - float(cap["y1"]) > 2 * 14 * charts.MARK


def test_guessing_is_grey_and_no_sign(reports: dict[Kind, Report]):
    picture = charts.accuracies(reports, {kind: kind.value for kind in Kind}, "azar", lambda s, n: "", LIGHT)
    assert LIGHT.negative not in picture
    assert sum("stroke-dasharray" in line for line in lines(picture)) == len(Kind)


def test_letters_are_as_large_as_on_the_page_and_read_on_a_phone(reports: dict[Kind, Report]):
    names = {kind: kind.value for kind in Kind}
    scores = dict.fromkeys(Kind, Scores(bytes([127]) * 250, 1.0, 0.1))
    pictures = [
        charts.accuracies(reports, names, "azar", lambda s, n: "50", LIGHT),
        charts.sizes((("a", 10, "10"),), "×1000", ("3",), LIGHT),
        losses.chart((2.0, 1.0), "error", LIGHT),
        history.chart([Run(Comparison(), Guess(), scores)], 1, names, lambda s, n: "50", LIGHT),
        images.labelled_digits(digits.load().X_train[:5], list("50419"), LIGHT),
    ]
    for picture in map(ET.fromstring, pictures):
        sizes = [float(written.attrib["font-size"]) for written in picture.iterfind(".//*[@font-size]")]
        assert max(sizes) <= 16
        assert min(sizes) * PHONE / float(picture.attrib["width"]) >= 11


def test_sizes_are_on_a_scale_of_tens():
    bars = ET.fromstring(
        charts.sizes((("a", 10, "10"), ("b", 1_000, "1000")), "×1000", ("3",), LIGHT)
    ).findall("svg:rect", NS)
    assert float(bars[1].attrib["width"]) == pytest.approx(3 * float(bars[0].attrib["width"]), abs=0.1)


def test_pixels_are_sharp():
    picture = images.pixels(np.zeros((4, 4, 3), np.uint8))
    assert "image-rendering:pixelated" in picture
    assert len(picture) < 1_000


def test_digits_carry_their_labels():
    picture = images.labelled_digits(digits.load().X_train[:2], ["5", "0"], LIGHT)
    assert [text.text for text in ET.fromstring(picture).findall("svg:text", NS)] == ["5", "0"]


def test_parameters_are_counted_as_scikit_learn_has_them(reports: dict[Kind, Report]):
    first_layer = scale.neuron_parameters(784) * 32
    rest = sum(matrix.size + matrix.shape[1] for matrix in reports[Kind.MLP].learned.weights[1:])

    assert Comparison(mlp_width=32, mlp_depth=2).mlp_parameters == first_layer + rest


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_header_is_drawn_as_it_was_understood(palette: Palette):
    inputs = [header.Value("foto", "np.ndarray"), header.Value("<umbral>", "")]
    picture = header.diagram("hay_peaton", inputs, header.Value("", "bool", "sí o no"), palette)
    root = ET.fromstring(picture)
    words = [text.text for text in root.iterfind("svg:text", NS)]

    assert words == ["np.ndarray", "foto", "?", "<umbral>", "bool", "sí o no", "hay_peaton"]
    lines = root.findall("svg:polyline", NS)
    assert ["stroke-dasharray" in line.attrib for line in lines] == [False, True, False]  # no type: dashed


def points_of(picture: str) -> list[tuple[float, float]]:
    (line,) = ET.fromstring(picture).findall("svg:polyline", NS)
    return [tuple(map(float, pair.split(","))) for pair in line.attrib["points"].split()]


def test_the_loss_curve_falls_as_the_losses_do_and_keeps_its_height():
    empty, grown = losses.chart((), "", LIGHT), losses.chart((2.0, 1.0, 0.5), "error", LIGHT)
    (_, first), (_, second), (_, third) = points_of(grown)

    assert first < second < third  # downwards on the screen
    assert (third - second) / (second - first) == pytest.approx(0.5, abs=0.01)
    assert [ET.fromstring(picture).attrib["viewBox"] for picture in (empty, grown)] == [
        ET.fromstring(empty).attrib["viewBox"]
    ] * 2


@pytest.mark.parametrize("count", [3, 9])
def test_the_names_of_the_history_stand_side_by_side_within_it(count: int):
    names = {f"kind {i}": "Regresión logística" for i in range(count)}
    places = list(history.legend(names).values())
    widths = history.SIGN + history.LETTER * len("Regresión logística")

    assert len(set(places)) == count
    assert all(left + widths <= history.WIDTH for left, _ in places)
    for (left, bottom), (after, foot) in pairwise(places):
        assert after - left >= widths or foot - bottom >= history.LINE


def test_the_history_has_a_column_a_run_and_a_bar_as_long_as_the_margin():
    eighths = (0b1111, 0b1111111, 0b1)  # of the images, read right: half, seven eighths, one
    scores = {kind: Scores(bytes([one]) * 250, 1.0, 0.1) for kind, one in zip(Kind, eighths, strict=True)}
    runs = [Run(Comparison(seed=seed), Guess(), scores) for seed in range(3)]
    picture = history.chart(runs, 4, {kind: kind.value for kind in Kind}, lambda s, n: f"{s:.{n}f}", LIGHT)
    bars = [line for line in lines(picture) if line["x1"] == line["x2"]]
    lengths = [float(bar["y2"]) - float(bar["y1"]) for bar in bars]

    assert len(bars) == 3 * len(Kind)
    margins = [scores[kind].margin for kind in Kind]
    assert lengths[1] / lengths[0] == pytest.approx(margins[1] / margins[0], rel=0.02)
    assert {"4", "5", "6"} <= {text.text for text in ET.fromstring(picture).findall("svg:text", NS)}
