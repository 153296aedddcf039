"""What a model has learned, held against scikit-learn's own reading."""

import numpy as np
import pytest

from mlintro import digits
from mlintro.digits.learned import learned_by, read, softmax
from mlintro.digits.models import Kind, ModelSpec, Report, build
from tests.digits.codes import CODED

DATA = digits.load()
SPECS = [
    ModelSpec(Kind.LOGISTIC),
    ModelSpec(Kind.TREE, tree_depth=20),
    ModelSpec(Kind.MLP, mlp_width=8, mlp_depth=3),
    ModelSpec(Kind.MLP, mlp_width=16, mlp_depth=1),
    *CODED,
]


def test_every_kind_is_held_against_it():
    assert {spec.kind for spec in SPECS} == set(Kind)


@pytest.mark.filterwarnings("ignore:.*converge")
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.kind)
def test_it_is_as_sure_of_each_digit_as_scikit_learn(spec: ModelSpec):
    model = build(spec, seed=0).fit(DATA.X_train[:300], DATA.y_train[:300])
    learned = learned_by(spec.kind, model)

    assert learned.probabilities(DATA.X_val) == pytest.approx(model.predict_proba(DATA.X_val), abs=1e-5)
    assert (read(learned, DATA.X_val) == model.predict(DATA.X_val)).all()


def test_scores_too_large_to_raise_are_shares_all_the_same():
    assert softmax(np.array([[1_000, 1_000, 0], [-1_000, 0, 0]], dtype="f4")).tolist() == [
        [0.5, 0.5, 0],
        [0, 0.5, 0.5],
    ]


def test_reports_keep_what_was_read_and_learned(reports: dict[Kind, Report]):
    X_val, y_val = DATA.validation("last")
    for report in reports.values():
        assert (read(report.learned, X_val) == report.readings).all()
        assert np.mean(report.readings == y_val) == report.accuracy


def test_a_path_leads_from_the_root_to_the_leaf_that_answers(reports: dict[Kind, Report]):
    tree = reports[Kind.TREE].learned
    for image in DATA.X_val[:50]:
        *questions, leaf = tree.path(image)

        assert questions[0] == 0
        assert len(questions) <= 5
        assert all(tree.left[node] >= 0 for node in questions)
        assert (tree.shares[leaf] == tree.probabilities(image[None])[0]).all()


def test_a_node_counts_the_images_that_came_to_it_and_shares_them_out(reports: dict[Kind, Report]):
    tree, seen = reports[Kind.TREE].learned, DATA.X_train[:1_000]
    paths = [tree.path(image) for image in seen]
    came = np.bincount([node for path in paths for node in path], minlength=len(tree.left))

    assert (tree.images == came).all()
    for digit in range(10):
        own = [
            node for path, label in zip(paths, DATA.y_train, strict=False) if label == digit for node in path
        ]
        assert tree.shares[:, digit] * came == pytest.approx(np.bincount(own, minlength=len(came)), abs=0.01)


def test_what_is_learned_can_not_be_changed(reports: dict[Kind, Report]):
    with pytest.raises(ValueError, match="read-only"):
        reports[Kind.LOGISTIC].learned.weights[0, 0] = 1
