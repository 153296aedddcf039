"""Digits drawn by hand: what is taken as a drawing, and what the models get of it."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlintro import digits
from mlintro.digits import SIDE
from mlintro.digits.learned import read
from mlintro.digits.models import Kind, ModelSpec, fit
from mlintro.digits.reading import drawing
from mlintro.digits.reading.drawing import BOX, MOST_POINTS, MOST_STROKES, PEN, SMALLEST, Strokes

# Five ways to write ten digits, as a finger does: {hand: {digit: strokes}}.
HANDS = json.loads(Path(__file__).with_name("strokes.json").read_text(encoding="utf-8"))

SEVEN = (((0.2, 0.2), (0.7, 0.2), (0.4, 0.9)),)
CORNER = ((0.1, 0.1), (0.3, 0.1), (0.3, 0.3))

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)
SHARE = st.floats(0, 1)
DRAWINGS = st.lists(
    st.lists(st.tuples(SHARE, SHARE).map(list), min_size=1, max_size=8), min_size=1, max_size=5
)


def hand(name: str) -> list[Strokes]:
    """The ten drawings of a hand, 0 to 9."""
    return [drawing.strokes(HANDS[name][str(digit)]) for digit in range(10)]


def placed(drawn: Strokes, scale: float, right: float, down: float) -> Strokes:
    return tuple(tuple((scale * x + right, scale * y + down) for x, y in stroke) for stroke in drawn)


# What comes from a browser


@given(JSON)
def test_whatever_comes_is_a_drawing_or_none(sent: object):
    taken = drawing.strokes(sent)
    assert taken is None or all(0 <= n <= 1 for stroke in taken for point in stroke for n in point)


@pytest.mark.parametrize(
    "point", [[0.5], [0.5, 0.5, 0.5], [0.5, -0.01], [1.01, 0], [True, 0], ["0", 0], [math.nan, 0], None]
)
def test_a_drawing_with_one_impossible_point_is_refused(point: object):
    assert drawing.strokes([[[0.5, 0.5]]]) is not None
    assert drawing.strokes([[[0.5, 0.5], point]]) is None


def test_a_drawing_has_its_bounds():
    point = [0.5, 0.5]
    assert drawing.strokes([[point]] * MOST_STROKES) is not None
    assert drawing.strokes([[point]] * (MOST_STROKES + 1)) is None
    assert drawing.strokes([[point] * MOST_POINTS]) is not None
    assert drawing.strokes([[point] * MOST_POINTS, [point]]) is None
    assert drawing.strokes([]) == ()
    assert drawing.strokes([[]]) is None


# What the models get


@settings(deadline=None)  # a busy machine is no fault of the lesson's
@given(DRAWINGS)
def test_any_drawing_becomes_an_image_with_ink_in_its_middle(sent: list[list[list[float]]]):
    steps = drawing.steps(drawing.strokes(sent))

    assert steps.centred.shape == (28, 28)
    assert steps.centred.dtype == np.float32
    assert steps.boxed.max() <= 1
    assert steps.centred.sum() == pytest.approx(steps.boxed.sum())
    assert steps.centred.sum() > 3  # a dot has the pen's area


def test_the_box_is_filled_by_the_longer_side_and_keeps_the_proportions():
    (tall, wide) = (drawing.steps(((start, end),)) for start, end in (((0.4, 0.1), (0.5, 0.9)), CORNER[:2]))

    assert (tall.boxed.max(axis=1) > 0).all()
    assert (tall.boxed.max(axis=0) > 0).sum() < BOX / 3
    assert (wide.boxed.max(axis=0) > 0).all()


def test_the_ink_is_where_the_pen_was():
    chance, across = np.random.default_rng(0), np.arange(BOX) + 0.5
    dots = [chance.uniform(6, 14, (1, 2)) for _ in range(300)]
    lines = [np.linspace(*chance.uniform(4, 16, (2, 2)), 30) for _ in range(300)]
    for paths in (dots, lines):
        off = []
        for path in paths:
            image = drawing.rendered([path])
            centre = np.array([image.sum(axis=0) @ across, image.sum(axis=1) @ across]) / image.sum()
            off.append(centre - path.mean(axis=0))
        assert np.abs(np.mean(off, axis=0)).max() < 0.02  # pixels; half a fine one is 0.06


def test_the_middle_of_a_drawing_is_the_middle_of_the_box():
    boxed, across = drawing.steps((((0.1, 0.3), (0.7, 0.3)), ((0.4, 0.1), (0.4, 0.5)))).boxed, np.arange(BOX)
    for axis in (0, 1):
        assert boxed.sum(axis=axis) @ across / boxed.sum() == pytest.approx((BOX - 1) / 2, abs=0.1)


@pytest.mark.parametrize("share", [0, 0.05, 0.25, 0.5, 1])
def test_what_is_drawn_tiny_stays_small(share: float):
    tiny = ((0.5, 0.5), (0.5 + share * SMALLEST, 0.5))
    ink = drawing.steps((tiny,)).boxed.max(axis=0) > 0
    assert ink.sum() == pytest.approx(PEN + share * (BOX - PEN), abs=2)


def test_the_centre_of_mass_is_where_mnist_has_it():
    across = np.arange(28) + 0.5
    images = [*digits.load().X_train[:200].reshape(-1, 28, 28)]
    images += [drawing.steps(drawn).centred for name in HANDS for drawn in hand(name)]
    for image in images:
        assert 13.99 <= image.sum(axis=1) @ across / image.sum() <= 15.01
        assert 13.99 <= image.sum(axis=0) @ across / image.sum() <= 15.01


@pytest.mark.parametrize(
    ("scale", "right", "down"), [(1, 0.2, 0), (1, 0.1, 0.1), (0.3, 0, 0), (0.3, 0.7, 0.7), (0.6, 0.1, 0.4)]
)
def test_a_seven_is_the_same_wherever_and_however_large_it_is_drawn(scale: float, right: float, down: float):
    # rounded as the browser rounds
    other = tuple(tuple((round(x, 3), round(y, 3)) for x, y in s) for s in placed(SEVEN, scale, right, down))
    difference = drawing.steps(SEVEN).centred - drawing.steps(other).centred
    assert np.abs(difference).mean() < 0.002


def test_the_ink_is_like_mnists():
    ours = np.mean([drawing.steps(drawn).centred for name in HANDS for drawn in hand(name)])
    assert ours == pytest.approx(digits.load().X_train.mean(), rel=0.1)


def test_a_mass_far_to_one_side_loses_nothing():
    scribble = [(0.1 + 0.02 * (i % 2), 0.1 + 0.0005 * i) for i in range(200)]
    steps = drawing.steps(((*scribble, (0.9, 0.1)),))
    assert steps.centred.sum() == pytest.approx(steps.boxed.sum())


def test_the_network_reads_nine_of_ten_plain_digits_of_every_hand():
    network = fit(ModelSpec(Kind.MLP, mlp_width=64, mlp_depth=2), train_size=5_000).learned
    for name in HANDS:
        X = np.stack([drawing.steps(drawn).centred.ravel() for drawn in hand(name)])
        assert (read(network, X) == np.arange(10)).sum() >= 9, name


def test_every_image_of_mnist_has_enough_ink_for_a_digit():
    data = digits.load()
    X = np.concatenate([data.X_train, *(data.validation(which)[0] for which in ("last", "first"))])
    images = X.reshape(-1, SIDE, SIDE)
    sides = [max(np.ptp(np.nonzero(image > 0), axis=1) + 1) / SIDE for image in images]
    inks = images.sum(axis=(1, 2))

    assert all(drawing.is_enough(side, ink) for side, ink in zip(sides, inks, strict=True))
    assert min(inks) > 1.1 * drawing.LEAST_INK


@pytest.mark.parametrize(
    "little",
    [
        *([[(0.5, 0.5)]], [[(0.5, 0.5), (0.51, 0.51)]], [[(0.2, 0.2)], [(0.8, 0.8)]]),
        [[(0.2, 0.2)], [(0.8, 0.8)], [(0.2, 0.8)], [(0.8, 0.2)]],
        [[(0.5 + 0.03 * math.cos(a), 0.5 + 0.03 * math.sin(a)) for a in range(40)]],
    ],
    ids=["dot", "slipped", "two dots", "four dots", "scribble"],
)
def test_a_dot_a_tap_and_a_tiny_scribble_are_no_digit(little: list[list[tuple[float, float]]]):
    assert not drawing.steps(tuple(map(tuple, little))).is_enough


@pytest.mark.parametrize("size", [0.12, 0.5, 1.0])
def test_a_plain_stroke_is_a_digit_where_it_can_be_a_one(size: float):
    assert drawing.steps((((0.5, 0.0), (0.5, size)),)).is_enough
