"""The sealed final exam: plain scikit-learn's figure on images that no other part of the lesson can read."""

import ast

import numpy as np
import pytest

from mlintro import digits
from mlintro.digits import exam
from mlintro.digits.learned import learned_by
from mlintro.digits.models import Kind, ModelSpec, Report, build
from tests.conftest import ROOT

X_EXAM, Y_EXAM = exam.unsealed()


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("seed", [0, 3])
def test_the_exam_gives_what_scikit_learn_gives_on_its_images(kind: Kind, seed: int):
    X_train, y_train = digits.load().training(300, seed)
    model = build(ModelSpec(kind, mlp_width=8), seed).fit(X_train, y_train)

    with np.load(digits.PATH) as stored:
        X, y = stored["X_val"][2_000:8_000] / np.float32(255), stored["y_val"][2_000:8_000]
    assert exam.sit(learned_by(kind, model)) == round(model.score(X, y) * 6_000)


def test_no_image_of_the_exam_is_among_those_that_are_loaded(reports: dict[Kind, Report]):
    data = digits.load()
    elsewhere = {row.tobytes() for row in (*data.X_train, *data.X_val)}

    assert len(Y_EXAM) == exam.SIZE
    assert not [row for row in X_EXAM if row.tobytes() in elsewhere]
    assert all(len(report.readings) == digits.VALIDATION_SIZE for report in reports.values())


def test_nothing_but_the_final_exam_opens_the_door():
    """The file is read in two places, one of which leaves the exam out; the other has one caller."""
    at_the_file, at_the_door = set(), set()
    for script in [*ROOT.glob("mlintro/**/*.py"), *ROOT.glob("pages/*.py")]:
        name = script.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="load"), args=[ast.Name(id="PATH"), *_]):
                    at_the_file.add(name)
                case ast.Attribute(value=ast.Name(id="exam"), attr="sit" | "unsealed"):
                    at_the_door.add(name)
                case ast.Name(id="unsealed") | ast.ImportFrom(module="mlintro.digits.exam"):
                    at_the_door.add(name)
    at_the_file.discard("mlintro/digits/experiments/__init__.py")  # its own file

    assert at_the_file == {"mlintro/digits/__init__.py", "mlintro/digits/exam.py"}
    assert at_the_door == {"mlintro/digits/exam.py", "mlintro/ui/models/final_exam.py"}
