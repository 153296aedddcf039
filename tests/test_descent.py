"""The descent finds the price of a kilo, or says why not."""

import pytest

from mlintro import descent
from mlintro.descent import Progress


def walk(start: float, rate: float, steps: int) -> list[float]:
    path = [start]
    for _ in range(steps):
        path.append(descent.step(path[-1], rate))
    return path


@pytest.mark.parametrize("w", [-1.0, 0.5, 3.0, 6.0])
def test_gradient_is_the_slope_of_the_loss(w: float):
    h = 1e-6
    assert descent.gradient(w) == pytest.approx(
        (descent.loss(w + h) - descent.loss(w - h)) / (2 * h), abs=1e-6
    )


@pytest.mark.parametrize("start", [0.0, 2.5, 6.0])
@pytest.mark.parametrize("rate", [0.05, 0.5, 0.9])
def test_a_good_rate_arrives_at_least_squares(start: float, rate: float):
    path = walk(start, rate, 200)

    assert descent.progress(path) is Progress.ARRIVED
    assert path[-1] == pytest.approx(descent.best(), abs=0.03)


def test_too_large_a_rate_raises_the_loss_and_stays_finite():
    path = walk(0.5, 1.2, 1_000)

    assert descent.progress(path[:2]) is Progress.UP
    assert abs(path[-1]) < 10 * descent.FAR_AWAY
    assert descent.progress(path) is Progress.UP


def test_progress_names_each_way_of_going():
    assert descent.progress([0.5]) is Progress.START
    assert descent.progress(walk(0.5, 0.1, 1)) is Progress.DOWN
    assert descent.progress(walk(0.5, 0.9, 1)) is Progress.ACROSS
