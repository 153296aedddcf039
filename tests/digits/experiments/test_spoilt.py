"""Models of whole and of spoilt examples, held against each other on the same images."""

from dataclasses import replace

import numpy as np
import pytest

from mlintro import digits
from mlintro.digits import experiments
from mlintro.digits.experiments.spoilt import CHANCE, Fall, Spoiling, difference, fall, worst
from mlintro.digits.knobs import Kind
from mlintro.digits.models import Report, fit
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.spoiling import UNSPOILT, DataSpec
from mlintro.training import Trainer
from tests.digits.runs.test_comparison import none_runs

_, y_val = digits.load().validation("last")


def misreading(report: Report, *images: int) -> Report:
    """The same, with these images misread beside what it misreads."""
    readings = report.readings.copy()
    readings[list(images)] = (y_val[list(images)] + 1) % 10
    return replace(report, readings=readings, accuracy=float(np.mean(readings == y_val)))


def test_both_sets_are_asked_in_one_press_the_spoilt_first():
    data = DataSpec(swapped=30)
    jobs = Spoiling(Comparison(), data).ask(Trainer(none_runs, slots=0, queue=8, memory=8), "a learner", "")
    assert [which for _, which in jobs] == [data] * 3 + [UNSPOILT] * 3
    assert {kind for kind, _ in jobs} == set(Kind)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (0.9065, 0.8875, Fall.SMALL),  # 90.6 and 88.8: 1.8 points, as who subtracts them gets
        (0.9, 0.88, Fall.SOME),
        (0.9, 0.8, Fall.SOME),
        (0.9, 0.799, Fall.LARGE),
        (0.5, 0.9, Fall.SMALL),
    ],
)
def test_a_fall_is_measured_in_points_as_they_are_written(
    reports: dict[Kind, Report], before: float, after: float, said: Fall
):
    one, other = (replace(reports[Kind.MLP], accuracy=accuracy) for accuracy in (before, after))
    assert fall(one, other) is said


def test_a_few_images_are_no_change_and_hundreds_are(reports: dict[Kind, Report]):
    """Another draw to spoil would move it by CHANCE and more: less than twice that is not told from luck."""
    before = reports[Kind.LOGISTIC]
    right = np.flatnonzero(before.readings == y_val)
    few, many = (misreading(before, *right[:count]) for count in (int(2_000 * CHANCE), 400))

    assert not difference(Comparison(), before, few).is_loss
    assert difference(Comparison(), before, many).is_loss
    assert difference(Comparison(), many, before).is_gain
    assert difference(Comparison(), before, few).error > CHANCE


def test_a_network_that_learned_nothing_cannot_fall_further_than_to_nothing(reports: dict[Kind, Report]):
    stuck = replace(reports[Kind.MLP], readings=np.full(2_000, 8, np.uint8), accuracy=0.1)
    asked = Comparison(4, 8, train_size=100)
    usual = max(point.accuracy for point in experiments.load().around(Kind.MLP, asked))
    assert difference(asked, stuck, stuck).low >= -usual - 0.01


def test_none_of_a_few_images_falls_further_than_the_map_has_ever_read():
    """Narrow, deep, of 300 images: luck alone would have the mean fall by 90 points; none reads so many."""
    asked = Comparison(mlp_width=6, mlp_depth=5, train_size=300, seed=3, validation="first")
    spec = asked.spec(Kind.MLP)
    before, after = (
        fit(spec, asked.train_size, asked.seed, asked.validation, data=data)
        for data in (UNSPOILT, DataSpec(is_cornered=True))
    )
    usual = max(point.accuracy for point in experiments.load().around(Kind.MLP, asked))
    found = difference(asked, before, after)
    assert found.gain < 0
    assert found.low >= -usual - 0.05  # the luck of 2,000 images


def test_digits_that_lose_the_same_share_lose_most_together(reports: dict[Kind, Report]):
    whole = replace(reports[Kind.TREE], readings=y_val, accuracy=1.0)
    zeros, ones = (np.flatnonzero(y_val == digit) for digit in (0, 1))
    both = worst(whole, misreading(whole, *zeros, *ones))

    assert both is not None
    assert (both.digits, both.before, both.after) == ((0, 1), (len(zeros), len(ones)), (0, 0))
    assert worst(whole, whole) is None
    assert worst(misreading(whole, zeros[0]), whole) is None
