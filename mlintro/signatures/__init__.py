"""The header quiz: a machine-learning system is a function, and learners write its header."""

import ast
from collections.abc import Mapping

from mlintro.signatures import header
from mlintro.signatures.exercises import EXERCISES, Exercise
from mlintro.signatures.families import Family, families
from mlintro.signatures.feedback import Code, Feedback, Praise, Verdict
from mlintro.signatures.header import FunctionHeader, TooLongError

__all__ = ["EXERCISES", "Code", "Exercise", "Feedback", "Praise", "Verdict", "grade"]


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
        function = header.read(answer)
    except TooLongError:
        return Feedback(Code.TOO_LONG, {"characters": header.MAX_CHARS, "lines": header.MAX_LINES})
    except SyntaxError as error:
        return Feedback(Code.SYNTAX, {"line": error.lineno or 1, "column": error.offset or 1})
    if function is None:
        return Feedback(Code.NO_FUNCTION)

    code, facts = first_remark(function, wanted)
    return Feedback(code, {"name": function.name, **facts}, tuple(praises(function, wanted)))


def first_remark(function: FunctionHeader, wanted: Exercise) -> tuple[Code, dict[str, object]]:
    """Inputs before output, output before docstring: the order in which a header is read."""
    if not function.parameters:
        return Code.NO_PARAMETERS, {}
    if not fitting(function, wanted):
        untyped = [parameter for parameter in function.parameters if parameter.annotation is None]
        if untyped:
            return Code.NO_PARAMETER_TYPE, {"parameter": untyped[0].name}
        return about_typed(function, wanted)
    if function.returns is None:
        return Code.NO_RETURN_TYPE, {}
    if not families(function.returns) & wanted.gives:
        code = judge(function.returns, wanted.instead_out, Code.RETURN_TYPE)
        return code, {"written": function.written(function.returns)}
    return (Code.CORRECT if function.has_docstring else Code.NO_DOCSTRING), {}


def about_typed(function: FunctionHeader, wanted: Exercise) -> tuple[Code, dict[str, object]]:
    """All parameters have a type and none is what this system takes in: speak of the first."""
    parameter = function.parameters[0]
    assert isinstance(parameter.annotation, ast.expr)
    code = judge(parameter.annotation, wanted.instead_in, Code.PARAMETER_TYPE)
    return code, {"parameter": parameter.name, "written": function.written(parameter.annotation)}


def judge(annotation: ast.expr, instead: Mapping[Family, Code], otherwise: Code) -> Code:
    """What to say of a type that does not fit: something of its own, if there is anything."""
    found = families(annotation)
    if not found:
        return Code.UNKNOWN_TYPE
    return next((instead[family] for family in sorted(found) if family in instead), otherwise)


def fitting(function: FunctionHeader, wanted: Exercise) -> bool:
    """Whether some parameter is what the system takes in; what else it takes is its own affair."""
    return any(
        parameter.annotation is not None and families(parameter.annotation) & wanted.takes
        for parameter in function.parameters
    )


def praises(function: FunctionHeader, wanted: Exercise) -> list[Praise]:
    right = {
        Praise.FUNCTION: True,
        Praise.PARAMETERS: bool(function.parameters),
        Praise.PARAMETER_TYPE: fitting(function, wanted),
        Praise.RETURN_TYPE: function.returns is not None and bool(families(function.returns) & wanted.gives),
        Praise.DOCSTRING: function.has_docstring,
    }
    return [praise for praise, earned in right.items() if earned]
