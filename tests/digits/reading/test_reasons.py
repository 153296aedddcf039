"""Why a model read an image so, held against what the model itself reads."""

import numpy as np
import pytest

from mlintro import digits
from mlintro.digits.learned import Mlp, Tree, softmax
from mlintro.digits.models import Kind, ModelSpec, Report, fit
from mlintro.digits.reading import reasons
from mlintro.digits.reading.reasons import Opinion, Question
from mlintro.digits.runs.comparison import Comparison

X_VAL, Y_VAL = digits.load().validation("last")
IMAGES = X_VAL[:20]
ASLEEP = Mlp((np.zeros((784, 4), "f4"), np.zeros((4, 10), "f4")), (-np.ones(4, "f4"), np.zeros(10, "f4")))


def test_an_opinion_is_what_the_model_reads_of_it(reports: dict[Kind, Report]):
    for report in reports.values():
        opinions = [reasons.opinion(report.learned, image) for image in X_VAL[:100]]
        assert [opinion.digit for opinion in opinions] == report.readings[:100].tolist()
        assert all(sum(opinion.sureness) == pytest.approx(1, abs=1e-5) for opinion in opinions)
        assert all(opinion.second != opinion.digit for opinion in opinions)


def test_the_second_is_the_most_probable_but_one():
    assert Opinion((0.1, 0.6, 0.0, 0.3)).second == 3
    assert Opinion((0.2, 0.4, 0.4)).digit == 1
    assert Opinion((0.2, 0.4, 0.4)).second == 2


@pytest.mark.parametrize("image", IMAGES)
def test_what_pixels_add_and_the_bias_sum_up_to_the_scores(reports: dict[Kind, Report], image: np.ndarray):
    logistic = reports[Kind.LOGISTIC].learned
    scores = reasons.scores(logistic, image)

    summed = reasons.contributions(logistic, image).sum(axis=0) + logistic.bias
    assert summed == pytest.approx(scores, abs=1e-4)
    for added, score in zip(reasons.contributions(logistic, image).T, scores - logistic.bias, strict=True):
        plus, minus = reasons.for_and_against(added)
        assert plus > 0 > minus
        assert plus + minus == pytest.approx(score, abs=1e-4)
    assert softmax(scores[None]) == pytest.approx(logistic.probabilities(image[None]))


def test_the_winner_is_held_against_the_right_digit_or_else_the_second():
    scores = np.array([3, 1, 9, 5, 0, 0, 0, 0, 0, 0], np.float32)

    assert reasons.rival(scores, None) == reasons.rival(scores, 2) == (2, 3)
    assert reasons.rival(scores, 0) == (2, 0)


@pytest.mark.parametrize("image", IMAGES)
def test_a_route_is_the_questions_of_the_trees_path_and_the_leaf_at_its_end(
    reports: dict[Kind, Report], image: np.ndarray
):
    tree = reports[Kind.TREE].learned
    route, node = reasons.route(tree, image), 0
    for question in route.questions:
        assert (question.row, question.column) == divmod(tree.pixel[node], 28)
        assert image.reshape(28, 28)[question.row, question.column] == np.float32(question.value)
        assert question.threshold == tree.threshold[node]
        assert question.is_yes == (question.value <= question.threshold)
        node = tree.left[node] if question.is_yes else tree.right[node]

    assert tree.left[node] < 0
    assert route.images == tree.images[node]
    assert route.shares == reasons.opinion(tree, image).sureness


def test_a_pixel_at_the_threshold_is_a_yes():
    left, right, pixel, images = np.array([[1, -1, -1], [2, -1, -1], [783, 0, 0], [9, 4, 5]], np.int32)
    tree = Tree(left, right, pixel, np.array([0.5, 0, 0]), np.eye(3, 10, dtype=np.float32), images)
    for value, is_yes in ((0.5, True), (0.75, False)):
        route = reasons.route(tree, np.full(784, value, np.float32))
        assert route.questions == (Question(27, 27, 0.5, value, is_yes),)
        assert route.images == (4 if is_yes else 5)


def test_a_tree_that_asks_nothing_is_a_leaf(reports: dict[Kind, Report]):
    tree = reports[Kind.TREE].learned
    leaf = type(tree)(
        *(field[-1:] for field in (tree.left, tree.right, tree.pixel, tree.threshold)),
        tree.shares[-1:],
        tree.images[-1:],
    )
    assert reasons.route(leaf, X_VAL[0]).questions == ()


def test_the_most_active_neurons_are_those_that_put_out_most(reports: dict[Kind, Report]):
    learned = reports[Kind.MLP].learned
    awake = reasons.awake(learned, X_VAL[0], most=4)
    outputs = np.maximum(X_VAL[0] @ learned.weights[0] + learned.biases[0], 0)
    first = np.argsort(-outputs)[:4]

    assert (awake.active, awake.neurons) == ((outputs > 0).sum(), 32)
    assert awake.outputs == pytest.approx(np.sort(outputs)[::-1][:4], rel=1e-4)
    assert X_VAL[0] @ awake.weights + learned.biases[0][first] == pytest.approx(awake.outputs, rel=1e-4)


def test_a_layer_that_sleeps_has_no_active_neuron():
    awake = reasons.awake(ASLEEP, X_VAL[0], most=3)
    assert (awake.active, awake.neurons, awake.outputs.tolist()) == (0, 4, [0, 0, 0])


@pytest.mark.parametrize(("width", "depth", "most"), [(32, 2, 160), (4, 1, 160), (16, 4, 8)])
def test_the_strongest_connections_are_the_strongest(width: int, depth: int, most: int):
    mlp = fit(ModelSpec(Kind.MLP, mlp_width=width, mlp_depth=depth), train_size=200).learned
    activations = [layer[0] for layer in mlp.activations(X_VAL[:1])]
    found = reasons.strongest(mlp, activations, most)

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
    assert (
        reasons.parameters(reports[Kind.MLP].learned) == Comparison(mlp_width=32, mlp_depth=2).mlp_parameters
    )
