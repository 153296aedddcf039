"""What the map says: the figures of its curves, and noise called noise."""

from itertools import product

import pytest

from mlintro.digits import experiments
from mlintro.digits.experiments import AXES, VALIDATIONS, questions
from mlintro.digits.experiments.curves import Curve, CurvePoint
from mlintro.digits.models import Kind
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import LANGUAGES, load
from mlintro.ui.map import sentences as say

KNOWN = experiments.load()
KNOBS = [
    Comparison(mlp_width=width, mlp_depth=depth, tree_depth=tree, train_size=size, validation=validation)
    for width, depth, tree, size, validation in product(
        (4, 32), (1, 2, 8), (1, 5, 20), (100, 1_000, 5_000), VALIDATIONS
    )
]


def point(value: int, accuracy: float, seconds: float = 1.0, unfinished: int = 0) -> CurvePoint:
    return CurvePoint(value, accuracy, accuracy, accuracy, 1.0, seconds, unfinished, images=10_000)


def curve(*accuracies: float) -> Curve:
    points = zip((4, 8, 64), accuracies, strict=False)
    return Curve(Kind.MLP, "mlp_width", tuple(point(*place) for place in points))


@pytest.mark.parametrize(
    ("accuracies", "words"),
    [
        ((0.5, 0.7, 0.701), ("De ancho 4 a ancho 64", "sube 20,1 puntos", "(±1,0)", "Desde ancho 8")),
        ((0.5, 0.6, 0.7), ("sube 20,0 puntos", "Y con ancho 64 todavía")),
        ((0.7, 0.6, 0.5), ("del 70,0\u202f% al 50,0\u202f%", "baja 20,0 puntos")),
        ((0.5, 0.505, 0.502), ("Esos 0,2 puntos caben en el margen", "**ruido**")),
        ((0.5, 0.7, 0.6), ("con ancho 8, la red llega de media al 70,0\u202f%",)),
    ],
)
def test_a_curve_in_words(accuracies: tuple[float, ...], words: tuple[str, ...]):
    sentence = say.effect(load("map", "es"), curve(*accuracies))
    assert [part for part in words if part not in sentence] == []
    assert ("ruido" in sentence) == ("**ruido**" in words)


def test_a_gap_is_overfitting_only_beyond_the_margin():
    t = load("map", "en")

    assert "Those 30.0 points between them are **overfitting**" in say.gap(t, curve(0.7, 0.995), 4)
    assert "no overfitting" in say.gap(t, curve(0.7, 1.0), 8)


def test_time_and_what_did_not_finish():
    t = load("map", "en")
    slow = Curve(Kind.TREE, "tree_depth", (point(1, 0.5, 0.002), point(20, 0.5, 1.234, unfinished=2)))

    assert say.time(t, slow) == "Training takes less than 0.01 s with depth 1, and 1.23 s with depth 20."
    assert "2 of 10" in say.unfinished(t, slow, seeds=5)
    assert say.unfinished(t, curve(0.5, 0.6), seeds=5) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_map_has_can_be_said(language: str):
    t = load("map", language)
    for knobs in KNOBS:
        for kind in Kind:
            for axis in AXES[kind]:
                said = say.about(t, [KNOWN.curve(kind, axis, knobs)], getattr(KNOWN.nearest(knobs), axis), 5)
                assert len(said) == 4
                assert not [sentence for sentence in said if "{" in sentence or "−0" in sentence]


def test_the_questions_are_answered_with_the_figures_of_the_map():
    t, knobs = load("map", "es"), Comparison()
    few, many = say.little_data(t, questions.little_data(knobs))
    places = questions.little_data(knobs).few.places

    assert "**empate**" in few
    assert all(t.percent(point.accuracy) in few for _, point in places)
    assert "va primero **la red**" in many
    first, second, *_, third, fourth = KNOWN.curve(Kind.MLP, "train_size", knobs).points
    steps = (second.accuracy - first.accuracy, fourth.accuracy - third.accuracy)
    *_, less = say.more_data(t, questions.more_data(knobs))
    assert all(t.number(100 * step) in less for step in steps)


def test_a_race_tells_of_everybody_each_against_the_one_before():
    t, kinds = load("map", "es"), (Kind.MLP, Kind.LOGISTIC, Kind.TREE, Kind.TREE)
    places = [(kind, point(100, share)) for kind, share in zip(kinds, (0.9, 0.8, 0.7, 0.699), strict=True)]
    said = say.race(t, questions.Race(100, tuple(places)))

    assert all(t.percent(place.accuracy) in said for _, place in places)
    assert said.count("Detrás queda") == said.count("Muy cerca, dentro del margen,") == 1


def test_more_images_do_not_always_help_and_the_map_says_where():
    t = load("map", "en")
    said = {
        knobs: " ".join(say.more_data(t, questions.more_data(knobs)))
        for knobs in (Comparison(tree_depth=5), Comparison(tree_depth=20))
    }

    assert "from 1,000 to 2,500 of them, the tree loses" in said[Comparison(tree_depth=5)]
    assert "**With these settings, yes**" in said[Comparison(tree_depth=20)]
