"""Read function headers out of Python that parses. It is parsed, never run."""

import ast
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from mlintro.signatures.families import Meaning, Types, last_name
from mlintro.signatures.feedback import Remark, RemarkCode
from mlintro.signatures.vocabulary import TYPES, is_surely_type, is_type

MAX_CHARS, MAX_LINES = 2_000, 40
MAX_NODES, MAX_DEPTH = 400, 50


class TooLongError(Exception):
    """More text, or more deeply nested, than a header needs."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """`meaning` is None where no type is written."""

    name: str
    meaning: Meaning | None = None
    written: str = ""


@dataclass(frozen=True, slots=True)
class FunctionHeader:
    """`returns` is None where no type is written; `written` and `line` are the learner's own."""

    name: str
    parameters: tuple[Parameter, ...] = ()
    returns: Meaning | None = None
    written: str = ""
    has_docstring: bool = False
    line: int = 1
    remarks: tuple[Remark, ...] = ()  # on what parses and means something else to Python


def parse(source: str) -> ast.Module:
    """
    Raises SyntaxError, and TooLongError for what would be slow or run out of stack.

    The limits are those at which CPython's parser was seen to be quick and safe: 2,000
    characters, 40 lines, 400 nodes, 50 levels.
    """
    if len(source) > MAX_CHARS or source.count("\n") >= MAX_LINES:
        raise TooLongError
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise SyntaxError(error.msg, (None, error.lineno, error.offset, None)) from None
    except (ValueError, RecursionError, MemoryError, OverflowError):  # NUL, lone surrogates, deep nesting
        raise TooLongError from None
    if too_big(tree):
        raise TooLongError
    return tree


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


def functions(tree: ast.Module, source: str) -> list[FunctionHeader]:
    """Every function of an answer, methods among them, in the order in which they stand."""
    types = Types.of(tree)
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [from_node(node, types, source) for node in sorted(found, key=lambda node: node.lineno)]


def from_node(node: ast.FunctionDef | ast.AsyncFunctionDef, types: Types, source: str) -> FunctionHeader:
    remarks: list[Remark] = []
    returns = node.returns
    alone = type_alone(node)
    if alone and returns is None:  # `def f(x: str): bool`
        remarks.append(Remark(RemarkCode.ARROW, {"line": node.lineno, "written": ":", "meant": "->"}))
        returns = alone
    elif alone and returns and not is_type(last_name(returns)):  # `-> estrellas: int`
        meant = text_of(alone, source)
        remarks.append(Remark(RemarkCode.NAMED_OUTPUT, {"line": node.lineno, "meant": meant}))
        returns = alone
    return FunctionHeader(
        name=node.name,
        parameters=tuple(parameters(node, types, source, remarks)),
        returns=types.meaning(returns) if returns else None,
        written=text_of(returns, source),
        has_docstring=bool(ast.get_docstring(node)),
        line=node.lineno,
        remarks=tuple(remarks),
    )


def parameters(
    node: ast.FunctionDef | ast.AsyncFunctionDef, types: Types, source: str, remarks: list[Remark]
) -> Iterator[Parameter]:
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(positional) - len(arguments.defaults)) + [*arguments.defaults]
    for argument, default in zip(
        [*positional, *arguments.kwonlyargs], [*defaults, *arguments.kw_defaults], strict=True
    ):
        name, kind = argument.arg, argument.annotation
        if name in ("self", "cls"):
            continue
        if kind is None and default is not None and is_type(last_name(default)):  # `imagen=np.ndarray`
            meant = f"{name}: {text_of(default, source)}"
            remarks.append(Remark(RemarkCode.EQUALS, {"line": node.lineno, "meant": meant}))
            kind = default
        if (
            isinstance(kind, ast.Name)
            and is_surely_type(name)
            and not is_type(kind.id)
            and kind.id not in types.own
        ):
            meant = f"{kind.id}: {name}"  # `str: comentario`
            remarks.append(Remark(RemarkCode.REVERSED, {"line": node.lineno, "meant": meant}))
            yield Parameter(kind.id, types.meaning(ast.Name(name)), name)
            continue
        if kind is None and default is None and name in TYPES:  # `def f(str)`
            remarks.append(Remark(RemarkCode.UNNAMED, {"line": node.lineno, "written": name}))
            yield Parameter("", types.meaning(ast.Name(name)), name)
            continue
        yield Parameter(name, types.meaning(kind) if kind else None, text_of(kind, source))
    for many in filter(None, (arguments.vararg, arguments.kwarg)):
        kind = many.annotation  # of `*mensajes: str` there are as many as one likes: a list
        several = types.of_list([kind]) | types.of_record([kind]) if kind else None
        yield Parameter(many.arg, several, text_of(kind, source))


def type_alone(node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.expr | None:
    """The type that stands where the body should, with or without a `return`."""
    match node.body:
        case [ast.Expr(value=kind)] | [ast.Return(value=ast.expr() as kind)] if kind.lineno == node.lineno:
            return kind if is_type(last_name(kind)) else None
    return None


def text_of(node: ast.expr | None, source: str) -> str:
    return (node and ast.get_source_segment(source, node)) or ""
