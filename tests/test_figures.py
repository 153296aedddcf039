"""Pictures say what the values say, in both themes, and are readable."""

import re
import tomllib
import xml.etree.ElementTree as ET
from dataclasses import asdict

import numpy as np
import pytest

from mlintro import digits, scale
from mlintro.descent import best
from mlintro.digits.models import Kind, Report
from mlintro.figures import charts, descent, images, network, neuron
from mlintro.figures.palette import DARK, LIGHT, Palette, luminance, readable_on, rgb
from mlintro.neuron import Neuron
from mlintro.text import load
from tests.conftest import ROOT

NS = {"svg": "http://www.w3.org/2000/svg"}
WORDS = neuron.Words("a", "b", "+1,0", "−1,0", "0,0", "sesgo", "1,0", "1,0", "ACTIVA")
AXES = descent.Words("w", "error", "kilos", "<precio & más>")


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
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"][theme]

    assert palette.background == config["backgroundColor"]
    assert palette.text == config["textColor"]
    assert palette.accent == config["linkColor"]


def lines(picture: str) -> list[dict[str, str]]:
    return [element.attrib for element in ET.fromstring(picture).findall("svg:line", NS)]


def test_a_weight_shows_its_sign_by_colour_and_dashes_and_its_size_by_thickness():
    positive, negative, bias, _output = lines(neuron.diagram(Neuron(1, -2, 0), 1, 1, WORDS, LIGHT))

    assert positive["stroke"] == LIGHT.positive
    assert "stroke-dasharray" not in positive
    assert negative["stroke"] == LIGHT.negative
    assert "stroke-dasharray" in negative
    assert float(negative["stroke-width"]) > float(positive["stroke-width"]) > float(bias["stroke-width"])


def test_the_neuron_is_as_dark_as_it_is_active():
    def strength(bias: float) -> float:
        tree = ET.fromstring(neuron.diagram(Neuron(0, 0, bias), 0, 0, WORDS, LIGHT))
        return max(float(c.attrib.get("fill-opacity", -1)) for c in tree.findall("svg:circle", NS))

    assert [strength(-1), strength(0.5), strength(2)] == [0, 0.5, 1]


def test_the_ball_stands_at_the_last_w_and_words_are_escaped():
    tree = ET.fromstring(descent.valley([0.5, best()], AXES, DARK))
    ball = tree.findall("svg:circle", NS)[-1].attrib

    assert ball["fill"] == DARK.accent
    assert float(ball["cy"]) > 240  # at the bottom of the valley
    assert "&lt;precio &amp; más&gt;" in descent.receipts(1.0, AXES, DARK)


def test_the_line_of_the_model_is_drawn_for_every_w():
    drawn = {w: descent.receipts(w, AXES, LIGHT) for w in (3.75, 4.5, 6.0)}
    assert len(set(drawn.values())) == 3


def test_a_w_beyond_the_picture_is_hollow_at_its_edge():
    ball = ET.fromstring(descent.valley([0.5, 1e4], AXES, LIGHT)).findall("svg:circle", NS)[-1].attrib
    assert ball["fill"] == LIGHT.background
    assert 0 < float(ball["cx"]) < descent.WIDTH


def test_every_report_has_its_own_mark(reports: dict[Kind, Report]):
    names = {kind: kind.value for kind in Kind}
    t = load("models", "es")
    empty = charts.accuracies({}, names, "azar", t.percent, LIGHT)
    full = charts.accuracies(reports, names, "azar", t.percent, LIGHT)

    assert ET.fromstring(empty).attrib["viewBox"] == ET.fromstring(full).attrib["viewBox"]
    assert [
        len(re.findall(tag, full)) - len(re.findall(tag, empty)) for tag in ("<circle", "<path", "<rect")
    ] == [1, 1, 1]


def test_sizes_are_on_a_scale_of_tens():
    bars = ET.fromstring(charts.sizes([("a", 10, "10"), ("b", 1_000, "1000")], LIGHT)).findall("svg:rect", NS)
    assert float(bars[1].attrib["width"]) == pytest.approx(3 * float(bars[0].attrib["width"]), abs=0.1)


def test_pixels_are_sharp():
    picture = images.pixels(np.zeros((4, 4, 3), np.uint8))
    assert "image-rendering:pixelated" in picture
    assert len(picture) < 1_000


def test_digits_carry_their_labels():
    picture = images.labelled_digits(digits.load().X_train[:2], ["5", "0"], LIGHT)
    assert [text.text for text in ET.fromstring(picture).findall("svg:text", NS)] == ["5", "0"]


def test_the_network_shows_every_weight(reports: dict[Kind, Report]):
    weights = reports[Kind.MLP].weights
    axes = network.drawing(weights, LIGHT).axes[0]
    drawn = sum(
        len(collection.get_paths()) for collection in axes.collections if hasattr(collection, "get_segments")
    )

    assert drawn == sum(np.count_nonzero(matrix) for matrix in weights)
    assert [text.get_text() for text in axes.texts] == list("0123456789")


def test_parameters_are_counted_as_scikit_learn_has_them(reports: dict[Kind, Report]):
    first_layer = scale.neuron_parameters(784) * 32
    rest = sum(matrix.size + matrix.shape[1] for matrix in reports[Kind.MLP].weights)

    assert scale.mlp_parameters(32, 2) == first_layer + rest
