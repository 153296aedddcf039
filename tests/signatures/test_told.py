"""
All that is told of an answer beside its verdict, and what the same answer would get in every other exercise.

`python -m tests.signatures.test_told` writes down what it is now; the difference is to be read.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from mlintro.signatures import EXERCISES, Mark, Verdict, grade
from mlintro.signatures.feedback import Arrow
from tests.signatures.test_answers import table

FOLDER = Path(__file__).parent / "told"
SIGNS = {Verdict.CORRECT: "+", Verdict.DEFENSIBLE: "~", Verdict.REVIEW: "-"}


def lines(exercise: str) -> Iterator[str]:
    for _, _, answer in table(exercise):
        feedback = grade(answer, exercise)
        yield f"> {' ⏎ '.join(answer.splitlines())}"[:50]
        yield f"  {feedback.code} {facts(feedback.facts)}"
        if marks := [f"{part} {mark}" for part, mark in feedback.marks.items() if mark is not Mark.FITS]:
            yield f"  but {', '.join(marks)}"
        if feedback.remarks:
            yield "  " + ", ".join(
                f"{remark.code} {facts(remark.facts)}".strip() for remark in feedback.remarks
            )
        if seen := feedback.understood:
            yield f"  {seen.name}({', '.join(map(arrow, seen.inputs))}) → {arrow(seen.output)}"
        if feedback.python:
            yield f"  {feedback.python}"
        yield "  " + "".join(SIGNS[grade(answer, other).verdict] for other in EXERCISES if other != exercise)


def facts(said: Mapping[str, object]) -> str:
    return " ".join(f"{name}={fact}" for name, fact in said.items() if fact not in ("", None))


def arrow(one: Arrow) -> str:
    return " ".join(filter(None, (one.name, one.written, one.family)))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_what_is_told_is_what_was_read(exercise: str):
    assert "\n".join(lines(exercise)) == (FOLDER / f"{exercise}.txt").read_text("utf-8")


if __name__ == "__main__":
    for exercise in EXERCISES:
        (FOLDER / f"{exercise}.txt").write_text("\n".join(lines(exercise)), "utf-8")
