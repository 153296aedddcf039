"""What is said of a learner's hand agrees with what the models read: of any there can be."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mlintro.digits.learned import Logistic
from mlintro.digits.models import Kind, ModelSpec, Report, fit
from mlintro.text import LANGUAGES, PageText, load
from mlintro.ui import widgets
from mlintro.ui.examples.hand.sentences import before_teaching, collected, counted, right
from mlintro.ui.examples.hand.visit import FEWEST, MOST, MOST_TESTED
from tests.digits.made_hands import SEVENS, drawn
from tests.ui.said import is_well_said

DRAWN = drawn(SEVENS["a long bar"], range(4))
digits_drawn = some.integers(0, 9)
words = some.sampled_from([load("hand", language) for language in LANGUAGES])


@cache
def always(kind: Kind, digit: int) -> Report:
    """A report of a model that reads one digit in everything."""
    learned = Logistic(np.zeros((784, 10), dtype="f4"), np.eye(10, dtype="f4")[digit])
    report, readings = fit(ModelSpec(Kind.TREE), 100), np.full(2_000, digit, np.uint8)
    return replace(report, spec=ModelSpec(kind), learned=learned, readings=readings)


@settings(max_examples=150, deadline=None)
@given(
    some.lists(digits_drawn, min_size=1, max_size=MOST_TESTED),
    some.lists(digits_drawn, min_size=6, max_size=6),
    words,
)
def test_the_counts_are_those_of_what_is_read(labels: list[int], read: list[int], t: PageText):
    """Each model reads one digit only: then how many it reads right is how often that was drawn."""
    which = [(kind, is_taught) for kind in Kind for is_taught in (False, True)]
    reports = {one: always(one[0], digit) for one, digit in zip(which, read, strict=True)}
    tests = [(DRAWN[i % len(DRAWN)], label) for i, label in enumerate(labels)]
    sentence = counted(t, reports, tests)

    assert is_well_said(sentence), sentence
    how_often = [labels.count(digit) for digit in read]
    counts = [number for count in how_often for number in (count, len(labels))]
    blind = [number for digit in read[1::2] for number in (digit, 2_000, 2_000)]
    numbers = [int(number) for number in re.findall(r"\d+", sentence.replace("2,000", "2000"))]
    assert numbers == [len(labels), *counts, *blind]
    assert [right(reports, one, tests) for one in which] == how_often


@given(
    some.lists(digits_drawn, min_size=3, max_size=3),
    some.none() | digits_drawn,
    some.integers(0, MOST),
    words,
)
def test_who_is_said_to_misread_does_and_nobody_else(
    found: list[int], label: int | None, count: int, t: PageText
):
    read = dict(zip(Kind, found, strict=True))
    sentence = before_teaching(t, read, label, count)
    models = widgets.words("models")  # in the language of the page, which here is none
    is_said = {kind: models.label(f"model_{kind}") in sentence for kind in Kind}

    assert is_well_said(sentence), sentence
    assert is_said == {kind: label is not None and digit != label for kind, digit in read.items()}
    is_read_by_all = t.label("nothing_to_teach" if count == 0 else "read_all", digit=label)
    assert (sentence == is_read_by_all) == (set(found) == {label})


@pytest.mark.parametrize("count", range(1, MOST + 1))
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_time_to_train_when_there_are_enough(count: int, language: str):
    t = load("hand", language)
    sentence = collected(t, count)
    assert is_well_said(sentence)
    assert f"**{count}**" in sentence
    assert (sentence == t.label("enough", count=count)) == (count >= FEWEST)
