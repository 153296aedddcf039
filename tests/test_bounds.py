"""
The bounds that were tuned by measuring, on the server, on drawings and against hostile senders, and
those of what a browser may give back.

Behind most of them stand minutes of waiting or thousands of visitors, which no test can afford. Who changes
one measures again (benchmarks/attacks.py, honest.py, restart.py) and writes them down anew:
`python -m tests.test_bounds`.
"""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

WRITTEN = Path(__file__).with_suffix(".txt")
ROOMS = (
    *("classes", "photos", "training", "digits/reading"),
    *("ui/classes", "ui/server", "ui/frame", "ui/browser"),
)
GIVEN_BACK = ("untrusted.py", "visit.py", "*/visit.py", "*/*/visit.py")  # in ui


def bounds() -> Iterator[str]:
    """A line for each number, and for each row of them, that one of these modules gives a name."""
    tuned = {file for room in ROOMS for file in (ROOT / "mlintro" / room).rglob("*.py")}
    given_back = {file for name in GIVEN_BACK for file in (ROOT / "mlintro" / "ui").glob(name)}
    for file in sorted(tuned | given_back):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for statement in ast.parse(file.read_text("utf-8")).body:
            for name in ast.walk(statement) if isinstance(statement, ast.Assign) else ():
                if isinstance(name, ast.Name) and name.id.isupper() and isinstance(name.ctx, ast.Store):
                    value = getattr(importlib.import_module(module), name.id)
                    if isinstance(value, int | float | range) or is_row(value):
                        yield f"{module} {name.id} = {value}"


def is_row(value: object) -> bool:
    return isinstance(value, tuple) and value != () and all(isinstance(one, int | float) for one in value)


def test_every_bound_is_the_one_that_was_measured():
    assert list(bounds()) == WRITTEN.read_text("utf-8").splitlines()


if __name__ == "__main__":
    WRITTEN.write_text("".join(f"{bound}\n" for bound in bounds()), "utf-8")
