"""Headers are graded by reading them; whatever is written, there is an answer."""

import random
import threading
import time

import pytest

from mlintro.signatures import EXERCISES, Code, Praise, Verdict, grade
from mlintro.signatures.feedback import VERDICTS

CASES = [
    pytest.param(exercise, code, answer, id=f"{exercise}-{code}")
    for exercise, wanted in EXERCISES.items()
    for code, answer in wanted.examples.items()
]

HOSTILE = [
    "(" * 300,
    "-" * 1_999,
    "not " * 499,
    "lambda:" * 285,
    "a+" * 999 + "a",
    "x = " + "9" * 1_990,
    "def f(x: " + "list[" * 180 + "int" + "]" * 180 + "): pass",
    "def f():\n" + "".join(" " * n + "if x:\n" for n in range(1, 39)),
    "\0",
    "def f(\ud800): pass",
    "def f(x: '\\ud800') -> bool: pass",
    '"\\d" ' * 100,
    "\r\n\t\f\v",
    "def f(x: f'{y}') -> f'{z}': pass",
    "def f(x: (yield)) -> (lambda: 0): pass",
    "match x:\n case 1: pass",
    "def f(x: Optional[()]) -> list[()]: pass",
    "def f(x: Union[()]) -> Literal[()]: pass",
    "async def f(*, x: str) -> str: ...",
    "class A:\n  def f(self, x: str) -> str: ...",
]


@pytest.mark.parametrize(("exercise", "code", "answer"), CASES)
def test_every_code_has_an_answer_that_earns_it(exercise: str, code: Code, answer: str):
    assert grade(answer, exercise).code is code


def test_every_code_can_be_earned():
    assert {code for wanted in EXERCISES.values() for code in wanted.examples} == set(Code)


@pytest.mark.parametrize(
    "answer",
    [
        "def es_peaton(imagen: np.ndarray) -> bool:",
        "def esPeatón(imagen: numpy.ndarray) -> bool: ...",
        "async def f(img: 'np.ndarray', umbral: float = 0.5) -> bool: pass",
        "import numpy as np\n\ndef f(a: np.ndarray | None) -> bool:\n    return True",
        "def f(pixels: list[list[list[int]]]) -> bool:",
        "class Coche:\n    def ve(self, foto: PIL.Image.Image) -> bool: ...",
        "def f(foto:\u00a0np.ndarray) -> bool:",
        "def f(foto: np.ndarray) → bool:",
        "    def f(foto: np.array) -> np.bool_:\n        pass",
        "def f(foto: 'list[list[int]]') -> bool:",
        "def f(foto: None | np.ndarray) -> typing.Optional[bool]:",
        "def f(foto: Union[str, np.ndarray]) -> Literal[True, False]:",
        "def f(foto: Annotated[np.ndarray, 'RGB']) -> bool:",
    ],
)
def test_many_ways_of_writing_it_are_right(answer: str):
    assert grade(answer, "pedestrian").verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    "written",
    [
        "list",
        "list[dict[str, str]]",
        "list[tuple[str, str]]",
        "str | list[str]",
        "typing.List[str]",
        "Sequence[str]",
    ],
)
def test_a_conversation_can_be_written_in_many_ways(written: str):
    assert grade(f"def f(mensajes: {written}) -> str:", "chatbot").verdict is Verdict.CORRECT


def test_an_empty_explanation_is_none():
    assert grade('def f(m: str) -> str:\n    """  """', "chatbot").code is Code.NO_DOCSTRING


def test_quotes_inside_an_explanation_stay_quotes():
    assert (
        grade('def f(m: str) -> str:\n    """Dice “hola” y ‘adiós’ — o nada."""', "chatbot").code
        is Code.CORRECT
    )


def test_a_curly_quote_from_a_phone_is_a_quote():
    assert grade("def f(m: str) -> str:\n    “““Responde.”””", "chatbot").code is Code.CORRECT


def test_what_is_right_is_praised():
    feedback = grade("def f(imagen: np.ndarray) -> str:", "pedestrian")

    assert feedback.verdict is Verdict.REVIEW
    assert feedback.right == (Praise.FUNCTION, Praise.PARAMETERS, Praise.PARAMETER_TYPE)


def test_a_syntax_error_says_where():
    facts = grade("\n\ndef f(x: str) => str:", "chatbot").facts
    assert facts == {"line": 3, "column": 15}


def test_only_listed_codes_count_as_right():
    assert {code for code in Code if code not in VERDICTS} == {
        code for code in Code if grade(example(code), "pedestrian").verdict is Verdict.REVIEW
    } | {Code.IMAGE_AS_TEXT}


def example(code: Code) -> str:
    return EXERCISES["pedestrian"].examples.get(code, EXERCISES["pedestrian"].examples[Code.CORRECT])


@pytest.mark.parametrize("answer", HOSTILE)
def test_hostile_answers_are_answered_quickly_in_a_thread(answer: str):
    codes: list[Code] = []

    def work() -> None:
        codes.append(grade(answer, "chatbot").code)

    started = time.perf_counter()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert codes
    assert codes[0] in Code
    assert time.perf_counter() - started < 2  # minutes without the limits; milliseconds with them


def test_any_mixture_of_tokens_is_answered():
    tokens = [
        "def ",
        "f",
        "(",
        ")",
        ":",
        "->",
        "str",
        "[",
        "]",
        ",",
        "\n",
        "    ",
        "'",
        '"""',
        "=",
        "*",
        "|",
        "\\",
        "#",
        "@",
    ]
    dice = random.Random(0)
    for _ in range(3_000):
        answer = "".join(dice.choices(tokens, k=dice.randint(1, 25)))
        assert grade(answer, "sentiment").code in Code
