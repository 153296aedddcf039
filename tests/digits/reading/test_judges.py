"""What the models say of a digit, and why."""

import re

import numpy as np
import pytest

from mlintro import digits
from mlintro.digits.learned import Mlp
from mlintro.digits.models import Kind, Report
from mlintro.digits.reading import drawing, judges
from mlintro.figures import judges as figures
from mlintro.figures.palette import DARK, LIGHT

DATA = digits.load()
X_val, y_val = DATA.validation("last")


def test_an_opinion_is_what_the_model_read_in_the_exam(reports: dict[Kind, Report]):
    for report in reports.values():
        opinions = [judges.opinion(report.learned, image) for image in X_val[:100]]
        assert [opinion.digit for opinion in opinions] == report.readings[:100].tolist()
        assert all(sum(opinion.sureness) == pytest.approx(1, abs=1e-5) for opinion in opinions)
        assert all(opinion.second != opinion.digit for opinion in opinions)


def test_what_pushes_for_a_digit_adds_up_to_its_score(reports: dict[Kind, Report]):
    learned = reports[Kind.LOGISTIC].learned
    image = X_val[0]
    scores = [judges.pushes(learned, image, digit).sum() + learned.bias[digit] for digit in range(10)]

    assert np.argmax(scores) == judges.opinion(learned, image).digit
    assert judges.pushes(learned, image, 3)[image.reshape(28, 28) == 0].any() == np.False_


def test_a_route_tells_the_questions_and_their_answers(reports: dict[Kind, Report]):
    tree = reports[Kind.TREE].learned
    for image in X_val[:50]:
        route = judges.route(tree, image)
        node = 0
        for question in route.questions:
            assert tree.pixel[node] == 28 * question.row + question.column
            assert question.value == image.reshape(28, 28)[question.row, question.column]
            node = tree.left[node] if question.is_yes else tree.right[node]
        assert tree.left[node] < 0
        assert route.images == tree.images[node]
        assert route.share == pytest.approx(max(judges.opinion(tree, image).sureness))


def test_the_most_active_neurons_are_those_that_put_out_most(reports: dict[Kind, Report]):
    learned = reports[Kind.MLP].learned
    awake = judges.awake(learned, X_val[0], most=4)
    outputs = np.maximum(X_val[0] @ learned.weights[0] + learned.biases[0], 0)

    assert (awake.active, awake.neurons) == ((outputs > 0).sum(), 32)
    shown = [X_val[0] @ weights.ravel() for weights in awake.weights]
    biases = learned.biases[0][np.argsort(-outputs)[:4]]
    assert shown + biases == pytest.approx(np.sort(outputs)[::-1][:4], rel=1e-4)


def test_a_layer_that_sleeps_has_no_neurons_to_show():
    dead = Mlp((np.zeros((784, 4), "f4"), np.zeros((4, 10), "f4")), (-np.ones(4, "f4"), np.zeros(10, "f4")))
    awake = judges.awake(dead, X_val[0], most=4)

    assert (awake.active, awake.neurons, awake.weights) == (0, 4, ())
    assert figures.neurons(awake, X_val[0], LIGHT) == ""


def test_moving_the_exam_costs_the_models_most_of_what_they_can(reports: dict[Kind, Report]):
    for kind in (Kind.LOGISTIC, Kind.MLP):
        report = reports[kind]
        assert judges.accuracy_when_moved(report, 0, 0) == pytest.approx(report.accuracy)
        one, four = (judges.accuracy_when_moved(report, by, 0) for by in (1, 4))
        assert report.accuracy > one > 0.6 > 0.3 > four


def test_hard_images_are_those_that_somebody_misread(reports: dict[Kind, Report]):
    hard = judges.hard(tuple(reports.values()))
    by_all = [i for i in range(len(y_val)) if any(r.readings[i] != y_val[i] for r in reports.values())]
    assert hard == by_all
    assert 100 < len(hard) < 1_000


def test_signed_numbers_are_blue_or_red_on_the_background_of_the_theme():
    values = np.zeros((28, 28), dtype=np.float32)
    values[0, 0], values[0, 1], values[0, 2] = 1, -1, 5
    for palette in (LIGHT, DARK):
        painted = figures.signed(values, palette)
        written = ["#" + bytes(painted[0, i]).hex() for i in range(4)]
        assert written == [palette.positive, palette.negative, palette.positive, palette.background]


def test_a_card_shows_the_digit_its_bars_and_nothing_before_there_is_one(reports: dict[Kind, Report]):
    opinion = judges.opinion(reports[Kind.LOGISTIC].learned, X_val[0])
    drawn = figures.card(Kind.LOGISTIC, opinion, "81 %", "", LIGHT)
    empty = figures.card(Kind.LOGISTIC, None, "", "", LIGHT)

    assert f">{opinion.digit}</text>" in drawn.split("81 %")[0]
    heights = [float(height) for height in re.findall(r"v-([\d.]+)h", drawn)]
    assert len(heights) == 10
    assert max(heights) == pytest.approx(figures.BARS * max(opinion.sureness), abs=0.1)
    assert "<path" not in empty
    assert "01234" in empty


def test_a_trees_last_questions_are_numbered_on_the_digit(reports: dict[Kind, Report]):
    route = judges.route(reports[Kind.TREE].learned, X_val[0])
    drawn = figures.questions(X_val[0], route.questions, numbered=3)

    assert drawn.count("<rect") == len(route.questions) == 5
    assert [f">{number}</text>" in drawn for number in range(1, 6)] == [False, False, True, True, True]


def test_the_sheet_is_shown_with_the_frame_that_is_cut_out():
    strokes = (((0.2, 0.2), (0.6, 0.2)), ((0.4, 0.5),))
    drawn = figures.sheet(strokes, drawing.steps(strokes))

    assert drawn.count("<polyline") == 2
    assert 'x="19.8" y="19.8" width="56.4" height="44.4"' in drawn
