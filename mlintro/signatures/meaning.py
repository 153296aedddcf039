"""What an annotation stands for, whatever way it is written."""

import ast
from dataclasses import dataclass
from typing import TypeVar

from mlintro.signatures.vocabulary import LIST, TYPES, Families, Family

LISTS = {name for name, families in TYPES.items() if families == LIST}
RECORDS = {name for name, families in TYPES.items() if families >= {Family.RECORD}}
NUMBERS = {Family.WHOLE, Family.SCORE}
SCALARS = NUMBERS | {Family.YES_NO, Family.TEXT}
# What each row of a table is, and each value of a series.
ITEMS = {
    "Series": frozenset(SCALARS | {Family.CATEGORY}),
    **dict.fromkeys(("DataFrame", "LazyFrame"), frozenset({Family.RECORD, Family.NUMBERS})),
}
T = TypeVar("T")
MOST = 12  # parts or names remembered of one type


@dataclass(frozen=True, slots=True)
class Meaning:
    """
    What an annotation can stand for. No families: a type that this lesson does not know.

    `parts` are those of a tuple or of a class with fields, `item` is what a list is made of.
    `read_as` tells how what is no type in Python was read: (as written, as meant).
    `unknown` are names that stand for nothing known; `is_vague` is a list of nobody knows what,
    `is_value` an example where a type should stand: `-> True`.
    """

    families: Families = frozenset()
    parts: tuple[Families, ...] = ()
    item: "Meaning | None" = None
    read_as: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    is_vague: bool = False
    is_value: bool = False

    def __or__(self, other: "Meaning") -> "Meaning":
        return Meaning(
            self.families | other.families,
            first_few(self.parts + other.parts),
            self.item or other.item,
            first_few(self.read_as + other.read_as),
            first_few(self.unknown + other.unknown),
            self.is_vague or other.is_vague,
            self.is_value or other.is_value,
        )


def known(name: str) -> Meaning:
    """A type of Python's or of a library's. A series or a table holds a value for each of many."""
    item = Meaning(ITEMS[name]) if name in ITEMS else None
    return Meaning(TYPES[name], item=item, is_vague=name in LISTS)


def lists_of(item: Meaning) -> Families:
    """Rows of numbers are an image; a row of numbers is a sound, features or probabilities."""
    if item.is_vague:
        return frozenset({Family.IMAGE, Family.TABLE, Family.NUMBERS, Family.RECORDS})
    found: set[Family] = set()
    if item.families & {Family.TEXT, Family.TEXTS, Family.CATEGORY}:
        found.add(Family.TEXTS)
    if item.families & NUMBERS:
        found |= {Family.NUMBERS, Family.AUDIO, Family.PROBABILITIES}
    if item.item and item.families & {Family.NUMBERS}:
        found |= {Family.IMAGE, Family.AUDIO, Family.NUMBERS, Family.TABLE}
    if item.families & {Family.IMAGE}:
        found.add(Family.IMAGES)
    if item.families & {Family.RECORD} or item.unknown:
        found.add(Family.RECORDS)
    if not found and item.families:  # of something else that is known
        found.add(Family.RECORDS)
    return frozenset(found)


def of_literal(values: list[ast.expr]) -> Meaning:
    kinds = {type(value.value) for value in values if isinstance(value, ast.Constant)}
    found: set[Family] = set()
    if bool in kinds:
        found.add(Family.YES_NO)
    if int in kinds:
        found |= {Family.WHOLE, Family.CATEGORY}
    if str in kinds:
        found.add(Family.CATEGORY)
    return Meaning(frozenset(found))


def first_few(values: tuple[T, ...]) -> tuple[T, ...]:
    """Each once, and no more than one would ever look at."""
    return tuple(dict.fromkeys(values))[:MOST]


def in_python(meant: str, found: Meaning) -> str:
    """A reading whose pieces were read as something else themselves: `[string]` is `list[str]`."""
    for written, piece in found.read_as:
        meant = meant.replace(written, piece)
    return meant


def is_size(node: ast.expr) -> bool:
    """A number between brackets, or a colon, is how many there are."""
    return isinstance(node, ast.Slice) or (isinstance(node, ast.Constant) and type(node.value) is int)


def elements(inner: ast.expr) -> list[ast.expr]:
    return inner.elts if isinstance(inner, ast.Tuple) else [inner]


def last_name(node: ast.expr) -> str:
    """`Image` for `Image`, `Image.Image` and `PIL.Image.Image`."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=container):
            return last_name(container)
    return ""
