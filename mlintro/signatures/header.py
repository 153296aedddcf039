"""Read function headers out of Python that parses. It is parsed, never run."""

import ast
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mlintro.signatures.families import Types
from mlintro.signatures.feedback import Remark, RemarkCode
from mlintro.signatures.meaning import Meaning, last_name
from mlintro.signatures.vocabulary import is_surely_type, is_type

MAX_CHARS, MAX_LINES = 2_000, 40
MAX_NODES, MAX_DEPTH = 400, 50
UNNAMED = "x"  # for an input whose type alone is written
OWNERS = ("self", "cls")  # whose method it is: no inputs


class TooLongError(Exception):
    """More text, or more deeply nested, than a header needs."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """`meaning` is None where no type is written."""

    name: str
    meaning: Meaning | None = None
    written: str = ""
    default: str = ""

    @property
    def python(self) -> str:
        """As Python has it: `umbral: float = 0.5`."""
        if not self.written:
            return f"{self.name}={self.default}" if self.default else self.name
        typed = f"{self.name}: {as_python(self.written, self.meaning)}"
        return f"{typed} = {self.default}" if self.default else typed


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
    python: str = ""  # the header as Python has it

    @property
    def was_read_otherwise(self) -> bool:
        """Whether Python would have read it otherwise, or not at all."""
        meanings = [self.returns, *(parameter.meaning for parameter in self.parameters)]
        return bool(self.remarks) or any(meaning.read_as for meaning in meanings if meaning)


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


def functions(tree: ast.Module, source: str, originals: Mapping[str, str]) -> list[FunctionHeader]:
    """
    Every function of an answer, methods among them, in the order in which they stand.

    `originals` are the learner's words, by names that stand for them in the source.
    """
    types = Types.of(tree, source)
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    headers = [from_node(node, types, source) for node in sorted(found, key=lambda node: node.lineno)]
    return [in_own_words(header, originals) for header in headers] if originals else headers


def in_own_words(header: FunctionHeader, originals: Mapping[str, str]) -> FunctionHeader:
    def own(written: str) -> str:
        return re.sub(r"\w+", lambda name: originals.get(name[0], name[0]), written)

    inputs = tuple(replace(found, written=own(found.written)) for found in header.parameters)
    return replace(header, parameters=inputs, written=own(header.written))


def from_node(node: ast.FunctionDef | ast.AsyncFunctionDef, types: Types, source: str) -> FunctionHeader:
    remarks: list[Remark] = []
    returns = None if is_left_open(node.returns) else node.returns
    alone = type_alone(node)
    if alone and returns is None:  # `def f(x: str): bool`
        remarks.append(Remark(RemarkCode.ARROW, {"line": node.lineno, "written": ":", "meant": "->"}))
        returns = alone
    elif alone and returns and not is_type(last_name(returns)):  # `-> estrellas: int`
        meant = text_of(alone, source)
        remarks.append(Remark(RemarkCode.NAMED_OUTPUT, {"line": node.lineno, "meant": meant}))
        returns = alone
    inputs = paired(parameters(node, types, source, remarks), node.lineno, remarks)
    inputs = with_names_of_their_own(inputs, node.lineno, remarks)
    given = types.meaning(returns) if returns else None
    written = text_of(returns, source)
    keyword = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
    output = f" -> {as_python(written, given)}" if written else ""
    return FunctionHeader(
        name=node.name,
        parameters=tuple(found for found in inputs if found and found.name not in OWNERS),
        returns=given,
        written=written,
        has_docstring=bool(ast.get_docstring(node)),
        line=node.lineno,
        remarks=tuple(remarks),
        python=f"{keyword} {node.name}({', '.join(in_parentheses(node.args, inputs))}){output}:",
    )


def paired(inputs: Iterable[Parameter], line: int, remarks: list[Remark]) -> list[Parameter | None]:
    """`mensaje, str` is one input: a name, and behind it a type without a name; None where that stood."""
    found: list[Parameter | None] = []
    for one in inputs:
        before = found[-1] if found else None
        if before and before.name and before.meaning is None and not before.default and not one.name:
            found[-1] = replace(one, name=before.name)
            remarks[:] = [said for said in remarks if said.code is not RemarkCode.UNNAMED]
            meant = f"{before.name}: {one.written}"
            facts = {"line": line, "written": f"{before.name}, {one.written}", "meant": meant}
            remarks.append(Remark(RemarkCode.MISSING_COLON, facts))
            found.append(None)
        else:
            found.append(one)
    return found


def with_names_of_their_own(
    inputs: list[Parameter | None], line: int, remarks: list[Remark]
) -> list[Parameter | None]:
    """Python takes no two inputs of one name."""
    names: set[str] = set()
    found: list[Parameter | None] = []
    for one in inputs:
        if one and one.name in names:
            if one.name != UNNAMED:
                remarks.append(Remark(RemarkCode.SAME_NAME, {"line": line, "name": one.name}))
            one = replace(one, name=next(n for i in range(2, 999) if (n := f"{one.name}_{i}") not in names))
        names |= {one.name} if one and one.name else set()
        found.append(one)
    return found


def in_parentheses(arguments: ast.arguments, inputs: list[Parameter | None]) -> Iterator[str]:
    """Each input as Python has it, and the signs between them."""
    taken = {one.name for one in inputs if one}
    free = (UNNAMED, *(f"{UNNAMED}_{i}" for i in range(2, 2 * len(inputs) + 2)))
    unnamed = iter([name for name in free if name not in taken])
    written = [one and replace(one, name=one.name or next(unnamed)).python for one in inputs]
    alone, others = len(arguments.posonlyargs), len(arguments.posonlyargs) + len(arguments.args)
    last = others + len(arguments.kwonlyargs)
    many = iter(written[last:])
    yield from filter(None, written[:alone])
    if alone:
        yield "/"
    yield from filter(None, written[alone:others])
    if arguments.vararg:
        yield f"*{next(many)}"
    elif arguments.kwonlyargs:
        yield "*"
    yield from filter(None, written[others:last])
    if arguments.kwarg:
        yield f"**{next(many)}"


def parameters(
    node: ast.FunctionDef | ast.AsyncFunctionDef, types: Types, source: str, remarks: list[Remark]
) -> Iterator[Parameter]:
    """Inputs in their order; of `*` and `**` at the end."""
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(positional) - len(arguments.defaults)) + [*arguments.defaults]
    for argument, default in zip(
        [*positional, *arguments.kwonlyargs], [*defaults, *arguments.kw_defaults], strict=True
    ):
        kind = None if is_left_open(argument.annotation) else argument.annotation
        yield parameter(argument.arg, kind, default, node.lineno, types, source, remarks)
    for many in filter(None, (arguments.vararg, arguments.kwarg)):
        kind = many.annotation  # of `*mensajes: str` there are as many as one likes: a list
        several = types.of_list([kind]) | types.of_record([kind]) if kind else None
        yield Parameter(many.arg, several, text_of(kind, source))


def parameter(
    name: str,
    kind: ast.expr | None,
    default: ast.expr | None,
    line: int,
    types: Types,
    source: str,
    remarks: list[Remark],
) -> Parameter:
    if kind is None and default is not None and is_type(last_name(default)):  # `imagen=np.ndarray`
        meant = f"{name}: {text_of(default, source)}"
        remarks.append(Remark(RemarkCode.EQUALS, {"line": line, "meant": meant}))
        kind, default = default, None
    if (
        isinstance(kind, ast.Name)
        and is_surely_type(name)
        and not is_type(kind.id)
        and kind.id not in types.own
    ):
        meant = f"{kind.id}: {name}"  # `str: comentario`
        remarks.append(Remark(RemarkCode.REVERSED, {"line": line, "meant": meant}))
        return Parameter(kind.id, types.meaning(ast.Name(name)), name)
    if kind is None and default is None and is_surely_type(name):  # `def f(str)`
        remarks.append(Remark(RemarkCode.UNNAMED, {"line": line, "written": name}))
        return Parameter("", types.meaning(ast.Name(name)), name)
    given = text_of(default, source)
    return Parameter(name, types.meaning(kind) if kind else None, text_of(kind, source), given)


def is_left_open(kind: ast.expr | None) -> bool:
    """`...` or `_` for a type that the learner does not know yet."""
    return (isinstance(kind, ast.Constant) and kind.value is ...) or (
        isinstance(kind, ast.Name) and not kind.id.strip("_")
    )


def type_alone(node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.expr | None:
    """The type that stands where the body should, with or without a `return`."""
    match node.body:
        case [ast.Expr(value=kind)] | [ast.Return(value=ast.expr() as kind)] if kind.lineno == node.lineno:
            return kind if is_type(last_name(kind)) else None
    return None


def text_of(node: ast.expr | None, source: str) -> str:
    return (node and ast.get_source_segment(source, node)) or ""


def as_python(written: str, meaning: Meaning | None) -> str:
    """A type as Python has it: what is none of its own gives way to what it was read as."""
    if meaning and not meaning.is_value:
        for words, meant in meaning.read_as:
            written = meant.join(re.split(rf"(?<![\w.]){re.escape(words)}(?!\w)", written))
    return written
