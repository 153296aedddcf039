"""What a learner takes away as a notebook runs by itself, and prints what the pages showed."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from mlintro import descent, digits
from mlintro.digits.models import Kind, fit
from mlintro.digits.runs.comparison import Comparison
from mlintro.neuron import Gate, Neuron
from mlintro.text import load
from mlintro.ui.next_steps.notebook.writing import PARTS, Work, notebook, runnable

WORK = Work(
    answers=[
        "def leer(foto: Imagen) -> int:  # solo el encabezado",
        'def cruzar(foto: Imagen) -> bool:\n    """Di si hay alguien."""',
        "esto no es un encabezado",
        "def f(x: int = borrar_todo()) -> str: return abrir('/')",
    ],
    image=np.array([[[1.0, 0.5, 0.0], [0.0, 0.0, 0.25]]]),
    start=4.0,
    rates=(0.3, 0.1),
    comparisons=[Comparison(train_size=100), Comparison(train_size=100, seed=3, validation="first")],
    gates={Gate.NAND: Neuron(-1.0, -1.0, 1.5), Gate.OR: Neuron(0.1, 0.1, 0.0)},
)
NAMES = {"LogisticRegression": Kind.LOGISTIC, "DecisionTree": Kind.TREE, "MLP": Kind.MLP}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> nbformat.NotebookNode:
    """The notebook after all of its cells have run, in a folder that has the digits and nothing else."""
    folder: Path = tmp_path_factory.mktemp("notebook")
    shutil.copy(digits.PATH, folder / "digits.npz")
    read = nbformat.reads(notebook(load("notebook", "es"), WORK), as_version=4)
    nbformat.validate(read)
    with pytest.MonkeyPatch.context() as here:
        here.delenv("MPLBACKEND", raising=False)  # Streamlit sets it, for itself
        NotebookClient(read, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    return read


def printed(ran: nbformat.NotebookNode, *, by: str) -> list[str]:
    """The lines that the cell with this in its source has printed."""
    (cell,) = [cell for cell in ran.cells if cell.cell_type == "code" and by in cell.source]
    return "".join(output.text for output in cell.outputs if output.output_type == "stream").splitlines()


@pytest.mark.parametrize("comparison", WORK.comparisons)
def test_the_models_read_as_well_as_on_the_page(ran: nbformat.NotebookNode, comparison: Comparison):
    lines = printed(
        ran, by=f"compare(train_size=100, mlp_width=32, mlp_depth=2, tree_depth=5, seed={comparison.seed},"
    )
    found = {NAMES[name]: float(accuracy) for name, accuracy in map(str.split, lines)}
    for spec in comparison.specs():
        report = fit(spec, comparison.train_size, comparison.seed, comparison.validation)
        assert found[spec.kind] == report.accuracy


def test_the_descent_takes_the_same_steps(ran: nbformat.NotebookNode):
    w, walked = WORK.start, []
    for rate in (None, *WORK.rates):
        w = w if rate is None else descent.step(w, rate)
        walked.append([w, descent.loss(w)])

    assert [list(map(float, line.split())) for line in printed(ran, by="for rate in")] == [
        pytest.approx(line) for line in walked
    ]


def test_the_neuron_answers_as_its_gates_do(ran: nbformat.NotebookNode):
    assert printed(ran, by="def neuron") == [f"{gate} {list(gate.outputs)}" for gate in WORK.gates]


def test_the_picture_is_the_learners(ran: nbformat.NotebookNode):
    assert printed(ran, by="np.array([") == ["(1, 2, 3)"]
    (shown,) = [cell for cell in ran.cells if "imshow" in cell.source]
    assert any("image/png" in output.get("data", {}) for output in shown.outputs)


def test_headers_are_the_learners_and_nothing_else_of_an_answer_runs(ran: nbformat.NotebookNode):
    (cell,) = [cell for cell in ran.cells if "annotations" in cell.source]
    assert "def cruzar(foto: Imagen) -> bool:" in cell.source
    assert "def f(x: int) -> str:" in cell.source
    assert "def leer(foto: Imagen) -> int:" in cell.source
    assert "borrar_todo" not in cell.source
    assert cell.source.count("    ...") == 3, "the three dots of which the notebook speaks"
    assert "abrir" not in cell.source


@pytest.mark.parametrize("answer", ["", "x = 1", "def f(", "\0", "(" * 5_000, "class A: pass"])
def test_what_is_no_function_is_left_out(answer: str):
    assert runnable(answer) == ""


@pytest.mark.parametrize("language", ["es", "en"])
def test_who_did_nothing_gets_the_lessons_own_examples(language: str):
    cells = json.loads(notebook(load("notebook", language), Work()))["cells"]
    assert sum(cell["cell_type"] == "code" for cell in cells) == 8
    assert all(cell["source"].strip() for cell in cells)


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_nobody_did_is_said_to_be_the_lessons_and_nothing_else_is(language: str):
    t = load("notebook", language)
    for examples in ((), ("descent",), PARTS):
        cells = json.loads(notebook(t, replace(WORK, examples=examples)))["cells"]
        said = [cell["source"] for cell in cells if cell["cell_type"] == "markdown"]
        of_lesson = [
            part for part in PARTS if f"## {t.label(part)}\n\n*{t.label('example')}*" in "".join(said)
        ]
        assert of_lesson == list(examples)
