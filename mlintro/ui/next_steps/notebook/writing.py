"""What a learner did, as a Jupyter notebook: the same ideas in plain Python, to go on with."""

import ast
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mlintro import descent, pixels
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.script import call, definition
from mlintro.neuron import TOLERANCE, Gate, Neuron, solutions
from mlintro.pixels import presets
from mlintro.pixels.presets import Preset
from mlintro.text import PageText

MOST_RUNS = 6  # the last ones: each is a second of computing
PARTS = ("functions", "pixels", "descent", "models", "neuron")
EXAMPLE = "def opinion(comentario: str) -> str: ..."


@dataclass(frozen=True, slots=True)
class Work:
    """What was written, mixed, walked, trained and solved; where it was nothing, the lesson's own example."""

    answers: Sequence[str] = ()  # headers as Python has them
    image: NDArray[np.float64] = field(default_factory=lambda: presets.make(Preset.NOTEBOOK))
    start: float = 0.5  # of w
    rates: Sequence[float] = (0.3,) * 5  # of each step
    comparisons: Sequence[Comparison] = (Comparison(),)
    gates: Mapping[Gate, Neuron] = field(
        default_factory=lambda: {Gate.AND: solutions.nearest(Neuron(0, 0, 0), Gate.AND)}
    )
    examples: Collection[str] = PARTS  # those in which nothing was done


def notebook(t: PageText, work: Work) -> str:
    """
    The file, of the format 4.5 (https://nbformat.readthedocs.io); `t` are the words of `notebook`.

    It needs numpy, matplotlib and scikit-learn, and for the digits the file `digits.npz` beside it.
    """
    codes = (
        functions(work.answers),
        picture(t, work.image),
        walk(work.start, work.rates),
        [
            definition(t.label("data"), t.label("thread")),
            *(call(comparison) for comparison in work.comparisons[-MOST_RUNS:]),
        ],
        neuron(work.gates),
    )
    cells = [cell("markdown", f"# {t.label('title')}\n\n{t.section('start')}")]
    for name, code in zip(PARTS, codes, strict=True):
        whose = f"*{t.label('example')}* " if name in work.examples else ""
        cells.append(cell("markdown", f"## {t.label(name)}\n\n{whose}{t.section(name)}"))
        cells += [cell("code", source) for source in code]
    cells.append(cell("markdown", f"## {t.label('onwards')}\n\n{t.section('onwards')}"))
    for number, one in enumerate(cells):
        one["id"] = f"cell-{number}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    whole = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}, "cells": cells}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def cell(kind: str, source: str) -> dict[str, object]:
    made: dict[str, object] = {"cell_type": kind, "metadata": {}, "source": source.rstrip("\n")}
    return made | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def functions(answers: Sequence[str]) -> list[str]:
    """All headers in one cell, so that it runs whatever types they name."""
    headers = [header for answer in answers if (header := runnable(answer))] or [EXAMPLE]
    return ["\n\n".join(["from __future__ import annotations", *headers])]


def runnable(answer: str) -> str:
    """
    The function of an answer with its sentence and nothing else to run; empty where Python reads none.

    >>> runnable("def f(x: Foto = abrir()) -> bool: return x")
    'def f(x: Foto) -> bool:\\n    ...'
    """
    function = written(answer) or written(f"{answer}\n    ...")  # a header alone is no function yet
    if not function:
        return ""
    sentence = ast.get_docstring(function)
    function.decorator_list, function.args.defaults = [], []
    function.args.kw_defaults = [None for _ in function.args.kwonlyargs]
    dots = ast.Expr(ast.Constant(...))
    function.body = [ast.Expr(ast.Constant(sentence)), dots] if sentence else [dots]
    return ast.unparse(function)


def written(answer: str) -> ast.FunctionDef | None:
    """The first function in it, if Python can read it."""
    try:
        found = ast.parse(answer).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return next((node for node in found if isinstance(node, ast.FunctionDef)), None)


def picture(t: PageText, image: NDArray[np.float64]) -> list[str]:
    name = t.label("image")
    show = f"import matplotlib.pyplot as plt\n\nplt.imshow({name})\nplt.axis('off')\nplt.show()"
    return [pixels.literal(image, name), show]


def walk(start: float, rates: Sequence[float]) -> list[str]:
    """The descent on the receipts, step by step."""
    same = len(set(rates)) == 1
    written = f"[{rates[0]}] * {len(rates)}" if same else str(list(rates))
    return [
        f"receipts = {list(descent.RECEIPTS)}\n\n\n"
        "def loss(w: float) -> float:\n"
        "    return sum((w * kilos - paid) ** 2 for kilos, paid in receipts) / len(receipts)\n\n\n"
        "def slope(w: float) -> float:\n"
        "    return sum(2 * kilos * (w * kilos - paid) for kilos, paid in receipts) / len(receipts)",
        f"w = {start}\nprint(w, loss(w))\nfor rate in {written}:\n"
        "    w = w - rate * slope(w)\n    print(w, loss(w))",
    ]


def neuron(gates: Mapping[Gate, Neuron]) -> list[str]:
    knobs = "".join(
        f'    "{gate}": ({found.w1}, {found.w2}, {found.bias}),\n' for gate, found in gates.items()
    )
    return [
        "def neuron(x1: int, x2: int, w1: float, w2: float, bias: float) -> int:\n"
        f"    return int(w1 * x1 + w2 * x2 + bias > {TOLERANCE})\n\n\n"
        f"gates = {{\n{knobs}}}\n"
        "for gate, knobs in gates.items():\n"
        "    print(gate, [neuron(x1, x2, *knobs) for x1 in (0, 1) for x2 in (0, 1)])"
    ]
