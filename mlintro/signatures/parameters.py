"""One input, or one type, as beginners write it, put as Python has it."""

import ast
import keyword
import re
from dataclasses import dataclass, field

from mlintro.signatures.brackets import cut
from mlintro.signatures.feedback import Remark, RemarkCode
from mlintro.signatures.vocabulary import MEANT, is_surely_type, is_type, plain

LIST_OF = re.compile(
    r"(?i)^(?:una? )?(?:lista?|list|array|arreglo|vector)\s+(?:de\s+|of\s+)?(\w[\w .\[\]]*)$"
)
OR = re.compile(r"\s+(?:o|u|or|\|\||/)\s+")
AND = re.compile(r"\s+(?:y|e|and|&)\s+")

MOST_NESTED = 3  # brackets of another language inside one another


@dataclass(slots=True)
class Mender:
    """Mends the pieces of the header at `line`, and remembers what it changed."""

    line: int
    remarks: list[Remark] = field(default_factory=list)

    def tell(self, code: RemarkCode, written: str = "", meant: str = "") -> None:
        """Each kind of change is told once."""
        if code not in {remark.code for remark in self.remarks}:
            facts = {"line": self.line, "written": written.strip(), "meant": meant}
            self.remarks.append(Remark(code, {name: fact for name, fact in facts.items() if fact}))

    def name(self, written: str) -> str:
        """A name that Python takes: `es peaton` is `es_peaton`."""
        letters = (letter if f"a{letter}".isidentifier() else " " for letter in written)
        name = "_".join("".join(letters).split()).strip("_") or "f"
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
        pieces = cut(written, ",;")
        if ";" in written and len(pieces) > len(cut(written, ",")):
            self.tell(RemarkCode.SEPARATOR, ";", ",")
        mended = [self.parameter(piece) for piece in pieces if piece.strip()]
        return ", ".join(mended)

    def parameter(self, written: str) -> str:
        stars = re.match(r"\s*(\*{0,2}|/)\s*", written)
        lead = stars[1] if stars else ""
        piece = written.strip()[len(lead) :].strip()
        if piece.startswith("(") and piece.endswith(")"):
            self.tell(RemarkCode.PARENTHESES)
            piece = piece[1:-1].strip()
        if not piece:
            return lead
        given, *default = cut(piece, "=")
        name, *kinds = cut(given, ":")
        if not kinds and default and is_type(default[0].strip()):
            self.tell(RemarkCode.EQUALS, piece, f"{name.strip()}: {default[0].strip()}")
            kinds, default = [default[0]], []
        if not kinds:
            return lead + self.without_colon(name) + self.default(default)
        *others, kind = kinds
        before = []
        for other in others:  # `a: str b: int`: the comma is missing
            self.tell(RemarkCode.SEPARATOR, piece, ",")
            words = other.split() or [""]
            before.append(f"{self.name(name)}: {self.kind(' '.join(words[:-1]))}, ")
            name = words[-1]
        if is_surely_type(name.strip()) and not is_type(kind.strip()) and kind.strip().isidentifier():
            self.tell(RemarkCode.REVERSED, given, f"{kind.strip()}: {name.strip()}")
            name, kind = kind, name
        name = self.name(name)
        return f"{lead}{''.join(before)}{name}: {self.kind(kind)}{self.default(default)}"

    def without_colon(self, written: str) -> str:
        """`str x`, `x str`, `nombre usuario` or just `x`."""
        if re.fullmatch(r"[\d.,]+", written.strip()):  # an example, `metros: 120` without its name
            return f"dato: {written.strip()}"
        if is_surely_type(written.strip()) and is_expression(written):
            self.tell(RemarkCode.UNNAMED, written)
            return f"entrada: {written.strip()}"
        kind, _, last = written.strip().rpartition(" ")
        if is_surely_type(kind) and is_expression(kind):
            name = self.name(last)
            self.tell(RemarkCode.TYPE_FIRST, written, f"{name}: {kind}")
            return f"{name}: {kind}"
        first, *others = written.split() or [""]
        if others and is_type(others[-1]):
            name = self.name(" ".join([first, *others[:-1]]))
            self.tell(RemarkCode.MISSING_COLON, written, f"{name}: {others[-1]}")
            return f"{name}: {others[-1]}"
        return self.name(written)

    def default(self, given: list[str]) -> str:
        return f" = {given[0].strip()}" if given and is_expression(given[0].strip()) else ""

    def kind(self, written: str, depth: int = 0) -> str:
        """A type; words that are none stay together as a name that is not known."""
        kind = written.strip().rstrip(":").strip()
        inside = kind.strip("\"'").strip()
        if is_expression(kind) and not is_type(inside):
            return kind  # what is in quotes and names no type is an example
        kind = re.sub(r"(?i)^(?:una?|an?|el|la|the)\s+", "", inside)
        if is_expression(kind):
            return kind
        first, *others = kind.split() or ["tipo"]
        several = LIST_OF.match(kind)
        if plain(kind) in MEANT:
            meant = MEANT[plain(kind)]
        elif several and depth < MOST_NESTED:
            meant = f"list[{self.kind(several[1], depth + 1)}]"
        elif len(either := OR.split(kind, MOST_NESTED)) > 1:
            return " | ".join(self.kind(part, depth + 1) for part in either if depth < MOST_NESTED) or "tipo"
        elif is_surely_type(first) or (plain(first) in MEANT and "de" in others):
            meant = MEANT.get(plain(first), first)  # `float entre 0 y 1`, `matriz de pixeles`
        elif others and is_surely_type(others[-1]):
            meant = others[-1]
        elif len(both := AND.split(kind, MOST_NESTED)) > 1 and depth < MOST_NESTED:
            return f"tuple[{', '.join(self.kind(part, depth + 1) for part in both)}]"
        else:
            return re.sub(r"\W+", "_", kind).strip("_") or "tipo"
        self.tell(RemarkCode.TYPE_NAME, kind, meant)
        return meant


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
