"""One input, or one type, as beginners write it, put as Python has it."""

import ast
import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mlintro.signatures.brackets import cut
from mlintro.signatures.feedback import Remark, RemarkCode
from mlintro.signatures.header import UNNAMED
from mlintro.signatures.phrases import AND, LIST_OF, MOST_NESTED, OR, QUOTED, as_type
from mlintro.signatures.vocabulary import MEANT, is_container, is_surely_type, is_type, plain

WRAPPED = re.compile(r"^(\w+)\s*[\[({<]\s*(.+?)\s*[\])}>]$")
BETWEEN = re.compile(
    r"(?i)^(\w+)\s*(?:(?:\s-+>?|\s(?:es|as|is|como|type|tipo|de tipo|of type))\s|[.|/]\s)\s*(\S.*)$"
)

CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass(slots=True)
class Mender:
    """
    Mends the pieces of the header at `line`, and remembers what it changed.

    `originals` are words that stand for no type, by the names that it gave them.
    """

    line: int
    remarks: list[Remark] = field(default_factory=list)
    originals: dict[str, str] = field(default_factory=dict)

    def tell(self, code: RemarkCode, written: str = "", meant: str = "") -> None:
        facts = {"line": self.line, "written": written.strip(), "meant": meant}
        self.remarks.append(Remark(code, {name: fact for name, fact in facts.items() if fact}))

    def name(self, written: str) -> str:
        """A name that Python takes: `es peaton` is `es_peaton`."""
        name = written
        if not written.isidentifier():
            letters = (letter if f"a{letter}".isidentifier() else " " for letter in written)
            name = "_".join("".join(letters).split())
        name = name.strip("_") or "f"
        if name[0].isdigit() or keyword.iskeyword(name):
            name = f"{name}_" if keyword.iskeyword(name) else f"_{name}"
        if name != written.strip():
            self.tell(RemarkCode.NAME if written.strip() else RemarkCode.MISSING_NAME, written, name)
        return name

    def brackets(self, written: str) -> str:
        """`list<str>` and `str[]`, as other languages have them, are `list[str]`."""
        line = square(written)
        if line != written:
            self.tell(RemarkCode.BRACKETS, written, "list[...]")
        return line

    def parameters(self, written: str) -> str:
        pieces = self.paired(list(self.unwrapped(written)))
        mended = [mended for piece in pieces if (mended := self.parameter(piece))]
        ordered = in_order(mended)
        if ordered and ordered != mended:
            self.tell(RemarkCode.ORDER, meant=", ".join(ordered))
        return ", ".join(ordered)

    def paired(self, pieces: list[str]) -> list[str]:
        """`foto, np.ndarray` is one input: a name, and behind it a type without a name."""
        paired: list[str] = []
        for piece in pieces:
            if (
                paired
                and paired[-1].isidentifier()
                and is_surely_type(piece)
                and not is_surely_type(paired[-1])
            ):
                self.tell(RemarkCode.MISSING_COLON, f"{paired[-1]}, {piece}", f"{paired[-1]}: {piece}")
                paired[-1] = f"{paired[-1]}: {piece}"
            else:
                paired.append(piece)
        return paired

    def unwrapped(self, written: str, depth: int = 0) -> Iterator[str]:
        """Each input, without brackets of its own or of several: `((a: str, b: str))`, `{a: str}`."""
        pieces = cut(written, ",;")
        if ";" in written and len(pieces) > len(cut(written, ",")):
            self.tell(RemarkCode.SEPARATOR, ";", ",")
        for piece in map(str.strip, pieces):
            inside = piece[1:-1].strip()
            is_wrapped = (
                piece and CLOSING.get(piece[0]) == piece[-1] and len(cut(piece[1:], CLOSING[piece[0]])) == 2
            )
            if is_wrapped and depth < MOST_NESTED and not (piece[0] == "[" and is_type(inside)):
                self.tell(RemarkCode.PARENTHESES)
                yield from self.unwrapped(inside, depth + 1)
            elif piece.strip(": "):  # neither a name nor a type
                yield piece

    def parameter(self, written: str) -> str:
        stars = re.match(r"\s*(\*{1,2}|/|)\s*", written)
        lead = stars[1] if stars else ""
        piece = written.strip()[len(lead) :].strip()
        if not piece:
            return lead
        given, *default = cut(piece, "=")
        name, *kinds = cut(given, ":")
        if not kinds and default and is_given_as_type(default[0].strip()):
            self.tell(RemarkCode.EQUALS, piece, f"{name.strip()}: {default[0].strip()}")
            kinds, default = [default[0]], []
        if not kinds:
            return lead + self.without_colon(name) + self.default(default)
        *others, kind = kinds
        before = []
        for other in others:
            words = other.split()
            if not words:  # `mensaje :: str`
                continue
            if len(words) == 1:  # `historial: list: str`
                kind = f"{words[0]}[{kind.strip()}]" if is_container(words[0]) else words[0]
                self.tell(RemarkCode.BRACKETS, given, f"{name.strip()}: {kind}")
                continue
            self.tell(RemarkCode.SEPARATOR, piece, ",")  # `a: str b: int`: the comma is missing
            before.append(f"{self.name(name)}: {self.kind(' '.join(words[:-1]))}, ")
            name = words[-1]
        if is_surely_type(name.strip()) and not is_type(kind.strip()) and kind.strip().isidentifier():
            self.tell(RemarkCode.REVERSED, given, f"{kind.strip()}: {name.strip()}")
            name, kind = kind, name
        if not name.strip():
            if kind.strip():
                self.tell(RemarkCode.UNNAMED, kind)
            name = UNNAMED
        mended = self.kind(kind)
        typed = f"{self.name(name)}: {mended}" if mended else self.name(name)
        return f"{lead}{''.join(before)}{typed}{self.default(default)}"

    def without_colon(self, written: str) -> str:
        """`str x`, `x str`, `x [str]`, `nombre usuario` or just `x`."""
        written = written.strip()
        if re.fullmatch(r"[\d.,]+", written):  # an example, `metros: 120` without its name
            return f"{UNNAMED}: {written}"
        found = WRAPPED.match(written) or BETWEEN.match(written)
        if (
            found
            and not is_container(found[1])
            and not is_surely_type(found[1])
            and is_given_as_type(found[2])
        ):
            return self.missing_colon(written, found[1], found[2])
        if (is_surely_type(written) or written.startswith("[")) and is_expression(written):
            self.tell(RemarkCode.UNNAMED, written)
            return f"{UNNAMED}: {written}"
        kind, _, last = written.rpartition(" ")
        if is_surely_type(kind) and is_expression(kind):
            name = self.name(last)
            self.tell(RemarkCode.TYPE_FIRST, written, f"{name}: {kind}")
            return f"{name}: {kind}"
        first, *others = written.split() or [""]
        if others and is_type(others[-1]):
            return self.missing_colon(written, " ".join([first, *others[:-1]]), others[-1])
        if others and as_type(" ".join(others)):  # `imagen matriz 28x28`
            return self.missing_colon(written, first, " ".join(others))
        return self.name(written)

    def missing_colon(self, written: str, name: str, kind: str) -> str:
        mended = f"{self.name(name)}: {self.kind(kind)}"
        self.tell(RemarkCode.MISSING_COLON, written, mended)
        return mended

    def default(self, given: list[str]) -> str:
        return f" = {given[0].strip()}" if given and is_expression(given[0].strip()) else ""

    def kind(self, written: str, depth: int = 0) -> str:
        """
        A type; words that are none stay together as a name that is not known.

        Empty for `?` and other signs with which a learner leaves a place open.
        """
        kind = written.strip().rstrip(":,;").strip()
        if not kind.strip("?¿.…_-! "):
            return ""
        is_quoted = bool(QUOTED.match(kind))
        inside = kind[1:-1].strip() if is_quoted else kind
        if is_expression(kind) and not (is_quoted and is_type(inside)):
            return kind  # what is in quotes and names no type is an example
        meant = as_type(inside)
        either = OR.split(inside, MOST_NESTED)
        both = AND.split(inside, MOST_NESTED)
        several = LIST_OF.match(inside)
        if not meant and several and depth < MOST_NESTED:
            meant = f"list[{self.kind(several[1], depth + 1)}]"
        elif not meant and len(either) > 1 and depth < MOST_NESTED:
            return " | ".join(filter(None, (self.kind(part, depth + 1) for part in either)))
        elif not meant and len(both) > 1 and depth < MOST_NESTED:
            return f"tuple[{', '.join(filter(None, (self.kind(part, depth + 1) for part in both)))}]"
        elif not meant and is_expression(inside):
            return inside
        elif not meant:
            name = re.sub(r"\W+", "_", inside).strip("_")
            name = name if name.isidentifier() and not keyword.iskeyword(name) else f"tipo_{name}"
            self.originals[name] = inside
            return name
        if meant != inside:
            self.tell(RemarkCode.TYPE_NAME, inside, meant)
        return meant


def is_given_as_type(written: str) -> bool:
    """Whether it stands for a type and not for a value: `=None` is a value, and so is `='texto'`."""
    named = plain(written)
    return (
        not re.search(r"[\"']", written)
        and MEANT.get(named, written) != "None"
        and bool(is_type(written) or as_type(written))
    )


def in_order(inputs: list[str]) -> list[str]:
    """
    Inputs in the order that Python asks for: what has a value after what has none, `**` last.

    >>> in_order(["a=1", "b: str", "**c", "*", "d"])
    ['b: str', 'a=1', '*', 'd', '**c']
    """
    bare: list[str] = []
    given: list[str] = []
    after: list[str] = []
    last: list[str] = []
    star = ""
    for written in inputs:
        name = written.lstrip("*")
        if written.startswith("**"):
            last += [written] if name else []
        elif written.startswith("*"):
            star = written if not star or star == "*" else star
        elif star:
            after.append(written)
        elif name != "/":
            (given if len(cut(written, "=")) > 1 else bare).append(written)
    star = star if star != "*" or after else ""
    ordered = [*bare, *given, *filter(None, [star]), *after, *last[:1]]
    slash = inputs.index("/") if "/" in inputs else 0
    if slash and ordered[:slash] == inputs[:slash] and not inputs[0].startswith("*"):
        ordered.insert(slash, "/")
    return ordered


def square(line: str) -> str:
    """
    Square brackets where other languages have angular or empty ones.

    >>> square("f(x: Array<string>, y: number[][])")
    'f(x: Array[string], y: list[list[number]])'
    """
    for _ in range(MOST_NESTED):
        line = re.sub(r"(?<=\w)<([\w\[\], .]*)>", r"[\1]", line)
        line = re.sub(r"\b(\w+(?:\[[\w\[\]]+\])?)\[\]", r"list[\1]", line)
    return line


def is_expression(text: str) -> bool:
    try:
        ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
