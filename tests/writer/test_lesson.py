"""Of a machine that has read the lesson, what is said of its memory is true, in each language."""

import random
from itertools import pairwise
from statistics import mean

import pytest

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
