"""The runs of a class in one picture: along the knob that was turned, each where it belongs."""

import re

import pytest

from mlintro.classes import Run
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.figures.palette import LIGHT
from mlintro.figures.runs import class_runs
from mlintro.text import load
from tests.classes.conftest import trained

T = load("classes", "es")
SIZES = [name for name, knob in KNOBS.items() if knob.is_axis]


def painted(*runs: Run, knob: str = "mlp_width") -> str:
    words = class_runs.Words("ancho", "exactitud", {kind: kind.value for kind in Kind}, T.percent, str)
    return class_runs.chart(runs, knob, words, LIGHT)


def squares(*runs: Run, knob: str = "mlp_width") -> list[tuple[float, float, float]]:
    """The network's marks, the legend's aside: left, top and side."""
    found = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', painted(*runs, knob=knob))
    return [(float(x), float(y), float(side)) for x, y, side in found[1:]]


@pytest.mark.parametrize("knob", SIZES)
def test_it_goes_along_the_knob_of_which_most_settings_were_tried(knob: str):
    others = {name: 2 for name in SIZES if name != knob}
    runs = [trained(0.9, **others), *(trained(0.9, **{knob: setting}) for setting in (100, 200, 300))]
    assert class_runs.varied(runs)[0] == knob
    assert set(class_runs.varied(runs)) <= set(SIZES)


def test_one_run_alone_stands_over_its_images():
    assert class_runs.varied([trained(0.9)]) == ["train_size"]


@pytest.mark.parametrize(("knob", "more"), [("mlp_width", 64), ("mlp_depth", 8), ("train_size", 5_000)])
def test_more_stands_further_right_and_a_better_run_higher(knob: str, more: int):
    less = KNOBS[knob].allowed[0]
    (few, low, _), (many, high, _) = sorted(
        squares(trained(0.7, **{knob: less}), trained(0.95, **{knob: more}), knob=knob)
    )
    assert few < many
    assert high < low


def test_only_models_that_feel_the_knob_are_shown():
    assert "<circle" not in painted(trained(0.9))
    assert "<rect" not in painted(trained(0.9), knob="tree_depth")
    assert all(sign in painted(trained(0.9), knob="train_size") for sign in ("<circle", "<path", "<rect"))


def test_equal_runs_are_one_mark_whose_area_counts_them():
    four, single = squares(*[trained(0.8)] * 4, trained(0.9))
    assert four[2] == pytest.approx(2 * single[2], abs=0.05)
    assert "×4" in painted(*[trained(0.8)] * 4)


@pytest.mark.parametrize("accuracy", [0.0, 0.09, 0.5, 0.8, 1.0])
@pytest.mark.parametrize(("knob", "end"), [(name, end) for name in SIZES for end in (0, -1)])
def test_every_run_that_the_lesson_offers_lies_in_the_picture(knob: str, end: int, accuracy: float):
    picture = painted(trained(accuracy, **{knob: KNOBS[knob].allowed[end]}), knob=knob)
    places = re.findall(r'(?:cx|<rect x|M)="?([\d.]+)', picture)
    assert all(class_runs.LEFT < float(x) < class_runs.WIDTH for x in places)
