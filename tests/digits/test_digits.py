"""Real fits on the real digits: the figures that the lesson tells."""

import math
from collections.abc import Sequence
from concurrent.futures import CancelledError

import numpy as np
import pytest

from mlintro.digits import models
from mlintro.digits.models import Kind, ModelSpec, Report, fit, wilson_interval
from mlintro.digits.runs.comparison import Comparison
from mlintro.errors import OutOfRangeError


def test_the_notebooks_comparison(reports: dict[Kind, Report]):
    accuracies = {kind: report.accuracy for kind, report in reports.items()}

    assert accuracies[Kind.LOGISTIC] == pytest.approx(0.9065, abs=0.005)
    assert accuracies[Kind.MLP] == pytest.approx(0.914, abs=0.008)
    assert accuracies[Kind.TREE] == pytest.approx(0.70, abs=0.02)


def test_the_same_question_has_the_same_answer(reports: dict[Kind, Report]):
    for kind, report in reports.items():
        again = fit(ModelSpec(kind), 1_000, 0, "last")
        assert (again.accuracy, again.loss_curve) == (report.accuracy, report.loss_curve)
        assert (again.readings == report.readings).all()


def test_another_seed_is_another_tree():
    assert fit(ModelSpec(Kind.TREE), seed=1).accuracy != fit(ModelSpec(Kind.TREE), seed=2).accuracy


@pytest.mark.parametrize("kind", Kind)
def test_a_seed_is_felt_by_every_kind(kind: Kind):
    one, other = (fit(ModelSpec(kind), 300, seed) for seed in (1, 2))
    assert (one.readings != other.readings).any()


def test_a_report_tells_how_it_learned(reports: dict[Kind, Report]):
    mlp = reports[Kind.MLP]

    assert mlp.converged
    assert mlp.train_accuracy == 1.0
    assert len(mlp.loss_curve) == mlp.iterations
    assert mlp.loss_curve[0] > 10 * mlp.loss_curve[-1]
    assert [matrix.shape for matrix in mlp.learned.weights] == [(784, 32), (32, 32), (32, 10)]
    assert mlp.interval[0] < mlp.accuracy < mlp.interval[1]
    assert mlp.margin == pytest.approx(0.012, abs=0.001)


def test_a_fit_that_runs_out_of_iterations_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(models, "MAX_ITER", 3)
    report = fit(ModelSpec(Kind.MLP), 100)

    assert not report.converged
    assert report.iterations == 3


def test_a_watched_fit_tells_its_losses_and_is_the_same():
    told: list[Sequence[float]] = []
    watched = fit(ModelSpec(Kind.MLP), 500, watch=lambda losses: told.append(losses) or True)

    assert told
    assert all(list(losses) == list(watched.loss_curve[: len(losses)]) for losses in told)
    assert watched.loss_curve == fit(ModelSpec(Kind.MLP), 500).loss_curve


def test_a_watched_fit_ends_soon_when_told_to():
    with pytest.raises(CancelledError):
        fit(ModelSpec(Kind.MLP, mlp_width=64, mlp_depth=8), 5_000, watch=lambda losses: len(losses) < 2)


def test_validation_images_change_the_mark():
    easy, hard = (fit(ModelSpec(Kind.LOGISTIC), validation=which).accuracy for which in ("last", "first"))
    assert easy - hard > 0.05


@pytest.mark.parametrize("size", [99, 5_001, -1, 10**9])
def test_sizes_that_are_not_offered_are_refused(size: int):
    with pytest.raises(OutOfRangeError) as refused:
        fit(ModelSpec(Kind.TREE), size)

    assert refused.value.facts["value"] == size


@pytest.mark.parametrize(
    "knobs",
    [
        {"mlp_width": 65},
        {"mlp_depth": 0},
        {"tree_depth": 21},
        {"mlp_width": math.nan},
        {"mlp_width": 32.0},
        {"tree_depth": True},
    ],
)
def test_knobs_that_are_not_offered_are_refused(knobs: dict[str, int]):
    with pytest.raises(OutOfRangeError):
        ModelSpec(Kind.MLP, **knobs)


def test_a_seed_or_a_validation_that_is_not_offered_is_refused():
    with pytest.raises(OutOfRangeError):
        fit(ModelSpec(Kind.TREE), seed=-1)
    with pytest.raises(OutOfRangeError):
        fit(ModelSpec(Kind.TREE), validation="best")
    with pytest.raises(OutOfRangeError):
        fit(ModelSpec(Kind.TREE), validation="all")  # as it was before there was an exam
    with pytest.raises(OutOfRangeError):
        fit(ModelSpec("forest"))


def test_moving_the_tree_leaves_the_other_models_as_they_are():
    before, after = Comparison().specs(), Comparison(tree_depth=9).specs()
    assert [spec.kind for spec in set(after) - set(before)] == [Kind.TREE]


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 1.0])
def test_wilson_interval_covers_the_share_19_times_in_20(share: float):
    dice = np.random.default_rng(0)
    seen = dice.binomial(2_000, share, size=4_000) / 2_000
    covered = [
        low - 1e-12 <= share <= high + 1e-12 for low, high in (wilson_interval(one, 2_000) for one in seen)
    ]

    assert np.mean(covered) > 0.94
    assert all(0 <= low <= high <= 1 for low, high in (wilson_interval(one, 2_000) for one in seen))
