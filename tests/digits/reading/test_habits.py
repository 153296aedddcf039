"""What a model is known to do with one digit."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mlintro.digits.learned import CLASSES
from mlintro.digits.reading.habits import Habit, habit

DIGIT = st.integers(0, CLASSES - 1)


def of(read: list[int], labels: list[int], digit: int) -> Habit:
    return habit(np.array(read, np.uint8), np.array(labels, np.uint8), digit)


def test_what_is_read_instead_most_often_is_told_with_all_that_are_level():
    assert of([9, 9, 2, 7], [7, 7, 7, 7], 7) == Habit(4, 1, (9,), 2)
    assert of([9, 9, 2, 2, 1], [7, 7, 7, 7, 7], 7) == Habit(5, 0, (2, 9), 2)


def test_a_digit_that_is_always_read_right_is_taken_for_nothing():
    assert of([7, 1, 1], [7, 1, 7], 1) == Habit(1, 1)
    assert of([3], [4], 7) == Habit(0, 0)


@given(st.lists(st.tuples(DIGIT, DIGIT)), DIGIT)
def test_only_counts_that_exist_are_told(pairs: list[tuple[int, int]], digit: int):
    known = of([read for read, _ in pairs], [label for _, label in pairs], digit)
    read = [read for read, label in pairs if label == digit]

    assert known.images == len(read)
    assert known.right == read.count(digit)
    assert all(read.count(other) == known.times > 0 and other != digit for other in known.instead)
    assert known.instead or known.right == known.images
    assert known.right + known.times * len(known.instead) <= known.images
