"""The words are complete in every language, and the program asks for exactly the words there are."""

import ast
import re
from pathlib import Path

import pytest

from mlintro import errors, text
from mlintro.digits.experiments.curves import Effect
from mlintro.digits.experiments.judging import Outcome
from mlintro.digits.experiments.questions import Topic
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.pixels import CHANNELS
from mlintro.signatures import (
    EXERCISES,
    INPUTS,
    OUTPUTS,
    Code,
    Feedback,
    Mark,
    Praise,
    RemarkCode,
    Verdict,
)
from mlintro.signatures.vocabulary import Family
from mlintro.text import HOLE, LANGUAGES, PageText, load
from mlintro.ui.frame import LAST, PAGES, LessonPart, of_part
from mlintro.writer import Manner
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
OPTIONS = r"(term|exercise|activation|curve|part|view|kind|family|prediction|change|movement|scene|stage)_\w+"
FRAME_LABELS = ("nav", "title", "help", "minutes")  # what the frame asks of a page
FRAME_NAMES = {*FRAME_LABELS, "promise", "function"}
# What the scripts of a table put together beyond that. A folder of ui/ is named as the table of its words.
COMPOSED = {
    "classes": "",
    "draw": r"source_(sheet|validation)",
    "examples": r"(spoil|column)_\w+|range",
    "hand": "training",
    "inside": r"logistic|tree|mlp|(cases|confused|many)_\w+",
    "notebook": r"functions|pixels|descent|models|neuron",
    "map": rf"(axis|network|tree|step)_\w+|range|{'|'.join(Effect)}",
    "writer": "|".join(Manner),
}
PARTS = tuple(COMPOSED)  # sections of a page with words of their own
PROSE = (*PAGES, *PARTS, "exercises")


def scripts(table: str) -> list[Path]:
    """Who asks for the words of a table: its page, and its folder without those of other tables."""
    page, tables = ROOT / "pages" / f"{table}.py", set(LABELS)
    folders = [path for path in (ROOT / "mlintro" / "ui").glob(f"**/{table}") if path.is_dir()]
    found = [(path, path.relative_to(folder).parts) for folder in folders for path in folder.rglob("*.py")]
    return [page] * page.exists() + sorted(path for path, within in found if not tables & {*within})


def listed(missing: list[str]) -> str:
    return f"{len(missing)} missing:\n" + "\n".join(missing)


def asked_for(path: Path) -> set[str]:
    """The names that a script passes to t.label, t.section and t.code as they are."""
    return {
        constant.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
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
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (parts := node.values if isinstance(node, ast.JoinedStr) else [node])
        and any(isinstance(part, ast.Constant) and re.search("[a-z]", str(part.value)) for part in parts)
        and isinstance(node, ast.JoinedStr | ast.Constant)
        and isinstance(getattr(parts[0], "value", None), str | ast.expr)
    ]


def holes(words: str) -> set[str]:
    return set(HOLE.findall(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_section(language: str):
    missing = [
        f"{language}/{page}.md: {name}"
        for page in PROSE
        for name in load(page, FIRST).sections
        if not load(page, language).sections.get(name)
    ]
    assert not missing, listed(missing)


@pytest.mark.parametrize("page", PROSE)
def test_no_section_is_a_copy_of_another_language(page: str):
    """As long as it is, it waits for its translation: a new language begins as a copy."""
    bodies = {
        (language, name): body
        for language in LANGUAGES
        for name, body in load(page, language).sections.items()
    }
    copied = [
        f"{language}/{page}.md: {name}" for language, name in bodies if is_copied(bodies, language, name)
    ]
    assert not copied, listed(copied)


def is_copied(bodies: dict[tuple[str, str], str], language: str, name: str) -> bool:
    """Whether a language before this one has the same section word for word."""
    before = list(LANGUAGES)[: list(LANGUAGES).index(language)]
    return any(bodies.get((one, name)) == bodies[language, name] for one in before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_label(language: str):
    missing = [
        f"[{table}] {name}"
        for table, labels in LABELS.items()
        for name, label in labels.items()
        if not label.get(language)
    ]
    assert not missing, f"labels.toml, {language}: {listed(missing)}"


@pytest.mark.parametrize("page", PROSE)
@pytest.mark.parametrize("language", OTHERS)
def test_sections_stand_in_the_same_order_with_the_same_holes(page: str, language: str):
    first, other = load(page, FIRST).sections, load(page, language).sections
    translated = {name: body for name, body in first.items() if name in other}

    assert list(other) == list(translated)
    assert not [name for name in other if holes(other[name]) != holes(first[name])]


@pytest.mark.parametrize("table", LABELS)
def test_labels_have_the_same_holes_in_each_language_and_no_other_languages(table: str):
    labels = LABELS[table]
    assert not [name for name, label in labels.items() if not set(label) <= set(LANGUAGES)]
    assert not [
        name for name, label in labels.items() if len(set(map(frozenset, map(holes, label.values())))) > 1
    ]


def test_a_page_has_the_words_that_the_frame_asks_for(page: str):
    labels, sections = LABELS.get(page, {}), load(page, FIRST).sections if page in LABELS else {}
    wanted = {"promise", "idea"} | ({"function"} if PAGES[page].has_function else set())
    wanted |= {"closing"} if page == LAST else set()
    missing = [f"[{page}] {name}" for name in FRAME_LABELS if name not in labels]
    missing += [f"{page}.md: {name}" for name in sorted(wanted - set(sections))]
    assert not missing, listed(missing)


@pytest.mark.parametrize("table", [*PAGES, *PARTS])
def test_what_is_asked_for_is_there(table: str):
    there = set(load(table, FIRST).sections) | set(LABELS[table])
    assert set().union(*map(asked_for, scripts(table))) <= there


@pytest.mark.parametrize("table", [*PAGES, *PARTS])
def test_what_is_there_is_asked_for(table: str):
    there = set(load(table, FIRST).sections) | set(LABELS[table])
    patterns = [OPTIONS, COMPOSED.get(table, "")]
    patterns += [pattern for path in scripts(table) for pattern in mentioned(path)]
    known = (
        CORE_NAMES | (FRAME_NAMES if table in PAGES else set()) | ({"closing"} if table == LAST else set())
    )

    assert not [
        name for name in there - known if not any(re.fullmatch(pattern, name) for pattern in patterns)
    ]


def test_every_code_has_its_sentence():
    kinds = [kind for kind in errors.LessonError.__subclasses__() if kind is not errors.PhotoError]

    assert set(LABELS["errors"]) == {kind.code for kind in kinds} | set(errors.PhotoFault)
    assert set(LABELS["feedback"]) == set(Code)
    assert set(LABELS["feedback_again"]) == {
        code for code in Code if Feedback(code).verdict is Verdict.REVIEW
    }
    assert set(LABELS["remark"]) == set(RemarkCode)
    may_lack = {Praise.PARAMETERS, Praise.PARAMETER_TYPE, Praise.RETURN_TYPE}
    conditional = {f"{praise}_{Mark.IF}" for praise in may_lack - {Praise.PARAMETERS}}
    lacking = {f"{praise}_{Mark.OPEN}" for praise in may_lack}
    assert set(LABELS["praise"]) == set(Praise) | conditional | lacking


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_says_how_long_each_part_and_the_lesson_take(language: str):
    home = load("home", language)
    taken = {
        part: sum(minutes(load(page, language).label("minutes")) for page in of_part(part))
        for part in LessonPart
    }
    assert {part: minutes(home.section(f"part_{part}").split("*")[1]) for part in LessonPart} == taken
    for words in (home.section("ways"), home.label("minutes")):
        assert abs(minutes(words) - sum(taken.values())) <= 2, "said to be about so many"


def minutes(words: str) -> int:
    """The first number in some words."""
    return int(re.findall(r"\d+", words)[0])


def test_the_frame_uses_all_of_its_words():
    ui = [path.read_text(encoding="utf-8") for path in (ROOT / "mlintro").rglob("*.py")]
    assert not [name for name in LABELS["frame"] if not any(f'"{name}"' in source for source in ui)]


def test_no_prose_is_left_outside_the_lesson():
    for language in LANGUAGES:
        assert {path.stem for path in (text.FOLDER / language).glob("*.md")} == set(PROSE)


def test_holes_are_filled_and_other_braces_stay():
    t = PageText("x", "en", LANGUAGES["en"], {"a": "{n} of {{}} and {name}"}, {})

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
