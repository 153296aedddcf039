"""Reports in a folder: what comes back is what was trained, and a folder can not lie."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from mlintro import digits, settings
from mlintro.digits import keeping
from mlintro.digits.keeping import as_arrays, as_report, find, find_or_fit, key
from mlintro.digits.models import Kind, ModelSpec, Report, fit
from mlintro.training.store import Arrays, Store
from mlintro.training.track import UNSEEN, Track
from tests.conftest import ROOT
from tests.digits.codes import CODED

SPECS = [
    ModelSpec(Kind.LOGISTIC),
    ModelSpec(Kind.TREE, tree_depth=9),
    ModelSpec(Kind.MLP, mlp_width=8, mlp_depth=3),
    *CODED,
]
TREE = ModelSpec(Kind.TREE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    results = tmp_path / "results"
    monkeypatch.setattr(settings, "current", lambda: settings.Settings(results=str(results)))
    return results


def same(one: Report, other: Report | None) -> bool:
    plain = [name for name in Report.__slots__ if name not in ("readings", "learned")]
    return (
        other is not None
        and all(getattr(one, name) == getattr(other, name) for name in plain)
        and (one.readings == other.readings).all()
    )


@pytest.mark.parametrize("validation", ["last", "first"])
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.kind)
def test_a_report_comes_back_from_the_folder_as_it_was_trained(
    folder: Path, spec: ModelSpec, validation: str
):
    fitted = find_or_fit(UNSEEN, spec, 300, 1, validation)

    assert same(fitted, find(spec, 300, 1, validation))
    assert find(spec, 301, 1, validation) is None
    assert find(spec, 300, 2, validation) is None


def test_every_kind_of_model_is_kept():
    assert {spec.kind for spec in SPECS} == set(Kind)


def test_another_version_of_the_code_or_the_data_is_another_key(monkeypatch: pytest.MonkeyPatch):
    before = key(TREE, 100, 0, "last")
    monkeypatch.setattr(keeping, "made_with", lambda: "something else")

    assert key(TREE, 100, 0, "last") != before


def changed(arrays: Arrays, **parts: np.ndarray) -> Arrays:
    return {**arrays, **parts}


def endless(arrays: Arrays) -> Arrays:
    """A tree whose second question leads back to its first."""
    left = arrays["left"].copy()
    left[np.flatnonzero(left >= 0)[1]] = 0
    return changed(arrays, left=left)


def turned_back(arrays: Arrays, name: str, to: int) -> Arrays:
    """A tree whose second question leads, on one side, to a node it must not lead to: itself, or none."""
    nodes = arrays[name].copy()
    second = np.flatnonzero(nodes >= 0)[1]
    nodes[second] = second if to == 0 else to
    return changed(arrays, **{name: nodes})


def told(arrays: Arrays, **values: object) -> Arrays:
    plain = json.loads(arrays["plain"].tobytes()) | values
    return changed(arrays, plain=np.frombuffer(json.dumps(plain).encode(), dtype="u1"))


LIES: dict[str, Callable[[Arrays], Arrays]] = {
    "an array is missing": lambda a: {name: array for name, array in a.items() if name != "shares"},
    "another shape": lambda a: changed(a, shares=a["shares"][:, :9]),
    "another type": lambda a: changed(a, shares=a["shares"].astype("f8")),
    "not finite": lambda a: changed(a, threshold=a["threshold"] * np.nan),
    "a pixel outside": lambda a: changed(a, pixel=a["pixel"] + 784),
    "a node outside": lambda a: changed(a, right=np.where(a["right"] >= 0, 9_999, -1).astype("i4")),
    "a path without end": endless,
    "a question that leads to itself": lambda a: turned_back(a, "right", 0),
    "a leaf on one side only": lambda a: turned_back(a, "left", -1),
    "a pixel before the first": lambda a: changed(a, pixel=np.where(a["left"] >= 0, -1, 0).astype("i4")),
    "no JSON": lambda a: changed(a, plain=np.frombuffer(b"nonsense", dtype="u1")),
    "more seconds than there are": lambda a: told(a, seconds=10**400),
    "endless iterations": lambda a: changed(
        a, plain=np.frombuffer(b'{"seconds": 1, "iterations": 1e999}', dtype="u1")
    ),
    "negative seconds": lambda a: told(a, seconds=-1),
    "no iterations": lambda a: told(a, iterations=0),
    "iterations that it can not have had": lambda a: told(a, iterations=10**9),
    "losses of a tree": lambda a: changed(a, loss_curve=np.ones(3)),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_planted_file_is_not_believed_and_the_right_result_takes_its_place(folder: Path, lie: str):
    truth = fit(TREE, 200)
    Store(folder).keep(key(TREE, 200, 0, "last"), LIES[lie](as_arrays(truth)))

    assert find(TREE, 200, 0, "last") is None
    assert find_or_fit(UNSEEN, TREE, 200, 0, "last").accuracy == truth.accuracy
    assert find(TREE, 200, 0, "last") is not None


def test_figures_are_read_off_the_model_not_off_the_file(folder: Path):
    """Weights of nothing but zeros get the accuracy of such weights, whatever the file says."""
    honest = as_arrays(fit(ModelSpec(Kind.LOGISTIC), 100))
    empty = changed(told(honest, accuracy=1.0), weights=np.zeros((784, 10), dtype="f4"))
    report = as_report(empty, ModelSpec(Kind.LOGISTIC), 100, 0, "last")

    assert report is not None
    assert report.accuracy < 0.2


def test_who_is_dropped_while_another_fits_the_same_gives_up(folder: Path):
    """The other has the file to itself; who asks here is told to end, and fits nothing."""
    question = (TREE, 100, 0, "last")
    with ThreadPoolExecutor(1) as other, Store(folder).alone(key(*question), lambda: True) as is_held:
        assert is_held
        with pytest.raises(CancelledError):
            other.submit(find_or_fit, Track(folder / "taken away"), *question).result(30)
    assert find(*question) is None


def test_other_data_are_another_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    before = keeping.made_with()
    (tmp_path / "digits.npz").write_bytes(b"other digits")
    monkeypatch.setattr(digits, "PATH", tmp_path / "digits.npz")
    assert keeping.made_with.__wrapped__() != before


FIT = """
import os, sys, time
from mlintro.digits import keeping
from mlintro.digits.models import Kind, ModelSpec, fit
from mlintro.training.track import UNSEEN, Track
def slow(*arguments, **named):
    print("fits", flush=True)
    time.sleep(float(sys.argv[1]))
    return fit(*arguments, **named)
keeping.fit = slow
print(keeping.find_or_fit(UNSEEN, ModelSpec(Kind.TREE), 100, 0, "last").accuracy, flush=True)
"""


def other_server(folder: Path, seconds: float) -> "subprocess.Popen[str]":
    environment = os.environ | {"MLINTRO_RESULTS": str(folder)}
    command = [sys.executable, "-c", FIT, str(seconds)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def test_servers_that_share_a_folder_fit_once_even_if_the_first_is_killed(folder: Path):
    first = other_server(folder, seconds=60)
    assert first.stdout is not None
    assert first.stdout.readline() == "fits\n"
    others = [other_server(folder, seconds=0.5) for _ in range(3)]
    time.sleep(1)
    first.kill()
    said = [other.communicate(timeout=120)[0].split() for other in others]
    first.communicate()

    assert sum(words.count("fits") for words in said) == 1
    assert {words[-1] for words in said} == {str(fit(TREE, 100).accuracy)}
