"""The descent finds the price of a kilo, or says why not."""

import pytest

from mlintro import descent
from mlintro.descent import Curve, Progress, walk


@pytest.mark.parametrize("curve", Curve)
@pytest.mark.parametrize("w", [-1.0, 0.5, 3.0, 6.0])
def test_gradient_is_the_slope_of_the_loss(w: float, curve: Curve):
    h = 1e-6
    slope = (descent.loss(w + h, curve) - descent.loss(w - h, curve)) / (2 * h)
    assert descent.gradient(w, curve) == pytest.approx(slope, abs=1e-6)


def test_who_bounces_about_a_bottom_has_not_arrived():
    path = walk(0.0, 1.2, 12, Curve.TWO)
    told = [descent.progress(path[: n + 1], 1.2, Curve.TWO) for n in range(1, len(path))]

    assert any(descent.is_at_bottom(w, Curve.TWO) for w in path)
    assert Progress.ARRIVED not in told


@pytest.mark.parametrize("start", [0.0, 2.5, 6.0])
@pytest.mark.parametrize("rate", [0.05, 0.5, 0.9])
def test_a_good_rate_arrives_at_least_squares(start: float, rate: float):
    path = walk(start, rate, 200)

    assert descent.progress(path, rate) is Progress.ARRIVED
    assert path[-1] == pytest.approx(descent.best(), abs=0.03)


def test_too_large_a_rate_raises_the_loss_and_stays_finite():
    path = walk(0.5, 1.2, 1_000)

    assert descent.progress(path[:2], 1.2) is Progress.UP
    assert abs(path[-1]) < 10 * descent.FAR_AWAY
    assert descent.progress(path, 1.2) is Progress.GONE


@pytest.mark.parametrize(
    ("rate", "progress"),
    [(0.05, Progress.CRAWL), (0.2, Progress.DOWN), (0.9, Progress.ACROSS), (1.1, Progress.UP)],
)
def test_progress_names_each_way_of_going(rate: float, progress: Progress):
    assert descent.progress([0.5], rate) is Progress.START
    assert descent.progress(walk(0.5, rate, 1), rate) is progress


@pytest.mark.parametrize("curve", Curve)
def test_at_a_bottom_the_slope_is_zero_and_both_sides_are_higher(curve: Curve):
    for bottom in descent.bottoms(curve):
        assert descent.gradient(bottom, curve) == pytest.approx(0, abs=1e-9)
        assert descent.loss(bottom, curve) < min(descent.loss(bottom + d, curve) for d in (-0.2, 0.2))


@pytest.mark.parametrize(("start", "progress"), [(0.5, Progress.SHALLOW), (4.0, Progress.ARRIVED)])
def test_with_two_valleys_the_start_decides(start: float, progress: Progress):
    assert descent.progress(walk(start, 0.3, 50, Curve.TWO), 0.3, Curve.TWO) is progress


@pytest.mark.parametrize("curve", Curve)
@pytest.mark.parametrize("w", [-0.8, 0.7, 2.0, 3.4, 4.4, 6.5])
def test_the_bottom_ahead_is_downhill(w: float, curve: Curve):
    ahead = descent.bottom_ahead(w, curve)
    assert ahead in descent.bottoms(curve)
    assert (ahead - w) * descent.gradient(w, curve) <= 0


def test_the_number_of_steps_is_that_of_the_walk():
    needed = descent.steps_to_bottom(0.5, 0.2)
    assert needed
    path = walk(0.5, 0.2, needed)
    assert descent.progress(path, 0.2) is Progress.ARRIVED
    assert descent.progress(path[:-1], 0.2) is Progress.DOWN


GRID = [
    (curve, half / 2, round(notch * descent.NOTCH, 2))
    for curve in Curve
    for half in range(13)
    for notch in range(1, 25)
]


@pytest.mark.parametrize(("curve", "start", "rate"), GRID)
def test_what_is_said_of_a_step_is_what_it_did(curve: Curve, start: float, rate: float):
    """Every start and every rate that a learner can choose, on both curves."""
    path = walk(start, rate, 60, curve)
    for n in range(1, len(path)):
        before, now = path[n - 1], path[n]
        if abs(before) >= descent.FAR_AWAY:
            break
        told = descent.progress(path[: n + 1], rate, curve)
        length, left = abs(now - before), abs(descent.bottom_ahead(now, curve) - now)
        gap = abs(descent.bottom_ahead(before, curve) - before)
        fell = descent.loss(now, curve) < descent.loss(before, curve)
        match told:
            case Progress.DOWN:
                assert fell
                assert length < gap
            case Progress.CRAWL:
                sooner = descent.steps_to_bottom(before, rate + descent.NOTCH, curve)
                assert fell
                assert length < left
                assert sooner
                assert sooner < (descent.steps_to_bottom(before, rate, curve) or 999)
            case Progress.ACROSS | Progress.LEAP:
                assert fell
                assert length > gap
                hill = 3 * descent.CENTRE - sum(descent.bottoms(curve))  # the third place of no slope
                assert told is not Progress.LEAP or (before < hill) != (now < hill)
            case Progress.UP:
                assert not fell
                assert length > gap
            case Progress.GONE:
                assert abs(now) >= descent.FAR_AWAY
                assert length > abs(before - path[n - 2])
            case Progress.ARRIVED | Progress.SHALLOW:
                assert abs(now - descent.nearest_bottom(now, curve)) < 0.1


def test_a_leap_over_a_valley_does_not_crawl():
    assert descent.progress(walk(0.0, 0.9, 1, Curve.TWO), 0.9, Curve.TWO) is Progress.LEAP
