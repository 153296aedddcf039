"""Which images the models misread, held against what each of them read."""

from dataclasses import replace

import numpy as np
import pytest

from mlintro import digits
from mlintro.digits.learned import Tree
from mlintro.digits.models import Kind, ModelSpec, Report, fit
from mlintro.digits.reading import misread
from mlintro.digits.reading.misread import Cases, Confusion

X_VAL, Y_VAL = digits.load().validation("last")


def test_cases_are_told_by_who_misreads(reports: dict[Kind, Report]):
    readings = {kind: report.readings for kind, report in reports.items()}
    misses = {Cases.ALL: set(Kind), Cases.NONE: set()} | {Cases(kind.value): {kind} for kind in Kind}
    for which in Cases:
        found = misread.cases(which, readings, Y_VAL)
        assert len(found) > 0
        for index in found:
            assert {kind for kind in Kind if readings[kind][index] != Y_VAL[index]} == misses[which]


def test_hard_images_are_those_that_somebody_misread(reports: dict[Kind, Report]):
    found = misread.hard([report.readings for report in reports.values()], Y_VAL).tolist()
    by_any = [i for i in range(len(Y_VAL)) if any(r.readings[i] != Y_VAL[i] for r in reports.values())]
    assert found == by_any
    assert 100 < len(found) < 1_000


def test_confusions_count_every_image_once(reports: dict[Kind, Report]):
    for report in reports.values():
        counts = report.confusion

        assert counts.sum(axis=1).tolist() == np.bincount(Y_VAL).tolist()
        assert counts.sum(axis=0).tolist() == np.bincount(report.readings, minlength=10).tolist()
        assert np.trace(counts) / len(Y_VAL) == report.accuracy


def test_the_confusion_that_is_the_largest_part_of_its_row_is_named():
    counts = np.diag([0, 0, 0, 0, 1, 0, 0, 5, 0, 2])
    assert misread.largest(counts) is None

    counts[4, 9], counts[7, 1] = 2, 3
    assert misread.largest(counts) == Confusion(4, 9, 2, 3, is_tie=False)
    counts[7, 1] = 10
    assert misread.largest(counts) == Confusion(4, 9, 2, 3, is_tie=True)
    counts[7, 1] = 11
    assert misread.largest(counts) == Confusion(7, 1, 11, 16, is_tie=False)


def test_moving_all_images_costs_the_models_most_of_what_they_can(reports: dict[Kind, Report]):
    for kind in (Kind.LOGISTIC, Kind.MLP):
        report = reports[kind]
        assert misread.accuracy_when_moved(report, 0, 0) == pytest.approx(report.accuracy)
        one, four = (misread.accuracy_when_moved(report, by, 0) for by in (1, 4))
        assert report.accuracy > one > 0.6 > 0.3 > four


def test_the_images_moved_are_those_the_model_was_validated_on():
    report = fit(ModelSpec(Kind.TREE), train_size=200, validation="first")
    assert misread.accuracy_when_moved(report, 0, 0) == report.accuracy


@pytest.mark.parametrize(("right", "down"), [(5, 0), (-5, 0), (0, 5), (0, -5), (3, -4)])
def test_images_are_moved_in_the_direction_that_is_said(reports: dict[Kind, Report], right: int, down: int):
    """A tree with one question: it reads 1 where the pixel has ink, and 0 where it has none."""
    row, column = 14, 14
    left, on_no, pixel = np.array([[1, -1, -1], [2, -1, -1], [28 * row + column, 0, 0]], np.int32)
    shares = np.eye(10, dtype=np.float32)[[0, 0, 1]]
    learned = Tree(left, on_no, pixel, np.zeros(3), shares, np.ones(3, np.int32))
    has_ink = X_VAL.reshape(-1, 28, 28)[:, row - down, column - right] > 0  # what comes to lie there

    accuracy = misread.accuracy_when_moved(replace(reports[Kind.TREE], learned=learned), right, down)
    assert accuracy == np.mean(has_ink == Y_VAL)
