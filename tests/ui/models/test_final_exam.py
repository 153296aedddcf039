"""What is said once the final exam was opened: two accuracies, and whether they differ by more than luck."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from benchmarks.calibration import MEASURED
from mlintro import digits
from mlintro.digits import VALIDATION_SIZE, exam
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.text import PageText, load
from mlintro.ui.models.final_exam import said
from mlintro.ui.models.visit import Sitting
from tests.digits.experiments.test_judging import run
from tests.ui.models.test_sentences import numbers, words
from tests.ui.said import is_well_said

shares = some.one_of(some.sampled_from([0.0, 0.5, 0.917, 1.0]), some.floats(0, 1), some.floats(0.88, 0.95))


def sitting(validated: float, sat: float, validation: str = "last") -> Sitting:
    return Sitting(run(validated, validation=validation), Kind.MLP, round(sat * exam.SIZE))


@settings(max_examples=300, deadline=None)
@given(shares, shares, some.sampled_from(KNOBS["validation"].allowed), words)
def test_both_figures_have_their_margin_and_what_is_said_of_them_agrees(
    validated: float, sat: float, validation: str, t: PageText
):
    opened = sitting(validated, sat, validation)
    figures, why = said(t, opened, opened.accuracy or 0.0)
    before, margin, after, exam_margin = numbers(t, figures.split("**", 2)[2])
    scores = opened.run.scores[Kind.MLP]
    change = round(after - before, 1)

    assert is_well_said(figures), figures
    assert is_well_said(why), why
    assert (before, after) == (round(100 * scores.accuracy, 1), round(100 * (opened.accuracy or 0.0), 1))
    assert [margin, exam_margin] == [round(100 * m, 1) for m in (scores.margin, opened.margin)]
    if abs(scores.accuracy - (opened.accuracy or 0.0)) > scores.margin + opened.margin + 0.002:
        way = "up" if change > 0 else "down"
        assert why.startswith(t.label(f"exam_{way}", points="\n", range="").split("\n")[0])
        assert numbers(t, why)[0] == abs(change)
    better, worse = {"es": ("leyó mejor", "leyó peor"), "en": ("read better", "read worse")}[t.language]
    assert (better in why) <= (change > 0)
    assert (worse in why) <= (change < 0)
    if {"es": "No se sabe", "en": "cannot tell"}[t.language] in why and change:  # of others, not of these
        assert better in why or worse in why
    is_usual = change < 0 if validation == "last" else change > 0
    assert (t.label(f"exam_{validation}") in why) == is_usual
    assert (t.label(f"exam_{validation}_not") in why) == (not is_usual)


@pytest.mark.parametrize(
    ("validated", "sat", "part"),
    [
        (0.917, 0.9168, "exam_equal"),
        (0.5, 0.51, "exam_unknown_up"),
        (0.51, 0.5, "exam_unknown_down"),
        (0.5, 0.5, "exam_unknown"),
        (0.917, 0.88, "exam_down"),
        (0.917, 0.95, "exam_up"),
    ],
)
def test_a_difference_that_luck_could_make_is_none(validated: float, sat: float, part: str):
    t = load("models", "en")
    opened = sitting(validated, sat)
    _, why = said(t, opened, sat)
    begin = t.label(part, points="\n", range="\n", close="\n").split("\n")[0]
    assert why.startswith(begin)


def test_nearly_all_models_read_the_exam_worse_than_the_last_2000_and_better_than_the_first():
    with np.load(MEASURED, allow_pickle=False) as stored:
        sat = stored["exam"] / exam.SIZE
        read = np.unpackbits(stored["validation"], axis=-1, count=2 * VALIDATION_SIZE)
    last, first = (read[..., digits.PARTS[which]].mean(axis=-1) for which in ("last", "first"))
    assert (sat < last).mean() > 0.95
    assert (sat > first).mean() > 0.95
