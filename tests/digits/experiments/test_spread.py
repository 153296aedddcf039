"""How far luck moves the difference of two settings, as the map of experiments knows it."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from mlintro.digits import experiments
from mlintro.digits.knobs import Kind
from mlintro.digits.runs.comparison import Comparison

KNOWN = experiments.load()


def test_the_spread_between_draws_is_that_of_the_difference():
    one, other = Comparison(), Comparison(mlp_width=64)
    apart = KNOWN.point(Kind.MLP, one).draws - KNOWN.point(Kind.MLP, other).draws
    more = [KNOWN.beyond(Kind.MLP, asked) for asked in (one, other)]
    assert spread([one], [other]) == pytest.approx((apart.var(ddof=1) + sum(more)) ** 0.5)
    # Of what the map cannot tell apart, and of other draws: as if they had nothing in common.
    spreads = [KNOWN.point(Kind.MLP, asked).spread for asked in (one, other)]
    alone = (spreads[0] ** 2 + more[0]) ** 0.5
    assert spread([one], [Comparison(mlp_width=33)]) == pytest.approx(np.hypot(alone, max(spreads)))
    assert spread([one], [Comparison(seed=1)]) == pytest.approx(alone * 2**0.5)


def test_ten_draws_that_luck_has_alike_are_told_by_those_beside_them():
    """Trees of depth 2 from 100 images: 1.7 points between the map's draws, and 3.5 between sixty others."""
    lucky = Comparison(tree_depth=2, train_size=100)
    here = KNOWN.point(Kind.TREE, lucky).spread
    beside = [point.spread for point in KNOWN.beside(Kind.TREE, lucky)]
    assert here < min(beside)
    told = KNOWN.spread(Kind.TREE, [lucky], Kind.TREE, [replace(lucky, seed=1)])
    assert told == pytest.approx(2**0.5 * float(np.median(np.square(beside))) ** 0.5)
    assert told / 2**0.5 > 0.035


def test_between_the_settings_of_the_map_draws_may_be_as_far_apart_as_at_the_widest_of_those_around():
    """A network of width 6 is nearer to 8 than to 4, and luck moves it nearly as far as one of 4."""
    for size, around in ((1_000, (1_000,)), (1_600, (1_000, 2_500))):
        between = Comparison(mlp_width=6, mlp_depth=7, train_size=size)
        corners = [
            KNOWN.point(Kind.MLP, replace(between, mlp_width=width, mlp_depth=depth, train_size=images))
            for width, depth, images in product((4, 8), (5, 8), around)
        ]
        widest = max(corner.spread for corner in corners)
        assert spread([between], [replace(between, seed=1)]) == pytest.approx(widest * 2**0.5)


def test_settings_that_the_map_has_as_one_do_not_share_the_luck_of_their_draws():
    """Trees of 800 and of 1,500 images are nearest to those of 1,000, which learned from the same ones."""
    one, other = Comparison(tree_depth=12, train_size=800), Comparison(tree_depth=10, train_size=1_500)
    alone = [
        KNOWN.point(Kind.TREE, asked).spread ** 2 + KNOWN.beyond(Kind.TREE, asked) for asked in (one, other)
    ]
    assert KNOWN.spread(Kind.TREE, [one], Kind.TREE, [other]) == pytest.approx(sum(alone) ** 0.5)


def spread(asked: list[Comparison], others: list[Comparison]) -> float:
    return KNOWN.spread(Kind.MLP, asked, Kind.MLP, others)


def test_only_the_draws_that_two_means_share_move_them_in_step():
    knobs, other = Comparison(mlp_depth=8), Comparison(mlp_depth=5)
    at = [[replace(one, seed=seed) for seed in range(9)] for one in (knobs, other)]
    same, partly, apart = (spread(at[0][:3], at[1][first : first + 3]) for first in (0, 2, 3))

    assert same == pytest.approx(spread(at[0][:1], at[1][:1]) / 3**0.5)
    assert same < partly < apart == pytest.approx(spread(at[0][:1], at[1][1:2]) / 3**0.5)
    assert spread(at[0][:1], at[1]) > spread(at[0], at[1])
