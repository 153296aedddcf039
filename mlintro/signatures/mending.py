"""
Mend what beginners write in place of Python where the meaning is clear, and say what was mended.

Only what does not parse is mended: the header is taken apart (keyword, name, inputs, output) and
put together as Python has it. What stands below it does not matter to a header: if that is what
does not parse, it is left out.
"""

import ast
import re
from dataclasses import dataclass

from mlintro.signatures.brackets import balance, cut, signs
from mlintro.signatures.characters import unwrap
from mlintro.signatures.feedback import Remark, RemarkCode
from mlintro.signatures.header import parse
from mlintro.signatures.parameters import Mender, square
from mlintro.signatures.vocabulary import is_surely_type, is_type

WORDS = (
    "definir|define|funcion|función|function|method|metodo|método|func|defn|deff|defi|fed|fun|sub|fn|def|df"
)
KEYWORD = re.compile(rf"(?i)(?<![\w.])(async\s+)?(?:def\s+)?({WORDS})(?:\s+|(?=\())")
CALL = re.compile(r"^\s*(?:(?:public|static|const|let|var)\s+)*((?:[\w.\[\]]+\s+)?\w+)\s*\(")
# `++` and `*+` give nothing back, and a row of dashes is tried once, from its first: in a row of
# 2,000 of them, searching from each one again would take 2,000 times as long.
ARROW = re.compile(r"(?:(?<!-)-++|[—–])\s*+-*+\s*+>|(?<!=)=++\s*+>|~>|⇒|(?<=\))\s*>(?=\s*\w)")
OUTPUT = re.compile(
    r"(?i)^\s*(?P<sign>:?\s*->\s*:?|:?\s*(?:returns?|retorna|devuelve|regresa)\b|[:=]|)\s*(?P<rest>.*)$",
    re.DOTALL,
)
DOCSTRING = re.compile(r"^\s*[rRuU]?(\"\"\"|'''|\"|')")


class NotAHeaderError(Exception):
    """A line that only looked as if it began a function."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer as it was understood: Python that parses, and what was changed to get there."""

    tree: ast.Module
    source: str
    mended: tuple[Remark, ...] = ()


def read_answer(answer: str) -> Reading | None:
    """
    The answer as Python; None where nothing looks like the header of a function.

    A header without a body is fine: it reads as if `pass` followed. Raises TooLongError, and
    SyntaxError where no meaning is clear, with its place in `lineno` and `offset` (from 1).
    """
    for source in (answer, with_bodies(answer)):
        if tree := parsed(source):
            return Reading(tree, source)
    source, remarks = unwrap(answer)
    for attempt in (source, with_bodies(source)):
        if tree := parsed(attempt):
            return Reading(tree, attempt, tuple(remarks))
    lines = source.split("\n")
    headers = [
        i
        for i, line in enumerate(lines)
        if not line.lstrip().startswith("class ") and (KEYWORD.search(line) or CALL.match(square(line)))
    ]
    for i in headers:
        if reading := with_header_mended(lines, i, remarks):
            return reading
    if not headers:
        return None
    parse(source)  # raises, with the place in what the learner wrote
    return None


def with_bodies(source: str) -> str:
    """`pass` behind every header that has nothing below it; an explanation below it is something."""
    lines = source.rstrip().split("\n")
    for i, line in enumerate(lines):
        below = next((other for other in lines[i + 1 :] if other.strip()), "")
        is_deeper = indent_of(below) > indent_of(line) or DOCSTRING.match(below)
        code = re.sub(r"\s+#.*$", "", line).rstrip()
        if code.endswith(":") and not is_deeper:
            lines[i] = f"{code} pass"
    return "\n".join(lines)


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def with_header_mended(lines: list[str], i: int, remarks: list[Remark]) -> Reading | None:
    """What the answer reads as when a header begins in line `i` (from 0); None if none does."""
    height = height_of(lines, i)
    mender = Mender(line=i + 1)
    try:
        header = mend(" ".join(line.strip() for line in lines[i : i + height]), mender)
    except NotAHeaderError:
        return None
    header = lines[i][: indent_of(lines[i])] + header
    below = lines[i + height :]
    last = i + height + 1
    attempts = [
        (lines[:i], below, None),
        (lines[:i], indented(below), RemarkCode.INDENTATION),
        (imports(lines[:i]), docstring(below), RemarkCode.BODY),
    ]
    for above, body, code in attempts:
        body = body if any(map(str.strip, body)) else ["    pass"]
        attempt = "\n".join([*above, header if above else header.lstrip(), *body])
        if tree := parsed(attempt):
            more = [Remark(code, {"line": last})] if code and any(map(str.strip, below)) else []
            return Reading(tree, attempt, (*remarks, *mender.remarks, *more))
    return None


def parsed(source: str) -> ast.Module | None:
    try:
        return parse(source)
    except SyntaxError:
        return None


def height_of(lines: list[str], i: int) -> int:
    """How many lines a header takes: on while a bracket is open, up to an explanation."""
    height = 1
    while i + height < len(lines):
        so_far, following = " ".join(lines[i : i + height]), lines[i + height].strip()
        if following.startswith("->"):
            height += 1
            continue
        depth = sum((sign in "([{") - (sign in ")]}") for _, sign, _ in signs(so_far))
        is_over = so_far.rstrip().endswith(":") or DOCSTRING.match(following)
        if depth <= 0 or is_over or not following or following.startswith(("return", "pass", "#")):
            break
        height += 1
    return height


def mend(written: str, mender: Mender) -> str:
    """One header in one line, as Python has it. Raises NotAHeaderError."""
    line = re.sub(r"\s#.*$", "", written).strip().rstrip("{};").rstrip()
    line = mender.brackets(line)
    arrow = ARROW.search(line)
    if arrow:
        if arrow[0].strip() != "->":
            mender.tell(RemarkCode.ARROW, arrow[0], "->")
        line = f"{line[: arrow.start()]} -> {line[arrow.end() :].lstrip()}"
    prefix, line = keyword(line, mender)
    line = open_brackets(line, mender)
    balanced = balance(line)
    if balanced != line:
        mender.tell(RemarkCode.PARENTHESES)
    start = balanced.index("(")
    end = next((p for p, sign, depth in signs(balanced) if sign == ")" and depth == 1 and p > start), None)
    if end is None:
        raise NotAHeaderError
    output = output_of(balanced[end + 1 :], mender)
    *kind, _ = words = balanced[:start].split() or [""]
    if kind and is_surely_type(kind[0]) and not output:
        mender.tell(RemarkCode.TYPE_FIRST, f"{kind[0]} {words[-1]}", f"-> {kind[0]}")
        output, words = mender.kind(kind[0]), words[1:]
    name = mender.name(" ".join(words))
    parameters = mender.parameters(balanced[start + 1 : end])
    return f"{prefix}def {name}({parameters}){f' -> {output}' if output else ''}:"


def keyword(line: str, mender: Mender) -> tuple[str, str]:
    """`async ` or nothing, and what follows `def`, however that is written."""
    found = KEYWORD.search(line)
    if not found:
        call = CALL.match(line)
        if not call or not ("->" in line or ":" in line or is_surely_type(call[1].split()[0])):
            raise NotAHeaderError  # a function is called here, not described
        mender.tell(RemarkCode.MISSING_DEF)
        return "", line[call.start(1) :]
    if before := line[: found.start()].strip():
        mender.tell(RemarkCode.BEFORE_DEF, before)
    if found[2] != "def":
        mender.tell(RemarkCode.KEYWORD, found[2], "def")
    return found[1] or "", line[found.end() :]


def open_brackets(line: str, mender: Mender) -> str:
    """A header has parentheses around its inputs, even if there are none or others."""
    if re.match(r"(?:(?!->)[^(:])*\(", line):
        return line
    name, opening, rest = re.match(r"([^\[{:>-]*)([\[{]?)(.*)$", line, re.DOTALL).groups()  # type: ignore[union-attr]
    mender.tell(RemarkCode.PARENTHESES)
    if opening:
        closing = {"[": "]", "{": "}"}[opening]
        before, _, after = rest.partition(closing)
        return f"{name}({before}){after}"
    first, *inputs = line.split(None, 1) or [""]
    if not inputs or first.endswith(":") or inputs[0].startswith(("->", ":")):
        return f"{first.rstrip(':')}() {' '.join(inputs)}"
    inside, arrow, output = inputs[0].partition("->")
    return f"{first}({inside.rstrip().rstrip(':')}) {arrow}{output}"


def output_of(tail: str, mender: Mender) -> str:
    """The type that a function gives back, from what follows its inputs; empty if none does."""
    found = OUTPUT.match(tail)
    sign, rest = ("".join(found["sign"].split()), found["rest"]) if found else ("", "")
    kind, *inline = cut(rest, ":")
    kind = kind.strip()
    if inline and not is_type(kind) and is_surely_type(inline[0].strip()):  # `-> precio: float`
        mender.tell(RemarkCode.NAMED_OUTPUT, f"{kind}: {inline[0].strip()}", inline[0].strip())
        kind, *inline = inline[0].strip(), *inline[1:]
    has_colon = bool(inline) or (not kind and sign == ":") or sign in (":->", "->:")
    if not has_colon:
        mender.tell(RemarkCode.COLON)
    if not kind:
        return ""
    if sign != "->":
        mender.tell(RemarkCode.ARROW, sign or " ", "->")
    if len(cut(kind, ",")) > 1:
        kind = f"tuple[{kind}]"
    return mender.kind(kind)


def imports(lines: list[str]) -> list[str]:
    """What may stand above a header and matter to it: imports and names for types."""
    return [line for line in lines if re.match(r"(import|from)\s|\w+\s*=", line) and parsed(line)]


def indented(below: list[str]) -> list[str]:
    return [f"    {line}" if line.strip() else line for line in below]


def docstring(below: list[str]) -> list[str]:
    """The explanation, without the rest of what is below a header."""
    text = "\n".join(below).strip()
    found = re.match(r"(\"\"\"|''')(.*?)(\1|$)", text, re.DOTALL)
    words = " ".join(found[2].split()).replace("\\", "").replace('"', "'") if found else ""
    return [f'    """{words} """'] if words else []
