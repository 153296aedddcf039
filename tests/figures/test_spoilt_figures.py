"""Spoilt examples as pictures: what was changed is marked, and nothing that is not there yet is drawn."""

import re

import numpy as np

from mlintro.digits.knobs import Kind
from mlintro.figures.palette import LIGHT
from mlintro.figures.spoilt import Example, Row, before_after, examples
from mlintro.text import load

BLACK = np.zeros(784, np.float32)
PERCENT = load("examples", "en").percent


def test_what_was_changed_is_marked_in_words_and_colour_and_what_is_gone_is_an_empty_frame():
    drawn = examples([Example(BLACK, "3"), Example(BLACK, "7 → 2", True), Example(None, "×0", True)], LIGHT)
    marked = re.findall(rf'<text[^>]*fill="{LIGHT.negative}"[^>]*>([^<]*)', drawn)

    assert marked == ["7 → 2", "×0"]
    assert drawn.count("<image") == 2
    assert drawn.count("stroke-dasharray") == 1


def places(row: Row) -> tuple[list[float], list[float]]:
    """Where the ring of whole examples stands, and the square of spoilt ones: their middles."""
    drawn = before_after([row], PERCENT, LIGHT)
    rings = re.findall(rf'<circle cx="([\d.]+)"[^>]*fill="{LIGHT.background}"', drawn)
    squares = re.findall(r'<rect x="([\d.]+)"[^>]*width="([\d.]+)"', drawn)[0 if row.is_digit else 1 :]
    return [float(x) for x in rings], [float(x) + float(width) / 2 for x, width in squares]


def test_an_accuracy_that_is_not_there_yet_is_not_drawn():
    assert places(Row("net", "…", None, None, Kind.MLP)) == ([], [])
    assert [len(found) for found in places(Row("net", "…", 0.9, None, Kind.MLP))] == [1, 0]
    assert [len(found) for found in places(Row("net", "…", None, 0.9, Kind.MLP))] == [0, 1]


def test_a_fall_leads_to_the_left_on_the_scale_from_none_to_all():
    for is_digit in (True, False):
        ((low,), (zero,)) = places(Row("7", "", 0.5, 0.0, Kind.MLP, is_digit))
        ((high,), (half,)) = places(Row("7", "", 1.0, 0.5, Kind.MLP, is_digit))
        assert zero < low < high
        assert abs(half - low) < 0.1
        assert abs((zero + high) / 2 - low) < 0.1
