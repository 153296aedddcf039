"""A header that had to be mended is shown as Python has it; one that Python takes is left alone."""

import ast

import pytest

from mlintro.signatures import EXERCISES, Code, Mark, Praise, RemarkCode, changes, grade
from mlintro.text import HOLE, LANGUAGES, load
from tests.signatures.remarks import EXAMPLES
from tests.signatures.test_answers import GRADED

ANSWERS = [(exercise, answer) for exercise, _, _, answer in GRADED]
ANSWERS += [("pedestrian", answer) for answer in EXAMPLES.values()]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("answer", "python"),
    [
        ("hay_peaton(foto: np.ndarray) -> bool", "def hay_peaton(foto: np.ndarray) -> bool:"),
        ("def hay_peaton(foto np.ndarray) bool", "def hay_peaton(foto: np.ndarray) -> bool:"),
        ("async def ver(np.ndarray) => boolean", "async def ver(x: np.ndarray) -> bool:"),
        ("def ver(u=0.5, foto: imagen, *, n: int = 3)", "def ver(foto: np.ndarray, u=0.5, *, n: int = 3):"),
        ("def ver(foto: imagen, /, *otras: Str, **más)", "def ver(foto: np.ndarray, /, *otras: str, **más):"),
        ("def ver(foto: [[numero]]) -> {si, no}:", "def ver(foto: list[list[int | float]]) -> bool:"),
        ("def ver(foto: Lista[string], x: str, x: str):", "def ver(foto: list[str], x: str, x_2: str):"),
        ("def ver(foto: dict[string, entero]):", "def ver(foto: dict[str, int]):"),
        ("def ver(texto str, idioma=None)", "def ver(texto: str, idioma=None):"),
        ("def ver(str, x: int):", "def ver(x_2: str, x: int):"),
        ("import numpy as np\nA = np.ndarray\ndef ver(foto: A) -> sí o no", "def ver(foto: A) -> bool:"),
        ("class C:\n  def ver(self, foto: imagen) -> Bool:", "def ver(self, foto: np.ndarray) -> bool:"),
    ],
)
def test_what_had_to_be_mended_is_shown_as_python_has_it(answer: str, python: str):
    assert grade(answer, "pedestrian").python == python


@pytest.mark.parametrize(
    "answer",
    [
        "def hay_peaton(foto: np.ndarray) -> bool:",
        "def hay_peaton(foto: np.ndarray, umbral=.5) -> bool:\n    return True",
        "```python\ndef hay_peaton(foto: np.ndarray) -> bool:\n```",
        "def hay_peaton(\n    foto: np.ndarray,  # (alto, ancho, 3)\n) -> bool:\n    ...",
        "def hay_peaton(foto: 'np.ndarray') -> Literal['sí', 'no']:",
        'def hay_peaton(foto: Optional[List[int]] = None, /) -> "bool":',
        "def hay_peaton(foto: np.ndarray) -> bool:\n    mira la foto y decide",
        'def hay_peaton(foto: np.ndarray) -> bool:\n    """“¿Hay alguien?”"""',
    ],
)
def test_what_python_takes_is_left_alone(answer: str):
    assert grade(answer, "pedestrian").python == ""


@pytest.mark.parametrize(("exercise", "answer"), ANSWERS)
def test_a_mended_header_is_python_and_says_the_same(exercise: str, answer: str):
    feedback = grade(answer, exercise)
    if feedback.python:
        compile(f"{feedback.python} pass", "", "exec", ast.PyCF_ONLY_AST)
        again = grade(feedback.python, exercise)
        assert (again.code, again.python) == (feedback.code, "")


@pytest.mark.parametrize(("exercise", "answer"), ANSWERS)
def test_sentences_quote_what_was_written_or_what_it_means(exercise: str, answer: str):
    feedback = grade(answer, exercise)
    known = squeezed(answer) + squeezed(feedback.python)
    for table, said in (("feedback", feedback), *(("remark", remark) for remark in feedback.remarks)):
        holes = HOLE.findall(load(table, "es").labels[said.code]["es"])
        for hole in {"written", "said", "parameter", "name"} & set(holes):
            quoted = str(said.facts[hole])
            assert quoted
            assert all(squeezed(piece) in known for piece in quoted.split(": "))


@pytest.mark.parametrize("output", ["[-1, 1]", "[0.5]", "{'si': 0.9}", "True", "Zzz", "(-7)"])
def test_what_is_an_example_or_unknown_was_not_read_as_anything(output: str):
    feedback = grade(f"def ver(foto: np.ndarray) -> {output}:", "pedestrian")

    assert feedback.code in (Code.VALUE, Code.UNKNOWN_TYPE)
    assert RemarkCode.TYPE_NAME not in {remark.code for remark in feedback.remarks}


def test_a_remark_on_the_missing_name_is_on_whose_name_is_missing():
    def told(answer: str) -> set[RemarkCode]:
        return {remark.code for remark in grade(answer, "pedestrian").remarks}

    assert {RemarkCode.UNNAMED, RemarkCode.MISSING_NAME} & told("def ver(: np.ndarray) -> bool:") == {
        RemarkCode.UNNAMED
    }
    assert RemarkCode.MISSING_NAME in told("def (foto: np.ndarray) -> bool:")


@pytest.mark.parametrize("name", ["f", "nombre", "x", "Funcion", "my_function"])
def test_a_name_that_says_nothing_is_told(name: str):
    remarks = grade(f"def {name}(foto: np.ndarray) -> bool:", "pedestrian").remarks
    assert RemarkCode.VAGUE_NAME in {remark.code for remark in remarks}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_names_of_the_solutions_say_something(exercise: str):
    for language in LANGUAGES:
        feedback = grade(load("exercises", language).code(f"solution_{exercise}"), exercise)
        assert RemarkCode.VAGUE_NAME not in {remark.code for remark in feedback.remarks}
        assert feedback.code is Code.CORRECT
        assert feedback.python == ""


@pytest.mark.parametrize(
    ("answer", "takes", "gives"),
    [
        ("def f(foto: np.ndarray) -> bool:", Mark.FITS, Mark.FITS),
        ("def f(foto: np.ndarray) -> str:", Mark.FITS, Mark.IF),
        ("def f(foto: np.ndarray) -> list[str]:", Mark.FITS, Mark.OPEN),
        ("def f(foto: bytes) -> bool:", Mark.IF, Mark.FITS),
        ("def f(foto: str):", Mark.OPEN, Mark.OPEN),
        ("def f(fotos: list[np.ndarray]) -> list[bool]:", Mark.IF, Mark.IF),
        ("def f(hay: bool) -> np.ndarray:", Mark.OPEN, Mark.OPEN),
    ],
)
def test_each_side_has_its_mark(answer: str, takes: Mark, gives: Mark):
    marks = grade(answer, "pedestrian").marks
    assert (marks[Praise.PARAMETER_TYPE], marks[Praise.RETURN_TYPE]) == (takes, gives)


def test_without_def_nothing_is_called_a_function_yet():
    assert Praise.FUNCTION not in grade("ver(foto: np.ndarray) -> bool:", "pedestrian").marks
    assert Praise.FUNCTION in grade("def ver(foto np.ndarray) -> bool:", "pedestrian").marks


@pytest.mark.parametrize(
    ("answer", "marked"),
    [
        ("hay(foto: np.ndarray) -> bool:", ["def"]),
        ("def hay(foto np.ndarray) bool", [":", "->", ":"]),
        ("def hay(foto: np.ndarray) -> bool  # ¿hay alguien?", [":"]),
        ("def hay(foto: imagen) -> bool:", ["np.ndarray"]),
    ],
)
def test_what_was_changed_is_marked(answer: str, marked: list[str]):
    python = "def hay(foto: np.ndarray) -> bool:"
    assert [python[start:end] for start, end in changes(answer, python)] == marked
