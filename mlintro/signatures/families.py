"""Types by meaning: what an annotation stands for, however it is written."""

import ast
from enum import StrEnum


class Family(StrEnum):
    """What a value is, for someone who thinks about data rather than about Python."""

    TEXT = "text"
    YES_NO = "yes_no"
    WHOLE = "whole"
    SCORE = "score"
    IMAGE = "image"
    TEXTS = "texts"
    NUMBERS = "numbers"


Families = frozenset[Family]
UNKNOWN: Families = frozenset()

NAMES = {
    "str": Family.TEXT,
    "bool": Family.YES_NO,
    "bool_": Family.YES_NO,
    "int": Family.WHOLE,
    "float": Family.SCORE,
    "float32": Family.SCORE,
    "float64": Family.SCORE,
    "ndarray": Family.IMAGE,
    "array": Family.IMAGE,  # np.array is a function, but what is meant is clear
    "NDArray": Family.IMAGE,
    "Image": Family.IMAGE,
    "Tensor": Family.IMAGE,
}
LISTS = {"list", "List", "tuple", "Tuple", "Sequence", "Iterable"}
# Of these, the first part says what the value is.
WRAPPERS = {"Optional", "Annotated", "Final"}


def families(annotation: ast.expr) -> Families:
    """
    What an annotation can stand for; empty for a type that this lesson does not know.

    >>> [sorted(families(ast.parse(text, mode="eval").body)) for text in ("np.ndarray", "str | None")]
    [[<Family.IMAGE: 'image'>], [<Family.TEXT: 'text'>]]
    """
    match annotation:
        case ast.Constant(value=str(quoted)):
            return of_quoted(quoted)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return families(left) | families(right)
        case ast.Subscript(value=container, slice=inner):
            parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            return of_container(last_name(container), parts)
    name = last_name(annotation)
    if name in LISTS:
        return frozenset({Family.TEXTS, Family.NUMBERS})
    return named(name)


def named(name: str) -> Families:
    return frozenset({NAMES[name]}) if name in NAMES else UNKNOWN


def last_name(node: ast.expr) -> str:
    """`Image` for `Image`, `Image.Image` and `PIL.Image.Image`."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def of_quoted(annotation: str) -> Families:
    try:
        return families(ast.parse(annotation.strip(), mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return UNKNOWN


def of_container(name: str, parts: list[ast.expr]) -> Families:
    """`name[parts]`. Rows of numbers are an image; a row of numbers is just numbers."""
    if name == "Union":
        return UNKNOWN.union(*map(families, parts))
    if name == "Literal":
        kinds = {type(part.value) for part in parts if isinstance(part, ast.Constant)}
        return frozenset(
            {bool: Family.YES_NO, int: Family.WHOLE, str: Family.TEXT}[k] for k in kinds & {bool, int, str}
        )
    if name not in LISTS | WRAPPERS:
        return named(name)
    if not parts:  # list[()], which Python reads without complaint
        return UNKNOWN
    inside = families(parts[0])
    if name in WRAPPERS:
        return inside
    found = set()
    if inside & {Family.TEXT, Family.TEXTS} or is_record_of_texts(parts[0]):
        found.add(Family.TEXTS)
    if inside & {Family.WHOLE, Family.SCORE}:
        found.add(Family.NUMBERS)
    if inside & {Family.NUMBERS, Family.IMAGE}:
        found.add(Family.IMAGE)
    return frozenset(found)


def is_record_of_texts(node: ast.expr) -> bool:
    """`dict` or `dict[str, …]`: a message with its author, as chatbots write it."""
    container = node.value if isinstance(node, ast.Subscript) else node
    return last_name(container) in ("dict", "Dict", "Mapping")
