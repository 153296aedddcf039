"""The machine counts what follows what, and writes by what it counted."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlintro.writer import CHANCES, MEMORIES, Continuations, Machine, Manner, Passage, copied

# la red lee, la red suma, la red lee todo, un dado
READ = tuple(tuple(text.split()) for text in ("la red lee", "la red suma", "la red lee todo", "un dado"))

words = st.sampled_from(["a", "b", "c"])
passages = st.lists(st.lists(words, min_size=1, max_size=12).map(tuple), min_size=1, max_size=4)
lots = st.lists(st.floats(0, 1, exclude_max=True), max_size=20)
memories, chances = st.sampled_from(MEMORIES), st.floats(*CHANCES)


def that_read(texts: Sequence[Passage]) -> Machine:
    machine = Machine()
    machine.learn(texts)
    return machine


@pytest.mark.parametrize(
    ("beginning", "memory", "looked", "counts"),
    [
        ("la", 1, 1, {"red": 3}),
        ("la red", 1, 1, {"lee": 2, "suma": 1}),
        ("la red", 2, 2, {"lee": 2, "suma": 1}),
        ("red lee", 2, 2, {"todo": 1}),
        ("un red", 2, 1, {"lee": 2, "suma": 1}),  # never stood so: one word back
        ("dado", 3, 0, {"la": 3, "red": 3, "lee": 2, "suma": 1, "todo": 1, "un": 1, "dado": 1}),
        ("zapato", 5, 0, {"la": 3, "red": 3, "lee": 2, "suma": 1, "todo": 1, "un": 1, "dado": 1}),
    ],
)
def test_what_comes_next_was_counted(beginning: str, memory: int, looked: int, counts: dict[str, int]):
    found = that_read(READ).after(beginning.split(), memory)
    assert found == Continuations(looked, tuple(counts.items()))


def test_a_place_with_one_continuation_leaves_no_choice():
    machine = that_read(READ)
    assert machine.bound(1) == (3 + 1 + 1) / 8  # behind la, lee and un; not behind red, three times
    assert [machine.manner(memory) for memory in (1, 2, 3)] == [Manner.WRITES, Manner.BABBLES, Manner.RECITES]
    assert machine.numbers == 7 + (1 + 2 + 1 + 1) + (2 + 1) + 1  # after none, one, two and three words


@pytest.mark.parametrize(
    ("chance", "shares"),
    [
        (0, [1, 0, 0]),
        (0.5, [16 / 21, 4 / 21, 1 / 21]),
        (1, [4 / 7, 2 / 7, 1 / 7]),
        (2, [0.453, 0.320, 0.227]),
    ],
)
def test_chance_evens_out_what_was_counted(chance: float, shares: list[float]):
    found = Continuations(1, (("a", 4), ("b", 2), ("c", 1)))
    assert found.shares(chance) == pytest.approx(shares, abs=5e-4)


@pytest.mark.parametrize(("lot", "token"), [(0.0, "a"), (0.57, "a"), (0.58, "b"), (0.86, "c"), (0.999, "c")])
def test_a_lot_falls_on_a_token_as_often_as_was_counted(lot: float, token: str):
    assert Continuations(1, (("a", 4), ("b", 2), ("c", 1))).chosen(1.0, lot) == token


@given(passages, memories, chances, lots)
def test_every_step_was_read(texts: list[Passage], memory: int, chance: float, lots: list[float]):
    machine = that_read(texts)
    written = machine.write(texts[0][:1], memory, chance, lots)
    sheet = [*texts[0][:1], *written]

    assert len(written) == len(lots)
    for i, token in enumerate(written, 1):
        found = machine.after(sheet[:i], memory)
        assert found.memory <= min(memory, i)
        assert token in dict(found.counts)
        assert sum(found.shares(chance)) == pytest.approx(1)
        run = tuple(sheet[i - found.memory : i + 1])
        assert any(run == text[at : at + len(run)] for text in texts for at in range(len(text)))


@given(passages, memories)
def test_without_chance_it_always_writes_the_same(texts: list[Passage], memory: int):
    machine, dice = that_read(texts), random.Random(0)
    one, other = (machine.write(["a"], memory, 0, [dice.random() for _ in range(9)]) for _ in range(2))
    assert one == other


def test_what_is_copied_is_the_longest_run_that_stands_so():
    assert copied(["la", "red", "lee", "la", "red", "suma"], READ) == range(3)
    assert copied(["todo", "la", "red", "lee", "todo"], READ) == range(1, 5)
    assert copied(["zapato"], READ) == range(0)
    assert copied(["dado", "la"], READ) == range(1), "from one passage to the next nothing is copied"


@given(passages, st.lists(words, max_size=12))
def test_no_longer_run_is_copied(texts: list[Passage], written: list[str]):
    runs = {text[i:j] for text in texts for j in range(len(text) + 1) for i in range(j)} | {()}
    found = [
        range(i, j) for j in range(len(written) + 1) for i in range(j + 1) if tuple(written[i:j]) in runs
    ]
    longest = copied(written, texts)
    assert tuple(written[longest.start : longest.stop]) in runs
    assert len(longest) == max(map(len, found))


def test_signs_are_copied_too_and_only_words_count():
    texts = [tuple([".", "¿", "qué", "?", "lee", "la", "red"])]
    assert copied(["dado", ".", "¿", "qué", "?", "la", "red", "suma"], texts) == range(5, 7)
