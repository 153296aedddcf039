"""
Mend what beginners write in place of Python where the meaning is clear, and say what was mended.

Only what does not parse is mended: the header is taken apart (keyword, name, inputs, output) and
put together as Python has it. What stands below it does not matter to a header: if that is what
does not parse, it is left out.
"""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mlintro.signatures.brackets import signs, without_comment
from mlintro.signatures.characters import unwrap
from mlintro.signatures.feedback import Remark, RemarkCode
from mlintro.signatures.header import parse
from mlintro.signatures.parameters import Mender
from mlintro.signatures.pieces import NotAHeaderError, is_like_a_header, put_together

DOCSTRING = re.compile(r"^\s*[rRuU]?(\"\"\"|'''|\"|')")


@dataclass(frozen=True, slots=True)
class Reading:
    """
    An answer as it was understood: Python that parses, and what was changed to get there.

    `originals` are words that stand for no type, by the names that they have in `source`.
    """

    tree: ast.Module
    source: str
    mended: tuple[Remark, ...] = ()
    originals: Mapping[str, str] = field(default_factory=dict)


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
        if not line.lstrip().startswith("class ") and is_like_a_header(without_comment(line))
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
        code = without_comment(line)
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
        header = put_together(
            " ".join(without_comment(line).strip() for line in lines[i : i + height]), mender
        )
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
            return Reading(tree, attempt, (*remarks, *mender.remarks, *more), mender.originals)
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
        so_far = " ".join(map(without_comment, lines[i : i + height]))
        written, following = lines[i + height].strip(), without_comment(lines[i + height]).strip()
        if following.startswith("->"):
            height += 1
            continue
        depth = sum((sign in "([{") - (sign in ")]}") for _, sign, _ in signs(so_far))
        is_over = so_far.rstrip().endswith(":") or DOCSTRING.match(following)
        if depth <= 0 or is_over or not written or following.startswith(("return", "pass")):
            break
        height += 1
    return height


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
