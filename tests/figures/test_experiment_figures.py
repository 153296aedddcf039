"""The chart of the map has a place for everything it tells, and its words stay readable."""

import xml.etree.ElementTree as ET
from itertools import pairwise, product

import pytest

from mlintro.digits import experiments
from mlintro.digits.experiments import AXES
from mlintro.digits.models import Kind
from mlintro.digits.runs.comparison import Comparison
from mlintro.figures.experiments import BOTTOM, GAP, HEIGHT, RIGHT, SIZE, TOP, WIDTH, Dot, Words, chart
from mlintro.figures.palette import DARK, LIGHT, Palette
from mlintro.text import load

NS = {"svg": "http://www.w3.org/2000/svg"}
KNOWN = experiments.load()
MARKS = {Kind.LOGISTIC: "circle", Kind.TREE: "path", Kind.MLP: "rect"}


def drawn(
    axis: str, here: int, *dots: Dot, palette: Palette = LIGHT, is_shown: bool = True, **knobs: int
) -> ET.Element:
    t = load("map", "es")
    names = {kind: t.label(f"name_{kind}") for kind in Kind}
    own = {kind: t.label(f"own_{kind}") for kind in Kind}
    words = Words(
        names, "estudio", "al azar", "estás aquí", own, axis, t.percent, lambda value: t.number(value, 0)
    )
    curves = [
        KNOWN.curve(kind, axis, Comparison(**{axis: here}, **knobs)) for kind in Kind if axis in AXES[kind]
    ]
    return ET.fromstring(chart(curves, 0.5, here, dots, words, palette, is_shown))


def words_of(picture: ET.Element) -> list[str | None]:
    return [text.text for text in picture.findall("svg:text", NS)]


def height(share: float) -> float:
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("axis", ["mlp_width", "mlp_depth", "tree_depth"])
def test_a_model_has_its_line_its_band_and_what_it_studied(axis: str, palette: Palette):
    picture = drawn(axis, 4, palette=palette)
    kind = Kind.TREE if axis == "tree_depth" else Kind.MLP
    studied, validated = picture.findall("svg:polyline", NS)

    assert len(picture.findall("svg:polygon", NS)) == 1
    assert ("stroke-dasharray" in studied.attrib, "stroke-dasharray" in validated.attrib) == (True, False)
    assert float(studied.attrib["stroke-width"]) < float(validated.attrib["stroke-width"])
    assert {studied.attrib["stroke"], validated.attrib["stroke"]} == {getattr(palette, kind)}
    assert len(picture.findall(f"svg:g/svg:{MARKS[kind]}", NS)) == len(KNOWN.values[axis])


def test_all_three_models_learn_from_more_images_each_with_its_mark():
    picture = drawn("train_size", 1_000)

    assert len(picture.findall("svg:polygon", NS)) == 3
    assert len(picture.findall("svg:polyline", NS)) == 6
    for mark in MARKS.values():
        assert len(picture.findall(f"svg:g/svg:{mark}", NS)) == 6
    assert {"MLP", "Árbol", "Logística", "estudio", "al azar", "estás aquí"} <= set(words_of(picture))


def test_the_band_goes_from_the_worst_seed_to_the_best():
    curve = KNOWN.curve(Kind.MLP, "mlp_depth", Comparison(mlp_width=4))
    (band,) = drawn("mlp_depth", 2, mlp_width=4).findall("svg:polygon", NS)
    heights = [float(corner.split(",")[1]) for corner in band.attrib["points"].split()]
    shares = [p.highest for p in curve.points] + [p.lowest for p in reversed(curve.points)]

    assert heights == pytest.approx([height(share) for share in shares], abs=0.06)


def test_logistic_regression_and_guessing_are_lines_across():
    lines = [line.attrib for line in drawn("mlp_width", 32).findall("svg:line", NS)]
    (reference,) = [line for line in lines if line["stroke"] == LIGHT.logistic]
    (chance,) = [line for line in lines if "stroke-dasharray" in line]

    assert float(reference["y1"]) == float(reference["y2"]) == pytest.approx(height(0.5))
    assert float(chance["y1"]) == pytest.approx(height(0.1))
    assert chance["stroke"] == LIGHT.asleep


def test_steps_that_double_are_equally_wide():
    marks = [g.attrib["transform"] for g in drawn("mlp_width", 32).findall("svg:g", NS)]
    places = [float(transform.split("(")[1].split()[0]) for transform in marks]
    steps = [after - before for before, after in pairwise(places)]

    assert steps == pytest.approx([steps[0]] * 4, abs=0.15)


def test_own_runs_are_ringed_and_the_last_of_each_setting_has_its_figure():
    dots = (Dot(Kind.MLP, 32, 0.911), Dot(Kind.MLP, 32, 0.917), Dot(Kind.MLP, 24, 0.9))
    picture = drawn("mlp_width", 32, *dots)

    assert len(picture.findall("svg:circle", NS)) == 3
    assert [
        word for word in words_of(picture) if word and word.endswith(("1\u202f%", "7\u202f%", ",0\u202f%"))
    ] == [
        "91,7\u202f%",
        "tu red: 90,0\u202f%",
    ]


def test_curves_that_are_not_to_be_shown_leave_their_place_to_the_dots():
    whole, own = (
        drawn("mlp_width", 32, Dot(Kind.MLP, 32, 0.911), is_shown=is_shown) for is_shown in (True, False)
    )
    assert whole.findall("svg:polyline", NS)
    assert not own.findall("svg:polyline", NS) + own.findall("svg:polygon", NS)
    assert "MLP" not in words_of(own)
    assert len(own.findall("svg:circle", NS)) == 1


@pytest.mark.parametrize(("here", "anchor"), [(4, "start"), (16, "middle"), (64, "end")])
def test_you_are_here_stays_in_the_picture(here: int, anchor: str):
    (sign,) = [text for text in drawn("mlp_width", here).findall("svg:text", NS) if text.text == "estás aquí"]
    assert sign.attrib["text-anchor"] == anchor


@pytest.mark.parametrize("size", KNOWN.values["train_size"])
def test_names_never_stand_one_over_another(size: int):
    for width, depth, axis in product((4, 32), (1, 8), ("mlp_width", "train_size")):
        knobs = {"mlp_width": width, "mlp_depth": depth, "train_size": size}
        picture = drawn(axis, knobs.pop(axis), **knobs)
        names = [text for text in picture.findall("svg:text", NS) if text.get("x") == str(WIDTH - RIGHT + 8)]
        heights = sorted(float(name.attrib["y"]) for name in names)

        assert min(after - before for before, after in pairwise(heights)) >= GAP - 0.01
        assert max(heights) < HEIGHT
    assert SIZE >= 15  # a phone shows four fifths of it
