"""Headers are graded by reading them."""

import pytest

from mlintro.signatures import EXERCISES, Code, Praise, RemarkCode, Verdict, grade
from mlintro.text import HOLE, LANGUAGES, load
from tests.signatures.remarks import EXAMPLES

CASES = [
    pytest.param(exercise, code, answer, id=f"{exercise}-{code}")
    for exercise, wanted in EXERCISES.items()
    for code, answer in wanted.examples.items()
]


@pytest.mark.parametrize(("exercise", "code", "answer"), CASES)
def test_every_code_has_an_answer_that_earns_it(exercise: str, code: Code, answer: str):
    assert grade(answer, exercise).code is code


def test_every_code_can_be_earned():
    assert {code for wanted in EXERCISES.values() for code in wanted.examples} == set(Code)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("exercise", "code", "answer"), CASES)
def test_every_sentence_has_the_facts_that_it_asks_for(exercise: str, code: Code, answer: str, language: str):
    feedback = grade(answer, exercise)
    for table in ("feedback", "feedback_again"):
        words = load(table, language)
        if code in words.labels:
            assert "{" not in words.label(code, **feedback.facts).replace("{}", "")


@pytest.mark.parametrize(("code", "answer"), EXAMPLES.items())
def test_every_remark_has_an_answer_that_earns_it_and_changes_nothing(code: RemarkCode, answer: str):
    feedback = grade(answer, "pedestrian")
    remark = next(remark for remark in feedback.remarks if remark.code is code)

    assert feedback.verdict is Verdict.CORRECT
    for language in LANGUAGES:
        words = load("remark", language)
        assert set(HOLE.findall(words.labels[code][language])) <= set(remark.facts)


def test_every_remark_can_be_earned():
    assert set(EXAMPLES) == set(RemarkCode)


def test_what_is_right_is_praised():
    feedback = grade("def f(imagen: np.ndarray) -> list[str]:", "pedestrian")

    assert feedback.verdict is Verdict.REVIEW
    assert feedback.right == (Praise.FUNCTION, Praise.PARAMETERS, Praise.PARAMETER_TYPE)


def test_where_nothing_fits_style_waits():
    feedback = grade("def verPeaton(foto: bool, umbral) -> list[str]:", "pedestrian")
    assert not {RemarkCode.UNTYPED_EXTRA, RemarkCode.NO_DOCSTRING} & {r.code for r in feedback.remarks}


def test_an_import_is_known_though_the_body_is_no_python():
    answer = "from numpy import ndarray as tabla\ndef ver(foto: tabla) -> bool\n    mira la foto y dice"
    assert grade(answer, "pedestrian").code is Code.CORRECT


@pytest.mark.parametrize("owner", ["self", "cls"])
def test_whose_method_it_is_is_no_input(owner: str):
    seen = grade(f"class C:\n  def chat({owner}, mensaje: str) -> str: ...", "chatbot").understood
    assert seen
    assert [arrow.name for arrow in seen.inputs] == ["mensaje"]


def test_what_is_below_a_header_is_left_out_from_its_first_line_on():
    feedback = grade("def ver(foto: np.ndarray) -> bool:\n    mirar la foto\n    decir", "pedestrian")
    assert {r.code: r.facts for r in feedback.remarks}[RemarkCode.BODY]["line"] == 2


def test_of_several_functions_the_fitting_one_is_graded():
    answer = "def leer(ruta: str) -> np.ndarray: ...\n\ndef ver(foto: np.ndarray) -> bool: ..."
    feedback = grade(answer, "pedestrian")

    assert feedback.verdict is Verdict.CORRECT
    assert feedback.facts["name"] == "ver"
    assert feedback.understood
    assert feedback.understood.name == "ver"


def test_a_place_is_a_place_in_what_was_written():
    remarks = grade("```python\n\ndef f(foto: np.ndarray) => bool:\n```", "pedestrian").remarks
    assert {remark.code: remark.facts["line"] for remark in remarks if "line" in remark.facts} == {
        RemarkCode.FENCE: 1,
        RemarkCode.ARROW: 3,
    }


def test_true_or_false_in_so_many_words_is_yes_or_no():
    feedback = grade("def f(foto: np.ndarray) -> Literal[True, False]:", "pedestrian")
    assert feedback.verdict is Verdict.CORRECT
    assert feedback.understood
    assert feedback.understood.output.family == "yes_no"


@pytest.mark.parametrize(
    ("written", "meant"), [("Np.Array", "np.ndarray"), ("np.Array", "np.ndarray"), ("optional", "Optional")]
)
def test_a_type_is_read_as_one_that_there_is(written: str, meant: str):
    kind = f"{written}[np.ndarray]" if meant == "Optional" else written
    remarks = grade(f"def f(foto: {kind}) -> bool:", "pedestrian").remarks
    assert {r.code: r.facts for r in remarks}[RemarkCode.TYPE_NAME] == {
        "line": 1,
        "written": written,
        "meant": meant,
    }


def test_what_was_understood_is_what_was_written():
    seen = grade("def f(str mensaje, temperatura: float = 1.0) => string", "chatbot").understood

    assert seen
    assert [(arrow.name, arrow.written, arrow.family) for arrow in seen.inputs] == [
        ("mensaje", "str", "text"),
        ("temperatura", "float", "score"),
    ]
    assert (seen.name, seen.output.written, seen.output.family) == ("f", "string", "text")


@pytest.mark.parametrize(
    ("output", "family"), [("bool | None", "yes_no"), ("Optional[bool]", "yes_no"), ("None", "nothing")]
)
def test_that_it_may_be_none_changes_nothing_for_the_other(output: str, family: str):
    seen = grade(f"def f(foto: np.ndarray) -> {output}:", "pedestrian").understood
    assert seen
    assert seen.output.family == family
