"""The program to take away, run as a learner would run it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from mlintro import digits
from mlintro.digits.knobs import KNOBS
from mlintro.digits.models import Kind, fit
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.script import PARTS, script

COMPARISONS = [
    Comparison(mlp_width=16, mlp_depth=1, tree_depth=7, train_size=300, seed=3, validation="first"),
    Comparison(train_size=100),
    Comparison(train_size=100, seed=3_566),  # a draw that lacks a digit at first
]
NAMES = {"LogisticRegression": Kind.LOGISTIC, "DecisionTree": Kind.TREE, "MLP": Kind.MLP}


def test_a_program_is_run_with_every_knob_turned_and_every_kind_of_model():
    turned = COMPARISONS[0]
    assert [name for name, knob in KNOBS.items() if getattr(turned, name) == knob.default] == []
    assert set(PARTS) == set(KNOBS["validation"].allowed)
    assert set(NAMES.values()) == set(Kind)


@pytest.mark.parametrize("comparison", COMPARISONS)
def test_it_prints_the_accuracies_of_the_page_to_the_digit(tmp_path: Path, comparison: Comparison):
    shutil.copy(digits.PATH, tmp_path / "digits.npz")
    (tmp_path / "mlintro.py").write_text(script(comparison, "datos", "hilo", "barras"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "mlintro.py"], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120
    )
    printed = {NAMES[name]: float(accuracy) for name, accuracy in map(str.split, done.stdout.splitlines())}

    with Image.open(tmp_path / "accuracies.png") as chart:
        assert chart.size > (200, 200)
    for spec in comparison.specs():
        report = fit(spec, comparison.train_size, comparison.seed, comparison.validation)
        assert printed[spec.kind] == report.accuracy
