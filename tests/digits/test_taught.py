"""Own drawings at the border of the core: others are refused, copies are of the drawing, none is kept."""

import pickle
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from mlintro import digits, settings
from mlintro.digits import keeping
from mlintro.digits.keeping import find, find_or_fit, known
from mlintro.digits.models import Kind, ModelSpec, build, fit
from mlintro.digits.reading import drawing
from mlintro.digits.reading.hands import BARRED_SEVEN
from mlintro.digits.taught import COPIES, MOST, NOTHING, Taught, as_drawn, as_images, taught, turned
from mlintro.errors import OutOfRangeError
from mlintro.training.track import UNSEEN

INK = np.zeros((28, 28), dtype=np.uint8)
INK[10:20, 12:15] = 255
TWO = taught([INK, INK.T.copy()], [1, 7])


@pytest.mark.parametrize(
    ("images", "labels"),
    [
        ([INK[:27]], [7]),
        ([INK.astype(np.float32)], [7]),
        ([np.full((28, 28), np.nan)], [7]),
        ([INK.tolist()], [7]),
        ([INK] * (MOST + 1), [7] * (MOST + 1)),
        ([INK], []),
        ([INK], [10]),
        ([INK], [-1]),
        ([INK], [True]),
        ([INK], [7.0]),
        ([INK], [float("nan")]),
    ],
)
def test_what_is_no_drawing_or_label_is_refused(images: list, labels: list):
    with pytest.raises(OutOfRangeError):
        taught(images, labels)


@pytest.mark.parametrize("told", [([bytes(784)], (7,)), ((bytes(783),), (7,)), ((bytearray(784),), (7,))])
def test_it_can_not_be_made_around_the_check(told: tuple):
    with pytest.raises(OutOfRangeError):
        Taught(*told)


def test_another_pixel_or_label_is_another_question_and_nothing_drawn_is_written_out():
    other = INK.copy()
    other[0, 0] = 1
    asked = [taught([INK], [7]), taught([INK], [1]), taught([other], [7]), NOTHING]

    assert len({one.digest for one in asked}) == len(set(asked)) == 4
    assert taught([INK.copy()], [7]) == asked[0] == pickle.loads(pickle.dumps(asked[0]))
    assert repr(asked[0]) == repr(asked[1]) == "Taught(1)"


def test_the_first_examples_are_the_drawings_and_all_copies_are_others_with_as_much_ink():
    X, y = TWO.with_copies()

    assert X.shape == (2 * (1 + COPIES), 784)
    assert X.dtype == np.float32
    assert np.array_equal(X[:2], np.array([INK, INK.T]).reshape(2, 784) / np.float32(255))
    assert y.tolist() == [1, 7] * (1 + COPIES)
    assert len({image.tobytes() for image in X}) == len(X)
    assert X.sum(axis=1) == pytest.approx(30, rel=0.02)
    assert 0 <= X.min() <= X.max() <= 1


@pytest.mark.parametrize("degrees", [-90, 90, 180])
def test_images_are_turned_clockwise(degrees: int):
    X = digits.load().X_train[:20]
    exact = np.rot90(X.reshape(-1, 28, 28), -degrees // 90, axes=(1, 2)).reshape(X.shape)
    assert turned(X, degrees) == pytest.approx(exact, abs=1e-6)


def test_a_drawing_is_to_a_model_what_was_on_the_sheet():
    image = drawing.steps(BARRED_SEVEN.drawn(0)).centred
    assert np.array_equal(as_images([as_drawn(image.ravel())])[0], image.ravel())


@pytest.mark.parametrize("kind", Kind)
def test_a_fit_is_scikit_learns_on_the_images_and_then_the_drawings(kind: Kind):
    spec = ModelSpec(kind, mlp_width=16, mlp_depth=1)
    X, y = digits.load().training(200, 3)
    X_own, y_own = TWO.with_copies()
    X_val, _ = digits.load().validation("last")
    with threadpool_limits(1):
        plain = build(spec, 3).fit(np.concatenate([X, X_own]), np.concatenate([y, y_own]))
    report = fit(spec, 200, 3, own=TWO)

    assert (report.readings == plain.predict(X_val)).all()
    assert report.train_accuracy == plain.score(np.concatenate([X, X_own]), np.concatenate([y, y_own]))
    assert report.accuracy != fit(spec, 200, 3).accuracy


def test_what_learned_from_drawings_never_comes_near_the_folder_of_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Not even by asking: the folder is not made, nor anything in it read, locked or used."""
    folder = tmp_path / "results"
    monkeypatch.setattr(settings, "current", lambda: settings.Settings(results=str(folder)))
    question = (ModelSpec(Kind.TREE), 100, 0, "last", keeping.UNSPOILT)
    report = find_or_fit(UNSEEN, *question, TWO)

    assert not folder.exists()
    find_or_fit(UNSEEN, *question)
    before = seen(folder)
    assert find_or_fit(UNSEEN, *question, TWO).accuracy == report.accuracy
    assert find(*question, TWO) is known((find_or_fit, *question, TWO)) is None
    assert seen(folder) == before


def seen(folder: Path) -> dict[str, int]:
    """All files, and when each was last used."""
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
