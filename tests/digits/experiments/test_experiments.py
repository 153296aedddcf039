"""The map of experiments: real figures, every one of them there, found where they belong."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from mlintro import digits
from mlintro.digits import experiments
from mlintro.digits.experiments import AXES, VALIDATIONS, questions
from mlintro.digits.experiments.curves import Curve, CurvePoint, Effect, between
from mlintro.digits.models import Kind, ModelSpec, fit
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Verdict
from mlintro.errors import OutOfRangeError
from tests import processors
from tools import build_experiments

KNOWN = experiments.load()
SAMPLE = [
    (ModelSpec(Kind.LOGISTIC), 100, 0),
    (ModelSpec(Kind.LOGISTIC), 1_000, 1),
    (ModelSpec(Kind.TREE, tree_depth=1), 5_000, 1),
    (ModelSpec(Kind.TREE, tree_depth=5), 1_000, 0),
    (ModelSpec(Kind.TREE, tree_depth=20), 250, 2),
    (ModelSpec(Kind.MLP, mlp_width=64, mlp_depth=1), 100, 2),
    (ModelSpec(Kind.MLP, mlp_width=32, mlp_depth=2), 250, 1),
]


def cell(spec: ModelSpec, train_size: int) -> tuple[int, ...]:
    knobs = {axis: getattr(spec, axis, train_size) for axis in AXES[spec.kind]}
    return tuple(KNOWN.values[axis].index(value) for axis, value in knobs.items())


@pytest.mark.parametrize("validation", VALIDATIONS)
@pytest.mark.parametrize(("spec", "train_size", "seed"), SAMPLE)
def test_a_run_of_ones_own_gives_the_figures_of_the_map(
    spec: ModelSpec, train_size: int, seed: int, validation: digits.Validation
):
    report = fit(spec, train_size, seed, validation)
    learned, *validated = KNOWN.trainings[spec.kind].right[(*cell(spec, train_size), seed)].tolist()
    images = len(digits.load().validation(validation)[1])
    has_nothing_to_round = spec.kind is Kind.TREE
    tolerance = 1e-9 if has_nothing_to_round or processors.is_of_the_map() else processors.OTHERWISE

    assert report.accuracy == pytest.approx(validated[VALIDATIONS.index(validation)] / images, abs=tolerance)
    assert report.train_accuracy == pytest.approx(learned / train_size, abs=tolerance)


def test_every_cell_was_trained_with_every_seed():
    assert KNOWN.seeds == tuple(range(10))
    assert KNOWN.count == (5 * 5 * 6 + 20 * 6 + 6) * 10
    for kind, trainings in KNOWN.trainings.items():
        shape = tuple(len(KNOWN.values[axis]) for axis in AXES[kind])
        assert trainings.right.shape[:-2] == shape
        assert (trainings.seconds > 0).all()
        assert (trainings.right > 0).all()
        assert (trainings.right <= (5_000, 2_000, 2_000)).all()


def test_the_map_that_ships_is_the_one_that_the_tool_makes():
    assert KNOWN.values == build_experiments.VALUES
    assert tuple(build_experiments.SEEDS) == KNOWN.seeds
    assert len(build_experiments.cells()) == KNOWN.count
    for kind in Kind:
        shape = tuple(len(values) for values in build_experiments.grid(kind).values())
        assert KNOWN.trainings[kind].seconds.shape == shape


def test_images_and_draws_count_the_same_readings():
    for trainings in KNOWN.trainings.values():
        for which, right in zip(VALIDATIONS, np.moveaxis(trainings.right, -1, 0)[1:], strict=True):
            read = trainings.images[..., digits.PARTS[which]].sum(axis=-1, dtype=int)
            assert (read == right.sum(axis=-1, dtype=int)).all()


def test_nobody_can_change_the_map():
    with pytest.raises(ValueError, match="read-only"):
        KNOWN.trainings[Kind.MLP].right[0] = 0


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"mlp_width": 24}, 32),
        ({"mlp_width": 22}, 16),
        ({"mlp_depth": 4}, 5),
        ({"mlp_depth": 6}, 5),
        ({"tree_depth": 13}, 13),
        ({"train_size": 700}, 500),
        ({"train_size": 1_700}, 2_500),
        ({"train_size": 5_000}, 5_000),
    ],
)
def test_settings_between_those_of_the_map_find_the_nearest(asked: dict[str, int], shown: int):
    (name,) = asked
    assert getattr(KNOWN.nearest(Comparison(**asked)), name) == shown


@pytest.mark.parametrize("validation", VALIDATIONS)
def test_a_curve_is_a_row_of_the_arrays(validation: digits.Validation):
    knobs = Comparison(mlp_width=16, mlp_depth=3, train_size=2_500, validation=validation)
    right = KNOWN.trainings[Kind.MLP].right
    for axis, row in (
        ("mlp_width", right[:, 2, 4]),
        ("mlp_depth", right[2, :, 4]),
        ("train_size", right[2, 2, :]),
    ):
        curve = KNOWN.curve(Kind.MLP, axis, knobs)
        accuracies = row[:, :, 1 + VALIDATIONS.index(validation)] / 2_000
        learned_from = np.array(KNOWN.values[axis]) if axis == "train_size" else 2_500

        assert tuple(point.value for point in curve.points) == KNOWN.values[axis]
        assert [point.accuracy for point in curve.points] == pytest.approx(accuracies.mean(axis=1).tolist())
        assert [point.lowest for point in curve.points] == accuracies.min(axis=1).tolist()
        assert [point.highest for point in curve.points] == accuracies.max(axis=1).tolist()
        assert [point.train_accuracy for point in curve.points] == pytest.approx(
            (row[:, :, 0].mean(axis=1) / learned_from).tolist()
        )


def test_seconds_and_trainings_without_an_end_are_those_of_the_arrays():
    trainings = KNOWN.trainings[Kind.MLP]
    curve = KNOWN.curve(Kind.MLP, "mlp_depth", Comparison(mlp_width=4, train_size=100))

    assert [point.seconds for point in curve.points] == pytest.approx(
        trainings.seconds[0, :, 0].mean(axis=1).tolist()
    )
    assert [point.unfinished for point in curve.points] == (~trainings.converged[0, :, 0]).sum(
        axis=1
    ).tolist()


@pytest.mark.parametrize(
    ("kind", "axis", "knobs"),
    [
        (Kind.TREE, "mlp_width", {}),
        (Kind.LOGISTIC, "tree_depth", {}),
        (Kind.MLP, "seed", {}),
        (Kind.MLP, "mlp_width", {"mlp_depth": 9}),
        (Kind.MLP, "mlp_width", {"train_size": 99}),
        (Kind.MLP, "mlp_width", {"validation": "best"}),
    ],
)
def test_what_the_map_does_not_have_is_refused(kind: Kind, axis: str, knobs: dict[str, object]):
    with pytest.raises(OutOfRangeError):
        KNOWN.curve(kind, axis, Comparison(**knobs))


def test_a_run_lies_on_the_curve_of_its_other_knobs():
    run, knobs = Comparison(), Comparison(mlp_width=8, tree_depth=9)

    assert KNOWN.shows(Kind.MLP, "mlp_width", knobs, run)
    assert not KNOWN.shows(Kind.MLP, "mlp_depth", knobs, run)
    assert not KNOWN.shows(Kind.MLP, "tree_depth", knobs, run)
    assert KNOWN.shows(Kind.LOGISTIC, "train_size", knobs, run)
    assert not KNOWN.shows(Kind.TREE, "train_size", knobs, run)
    assert not KNOWN.shows(Kind.MLP, "mlp_width", knobs, replace(run, validation="first"))
    between = Comparison(train_size=1_100)  # the map shows 1,000 in its place
    assert KNOWN.shows(Kind.MLP, "mlp_width", between, run)
    assert KNOWN.shows(Kind.MLP, "mlp_width", between, replace(run, train_size=1_100))
    assert not KNOWN.shows(Kind.MLP, "mlp_width", between, replace(run, train_size=1_200))


# Curves made up, so that the answer is known

WOBBLE = np.linspace(-1, 1, 10)


def point(value: int, accuracy: float, luck: float = 0.0, train_accuracy: float = 1.0) -> CurvePoint:
    """All draws as good as each other, but for `luck`; each image read as often as all of them."""
    draws = accuracy + luck * np.roll(WOBBLE, value * 3)
    return CurvePoint(value, draws, np.full(2_000, accuracy), train_accuracy, 1.0, 0)


def curve(*accuracies: float, luck: float = 0.0) -> Curve:
    return Curve(Kind.MLP, "mlp_width", tuple(point(i, a, luck) for i, a in enumerate(accuracies)))


@pytest.mark.parametrize(
    ("accuracies", "effect", "enough"),
    [
        ((0.5, 0.6, 0.7), Effect.HELPS, 2),
        ((0.5, 0.7, 0.7), Effect.HELPS, 1),
        ((0.7, 0.6, 0.5), Effect.HURTS, 0),
        ((0.5, 0.7, 0.5), Effect.PEAKS, 1),
        ((0.5, 0.7, 0.6), Effect.PEAKS, 1),
        ((0.7, 0.5, 0.7), Effect.EQUAL, 0),
        ((0.5, 0.5, 0.5), Effect.EQUAL, 0),
    ],
)
def test_what_a_knob_does(accuracies: tuple[float, ...], effect: Effect, enough: int):
    assert curve(*accuracies).effect is effect
    assert curve(*accuracies).enough.value == enough


def test_luck_of_the_draws_makes_the_same_step_one_that_cannot_be_told():
    assert between(point(0, 0.5), point(1, 0.55)).is_gain
    assert not between(point(0, 0.5, luck=0.2), point(1, 0.55, luck=0.2)).is_gain
    assert curve(0.5, 0.55, luck=0.2).effect is Effect.UNKNOWN


def test_luck_that_both_have_is_none_for_the_difference():
    one, other = point(0, 0.5, luck=0.2), point(10, 0.55, luck=0.2)  # the same draws are lucky
    assert between(one, other).is_gain


def test_of_equals_the_lowest_setting_is_the_best():
    assert curve(0.5, 0.7, 0.7).best.value == 1


def overfitted(seen: tuple[float, float], read: tuple[float, float]) -> bool:
    points = tuple(point(i, read[i], train_accuracy=seen[i]) for i in (0, 1))
    return Curve(Kind.TREE, "tree_depth", points).simpler(points[1]) is not None


def test_a_gap_alone_is_no_overfitting_but_a_simpler_model_that_reads_new_images_better_is():
    assert not overfitted(seen=(0.7, 1.0), read=(0.65, 0.75))
    assert overfitted(seen=(0.8, 1.0), read=(0.75, 0.70))
    assert not overfitted(seen=(1.0, 0.8), read=(0.75, 0.70))  # it learned less: that is another trouble


# The notebook's questions

KNOBS = [
    Comparison(mlp_width=width, mlp_depth=depth, tree_depth=tree, train_size=size, validation=validation)
    for width, depth, tree, size, validation in product(
        (4, 16, 64), (1, 3, 8), (1, 5, 20), (100, 1_000, 5_000), VALIDATIONS
    )
]


def test_at_the_notebooks_settings():
    found = questions.width_or_depth(Comparison())
    few, many = (race := questions.little_data(Comparison())).few, race.many

    assert found.width.effect is Effect.HELPS
    assert found.depth.effect is Effect.HURTS
    assert few.places[0][0] is Kind.LOGISTIC
    assert many.places[0][0] is Kind.MLP
    assert many.lead(0).is_gain
    assert (few.train_size, many.train_size) == (100, 5_000)


def test_a_race_is_in_order():
    for knobs in KNOBS:
        for race in (questions.little_data(knobs).few, questions.little_data(knobs).many):
            accuracies = [point.accuracy for _, point in race.places]
            assert accuracies == sorted(accuracies, reverse=True)
            assert race.lead(0).gain == pytest.approx(accuracies[0] - accuracies[1])


def test_every_outcome_is_found_on_the_map():
    effects = {
        KNOWN.curve(kind, axis, knobs).effect for knobs in KNOBS for kind in Kind for axis in AXES[kind]
    }
    assert effects >= set(Effect) - {Effect.UNKNOWN}  # from one end to the other the map can tell
    assert {questions.little_data(knobs).few.lead(0).verdict for knobs in KNOBS} == set(Verdict)


def test_always_is_said_only_where_every_step_helps():
    for knobs in KNOBS:
        found = questions.more_data(knobs)
        assert found.always == all(step.difference.is_gain for step in found.steps)
        assert not (found.always and found.setbacks)
        assert len(found.steps) == 5 * len(Kind)
