"""What is luck: one rule for runs, rankings and the map."""

import pytest

from mlintro.digits.models import Kind
from mlintro.digits.runs import Scores
from mlintro.digits.runs.comparison import rank
from mlintro.digits.runs.noise import is_noise, margin


def scores(accuracy: float, margin: float) -> Scores:
    return Scores(accuracy, margin, train_accuracy=1.0, seconds=0.5)


@pytest.mark.parametrize(
    ("accuracy", "wide", "is_luck"), [(0.5, 0.125, True), (0.625, 0.125, True), (0.75, 0.125, False)]
)
def test_a_difference_within_the_wider_margin_is_noise_both_ways(accuracy: float, wide: float, is_luck: bool):
    one, other = scores(0.5, 0.0625), scores(accuracy, wide)

    assert margin(one, other) == margin(other, one) == 0.125
    assert is_noise(one, other) is is_noise(other, one) is is_luck


def test_a_ranking_tells_its_lead_and_needs_two():
    ranking = rank(
        {Kind.TREE: scores(0.5, 0.01), Kind.MLP: scores(0.75, 0.01), Kind.LOGISTIC: scores(0.625, 0.01)}
    )
    assert ranking.kinds == (Kind.MLP, Kind.LOGISTIC, Kind.TREE)
    assert ranking.lead == 0.125
    with pytest.raises(ValueError, match="unpack"):
        rank({Kind.TREE: scores(0.5, 0.01)})
