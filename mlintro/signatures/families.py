"""Types by meaning: what an annotation stands for, however it is written."""

import ast
import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from mlintro.signatures.vocabulary import ARRAY, LIST, MEANT, TYPES, Families, Family, is_type, plain

# Of these, the first part says what the value is.
WRAPPERS = {
    *("Optional", "Annotated", "Final", "Required", "NotRequired", "ClassVar", "Awaitable", "Coroutine"),
    *("Type", "type"),
}
LISTS = {name for name, families in TYPES.items() if families == LIST}
RECORDS = {name for name, families in TYPES.items() if families >= {Family.RECORD}}
RECORD_BASES = {"TypedDict", "NamedTuple", "BaseModel", "dict", "Protocol"}
NUMBERS = {Family.WHOLE, Family.SCORE}
T = TypeVar("T")
MOST = 12  # parts or names remembered of one type
MAX_QUOTED = 200  # characters of a type in quotes


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


@dataclass(slots=True)
class Types:
    """The types that an answer can name: `own` are those that it defines itself, by their names."""

    own: dict[str, ast.expr | ast.ClassDef] = field(default_factory=dict)
    imported: dict[str, str] = field(default_factory=dict)  # `arr` -> `ndarray`
    known: dict[str, Meaning] = field(default_factory=dict)  # what own types mean, once it is known

    @classmethod
    def of(cls, tree: ast.Module) -> "Types":
        types = cls()
        for node in ast.walk(tree):
            match node:
                case ast.ImportFrom(names=names):
                    types.imported |= {alias.asname: alias.name for alias in names if alias.asname}
                case ast.ClassDef(name=name):
                    types.own[name] = node
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    types.own[name] = value
                case ast.AnnAssign(target=ast.Name(id=name), annotation=kind, value=ast.expr() as value):
                    if last_name(kind) == "TypeAlias":
                        types.own[name] = value
        return types

    def meaning(self, annotation: ast.expr) -> Meaning:
        """
        What an annotation can stand for.

        >>> [", ".join(sorted(Types().meaning(ast.parse(text, mode="eval").body).families))
        ...  for text in ("str | None", "list[list[float]]", "dict[str, float]")]
        ['text', 'audio, image, numbers, table', 'probabilities, record']
        """
        match annotation:
            case ast.Constant(value=None):
                return Meaning(frozenset({Family.NOTHING}))
            case ast.Constant(value=str(quoted)):
                return self.of_quoted(quoted)
            case ast.Constant() | ast.UnaryOp() | ast.Dict():  # `-> True`, `-> -1`, `-> {"si": 0.9}`
                return Meaning(is_value=True)
            case ast.BinOp() if plain(ast.unparse(annotation)) in MEANT:  # `si/no`
                return meant_by(ast.unparse(annotation))
            case ast.BinOp(left=left, op=ast.BitOr() | ast.Div(), right=right):
                return self.union([left, right])
            case ast.BoolOp(values=values):  # `str or None`
                return self.union(values)
            case ast.Subscript(value=container, slice=inner):
                return self.of_container(container, elements(inner))
            case ast.Call(func=container, args=inner) if inner and is_type(
                last_name(container)
            ):  # `list(str)`
                meant = f"{ast.unparse(container)}[{', '.join(map(ast.unparse, inner))}]"
                read_as = ((ast.unparse(annotation), meant),)
                return self.of_container(container, inner) | Meaning(read_as=read_as)
            case ast.Call(func=kind):  # `str()`
                return self.meaning(kind)
            case ast.List(elts=inner) if inner:  # `[str]`
                if all(isinstance(part, ast.Constant) and not self.meaning(part).families for part in inner):
                    return Meaning(is_value=True)
                meant = f"list[{', '.join(map(ast.unparse, inner))}]"
                return self.of_list(inner) | Meaning(read_as=((ast.unparse(annotation), meant),))
            case ast.Tuple(elts=inner):  # `(str, int)`
                return self.of_tuple(inner)
            case ast.Attribute(attr=name) if name not in TYPES:  # `foto.png` is no kind of picture
                return Meaning(unknown=(name,))
            case ast.Name() | ast.Attribute():
                return self.of_name(last_name(annotation))
        return Meaning()

    def union(self, members: Iterable[ast.expr]) -> Meaning:
        """Whichever fits; that it may also be None changes nothing for the other."""
        whole = Meaning()
        for member in members:
            whole = whole | self.meaning(member)
        if len(whole.families) > 1:
            whole = replace(whole, families=whole.families - {Family.NOTHING})
        return whole

    def of_name(self, name: str) -> Meaning:
        if name in self.own:
            return self.of_own(name)
        name = self.imported.get(name, name)
        if name.endswith("Tensor"):
            return Meaning(ARRAY)
        if name in TYPES:
            return Meaning(TYPES[name], is_vague=name in LISTS)
        return meant_by(name) if plain(name) in MEANT else Meaning(unknown=(name,))

    def of_own(self, name: str) -> Meaning:
        """Looked into once: types made of one another would take for ever, or never end."""
        if name not in self.known:
            self.known[name] = Meaning(unknown=(name,))  # for a type that is made of itself
            match self.own[name]:
                case ast.ClassDef() as definition:
                    self.known[name] = self.of_class(definition)
                case ast.Call(args=[_, kind]):  # NewType("Foto", np.ndarray)
                    self.known[name] = self.meaning(kind)
                case ast.expr() as kind:
                    self.known[name] = self.meaning(kind)
        return self.known[name]

    def of_class(self, definition: ast.ClassDef) -> Meaning:
        bases = {last_name(base) for base in definition.bases}
        if any("Enum" in base or base == "Flag" for base in bases):
            return Meaning(frozenset({Family.CATEGORY}))
        for base in bases - RECORD_BASES:
            if base in TYPES:
                return Meaning(TYPES[base])
        fields = [node.annotation for node in definition.body if isinstance(node, ast.AnnAssign)]
        by_name = TYPES.get(definition.name, frozenset()) | meant_by(definition.name).families
        parts = tuple(self.meaning(kind).families for kind in fields)
        return Meaning(by_name | {Family.RECORD}, parts=first_few(parts))

    def of_quoted(self, annotation: str) -> Meaning:
        """A type in quotes; or, in quotes, an answer: `-> "positivo"`."""
        words = annotation.strip()[:MAX_QUOTED]
        found = Meaning()
        with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
            kind = ast.parse(words, mode="eval").body
            found = Meaning() if isinstance(kind, ast.Tuple) else self.meaning(kind)
        if found.families or words[:1].isupper():
            return found
        return Meaning(is_value=True)

    def of_container(self, container: ast.expr, inner: list[ast.expr]) -> Meaning:
        name = last_name(container)
        name = self.imported.get(name, name)
        if name == "Union":
            return self.union(inner)
        if name == "Literal":
            return of_literal(inner)
        if not inner:  # list[()], which Python reads without complaint
            return self.of_name(name)
        if name in WRAPPERS:
            return self.meaning(inner[-1] if name == "Coroutine" else inner[0])
        if name in ("tuple", "Tuple"):
            return self.of_tuple(inner)
        if name in ("Generator", "AsyncGenerator"):
            return self.of_list(inner[:1])
        if name in LISTS or MEANT.get(plain(name)) == "list":
            return self.of_list(inner)
        if name in RECORDS:
            return self.of_record(inner)
        return self.of_name(name)

    def of_tuple(self, inner: list[ast.expr]) -> Meaning:
        """`tuple[str, ...]` is a list; `tuple[bool, float]` is two things together."""
        kinds = [part for part in inner if not (isinstance(part, ast.Constant) and part.value is ...)]
        if len(kinds) < len(inner) or len(inner) == 1:
            return self.of_list(kinds)
        parts = tuple(map(self.meaning, kinds))
        if all(part.is_value for part in parts):
            return Meaning(is_value=True)
        families = {Family.RECORD}
        if all(part.families & {Family.TEXT} for part in parts):
            families.add(Family.TEXTS)
        is_row = all(part.families & NUMBERS for part in parts)
        if is_row:  # a pixel, a point
            families.add(Family.NUMBERS)
        inside = first_few(tuple(part.families for part in parts))
        return Meaning(frozenset(families), parts=inside, item=parts[0] if is_row else None)

    def of_list(self, inner: list[ast.expr]) -> Meaning:
        item = self.union(inner)
        is_value = item.is_value and not item.families
        return Meaning(lists_of(item), (), item, item.read_as, item.unknown, is_value=is_value)

    def of_record(self, inner: list[ast.expr]) -> Meaning:
        value = self.meaning(inner[-1])
        is_scored = bool(value.families & NUMBERS)
        return Meaning(
            frozenset({Family.RECORD, Family.PROBABILITIES} if is_scored else {Family.RECORD}),
            parts=(value.families,),
        )


def meant_by(name: str) -> Meaning:
    """What a beginner's word for a type means; nothing for any other word."""
    meant = MEANT.get(plain(name))
    if not meant:
        return Meaning()
    found = Types().meaning(ast.parse(meant, mode="eval").body)
    return found | Meaning(read_as=((name, meant),))


def first_few(values: tuple[T, ...]) -> tuple[T, ...]:
    """Each once, and no more than one would ever look at."""
    return tuple(dict.fromkeys(values))[:MOST]


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
