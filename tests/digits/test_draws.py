"""What a seed is: another draw of the images, and the same figures as plain scikit-learn on them."""

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from mlintro import digits
from mlintro.digits.models import Kind, ModelSpec, build, fit

DATA = digits.load()
LACKING = 3_566  # the first seed whose permutation has no 8 among its first hundred


def test_draw_0_is_mnists_own_order():
    X_train, y_train = DATA.training(250, 0)
    assert (X_train == DATA.X_train[:250]).all()
    assert (y_train == DATA.y_train[:250]).all()


@pytest.mark.parametrize("seed", [0, 1, 7, 2**31 - 1])
def test_a_smaller_draw_is_the_beginning_of_a_larger_one_and_no_image_is_drawn_twice(seed: int):
    few, many = DATA.training(100, seed), DATA.training(5_000, seed)
    assert (few[0] == many[0][:100]).all()
    assert (few[1] == many[1][:100]).all()
    assert sorted(digits.draw(seed)) == list(range(5_000))


def test_another_seed_draws_other_images():
    draws = [frozenset(digits.draw(seed)[:100].tolist()) for seed in range(20)]
    assert len(set(draws)) == 20
    assert all(len(one & draws[0]) < 10 for one in draws[1:])


def test_every_digit_is_among_the_first_hundred():
    for seed in (*range(300), LACKING):
        assert set(DATA.training(100, seed)[1].tolist()) == set(range(10))


def test_a_draw_that_lacks_a_digit_is_drawn_again():
    first = np.random.RandomState(LACKING).permutation(5_000)
    assert set(DATA.y_train[first[:100]].tolist()) != set(range(10))
    assert (digits.draw(LACKING) != first).any()


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("seed", [1, 6])
def test_a_fit_is_scikit_learns_on_the_images_of_the_draw(kind: Kind, seed: int):
    spec = ModelSpec(kind, mlp_width=8, mlp_depth=1)
    drawn = np.random.RandomState(seed).permutation(5_000)[:200]
    X_val, y_val = DATA.validation("first")
    with threadpool_limits(1):
        plain = build(spec, seed).fit(DATA.X_train[drawn], DATA.y_train[drawn])
    report = fit(spec, 200, seed, "first")

    assert report.accuracy == plain.score(X_val, y_val)
    assert report.train_accuracy == plain.score(DATA.X_train[drawn], DATA.y_train[drawn])


@pytest.mark.parametrize("kind", Kind)
def test_five_draws_of_a_hundred_images_are_five_figures(kind: Kind):
    """What the button for other images shows: the draws 1 to 5 at the page's settings."""
    assert len({fit(ModelSpec(kind), 100, seed).accuracy for seed in range(1, 6)}) == 5
