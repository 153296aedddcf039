"""Whatever is written, there is an answer, and soon."""

import ast
import importlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import streamlit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mlintro
from mlintro.signatures import EXERCISES, Code, Feedback, RemarkCode, grade
from mlintro.text import HOLE, LANGUAGES, load

HOSTILE = [
    "(" * 300,
    "-" * 1_999,
    "not " * 499,
    "lambda:" * 285,
    "a+" * 999 + "a",
    "x = " + "9" * 1_990,
    "def f(x: " + "list[" * 180 + "int" + "]" * 180 + "): pass",
    "def f(x: '" + "a|" * 900 + "a'): pass",
    "def f(x: " + "list<" * 300 + "str" + ">" * 300 + ") -> str",
    "def f(" + "a: str b: int " * 120 + ")",
    "def f(" + "([{" * 600,
    "def f)" + ")]}" * 600,
    "def " * 480,
    "def f(x: str) ->" + " ->" * 600,
    "f(" * 900,
    "def f(" + "x y " * 480 + ") -> bool",
    "def f(x: " + "a o " * 450 + ") => bool",
    ("def f(\n" * 39)[:1_999],
    "def f():\n" + "".join(" " * n + "if x:\n" for n in range(1, 39)),
    "\0",
    "def f(\ud800): pass",
    "def f(\ud800 x) => bool",
    "def f(x: '\\ud800') -> bool: pass",
    '"\\d" ' * 100,
    "\r\n\t\f\v",
    "def f(x: f'{y}') -> f'{z}': pass",
    "def f(x: (yield)) -> (lambda: 0): pass",
    "match x:\n case 1: pass",
    "def f(x: Optional[()]) -> list[()]: pass",
    "def f(x: Union[()]) -> Literal[()]: pass",
    *(
        "\n".join(f"{line.format(i, i + 1)}" for i in range(36)) + "\nA36=str\ndef f(x: A0) -> bool: ..."
        for line in (
            "A{0}=A{1}|A{1}",
            "A{0}=tuple[A{1},A{1}]",
            "A{0}=dict[A{1},A{1}]",
            "A{0}=list[A{1}]|A{1}",
        )
    ),
    "\n".join(f"class A{i}:\n a: A{i + 1}\n b: A{i + 1}" for i in range(12)) + "\ndef f(x: A0) -> A12: ...",
    "def f(x: " + "lista de " * 200 + "b)",
    "def f(x: np/array) -> num/ero:",
    "def f(x: lista/de/textos) -> sí/o/no:",
    "A = B\nB = A\ndef f(x: A) -> B: pass",
    "class A(A): pass\ndef f(x: A) -> A: pass",
    "class A:\n  b: A\ndef f(x: A) -> A: pass",
    "def f(x: 0x" + "f" * 1_900 + ") -> bool: pass",
    "def f(x: __import__('os').system('true')) -> bool: pass",
]
# What would be read twice at every level, or compared with all that is behind it.
NESTED = [
    *(
        f"def f(x: {before * 45}string{after * 45}) -> bool:"
        for before, after in (("[", "]"), ("{", "}"), ("list(", ")"), ("list[", "]"), ("[(", ",)]"))
    ),
    "def f(" + "a -> str, " * 190 + ") -> bool:",
    "def f(" + "(a: str), " * 190 + ") -> bool:",
    "def f(" + "x=1,y " * 300 + ")",
    "def f(" + "a, str, " * 240 + ") -> bool:",
    "def f(" + ", ".join(["a: str"] * 190) + ") -> bool:",
    "def f" + " -> bool" * 240,
    "def f(x: int" + "[28]" * 190 + ") -> bool:",
    "def f(a: " + "28x" * 600 + ") -> b",
    "def f(a: " + "si/no/" * 300 + ") -> b",
    # Words within words, as long as a type in words may be: a plural is read in two ways.
    *(
        f"def f(a: {words}, b: {words}) -> bool:"
        for words in ("lista de listas de " * 6 + "b", "listas de " * 11 + "b", "list of lists of " * 6 + "b")
    ),
]
BOUND = 0.05  # seconds
# Whether a machine is busy, or which one it is, decides nothing.
SAME_EVERYWHERE = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
SIGNS = [
    "lista de ",
    "class A",
    ">>> ",
    "np.",
    "imagen",
    " o ",
    "lambda ",
    "async ",
    "function ",
    "def ",
    "f",
]
SIGNS += [
    "return ",
    "bool",
    "str",
    "None",
    "...",
    "0",
    "é",
    "=>",
    "->",
    "``" + "`",
    *"()[]{}<>:,;='*|\\#@“\"",
]
SPACES = ["\n", "    ", "\t", " ", " ", " ", "\u00a0", ""]


@pytest.mark.parametrize(
    "answer", ["def f(x: " + "list[" * 60 + "str" + "]" * 60 + "): ...", "def f(x): ...\n" * 41]
)
def test_what_is_deeper_or_longer_than_any_header_is_not_looked_into(answer: str):
    assert grade(answer, "chatbot").code is Code.TOO_LONG


def assert_can_be_said(feedback: Feedback) -> None:
    """Each sentence has what it asks for: without, the page would break."""
    for table, said in (("feedback", feedback), *(("remark", remark) for remark in feedback.remarks)):
        for language in LANGUAGES:
            assert set(HOLE.findall(load(table, language).labels[said.code][language])) <= set(said.facts)


def quickly(answer: str, exercise: str) -> None:
    """Grade in a thread, as the server does, and see that it can be done within the bound."""
    spent: list[float] = []

    def work() -> None:
        while not spent or (min(spent) > BOUND and len(spent) < 5):  # something else may get in between
            started = time.thread_time()  # of this thread alone: others may keep the machine busy
            assert grade(answer, exercise).code in Code
            spent.append(time.thread_time() - started)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert spent, "grading raised"
    assert min(spent) < BOUND
    assert_can_be_said(grade(answer, exercise))


def headers_of(package: ModuleType) -> Iterator[str]:
    """Every annotated header of a package, as it stands in its source."""
    for path in sorted(Path(str(package.__file__)).parent.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns:
                yield "\n".join(source.split("\n")[node.lineno - 1 : node.body[0].lineno - 1]).strip()


@pytest.mark.parametrize(
    "package", [mlintro, importlib, pytest, streamlit], ids=lambda module: module.__name__
)
def test_headers_of_real_programs_are_left_as_they_are(package: ModuleType):
    for header in [header for header in headers_of(package) if header.endswith(":")][:300]:
        quickly(header, "chatbot")
        feedback = grade(header, "chatbot")
        assert not {Code.SYNTAX, Code.NO_FUNCTION} & {feedback.code}
        assert RemarkCode.ORDER not in {remark.code for remark in feedback.remarks}


@pytest.mark.parametrize("answer", [*HOSTILE, *NESTED])
def test_hostile_answers_are_answered_within_50_ms(answer: str):
    quickly(answer, "chatbot")


@SAME_EVERYWHERE
@given(st.text(max_size=300), st.sampled_from(list(EXERCISES)))
def test_any_text_is_answered(answer: str, exercise: str):
    assert_can_be_said(grade(answer, exercise))


@settings(SAME_EVERYWHERE, max_examples=1_500)
@given(
    st.lists(st.tuples(st.sampled_from(SIGNS), st.sampled_from(SPACES)), max_size=40),
    st.sampled_from(list(EXERCISES)),
)
def test_any_mixture_of_signs_is_answered(signs: list[tuple[str, str]], exercise: str):
    quickly("".join(sign + space for sign, space in signs), exercise)


@pytest.mark.parametrize(
    "letter", ["-", "(", "[", "a ", "a|", "a,", "x:", "<", "def f(", "\t", "list<", "'", " ", ": -> "]
)
def test_long_answers_of_one_kind_are_answered_within_50_ms(letter: str):
    for before in ("", "def f(", "def f(x: ", "def f(x: str) -> ", "def f(x: str) -> bool:\n"):
        quickly((before + letter * 2_000)[:2_000], "songs")
