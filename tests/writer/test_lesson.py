"""Of a machine that has read the lesson, what is said of its memory is true, in each language."""

import random
from itertools import pairwise
from statistics import mean

import pytest

from mlintro.text import load
from mlintro.text.plain import passages
from mlintro.writer import MEMORIES, Machine, Manner, copied
from mlintro.writer.reading import read

SHEETS, LENGTH = 12, 30


@pytest.fixture
def machine(language: str) -> Machine:
    machine = Machine()
    machine.learn(read(passages(language)))
    return machine


def test_it_babbles_then_writes_then_recites(machine: Machine):
    manners = [machine.manner(memory) for memory in MEMORIES]
    assert manners == [Manner.BABBLES, Manner.WRITES, *[Manner.RECITES] * 3]
    bounds = [machine.bound(memory) for memory in MEMORIES]
    assert bounds == sorted(bounds)
    assert bounds[-2] > 0.9


@pytest.mark.parametrize("chance", [0.5, 2.0])
def test_the_more_memory_the_longer_it_copies(machine: Machine, language: str, chance: float):
    read_text, dice = read(passages(language)), random.Random(1)
    beginnings = [passage[:2] for passage in dice.sample([p for p in read_text if len(p) > 8], SHEETS)]
    longest = []
    for memory in MEMORIES:
        sheets = [
            machine.write(b, memory, chance, [dice.random() for _ in range(LENGTH)]) for b in beginnings
        ]
        longest.append(mean(len(copied(sheet, read_text)) for sheet in sheets))

    babbled, wrote, *recited = longest
    assert all(shorter < longer for shorter, longer in pairwise((babbled, wrote, min(recited))))
    assert babbled < LENGTH / 5
    assert max(recited) > LENGTH / 2


def test_with_more_memory_new_sentences_are_foretold_no_worse_so_that_it_is_not_called_overfitting(
    language: str,
):
    """Every fifth passage is new to it: with what probability does it foretell each of its words?"""
    told = read(passages(language))
    machine = Machine()
    machine.learn(passage for i, passage in enumerate(told) if i % 5)
    foretold = {memory: 0.0 for memory in MEMORIES}
    for passage in told[::5]:
        for i, token in enumerate(passage[1:], 1):
            for memory in MEMORIES:
                counts = dict(machine.after(passage[:i], memory).counts)
                foretold[memory] += counts.get(token, 0) / sum(counts.values())
    assert min(foretold, key=lambda memory: foretold[memory]) == MEMORIES[0]

    words = load("writer", language)
    assert not any(
        word in words.label(manner, memory=4, bound="")
        for manner in Manner
        for word in ("sobreajuste", "overfitting")
    )


def test_where_it_looks_at_less_it_may_have_read_the_rest_but_nothing_behind_it(
    machine: Machine, language: str
):
    """As at the end of a passage: "never read" would be false."""
    end = next(p for p in read(passages(language)) if len(p) > 1 and machine.after(p, 2).memory == 1)
    said = load("writer", language).label("looks_less", wanted=" ".join(end[-2:]), seen=end[-1])
    assert {"es": "Después de «", "en": "anything after “"}[language] + " ".join(end[-2:]) in said
