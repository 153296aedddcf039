"""
Every kind of picture, element by element: nothing in it moves, or takes another colour, unnoticed.

`python -m tests.figures.test_pictures` writes down what they are now; the difference is to be read.
"""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.figures import drawings
from tests.figures.drawings import PICTURES, lines

FOLDER = Path(__file__).parent / "pictures"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_the_one_that_was_looked_at(name: str):
    assert list(lines(PICTURES[name]())) == (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()


def test_there_is_one_of_every_kind():
    kinds = {
        f"{file.stem}.{function.name}("
        for file in (ROOT / "mlintro" / "figures").rglob("*.py")
        for function in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef) and "svg.picture(" in ast.unparse(function)
    }
    source = Path(drawings.__file__).read_text("utf-8")
    assert {kind for kind in kinds if kind not in source} == set()


if __name__ == "__main__":
    for name, draw in PICTURES.items():
        (FOLDER / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines(draw())), "utf-8")
