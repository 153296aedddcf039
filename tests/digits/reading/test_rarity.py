"""Usual and rare ways of writing a digit: computed, and what it means for who writes so."""

import numpy as np
import pytest

from mlintro import digits
from mlintro.digits.models import Kind, Report
from mlintro.digits.reading.rarity import from_usual_to_rare, place, rarity_of_examples

DATA = digits.load()


@pytest.mark.parametrize("digit", [1, 4, 7, 9])
def test_all_examples_of_a_digit_stand_in_order_and_none_of_another(digit: int):
    order = from_usual_to_rare(digit)
    assert sorted(order) == np.flatnonzero(DATA.y_train == digit).tolist()


def test_the_measure_is_the_mean_distance_to_the_ten_nearest_others():
    X = DATA.X_train[DATA.y_train == 7].astype(np.float64)
    apart = sorted(float(np.linalg.norm(X[3] - other)) for i, other in enumerate(X) if i != 3)
    assert rarity_of_examples(7)[3] == pytest.approx(np.mean(apart[:10]))
    assert np.argmax(rarity_of_examples(7)) == np.searchsorted(
        np.flatnonzero(DATA.y_train == 7), from_usual_to_rare(7)[-1]
    )


def test_the_most_usual_seven_is_before_all_and_noise_is_after_all():
    noise = np.random.RandomState(0).rand(784).astype(np.float32)
    assert place(7, DATA.X_train[from_usual_to_rare(7)[0]]) == 0
    assert place(7, noise) == np.sum(DATA.y_train == 7)


@pytest.mark.parametrize("kind", Kind)
def test_what_is_rare_among_the_examples_is_read_less_well(reports: dict[Kind, Report], kind: Kind):
    """As the page says, of the digits that it shows: the rarer half of their validation images."""
    X_val, y_val = DATA.validation("last")
    is_right = reports[kind].readings == y_val
    usual, rare = [], []
    for digit in (1, 4, 7, 9):
        found = np.flatnonzero(y_val == digit)
        order = found[np.argsort([place(digit, X_val[i]) for i in found], kind="stable")]
        usual += is_right[order[: len(order) // 2]].tolist()
        rare += is_right[order[len(order) // 2 :]].tolist()
    assert np.mean(rare) < np.mean(usual)
