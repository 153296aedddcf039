"""What is said of a model's inside, held against what the model itself reads."""

import numpy as np
import pytest

from mlintro import digits, scale
from mlintro.digits.learned import softmax
from mlintro.digits.models import Kind, ModelSpec, Report, fit
from mlintro.digits.reading import inside
from mlintro.digits.reading.inside import Cases, Confusion
from mlintro.ui.inside.visit import PER_PAGE, InsideVisit

X_VAL, Y_VAL = digits.load().validation("last")
IMAGES = X_VAL[:20]


@pytest.mark.parametrize("image", IMAGES)
def test_what_pixels_add_and_the_bias_sum_up_to_the_scores(reports: dict[Kind, Report], image: np.ndarray):
    logistic = reports[Kind.LOGISTIC].learned
    scores = inside.scores(logistic, image)

    summed = inside.contributions(logistic, image).sum(axis=0) + logistic.bias
    assert summed == pytest.approx(scores, abs=1e-4)
    assert softmax(scores[None]) == pytest.approx(logistic.probabilities(image[None]))


def test_the_winner_is_held_against_the_right_digit_or_else_the_second():
    scores = np.array([3, 1, 9, 5, 0, 0, 0, 0, 0, 0], np.float32)

    assert inside.rival(scores, None) == inside.rival(scores, 2) == (2, 3)
    assert inside.rival(scores, 0) == (2, 0)


@pytest.mark.parametrize("image", IMAGES)
def test_questions_are_those_of_the_trees_path(reports: dict[Kind, Report], image: np.ndarray):
    tree = reports[Kind.TREE].learned
    node = 0
    for question in inside.questions(tree, image):
        assert image.reshape(28, 28)[question.row, question.column] == np.float32(question.value)
        assert question.is_yes == (question.value <= question.threshold)
        node = tree.left[node] if question.is_yes else tree.right[node]
    assert node == tree.path(image)[-1]


def test_a_tree_that_asks_nothing_is_a_leaf(reports: dict[Kind, Report]):
    tree = reports[Kind.TREE].learned
    leaf = type(tree)(
        *(field[-1:] for field in (tree.left, tree.right, tree.pixel, tree.threshold)),
        tree.shares[-1:],
        tree.images[-1:],
    )
    assert inside.questions(leaf, X_VAL[0]) == []


@pytest.mark.parametrize(("width", "depth", "most"), [(32, 2, 160), (4, 1, 160), (16, 4, 8)])
def test_the_strongest_connections_are_the_strongest(width: int, depth: int, most: int):
    mlp = fit(ModelSpec(Kind.MLP, mlp_width=width, mlp_depth=depth), train_size=200).learned
    activations = [layer[0] for layer in mlp.activations(X_VAL[:1])]
    found = inside.strongest(mlp, activations, most)

    assert len(found) <= most
    for layer in range(depth):
        carried = activations[layer][:, None] * mlp.weights[layer + 1]
        wanted = np.sort(np.abs(carried), axis=None)[::-1][: most // depth]
        here = [connection for connection in found if connection.layer == layer]
        assert [abs(c.carried) for c in reversed(here)] == pytest.approx(wanted[wanted > 0].tolist())
        assert all(c.carried == carried[c.start, c.end] for c in here)
        sums = carried.sum(axis=0) + mlp.biases[layer + 1]  # what is carried is what the next layer gets
        assert activations[layer + 1] == pytest.approx(
            np.maximum(sums, 0) if layer + 1 < depth else softmax(sums[None])[0], abs=1e-4
        )


def test_parameters_of_a_network_are_counted(reports: dict[Kind, Report]):
    assert inside.parameters(reports[Kind.MLP].learned) == scale.mlp_parameters(32, 2)


def test_cases_are_told_by_who_misreads(reports: dict[Kind, Report]):
    readings = {kind: report.readings for kind, report in reports.items()}
    misses = {Cases.ALL: set(Kind), Cases.NONE: set()} | {Cases(kind.value): {kind} for kind in Kind}
    for which in Cases:
        found = inside.cases(which, readings, Y_VAL)
        assert len(found) > 0
        for index in found:
            assert {kind for kind in Kind if readings[kind][index] != Y_VAL[index]} == misses[which]


def test_confusions_count_every_image_once(reports: dict[Kind, Report]):
    for report in reports.values():
        counts = report.confusion

        assert counts.sum(axis=1).tolist() == np.bincount(Y_VAL).tolist()
        assert counts.sum(axis=0).tolist() == np.bincount(report.readings, minlength=10).tolist()
        assert np.trace(counts) / len(Y_VAL) == report.accuracy


def test_the_most_frequent_confusion_is_named():
    counts = np.diag([0, 0, 0, 0, 1, 0, 0, 0, 0, 2])
    assert inside.most_frequent(counts) is None

    counts[4, 9], counts[7, 1] = 2, 1
    assert inside.most_frequent(counts) == Confusion(4, 9, 2, 3)


# What is remembered of the learner's choice


@pytest.mark.parametrize("nonsense", ["", "x", "-1", "1e9", "٣", "9" * 40, None, True, [], 1.5])
def test_nonsense_chooses_the_first_digit_shown(nonsense: object):
    here = InsideVisit()
    here.follow({"digit": nonsense}, "last", Cases.TREE)
    here.choose(nonsense)

    assert here.chosen(np.array([62, 91]), 2_000) == 62
    assert here.chosen(np.array([], int), 2_000) == 0


def test_a_digit_beyond_the_exam_is_the_first():
    assert InsideVisit(digit=5_000).chosen(np.array([62]), 2_000) == 62
    assert InsideVisit(digit=5_000).chosen(np.array([62]), 10_000) == 5_000


def test_the_link_counts_when_the_page_opens_and_another_choice_of_cases_begins_anew():
    here = InsideVisit()
    here.follow({"digit": "62"}, "last", Cases.TREE)
    here.turn_page()
    here.choose(91)
    here.follow({"digit": "62"}, "last", Cases.TREE)  # late: the learner is further
    assert (here.digit, here.page) == (91, 1)

    here.follow({"digit": "91"}, "last", Cases.ALL)
    assert (here.digit, here.page) == (None, 0)
    here.choose(5)
    here.follow({}, "first", Cases.ALL)
    assert here.digit is None


def test_pages_of_the_gallery_show_every_digit_once_and_begin_again():
    here, found, seen = InsideVisit(), np.arange(3, 28), []
    while len(seen) < len(found):
        seen += here.page_of(found).tolist()
        here.turn_page()

    assert seen == found.tolist()
    assert here.page_of(found).tolist() == found[:PER_PAGE].tolist()
    assert here.page_of(found[:0]).tolist() == []
