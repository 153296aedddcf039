"""
Answers of many kinds, with the verdict and the code that each should get.

The table is answers/<exercise>.txt: a line `=== verdict · code`, then the answer as written. The
verdicts of the first hundred or so of each were given by a reader who had not seen the grader; answers
on which teachers may differ are here only where the two agree. Those after them were written kind by
kind, from slips that were seen in the field, with the verdict first.
"""

from collections import Counter
from pathlib import Path

import pytest

from mlintro.signatures import EXERCISES, Verdict, grade

FOLDER = Path(__file__).parent / "answers"


def table(exercise: str) -> list[tuple[str, str, str]]:
    blocks = (FOLDER / f"{exercise}.txt").read_text(encoding="utf-8").split("=== ")[1:]
    return [
        (*heading.split(" · "), answer.removesuffix("\n"))
        for heading, _, answer in (block.partition("\n") for block in blocks)
    ]


GRADED = [(exercise, *row) for exercise in EXERCISES for row in table(exercise)]


@pytest.mark.parametrize(("exercise", "verdict", "code", "answer"), GRADED)
def test_an_answer_gets_its_verdict(exercise: str, verdict: str, code: str, answer: str):
    feedback = grade(answer, exercise)
    assert (feedback.verdict, feedback.code) == (verdict, code)


def test_the_table_has_enough_of_every_kind():
    of_each = Counter(exercise for exercise, *_ in GRADED)

    assert len(GRADED) >= 200
    assert min(of_each[exercise] for exercise in EXERCISES) >= 12
    for exercise in EXERCISES:
        assert {verdict for name, verdict, *_ in GRADED if name == exercise} == set(Verdict)
