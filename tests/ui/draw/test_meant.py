"""What is said when a learner tells which digit they drew."""

import itertools

import pytest

from mlintro.digits.models import Kind
from mlintro.digits.reading.habits import Habit
from mlintro.text import LANGUAGES, load
from mlintro.ui.draw.meant import said, who
from tests.ui.said import is_well_said

HABITS = [
    *(Habit(1, 1), Habit(205, 205), Habit(1, 0, (4,), 1), Habit(205, 0, (9,), 205)),
    *(Habit(205, 195, (9,), 4), Habit(205, 203, (2, 9), 1), Habit(3, 0, (1, 2, 9), 1)),
]


def names(language: str) -> dict[Kind, str]:
    return {kind: load("models", language).label(kind) for kind in Kind}


def sentences(language: str, digit: int, read: tuple[int, ...], known: Habit) -> list[str]:
    t, readings = load("draw", language), dict(zip(Kind, read, strict=True))
    return [line for line in said(t, digit, names(language), readings, dict.fromkeys(Kind, known)) if line]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("read", list(itertools.product((7, 1), repeat=3)))
def test_the_verdict_names_just_those_who_read_it_so(language: str, read: tuple[int, ...]):
    models = load("models", language)
    first = who(load("draw", language), 7, names(language), dict(zip(Kind, read, strict=True)))
    why = load("draw", language).label("meant_why")
    assert (why in sentences(language, 7, read, HABITS[0])) == (7 not in read)

    assert "7" in first
    assert "1" not in first
    named = [models.label(kind) in first for kind in Kind]
    if len(set(read)) == 1:
        assert not any(named)
        assert (first == load("draw", language).label("meant_all", digit=7)) == (read[0] == 7)
    else:
        assert named == [digit == 7 for digit in read]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("known", HABITS)
def test_a_habit_is_told_with_its_counts_and_no_others(language: str, known: Habit):
    lines = [line for line in sentences(language, 7, (1, 7, 7), known) if line.startswith("- ")]
    of = {"es": "de", "en": "of"}[language]

    assert len(lines) == len(Kind)
    for line in lines:
        assert is_well_said(line), line
        assert f"{known.right} {of} {known.images}" in line
        assert (f"({known.times} {of} {known.images}" in line) == bool(known.instead)
        assert (f"**{', '.join(map(str, known.instead))}**" in line) == bool(known.instead)
        assert any(word in line for word in ("por igual", "level")) == (len(known.instead) > 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("digit", range(10))
def test_a_digit_that_others_write_differently_has_a_word_for_it(language: str, digit: int):
    t, lines = load("draw", language), sentences(language, digit, (3, 3, 3), HABITS[4])
    told = {other: t.label(f"written_{other}") for other in (1, 7)}
    assert [other for other, line in told.items() if line in lines] == [digit] * (digit in told)
