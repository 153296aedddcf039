"""Examples spoilt on purpose: what is done to them, and the same figures as plain scikit-learn on them."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from threadpoolctl import threadpool_limits

from mlintro import digits
from mlintro import settings as operator
from mlintro.digits import keeping
from mlintro.digits.keeping import find, find_or_fit, key
from mlintro.digits.learned import read
from mlintro.digits.models import Kind, ModelSpec, build, fit
from mlintro.digits.spoiling import UNSPOILT, DataSpec, is_as_before, studied
from mlintro.errors import OutOfRangeError
from mlintro.training.track import UNSEEN

SPOILT = {
    "labels": DataSpec(swapped=30),
    "missing": DataSpec(scarce=7),
    "few": DataSpec(scarce=4, left=5),
    "corner": DataSpec(is_cornered=True),
    "all of it": DataSpec(40, 9, 2, True),
}
WHOLE = digits.load().training(300, 3)

sizes = st.integers(100, 600)
seeds = st.integers(0, 2**31 - 1)


def by_hand(data: DataSpec, size: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """The same examples image by image, as somebody would who had only the docstrings."""
    X, y = digits.load().training(size, seed)
    found, count = [], 0
    for image, label in zip(X, y, strict=True):
        count += label == data.scarce
        if label != data.scarce or count <= data.left:
            found.append((image.reshape(28, 28), int(label)))
    chance = np.random.RandomState([1, seed])
    order, others = chance.permutation(len(found)), chance.randint(1, 10, len(found))
    for i in order[: len(found) * data.swapped // 100]:
        found[i] = (found[i][0], (found[i][1] + int(others[i])) % 10)
    if data.is_cornered:
        found = [(np.pad(image[4:, 4:], ((0, 4), (0, 4))), label) for image, label in found]
    return np.array([image.ravel() for image, _ in found]), np.array([label for _, label in found])


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", SPOILT)
def test_a_fit_is_scikit_learns_on_the_same_spoilt_examples(kind: Kind, name: str):
    spec = ModelSpec(kind, mlp_width=16, mlp_depth=1)
    X, y = by_hand(SPOILT[name], 300, 3)
    X_val, y_val = digits.load().validation("last")
    with threadpool_limits(1):
        plain = build(spec, 3).fit(X, y)
    report = fit(spec, 300, 3, data=SPOILT[name])

    assert report.accuracy == plain.score(X_val, y_val)
    assert report.train_accuracy == plain.score(X, y)
    assert (report.readings == plain.predict(X_val)).all()
    assert report.data == SPOILT[name]


@given(sizes, seeds, st.integers(0, 40), st.integers(0, 9), st.integers(0, 20))
@settings(max_examples=30, deadline=None)
def test_examples_are_spoilt_as_it_is_said(size: int, seed: int, percent: int, scarce: int, left: int):
    X, y = digits.load().training(size, seed)
    X_scarce, y_scarce = studied(size, seed, DataSpec(scarce=scarce, left=left))
    X_swapped, y_swapped = studied(size, seed, DataSpec(swapped=percent))

    assert np.sum(y_scarce == scarce) == min(left, np.sum(y == scarce))
    assert (y_scarce[y_scarce != scarce] == y[y != scarce]).all()
    assert len(X_scarce) == len(y_scarce)
    assert (X_swapped == X).all()
    assert np.sum(y_swapped != y) == size * percent // 100
    assert is_as_before(size, seed, DataSpec(scarce=scarce, left=left)) == (len(y_scarce) == size)
    assert is_as_before(size, seed, DataSpec(swapped=percent)) == (y_swapped == y).all()
    assert y_swapped.max() < 10


def test_labels_that_are_swapped_at_a_share_are_swapped_alike_at_a_higher():
    _, y = WHOLE
    few, many = (studied(300, 3, DataSpec(swapped=percent))[1] for percent in (10, 40))
    assert (many[few != y] == few[few != y]).all()


def test_the_lessons_own_examples_are_never_changed():
    before = [array.copy() for array in WHOLE]
    studied(300, 3, SPOILT["all of it"])
    assert all((one == other).all() for one, other in zip(before, WHOLE, strict=True))


def test_a_digit_that_was_not_among_the_examples_is_never_read():
    X_val, _ = digits.load().validation("last")
    for kind in Kind:
        learned = fit(ModelSpec(kind), 300, data=DataSpec(scarce=7)).learned
        assert learned.probabilities(X_val).shape == (2_000, 10)
        assert learned.probabilities(X_val)[:, 7].max() == 0
        assert 7 not in read(learned, X_val)


@pytest.mark.parametrize(
    "told",
    [
        {"swapped": 41},
        {"swapped": -1},
        {"swapped": 30.0},
        {"swapped": True},
        {"scarce": 10},
        {"scarce": "7"},
        {"scarce": 7, "left": 21},
        {"left": 5},
        {"is_cornered": 1},
    ],
)
def test_what_the_lesson_does_not_do_to_its_images_is_refused(told: dict[str, object]):
    with pytest.raises(OutOfRangeError) as refused:
        DataSpec(**told)
    assert refused.value.facts["name"] in told


def test_unspoilt_runs_are_kept_under_the_names_they_had_and_others_under_their_own():
    question = (ModelSpec(Kind.TREE), 100, 0, "last")
    as_ever = hashlib.sha256(repr((*question, keeping.made_with())).encode()).hexdigest()

    assert key(*question) == key(*question, UNSPOILT) == as_ever
    assert len({as_ever, *(key(*question, data) for data in SPOILT.values())}) == 1 + len(SPOILT)


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_report_comes_back_from_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    monkeypatch.setattr(operator, "current", lambda: operator.Settings(results=str(tmp_path)))
    question = (ModelSpec(Kind.LOGISTIC), 100, 0, "last", SPOILT[name])
    fitted, found = find_or_fit(UNSEEN, *question), find(*question)

    assert found is not None
    assert (found.accuracy, found.train_accuracy, found.data) == (
        fitted.accuracy,
        fitted.train_accuracy,
        fitted.data,
    )
    assert find(*question[:-1]) is None
