"""Types by meaning: what an annotation stands for, however it is written."""

import ast
import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from mlintro.signatures.meaning import (
    LISTS,
    MOST,
    NUMBERS,
    RECORDS,
    SCALARS,
    Meaning,
    elements,
    first_few,
    in_python,
    is_size,
    known,
    last_name,
    lists_of,
    of_literal,
)
from mlintro.signatures.phrases import MOST_NESTED, as_type
from mlintro.signatures.vocabulary import (
    ARRAY,
    ARRAY_MAKERS,
    BY_LOWER,
    MEANT,
    MODULES,
    NO_SIZES,
    NO_TYPES,
    RECORD_BASES,
    TYPES,
    WRAPPERS,
    Family,
    is_type,
    plain,
)

MAX_QUOTED = 200  # characters of a type in quotes


@dataclass(slots=True)
class Types:
    """The types that an answer can name: `own` are those that it defines itself, by their names."""

    source: str = ""  # what is quoted stands there
    own: dict[str, ast.expr | ast.ClassDef] = field(default_factory=dict)
    imported: dict[str, str] = field(default_factory=dict)  # `arr` -> `ndarray`
    known: dict[str, Meaning] = field(default_factory=dict)  # what own types mean, once it is known
    seen: dict[int, tuple[ast.expr, Meaning]] = field(default_factory=dict)  # nodes, each looked at once

    @classmethod
    def of(cls, tree: ast.Module, source: str) -> "Types":
        types = cls(source)
        for node in ast.walk(tree):
            match node:
                case ast.ImportFrom(names=names) | ast.Import(names=names):
                    types.imported |= {alias.asname: alias.name for alias in names if alias.asname}
                case ast.ClassDef(name=name):
                    types.own[name] = node
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    types.own[name] = value
                case ast.AnnAssign(ast.Name(id=name), kind, ast.expr() as value) if (
                    last_name(kind) == "TypeAlias"
                ):
                    types.own[name] = value
        return types

    def meaning(self, annotation: ast.expr) -> Meaning:
        """
        What an annotation can stand for.

        >>> [", ".join(sorted(Types().meaning(ast.parse(text, mode="eval").body).families))
        ...  for text in ("str | None", "list[list[float]]", "dict[str, float]")]
        ['text', 'audio, image, numbers, table', 'probabilities, record']
        """
        if id(annotation) not in self.seen:
            self.seen[id(annotation)] = (annotation, self.found_out(annotation))
        return self.seen[id(annotation)][1]

    def found_out(self, annotation: ast.expr) -> Meaning:
        match annotation:
            case ast.Constant(value=None):
                return Meaning(frozenset({Family.NOTHING}))
            case ast.Constant(value=str(quoted)):
                return self.of_quoted(quoted)
            case ast.Set(elts=[kind]) if self.meaning(kind).families:  # `{bool}`
                return self.reading(annotation, self.written(kind)) | self.meaning(kind)
            case ast.BinOp() | ast.BoolOp() | ast.Tuple() | ast.Set() if meant := self.in_words(annotation):
                return stands_for(self.written(annotation), meant)
            case ast.Constant() | ast.UnaryOp() | ast.Dict() | ast.Set():  # `-> True`, `-> -1`
                return Meaning(is_value=True)
            case ast.BinOp(left=left, op=ast.BitOr() | ast.Div(), right=right):
                return self.union([left, right])
            case ast.BoolOp(values=values):  # `str or None`
                return self.union(values)
            case ast.Subscript(value=container, slice=inner):
                return self.of_subscript(annotation, container, elements(inner))
            case ast.Call(func=container, args=inner):
                return self.of_call(annotation, container, inner)
            case ast.List(elts=inner) if inner:  # `[str]`
                if all(map(self.is_example, inner)):
                    return Meaning(is_value=True)
                return self.in_brackets("list", annotation, inner, self.of_list(inner))
            case ast.Tuple(elts=inner):  # `(str, int)`
                found = self.of_tuple(inner)
                return found if found.is_value else self.in_brackets("tuple", annotation, inner, found)
            case ast.Attribute(attr=name) if name.lower() not in BY_LOWER:  # `foto.png` is no kind of picture
                return Meaning(unknown=(name,))
            case ast.Attribute():
                return self.of_attribute(annotation)
            case ast.Name(id=name):
                return self.of_name(name)
        return Meaning()

    def is_example(self, node: ast.expr) -> bool:
        found = self.meaning(node)
        return found.is_value or (isinstance(node, ast.Constant) and not found.families)

    def written(self, node: ast.expr) -> str:
        """The piece as it stands in the answer."""
        return ast.get_source_segment(self.source, node) or ast.unparse(node)

    def reading(self, node: ast.expr, meant: str) -> Meaning:
        """That what is written was read as something else."""
        return Meaning(read_as=((self.written(node), meant),))

    def in_brackets(self, of: str, node: ast.expr, inner: list[ast.expr], found: Meaning) -> Meaning:
        meant = in_python(f"{of}[{', '.join(map(self.written, inner))}]", found)
        return self.reading(node, meant) | found

    def in_words(self, node: ast.expr) -> str:
        """The type that a few words with signs between them stand for: `yes or no`, `si/no`, `28*28`."""
        pieces = [part for part in ast.walk(node) if isinstance(part, ast.expr)]
        if len(pieces) > MOST or any(isinstance(part, ast.Subscript) for part in pieces):
            return ""
        is_explained = any(isinstance(part, ast.Call) for part in pieces)  # `sí/no (bool)`
        names = {part.id for part in pieces if isinstance(part, ast.Name)}
        if names & {*TYPES, *self.own} and not is_explained:
            return ""
        return as_type(self.written(node).replace("{", "").replace("}", ""))

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
            return known(name)
        if plain(name) in MEANT or as_type(name):
            return meant_by(name)
        if name.lower() in BY_LOWER:
            return known(BY_LOWER[name.lower()]) | Meaning(read_as=((name, BY_LOWER[name.lower()]),))
        return Meaning(unknown=(name,))

    def of_attribute(self, node: ast.Attribute) -> Meaning:
        """`np.ndarray`, with whatever capitals."""
        of, _, _ = self.written(node).rpartition(".")
        proper = of if of in self.imported else MODULES.get(of.lower(), of)
        name = node.attr if node.attr in TYPES else BY_LOWER[node.attr.lower()]
        meant = NO_TYPES.get(f"{proper}.{name}", f"{proper}.{name}")
        return known(name) | (Meaning() if meant == f"{of}.{node.attr}" else self.reading(node, meant))

    def of_subscript(self, whole: ast.expr, container: ast.expr, inner: list[ast.expr]) -> Meaning:
        """A container and what is in it; or a type and how many of it: `int[28][28]`, `float[784]`."""
        sizes, inside = 0, whole
        while isinstance(inside, ast.Subscript) and all(map(is_size, elements(inside.slice))):
            sizes += len(elements(inside.slice))
            inside = inside.value
        if not sizes or last_name(inside).capitalize() in NO_SIZES:
            return self.of_container(container, inner)
        of = self.written(inside)
        if isinstance(inside, ast.Name) and set() < self.meaning(inside).families <= SCALARS:
            nested = min(sizes, MOST_NESTED)
            return stands_for(self.written(whole), "list[" * nested + of + "]" * nested)
        return self.reading(whole, in_python(of, self.meaning(inside))) | self.meaning(inside)

    def of_call(self, whole: ast.expr, container: ast.expr, inner: list[ast.expr]) -> Meaning:
        """`list(str)` and `str()` are types all the same, `np.zeros((28, 28))` is an array."""
        name = last_name(container)
        if name in ARRAY_MAKERS:
            return stands_for(self.written(whole), "np.ndarray")
        if not is_type(name):
            return self.meaning(container) | Meaning(is_value=True)
        of, found = self.written(container), self.meaning(container)
        if found.families <= SCALARS or all(self.meaning(part).is_value for part in inner):
            return self.reading(whole, in_python(of, found)) | found
        return self.in_brackets(of, whole, inner, self.of_container(container, inner))

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
            found = Meaning() if isinstance(kind, ast.Tuple) else replace(self, source=words).meaning(kind)
        if found.families or words[:1].isupper():
            return found
        return Meaning(is_value=True)

    def of_container(self, container: ast.expr, inner: list[ast.expr]) -> Meaning:
        name = self.imported.get(last_name(container), last_name(container))
        if name != (proper := name.capitalize()) and proper in NO_SIZES:  # `optional[str]`
            return self.of_container(ast.Name(proper), inner) | self.reading(container, proper)
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
        read_as = self.meaning(container).read_as if name not in TYPES else ()
        if name in LISTS or MEANT.get(plain(name)) == "list" or BY_LOWER.get(name.lower()) in LISTS:
            return self.of_list(inner) | Meaning(read_as=read_as)
        if name in RECORDS or MEANT.get(plain(name)) == "dict" or BY_LOWER.get(name.lower()) in RECORDS:
            return self.of_record(inner) | Meaning(read_as=read_as)
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
        read_as = first_few(tuple(pair for part in parts for pair in part.read_as))
        return Meaning(frozenset(families), inside, parts[0] if is_row else None, read_as)

    def of_list(self, inner: list[ast.expr]) -> Meaning:
        item = self.union(inner)
        is_value = item.is_value and not item.families
        return Meaning(lists_of(item), (), item, item.read_as, item.unknown, is_value=is_value)

    def of_record(self, inner: list[ast.expr]) -> Meaning:
        value = self.meaning(inner[-1]).families
        read_as = first_few(tuple(pair for part in inner for pair in self.meaning(part).read_as))
        scored = {Family.PROBABILITIES} if value & NUMBERS else set()
        return Meaning(frozenset({Family.RECORD} | scored), parts=(value,), read_as=read_as)


def meant_by(name: str) -> Meaning:
    """What a beginner's word for a type means; nothing for any other word."""
    meant = MEANT.get(plain(name)) or as_type(name)
    return stands_for(name, meant) if meant else Meaning()


def stands_for(written: str, meant: str) -> Meaning:
    """What words mean that stand for a type of Python's, and how they were read."""
    found = Types(meant).meaning(ast.parse(meant, mode="eval").body)
    return replace(found, read_as=((written, in_python(meant, found)),))
