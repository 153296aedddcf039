"""Read a function header out of what a learner wrote. It is parsed, never run."""

import ast
import contextlib
import textwrap
from collections import deque
from dataclasses import dataclass

MAX_CHARS, MAX_LINES = 2_000, 40
MAX_NODES, MAX_DEPTH = 400, 50

# What phones and word processors put in place of the plain characters.
PLAIN = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "–": "-", "—": "-", "−": "-", "→": "->"}
)


class TooLongError(Exception):
    """More text, or more deeply nested, than a header needs."""


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    annotation: ast.expr | None


@dataclass(frozen=True, slots=True)
class FunctionHeader:
    """`written` gives a node's text as the learner wrote it."""

    name: str
    parameters: tuple[Parameter, ...]
    returns: ast.expr | None
    has_docstring: bool
    source: str

    def written(self, node: ast.expr) -> str:
        return ast.get_source_segment(self.source, node) or ""


def read(answer: str) -> FunctionHeader | None:
    """
    The first function in the answer, or None when there is none.

    A header without a body is fine: `def f(x: int) -> int:` reads as if `pass` followed.
    Raises SyntaxError, with the place in `lineno` and `offset` (from 1), and TooLongError.
    The limits keep the parser away from the inputs on which it is slow or runs out of stack.
    """
    if len(answer) > MAX_CHARS or answer.count("\n") >= MAX_LINES:
        raise TooLongError
    tree, source = first_that_parses(textwrap.dedent(answer).rstrip())
    if too_big(tree):
        raise TooLongError
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            return from_node(node, source)
    return None


def first_that_parses(written: str) -> tuple[ast.Module, str]:
    """The answer as it is, with a body, with plain characters, or with both."""
    plain = written.translate(PLAIN)
    attempts = (written, f"{written}\n    pass", plain, f"{plain}\n    pass")
    for source in dict.fromkeys(attempts):  # mostly `plain` is what was written
        with contextlib.suppress(SyntaxError):
            return parse(source), source
    return parse(plain), plain  # raises, with the place in what the learner wrote


def parse(source: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise SyntaxError(error.msg, (None, error.lineno, error.offset, None)) from None
    except (ValueError, RecursionError, MemoryError, OverflowError):  # NUL, lone surrogates, deep nesting
        raise TooLongError from None


def too_big(tree: ast.AST) -> bool:
    """Counted without recursion: a deep tree parses but cannot be walked recursively."""
    waiting, nodes = deque([(tree, 0)]), 0
    while waiting:
        node, depth = waiting.popleft()
        nodes += 1
        if nodes > MAX_NODES or depth > MAX_DEPTH:
            return True
        waiting.extend((child, depth + 1) for child in ast.iter_child_nodes(node))
    return False


def from_node(node: ast.FunctionDef | ast.AsyncFunctionDef, source: str) -> FunctionHeader:
    arguments = node.args
    every = [
        *arguments.posonlyargs,
        *arguments.args,
        arguments.vararg,
        *arguments.kwonlyargs,
        arguments.kwarg,
    ]
    return FunctionHeader(
        name=node.name,
        parameters=tuple(
            Parameter(argument.arg, argument.annotation)
            for argument in every
            if argument and argument.arg not in ("self", "cls")
        ),
        returns=node.returns,
        has_docstring=bool(ast.get_docstring(node)),
        source=source,
    )
