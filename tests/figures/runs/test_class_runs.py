"""The runs of a class in one picture: along the knob that was turned, each where it belongs."""

import random
import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mlintro.classes import Run
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.figures.palette import LIGHT
from mlintro.figures.runs import class_runs
from mlintro.text import load
from tests.classes.conftest import trained

T = load("classes", "es")
SIZES = [name for name, knob in KNOBS.items() if knob.is_axis]
KNOBS_AS_THEY_STAND = {name: KNOBS[name].default for name in SIZES}


def painted(*runs: Run, knob: str = "") -> str:
    panels, _ = class_runs.panels(runs)
    names = {name: load("map", "es").label(f"axis_{name}") for name in SIZES}
    words = class_runs.Words("exactitud", names, {kind: kind.value for kind in Kind}, T.percent, str)
    return class_runs.chart([one for one in panels if knob in ("", one.knob)], words, LIGHT)


def squares(*runs: Run, knob: str = "") -> list[tuple[float, float, float]]:
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


def found(*runs: Run) -> tuple[dict[str, set[tuple[str, int]]], int]:
    """What each panel shows, models with settings; and how many models are in none."""
    panels, apart = class_runs.panels(runs)
    return {one.knob: {(kind.value, setting) for kind, setting, _ in one.found} for one in panels}, apart


def test_each_panel_has_the_models_that_feel_its_knob_and_nothing_else_changed():
    runs = [trained(0.9), trained(0.9, mlp_width=64), trained(0.9, tree_depth=9, train_size=100)]
    assert found(*runs) == (
        {
            "mlp_width": {("mlp", 32), ("mlp", 64)},
            "tree_depth": {("tree", 5)},
            "train_size": {(kind, 1_000) for kind in Kind} | {("logistic", 100), ("mlp", 100)},
        },
        1,  # the tree of which depth and images were changed
    )


def test_what_stays_the_same_is_what_most_of_the_class_left_as_it_was():
    teams = [trained(0.9, **{name: setting}) for name, setting in (("mlp_width", 4), ("mlp_depth", 8))]
    assert class_runs.usual(teams) == KNOBS_AS_THEY_STAND
    elsewhere = [trained(0.9, train_size=5_000, mlp_width=width) for width in (8, 16, 24)]
    assert class_runs.usual([*teams, *elsewhere])["train_size"] == 5_000


classes = some.lists(
    some.fixed_dictionaries(
        {name: some.sampled_from([KNOBS[name].allowed[i] for i in (0, 3, -1)]) for name in SIZES}
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=300, deadline=None)
@given(classes)
def test_what_is_said_to_stay_does_and_who_feels_what_moved_is_shown_or_counted_apart(
    knobs: list[dict],
):
    runs = [trained(0.1 + i / 500, **stood) for i, stood in enumerate(knobs)]
    of_score = {(kind, round(run.scores[kind], 3)): run.knobs for run in runs for kind in Kind}
    (panels, apart), same = class_runs.panels(runs), class_runs.usual(runs)
    shown = {(kind, score): one.knob for one in panels for kind, _, score in one.found}

    for one in panels:
        for kind, setting, score in one.found:
            felt = {name for name in SIZES if kind in KNOBS[name].felt_by}
            stood = of_score[kind, score]
            assert stood[one.knob] == setting
            assert [name for name in felt - {one.knob} if stood[name] != same[name]] == []
    moved = [kind for kind in Kind if any(kind in KNOBS[name].felt_by for name in class_runs.varied(runs))]
    assert len(shown) + apart == len(runs) * len(moved)


def test_no_class_is_without_a_panel():
    every = [trained(0.9, **dict(zip(SIZES, (4 + i, 1 + i, 6 + i, 100 + i), strict=True))) for i in range(7)]
    for number in range(1, len(every)):
        assert found(*every[:number])[0]


def test_equal_runs_are_one_mark_whose_area_counts_them():
    four, single = squares(*[trained(0.8)] * 4, trained(0.9))
    assert four[2] == pytest.approx(2 * single[2], abs=0.05)
    assert "×4" in painted(*[trained(0.8)] * 4)


@pytest.mark.parametrize("seed", range(8))
def test_numbers_touch_neither_one_another_nor_a_mark(seed: int):
    chance = random.Random(seed)
    runs = []
    for _ in range(60):
        knob = chance.choice(SIZES)
        setting = chance.choice(list(KNOBS[knob].allowed)[:: max(1, len(KNOBS[knob].allowed) // 9)])
        runs += [trained(0.85 + 0.01 * chance.randrange(9), **{knob: setting})] * chance.randrange(1, 9)
    boxes = []
    for x, y, size, said in re.findall(
        r'<text x="([-\d.]+)" y="([\d.]+)" font-size="([\d.]+)"[^>]*>([^<]+)<', painted(*runs)
    ):
        half = 0.25 * float(size) * len(said)
        if said.startswith("×"):
            boxes.append((float(x) - half, float(x) + half, float(y)))
    assert len(boxes) > 3
    for (left, right, y), (other_left, other_right, other_y) in combinations(boxes, 2):
        assert right <= other_left or other_right <= left or abs(y - other_y) >= class_runs.SIZE - 2
    for left, right, y in boxes:
        for x, top, side in squares(*runs):
            assert right <= x or x + side <= left or y <= top or top + side <= y - 0.7 * class_runs.SIZE


@pytest.mark.parametrize("accuracy", [0.0, 0.09, 0.5, 0.8, 1.0])
@pytest.mark.parametrize(("knob", "end"), [(name, end) for name in SIZES for end in (0, -1)])
def test_every_run_that_the_lesson_offers_lies_in_the_picture(knob: str, end: int, accuracy: float):
    runs = trained(accuracy), trained(accuracy, **{knob: KNOBS[knob].allowed[end]})
    picture = painted(*runs, knob=knob)
    places = re.findall(r'(?:cx|<rect x|M)="?([\d.]+)', picture)
    assert all(class_runs.LEFT < float(x) < class_runs.WIDTH for x in places)
