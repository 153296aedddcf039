"""What the map says: over all of its settings, in every language, nothing that its figures contradict."""

import re
from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest

from mlintro.digits import experiments
from mlintro.digits.experiments import AXES, VALIDATIONS, questions
from mlintro.digits.experiments.curves import Curve, CurvePoint, Effect
from mlintro.digits.models import Kind
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Verdict
from mlintro.text import LANGUAGES, load
from mlintro.ui.map import sentences as say
from tests.ui.said import is_well_said

KNOWN = experiments.load()
SEEDS = len(KNOWN.seeds)
SAMPLE = [  # of the settings: each value of each knob, and every number of images
    Comparison(mlp_width=width, mlp_depth=depth, tree_depth=tree, train_size=size, validation=validation)
    for validation in VALIDATIONS
    for width, depth, tree, size in zip(
        [4, 8, 16, 32, 64] * 4,
        [1, 2, 3, 5, 8, 2, 3, 5, 8, 1, 3, 5, 8, 1, 2, 5, 8, 1, 2, 3],
        KNOWN.values["tree_depth"],
        [*KNOWN.values["train_size"], 1_000] * 2 + [100, 250, 500, 1_000, 2_500, 5_000],
        strict=True,
    )
]


def every_curve(validation: str) -> Iterator[Curve]:
    """All curves of the map, each once."""
    for kind in Kind:
        for axis in AXES[kind]:
            others = [other for other in AXES[kind] if other != axis]
            for at in product(*(KNOWN.values[other] for other in others)):
                knobs = Comparison(**dict(zip(others, at, strict=True)), validation=validation)
                yield KNOWN.curve(kind, axis, knobs)


WOBBLE = np.linspace(-1, 1, 10)


def point(value: int, accuracy: float, luck: float = 0.0, **others: float) -> CurvePoint:
    draws = accuracy + luck * np.roll(WOBBLE, value // 4)
    facts = {"train_accuracy": 1.0, "seconds": 1.0, "unfinished": 0} | others
    return CurvePoint(value, draws, np.full(2_000, accuracy), **facts)


def curve(*accuracies: float, luck: float = 0.0) -> Curve:
    places = zip((4, 8, 64), accuracies, strict=False)
    return Curve(Kind.MLP, "mlp_width", tuple(point(*place, luck=luck) for place in places))


@pytest.mark.parametrize(
    ("made_up", "words"),
    [
        (curve(0.5, 0.7, 0.7), ("De ancho 4 a ancho 64", "sube 20,0 puntos", "A partir de ancho 8")),
        (curve(0.5, 0.6, 0.7), ("sube 20,0 puntos", "Y el último paso, hasta ancho 64, todavía")),
        (curve(0.7, 0.6, 0.5), ("del 70,0\u202f% al 50,0\u202f%", "baja 20,0 puntos")),
        (curve(0.5, 0.5, 0.52, luck=0.2), ("No se sabe con estas pruebas", "entre −")),
        (curve(0.5, 0.5, 0.5), ("Lee igual de bien", "menos de 2 puntos")),
        (curve(0.5, 0.7, 0.6), ("con ancho 8, la red llega de media al 70,0\u202f%",)),
    ],
)
def test_a_curve_in_words(made_up: Curve, words: tuple[str, ...]):
    sentence = say.effect(load("map", "es"), made_up)
    assert [part for part in words if part not in sentence] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("validation", VALIDATIONS)
def test_no_gain_is_said_to_show_only_where_none_may_be(language: str, validation: str):
    t, said = load("map", language), []
    for one in every_curve(validation):
        later = [other for other in one.points if other.value > one.enough.value]
        steps = [experiments.curves.between(one.enough, other).verdict for other in later]
        is_open = Verdict.UNKNOWN in steps
        at = say.setting(t, one.axis, one.enough)
        sentence = say.effect(t, one)
        for name in ("enough", "enough_unknown"):
            if t.label(name, enough=at) in sentence:
                said.append(name)
                assert is_open == (name == "enough_unknown"), sentence
    assert set(said) == {"enough", "enough_unknown"}


SEEN = (("mlp_width", 16), ("mlp_depth", 5))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("validation", VALIDATIONS)
def test_where_a_simpler_model_reads_better_nobody_says_that_none_does(language: str, validation: str):
    t = load("map", language)
    for one in every_curve(validation):
        for here in one.points:
            lower = [other for other in one.points if other.value < here.value]
            is_seen = any(experiments.curves.between(other, here).is_loss for other in lower)
            none = "no_overfitting" if lower else "simplest"  # where there is nothing to compare it with
            assert (t.label(none) in say.gap(t, one, here.value)) is not is_seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_one_knob_does_not_show_another_may(language: str):
    """The same network, seen along its width and along its depth: the one view must leave the other room."""
    t, knobs = (
        load("map", language),
        Comparison(mlp_width=16, mlp_depth=5, train_size=2_500, validation="first"),
    )
    along_width, along_depth = (say.gap(t, KNOWN.curve(Kind.MLP, axis, knobs), at) for axis, at in SEEN)
    assert {"es": "Aquí hay **sobreajuste**", "en": "Here there is **overfitting**"}[language] in along_depth
    assert {"es": "con solo bajar este ajuste", "en": "this setting alone"}[language] in along_width


def test_it_is_overfitting_unless_what_was_studied_is_read_clearly_worse_too():
    t = load("map", "en")
    for studied, word in ((0.98, "overfitting**"), (0.981, "overfitting**"), (0.97, "not overfitting")):
        points = (point(4, 0.9, train_accuracy=0.999), point(8, 0.8, train_accuracy=studied))
        made = Curve(Kind.MLP, "mlp_width", points)
        assert word in say.gap(t, made, 8)


@pytest.mark.parametrize("validation", VALIDATIONS)
def test_with_all_images_studied_others_would_move_a_model_as_they_do_with_half_of_them(validation: str):
    """All draws are the same images then: that none of them moves it is no sign that others would not."""
    for kind in Kind:
        *_, half, whole = KNOWN.curve(kind, "train_size", Comparison(validation=validation)).points
        assert whole.spread == pytest.approx(half.spread)
        assert experiments.curves.between(half, whole).error > whole.spread / SEEDS**0.5


def test_a_gap_is_called_overfitting_only_where_a_simpler_model_reads_new_images_better():
    t = load("map", "en")
    deep = [point(1, 0.7, train_accuracy=0.75), point(5, 0.8, train_accuracy=0.9), point(20, 0.75)]
    tree = Curve(Kind.TREE, "tree_depth", tuple(deep))

    assert "that does not show" in say.gap(t, tree, 5)  # ten points apart, and no deeper than is good
    assert "**overfitting**: with depth 5" in say.gap(t, tree, 20)


def test_time_and_what_did_not_finish():
    t = load("map", "en")
    slow = [point(1, 0.5, seconds=0.002), point(20, 0.5, seconds=1.234, unfinished=2)]
    tree = Curve(Kind.TREE, "tree_depth", tuple(slow))

    taken = "training takes less than 0.01 s on average with depth 1, and 1.23 s with depth 20."
    assert say.time(t, tree) == f"On the machine that made the map, {taken}"
    assert "2 of 10" in say.unfinished(t, tree, seeds=5)
    assert say.unfinished(t, curve(0.5, 0.6), seeds=5) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("validation", VALIDATIONS)
def test_every_sentence_of_the_whole_map_agrees_with_its_figures(language: str, validation: str):
    t = load("map", language)
    for one in every_curve(validation):
        said = [say.effect(t, one), say.time(t, one), say.unfinished(t, one, SEEDS)]
        said += [say.gap(t, one, point.value) for point in one.points[:: max(1, len(one.points) // 4)]]
        assert all(map(is_well_said, said)), said
        agrees(one, said[0])


def agrees(one: Curve, sentence: str) -> None:
    """The points of a change are what the two accuracies written before them differ by, and in its range."""
    if one.effect not in (Effect.HELPS, Effect.HURTS):
        return
    points, least, most = ends(sentence)
    low, high = (round(100 * place.accuracy, 1) for place in (one.points[0], one.points[-1]))
    assert points == abs(round(high - low, 1)) > 0, sentence
    assert 0 < least <= points <= most, sentence


def ends(sentence: str) -> list[float]:
    """The three figures of a clear change: its points, and the range they would be in."""
    found = re.search(r"\*\*(?:\w+ )?([\d.,]+) \w+(?: \w+)?\*\* \(\D+ ([\d.,]+) \w+ ([\d.,]+)\)", sentence)
    assert found, sentence
    return [float(figure.replace(",", ".")) for figure in found.groups()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_agrees_with_the_figures_of_the_map(language: str):
    t = load("map", language)
    for knobs in SAMPLE:
        data, races = questions.more_data(knobs), questions.little_data(knobs)
        said = [*say.more_data(t, data), *say.little_data(t, races)]
        assert all(map(is_well_said, said)), said
        assert (t.label("always") in said) == all(step.difference.is_gain for step in data.steps)
        assert (t.label("no_harm") in said) == (not data.setbacks and not data.always)
        for race, sentence in zip((races.few, races.many), said[-2:], strict=True):
            assert all(t.percent(place.accuracy) in sentence for _, place in race.places)


def test_a_race_tells_of_everybody_each_against_the_one_before():
    t, kinds = load("map", "es"), (Kind.MLP, Kind.LOGISTIC, Kind.TREE, Kind.TREE)
    places = [(kind, point(100, share)) for kind, share in zip(kinds, (0.9, 0.8, 0.7, 0.7), strict=True)]
    said = say.race(t, questions.Race(100, tuple(places)))

    assert all(t.percent(place.accuracy) in said for _, place in places)
    assert said.count("Detrás viene") == said.count("Igual de bien que el árbol lee el árbol") == 1
