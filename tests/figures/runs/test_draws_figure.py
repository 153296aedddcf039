"""The strip of draws: a dot for each, none hidden, on a scale with room for all."""

import re

import pytest

from mlintro.digits.models import Kind
from mlintro.digits.runs import Guess, Run, Scores
from mlintro.digits.runs.comparison import Comparison
from mlintro.figures.palette import LIGHT
from mlintro.figures.runs.draws import WIDTH, chart, stacked

NAMES = {kind: kind.value for kind in Kind}


def run(share: int, seed: int) -> Run:
    """A run that reads so many of each eight images right."""
    scores = Scores(bytes([2**share - 1]) * 250, 1.0, 0.1)
    return Run(Comparison(seed=seed), Guess(), dict.fromkeys(Kind, scores))


def ticks(*shares: int) -> list[float]:
    drawn = [run(share, seed) for seed, share in enumerate(shares)]
    picture = chart(drawn, NAMES, lambda share, decimals: f"tick {share:.3f}", LIGHT)
    rings = re.findall(r'<circle[^>]*cx="([\d.]+)"[^>]*fill="none"', picture)
    assert len(rings) == len(Kind)
    assert all(0 < float(x) < WIDTH for x in rings)
    return [float(tick) for tick in re.findall(r"tick ([\d.]+)", picture)]


@pytest.mark.parametrize(
    ("shares", "ends"),
    [((4, 7), (0.5, 0.9)), ((6,), (0.75, 0.8)), ((8, 8), (0.95, 1.0)), ((0,), (0.0, 0.05))],
)
def test_the_scale_goes_from_the_lowest_to_the_highest_of_all(
    shares: tuple[int, ...], ends: tuple[float, float]
):
    low, middle, high = ticks(*shares)
    assert (low, high) == pytest.approx(ends)
    assert middle == pytest.approx((low + high) / 2, abs=0.001)


def test_dots_near_each_other_stand_one_over_the_other():
    assert stacked([100, 200, 300]) == [(100, 0), (200, 0), (300, 0)]
    assert len(set(stacked([100, 100, 104]))) == 3
