"""The words are complete in every language, and the program asks for exactly the words there are."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from mlintro import errors, text
from mlintro.digits.experiments.curves import Effect
from mlintro.digits.experiments.questions import Topic
from mlintro.digits.knobs import KNOBS, Kind, Knob
from mlintro.digits.reading.inside import Cases
from mlintro.digits.runs.comparison import Outcome
from mlintro.pixels import CHANNELS
from mlintro.signatures import (
    EXERCISES,
    INPUTS,
    OUTPUTS,
    Code,
    Feedback,
    Praise,
    RemarkCode,
    Verdict,
)
from mlintro.signatures.vocabulary import Family
from mlintro.text import HOLE, LANGUAGES, PageText, load
from mlintro.ui.frame import PAGES
from mlintro.ui.models.knobs import BEHIND
from tests.conftest import ROOT

FIRST, *OTHERS = LANGUAGES
LABELS = text.read_labels(0)

# What the scripts take from the core and look up as it is.
CODES = {
    f"{name}_{code}"
    for name, knob in KNOBS.items()
    if isinstance(knob.allowed, tuple)
    for code in knob.allowed
}
CORE_NAMES = {*Kind, *Outcome, *CHANNELS, *KNOBS, *CODES, *Topic}
# Put together from codes.
OPTIONS = r"(exercise|validation|activation|curve|part|view|kind|family|prediction|change)_\w+"
FRAME_NAMES = {"nav", "title", "help", "minutes", "promise", "function"}  # what the frame asks of a page
# What the scripts of a table put together beyond that. A folder of ui/ is named as the table of its words.
COMPOSED = {
    "draw": r"source_(sheet|exam)",
    "inside": r"logistic|tree|mlp|(cases|confused|many)_\w+",
    "map": rf"axis_\w+|{'|'.join(Effect)}",
}
PARTS = tuple(COMPOSED)  # sections of a page with words of their own


def scripts(table: str) -> list[Path]:
    """Who asks for the words of a table: its page, and the folder of its name."""
    page = ROOT / "pages" / f"{table}.py"
    return [page] * page.exists() + sorted((ROOT / "mlintro" / "ui" / table).glob("*.py"))


def asked_for(path: Path) -> set[str]:
    """The names that a script passes to t.label, t.section and t.code as they are."""
    return {
        constant.value
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("label", "section", "code")
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "t"
        and node.args
        for constant in plain_strings(node.args[0])
    }


def plain_strings(node: ast.expr) -> list[ast.Constant]:
    match node:
        case ast.Constant(value=str()):
            return [node]
        case ast.IfExp(body=body, orelse=orelse):
            return plain_strings(body) + plain_strings(orelse)
    return []


def mentioned(path: Path) -> list[str]:
    """Patterns of every name a script can put together: its strings, with anything in the gaps."""
    return [
        "".join(re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+" for part in parts)
        for node in ast.walk(ast.parse(path.read_text()))
        if (parts := node.values if isinstance(node, ast.JoinedStr) else [node])
        and any(isinstance(part, ast.Constant) and re.search("[a-z]", str(part.value)) for part in parts)
        and isinstance(node, ast.JoinedStr | ast.Constant)
        and isinstance(getattr(parts[0], "value", None), str | ast.expr)
    ]


@pytest.mark.parametrize("page", [*PAGES, *PARTS])
@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_sections_in_the_same_order(page: str, language: str):
    first, other = load(page, FIRST), load(page, language)

    assert list(first.sections) == list(other.sections)
    for name in first.sections:
        assert len(first.sections[name]) * len(other.sections[name]) > 0, name
        assert set(HOLE.findall(first.sections[name])) == set(HOLE.findall(other.sections[name])), name


@pytest.mark.parametrize("table", LABELS)
def test_every_label_is_in_every_language_with_the_same_holes(table: str):
    for name, label in LABELS[table].items():
        assert set(label) == set(LANGUAGES), name
        assert all(label.values()), name
        assert len({frozenset(HOLE.findall(words)) for words in label.values()}) == 1, name


@pytest.mark.parametrize("table", [*PAGES, *PARTS])
def test_what_is_asked_for_is_there(table: str):
    there = set(load(table, FIRST).sections) | set(LABELS[table])
    assert set().union(*map(asked_for, scripts(table))) <= there


@pytest.mark.parametrize("table", [*PAGES, *PARTS])
def test_what_is_there_is_asked_for(table: str):
    there = set(load(table, FIRST).sections) | set(LABELS[table])
    patterns = [OPTIONS, COMPOSED.get(table, "")]
    patterns += [pattern for path in scripts(table) for pattern in mentioned(path)]
    known = CORE_NAMES | (FRAME_NAMES if table in PAGES else set())

    assert not [
        name for name in there - known if not any(re.fullmatch(pattern, name) for pattern in patterns)
    ]


def test_looking_inside_has_a_word_for_every_case():
    there = set(LABELS["inside"])
    assert {f"cases_{which}" for which in Cases} <= there
    assert {f"confused_{kind}" for kind in Kind} | {f"many_{digit}" for digit in range(10)} <= there


def test_there_is_a_reason_for_every_knob_that_the_mlp_feels():
    felt = [knob for knob in KNOBS.values() if Kind.MLP in knob.felt_by]
    sizes = {f"{knob.name}_{way}" for knob in felt if knob.is_size for way in ("more", "less")}
    others = {knob.name for knob in felt if not knob.is_size}
    assert set(LABELS["because"]) == sizes | others | {"nothing", "noise", "several"}


@pytest.mark.parametrize("knob", KNOBS.values(), ids=lambda knob: knob.name)
def test_every_knob_has_its_words(knob: Knob):
    name, codes = knob.name, () if isinstance(knob.allowed, range) else knob.allowed
    on_page = {name, *(f"{name}_{code}" for code in codes)}
    if name in BEHIND:
        on_page.add(f"{name}_why")
    if not codes and not knob.is_size:
        on_page.add(f"run_{name}")
    on_map = {f"fixed_{name}_{code}" for code in codes}
    if knob.is_axis:
        on_map |= {f"axis_{name}", f"setting_{name}", f"fixed_{name}"}

    assert on_page <= set(LABELS["models"])
    assert on_map <= set(LABELS["map"])


def test_a_run_in_short_names_every_size():
    sizes = {knob.name for knob in KNOBS.values() if knob.is_size}
    assert set(HOLE.findall(LABELS["models"]["run_knobs"][FIRST])) == sizes


def families(names: Iterable[str]) -> dict[str, set[str]]:
    """By what they are without the name of a kind: the kinds of model that names such as `name_tree` tell."""
    found: dict[str, set[str]] = {}
    for name in names:
        parts = name.split("_")
        for kind in set(Kind) & set(parts) if name not in KNOBS else ():
            found.setdefault("_".join("*" if part == kind else part for part in parts), set()).add(kind)
    return found


@pytest.mark.parametrize("table", LABELS)
def test_labels_that_name_two_kinds_of_model_name_all(table: str):
    there = [name for name in LABELS[table] if not any(knob in name for knob in KNOBS)]
    named = families([*there, *load(table, FIRST).sections])
    assert {pattern: kinds for pattern, kinds in named.items() if 1 < len(kinds) < len(Kind)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["home", "models", *PARTS])
def test_words_that_count_the_kinds_of_model_count_right(page: str, language: str):
    """They say three: with a fourth kind each of these is to be written anew."""
    t = load(page, language)
    words = [*t.sections.values(), *(label[language] for label in t.labels.values())]
    found = [
        one
        for one in words
        if re.search(r"\b(tres|three) (modelos|models)|\b(los tres|all three)\b", one, re.I)
    ]
    assert len(Kind) == 3 or not found


@pytest.mark.parametrize("table", LABELS)
def test_words_that_tell_of_two_kinds_of_model_tell_of_all(table: str):
    words = {name: label[FIRST] for name, label in LABELS[table].items()} | load(table, FIRST).sections
    for name, sentence in words.items():
        holes = [hole for hole in HOLE.findall(sentence) if hole not in KNOBS]
        assert all(len(kinds) in (1, len(Kind)) for kinds in families(holes).values()), name


def test_every_code_has_its_sentence():
    kinds = [kind for kind in errors.LessonError.__subclasses__() if kind is not errors.PhotoError]

    assert set(LABELS["errors"]) == {kind.code for kind in kinds} | set(errors.PhotoFault)
    assert set(LABELS["feedback"]) == set(Code)
    assert set(LABELS["feedback_again"]) == {
        code for code in Code if Feedback(code).verdict is Verdict.REVIEW
    }
    assert set(LABELS["remark"]) == set(RemarkCode)
    assert set(LABELS["praise"]) == set(Praise)


def test_every_exercise_and_every_choice_has_its_words():
    functions = LABELS["functions"]
    assert {f"exercise_{name}" for name in EXERCISES} <= set(functions)
    assert {f"kind_{option}" for option in (*INPUTS, *OUTPUTS)} <= set(functions)
    assert {f"family_{family}" for family in Family} <= set(functions)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exercise_has_its_prose_in_order(language: str):
    parts = ("situation", "hint_1", "hint_2", "hint_3", "solution", "discussion")
    wanted = [f"{part}_{name}" for name in EXERCISES for part in parts]
    assert list(load("exercises", language).sections) == wanted


def test_the_frame_uses_all_of_its_words():
    ui = [path.read_text() for path in (ROOT / "mlintro").rglob("*.py")]
    assert not [name for name in LABELS["frame"] if not any(f'"{name}"' in source for source in ui)]


def test_no_prose_is_left_outside_the_lesson():
    for language in LANGUAGES:
        assert {path.stem for path in (text.FOLDER / language).glob("*.md")} == {*PAGES, *PARTS, "exercises"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_something_to_do_within_ninety_words(page: str, language: str):
    idea = load(page, language).sections["idea"]
    assert len(re.findall(r"\w+", idea)) <= 90


def test_holes_are_filled_and_other_braces_stay():
    t = PageText("x", "en", {"a": "{n} of {{}} and {name}"}, {})

    assert t.section("a", n=15_000, name="{n}") == "15,000 of {{}} and {n}"
    with pytest.raises(KeyError):
        t.section("a", n=1)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("es", ["0", "1000", "15\N{NARROW NO-BREAK SPACE}000", "91,7\N{NARROW NO-BREAK SPACE}%"]),
        ("en", ["0", "1,000", "15,000", "91.7%"]),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(language: str, written: list[str]):
    t = load("frame", language)

    assert [t.number(-0.04), t.number(0.04, signed=True)] == [t.number(0), t.number(0)]
    assert [*(t.number(n, 0) for n in (0, 1000, 15_000)), t.percent(0.917)] == written


@pytest.mark.parametrize("hostile", ["a`b", "![x](http://evil.example/p.png)", "a\n\n# b", "x" * 1_000])
def test_what_a_learner_wrote_can_only_be_code(hostile: str):
    shown = text.code(hostile)

    assert shown[0] == shown[-1] == "`"
    assert "`" not in shown[1:-1]
    assert "\n" not in shown
    assert len(shown) <= 62
