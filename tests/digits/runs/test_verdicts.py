"""The one rule of what a difference means: three outcomes, and the luck of draws and of images in each."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from mlintro.digits import experiments
from mlintro.digits.runs.verdicts import (
    CLOSE,
    LEAST,
    NOT_COMPARABLE,
    OF_TEN,
    SURE,
    Difference,
    Verdict,
    of_few_draws,
    over_draws,
)

NO_LUCK = np.zeros(2_000)


@pytest.mark.parametrize(
    ("gain", "error", "verdict"),
    [
        (0.05, 0.01, Verdict.AHEAD),
        (-0.05, 0.01, Verdict.AHEAD),
        (0.005, 0.001, Verdict.AHEAD),  # small, and it would hold
        (0.05, 0.04, Verdict.UNKNOWN),
        (0.01, 0.02, Verdict.UNKNOWN),
        (0.005, 0.005, Verdict.EQUAL),
        (0.0, 0.0, Verdict.EQUAL),
        (0.0, 0.1, Verdict.UNKNOWN),
    ],
)
def test_a_difference_is_ahead_equal_or_unknown(gain: float, error: float, verdict: Verdict):
    assert Difference(gain, error).verdict is verdict
    assert Difference(-gain, error).verdict is verdict


@given(some.floats(-1, 1), some.floats(0, 1))
def test_what_is_said_is_what_the_range_says(gain: float, error: float):
    found = Difference(gain, error)
    match found.verdict:
        case Verdict.AHEAD:
            assert found.low >= LEAST or found.high <= -LEAST
            assert found.is_gain != found.is_loss
        case Verdict.EQUAL:
            assert -CLOSE < found.low <= found.high < CLOSE
        case Verdict.UNKNOWN:
            assert found.low < LEAST
            assert found.high > -LEAST
    assert -1 <= found.low <= gain <= found.high <= 1


def test_what_cannot_be_compared_is_never_ahead():
    assert NOT_COMPARABLE.verdict is Verdict.UNKNOWN
    assert (NOT_COMPARABLE.low, NOT_COMPARABLE.high) == (-1, 1)


def test_draws_that_agree_count_for_more_than_draws_that_do_not():
    steady, shaky = np.full(10, 0.02), np.linspace(-0.06, 0.10, 10)
    assert over_draws(steady, NO_LUCK).verdict is Verdict.AHEAD
    assert over_draws(shaky, NO_LUCK).verdict is Verdict.UNKNOWN
    assert over_draws(steady, NO_LUCK).gain == pytest.approx(over_draws(shaky, NO_LUCK).gain)


def test_images_on_which_both_disagree_are_luck_even_where_all_draws_agree():
    """McNemar's count: of 2,000 images 60 against 40 is luck, 60 against 10 is not."""
    draws = np.full(10, 0.01)
    even = np.repeat([1.0, -1.0, 0.0], [60, 40, 1_900])
    clear = np.repeat([1.0, -1.0, 0.0], [60, 10, 1_930])
    assert over_draws(draws, even).error == pytest.approx(100**0.5 / 2_000, rel=0.01)
    assert not of_few_draws(even, spread=0).is_gain
    assert of_few_draws(clear, spread=0).is_gain


def test_the_luck_of_draws_is_known_from_elsewhere():
    clear = np.repeat([1.0, -1.0, 0.0], [60, 10, 1_930])
    assert of_few_draws(clear, spread=0.02).verdict is Verdict.UNKNOWN
    assert of_few_draws(clear, spread=0.02 / 3).is_gain


def test_what_ten_draws_tell_is_held_to_a_t_of_nine_degrees_of_freedom():
    assert len(experiments.load().seeds) == 10
    t = np.linspace(0, SURE * OF_TEN, 10_001)
    density = math.gamma(5) / (math.sqrt(9 * math.pi) * math.gamma(4.5)) * (1 + t**2 / 9) ** -5
    assert 0.5 + np.mean((density[1:] + density[:-1]) / 2) * t[-1] == pytest.approx(0.975, abs=1e-4)


CLEAR = np.repeat([1.0, -1.0, 0.0], [600, 10, 1_390])


def test_where_no_draw_of_the_one_reaches_any_of_the_other_that_much_is_sure():
    """Networks that fail now and then move luck far down, and none of them up."""
    assert of_few_draws(CLEAR, spread=0.25).verdict is Verdict.UNKNOWN
    assert of_few_draws(CLEAR, spread=0.25, seen=(0.1, 0.8)).is_gain
    assert of_few_draws(-CLEAR, spread=0.25, seen=(-0.8, -0.1)).is_loss
    assert of_few_draws(CLEAR, spread=0.25, seen=(-0.1, 0.8)).verdict is Verdict.UNKNOWN
    assert of_few_draws(CLEAR, spread=0.25, seen=(0.01, 0.8)).verdict is Verdict.UNKNOWN  # images have luck
    assert of_few_draws(-CLEAR, spread=0.25, seen=(0.1, 0.8)).verdict is Verdict.UNKNOWN  # it was otherwise


@given(some.floats(-1, 1), some.floats(0, 1), some.floats(0, 0.5), some.floats(0, 0.5), some.booleans())
def test_a_range_holds_what_was_seen_of_it(
    least: float, width: float, spread: float, known: float, is_gain: bool
):
    found = of_few_draws(CLEAR if is_gain else -CLEAR, spread, known, (least, min(1.0, least + width)))
    assert -1 <= found.low <= found.gain <= found.high <= 1
