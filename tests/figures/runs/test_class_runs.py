"""The runs of a class in one picture: each where it belongs, equal ones as one larger dot."""

import re

import pytest

from mlintro.classes import Run
from mlintro.figures.palette import LIGHT
from mlintro.figures.runs import class_runs
from mlintro.text import load

T = load("classes", "es")
WORDS = class_runs.Words("imágenes", "exactitud", T.percent, lambda value: T.number(value, 0))


def dots(*runs: Run) -> list[tuple[float, float, float]]:
    """Where each stands, and its radius."""
    found = re.findall(r'cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', class_runs.chart(runs, WORDS, LIGHT))
    return [(float(x), float(y), float(r)) for x, y, r in found]


def test_more_images_stand_further_right_and_a_better_run_higher():
    (few, low, _), (many, high, _) = sorted(dots(Run(8, 100, 0.6), Run(64, 5_000, 0.95)))
    assert few < many
    assert high < low


def test_equal_runs_are_one_dot_whose_area_counts_them():
    (*_, single), (*_, four) = sorted(dots(Run(8, 100, 0.6), *[Run(8, 500, 0.8)] * 4))
    assert four == pytest.approx(2 * single, abs=0.02)
    assert "×4" in class_runs.chart([Run(8, 500, 0.8)] * 4, WORDS, LIGHT)


@pytest.mark.parametrize("accuracy", [0.0, 0.09, 0.5, 0.8, 1.0])
@pytest.mark.parametrize("images", [100, 5_000])
def test_every_run_that_the_lesson_offers_lies_in_the_picture(images: int, accuracy: float):
    ((x, y, r),) = dots(Run(4, images, accuracy))
    assert class_runs.LEFT < x - r < x + r < class_runs.WIDTH
    assert 0 < y - r < y + r < class_runs.HEIGHT - class_runs.BOTTOM + 2 * r
