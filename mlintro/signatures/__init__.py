"""The header quiz: a machine-learning system is a function, and learners write its header."""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import replace

from mlintro.signatures import notebook, practice
from mlintro.signatures.brackets import without_comment
from mlintro.signatures.changes import changes
from mlintro.signatures.choices import INPUTS, OUTPUTS, InWords, in_words
from mlintro.signatures.exercises import Exercise
from mlintro.signatures.feedback import (
    STYLE,
    Arrow,
    Code,
    Feedback,
    Mark,
    Praise,
    Remark,
    RemarkCode,
    Understood,
    Verdict,
)
from mlintro.signatures.header import MAX_CHARS, MAX_LINES, FunctionHeader, TooLongError, functions
from mlintro.signatures.judging import judge
from mlintro.signatures.meaning import Meaning
from mlintro.signatures.mending import Reading, read_answer

__all__ = [
    "EXERCISES",
    "INPUTS",
    "MAX_CHARS",
    "OUTPUTS",
    "STYLE",
    "Arrow",
    "Code",
    "Exercise",
    "Feedback",
    "InWords",
    "Mark",
    "Praise",
    "Remark",
    "RemarkCode",
    "Understood",
    "Verdict",
    "changes",
    "grade",
    "in_words",
]

EXERCISES: Mapping[str, Exercise] = {
    "sentiment": notebook.SENTIMENT,
    "pedestrian": notebook.PEDESTRIAN,
    "chatbot": notebook.CHATBOT,
    "songs": notebook.SONGS,
    "spam": notebook.SPAM,
    "house_price": practice.HOUSE_PRICE,
    "digit": practice.DIGIT,
    "translator": practice.TRANSLATOR,
    "speech_to_text": practice.SPEECH_TO_TEXT,
    "captioner": practice.CAPTIONER,
    "text_to_image": practice.TEXT_TO_IMAGE,
    "face_unlock": practice.FACE_UNLOCK,
}
VERDICTS = list(Verdict)  # the best first


def grade(answer: str, exercise: str) -> Feedback:
    """
    Read an answer and say the most important thing about it. It is parsed, never run.

    Raises KeyError for an exercise that is not in EXERCISES, and nothing for any answer.

    >>> grade("def es_peaton(imagen: np.ndarray) -> bool:", "pedestrian").verdict
    <Verdict.CORRECT: 'correct'>
    """
    wanted = EXERCISES[exercise]
    if not answer.strip():
        return Feedback(Code.EMPTY)
    try:
        reading = read_answer(answer)
    except TooLongError:
        return Feedback(Code.TOO_LONG, {"characters": MAX_CHARS, "lines": MAX_LINES})
    except SyntaxError as error:
        return Feedback(Code.SYNTAX, {"line": error.lineno or 1, "column": error.offset or 1})
    found = functions(reading.tree, reading.source, reading.originals) if reading else []
    if not reading or not found:
        has_lambda = reading and any(isinstance(node, ast.Lambda) for node in ast.walk(reading.tree))
        return Feedback(Code.LAMBDA if has_lambda else Code.NO_FUNCTION)

    graded = [(judge(function, wanted), function) for function in found]
    feedback, function = min(graded, key=lambda pair: how_far(*pair))
    several = [Remark(RemarkCode.SEVERAL_FUNCTIONS, {"name": function.name})] if len(found) > 1 else []
    told = (*reading.mended, *function.remarks, *several, *feedback.remarks)
    if {remark.code for remark in told} & {RemarkCode.MISSING_DEF, RemarkCode.KEYWORD}:
        feedback = replace(
            feedback, marks={p: m for p, m in feedback.marks.items() if p is not Praise.FUNCTION}
        )
    return replace(
        feedback,
        remarks=without_doubles(told),
        understood=understood(function),
        python=corrected(answer, reading, function),
    )


def without_doubles(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Each kind once, the first; and a function that has no name at all has no vague one."""
    told = {remark.code: remark for remark in reversed(list(remarks))}
    if RemarkCode.MISSING_NAME in told:
        told.pop(RemarkCode.VAGUE_NAME, None)
    return tuple(reversed(told.values()))


def corrected(answer: str, reading: Reading, function: FunctionHeader) -> str:
    """The header as Python has it; empty where it was written so, or stays unclear."""
    if not (reading.mended or function.was_read_otherwise) or reading.originals:
        return ""
    written = "".join(map(without_comment, answer.split("\n")))
    return "" if squeezed(function.python) in squeezed(written) else function.python


def squeezed(text: str) -> str:
    return "".join(text.split())


def how_far(feedback: Feedback, function: FunctionHeader) -> tuple[int, bool, int]:
    """Of several functions, the one that fits best is meant; `__init__` only if there is no other."""
    return VERDICTS.index(feedback.verdict), function.name.startswith("__"), -len(feedback.right)


def understood(function: FunctionHeader) -> Understood:
    inputs = tuple(arrow(p.name, p.written, p.meaning) for p in function.parameters)
    return Understood(function.name, inputs, arrow("", function.written, function.returns))


def arrow(name: str, written: str, meaning: Meaning | None) -> Arrow:
    """The family is told where the type says just one, as `np.ndarray` does not."""
    families = meaning.families if meaning else frozenset()
    return Arrow(name, written, next(iter(families)) if len(families) == 1 else None)
