"""
One header taken apart (keyword, name, inputs, output) and put together as Python has it.

In this order: brackets of other languages, arrows, the keyword, parentheses, and then each piece.
"""

import re
from bisect import bisect

from mlintro.signatures.brackets import balance, cut, signs
from mlintro.signatures.feedback import RemarkCode
from mlintro.signatures.parameters import Mender, square
from mlintro.signatures.phrases import as_type, said_twice
from mlintro.signatures.vocabulary import is_container, is_surely_type, is_type

WORDS = (
    "definir|define|funcion|función|function|method|metodo|método|func|defn|deff|defi|fed|fun|sub|fn|def|df"
)
KEYWORD = re.compile(rf"(?i)(?<![\w.])(async\s+)?(?:def\s+)?({WORDS})(?:\s+|(?=\(|:\s*\w*\())")
CALL = re.compile(r"^\s*(?:(?:public|static|const|let|var)\s+)*((?:[\w.\[\]]+\s+)?\w+)\s*\(")
# `++` and `*+` give nothing back, and a row of dashes is tried once, from its first: in a row of
# 2,000 of them, searching from each one again would take 2,000 times as long.
ARROW = re.compile(
    r"(?:(?<!-)-++|[—–])\s*+-*+\s*+>|(?<!=)=++\s*+>|~>|⇒|(?<=\))\s*>(?=\s*\w)|(?<=\))\s*<-++(?!>)"
)
OUTPUT = re.compile(
    r"(?i)^\s*(?P<sign>:?\s*->\s*:?|:?\s*(?:returns?|retorna|devuelve|regresa)\b|[:=]|)\s*(?P<rest>.*)$",
    re.DOTALL,
)


# Any text is such a one.
NAME_SIGN_KIND = re.compile(r"([^:\->]*+)(->|:|)(.*)", re.DOTALL)
NAME_OPENING_REST = re.compile(r"([^\[{:>-]*)([\[{]?)(.*)", re.DOTALL)


class NotAHeaderError(Exception):
    """A line that only looked as if it began a function."""


def is_like_a_header(line: str) -> bool:
    return bool(KEYWORD.search(line) or CALL.match(square(line)))


def put_together(written: str, mender: Mender) -> str:
    """One header in one line, as Python has it. Raises NotAHeaderError."""
    line = mender.brackets(written.strip().rstrip("{};").rstrip())
    prefix, line = keyword(with_arrows(line, mender), mender)
    line = output_at_the_end(line, mender)
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
        said = re.search(rf"\S+\s+{re.escape(words[-1])}(?=\s*\()", written)  # before brackets were mended
        mender.tell(RemarkCode.TYPE_FIRST, said[0] if said else words[-1], f"-> {kind[0]}")
        output, words = mender.kind(kind[0]), words[1:]
    name = mender.name(" ".join(words))
    parameters = mender.parameters(balanced[start + 1 : end])
    return f"{prefix}def {name}({parameters}){f' -> {output}' if output else ''}:"


def with_arrows(line: str, mender: Mender) -> str:
    """
    Every arrow as Python writes it, and only where an output follows.

    Between an input and its type there is a colon: `(foto -> np.ndarray) -> bool`.
    """
    found = list(signs(line))
    depths = {place: depth for place, _, depth in found}
    closing = {depth: [p for p, sign, d in found if sign == ")" and d == depth] for depth in (1, 2)}
    done, last = "", 0
    arrows = [arrow for arrow in ARROW.finditer(line) if arrow.start() in depths]
    for arrow in arrows:
        before, depth = line[last : arrow.start()], depths[arrow.start()]
        name = before[max(before.rfind("("), before.rfind(",")) + 1 :].strip()
        places = closing.get(depth, [])
        end = places[i] if (i := bisect(places, arrow.end())) < len(places) else 0
        # Where an output follows behind the inputs, or another input, this is between a name and its type.
        is_inside = end and (re.search(r"\w", line[end + 1 :]) or "," in line[arrow.end() : end])
        if is_inside and name and ":" not in name:
            kind = re.split(r"[),]", line[arrow.end() : end], maxsplit=1)[0].strip()
            mender.tell(RemarkCode.MISSING_COLON, f"{name} {arrow[0].strip()} {kind}", f"{name}: {kind}")
            done += before.rstrip() + ": "
        elif done.endswith(" -> ") and not before.strip():
            mender.tell(RemarkCode.ARROW, "-> ->", "->")
        else:
            if arrow[0].strip() != "->":
                mender.tell(RemarkCode.ARROW, arrow[0], "->")
            done += before.rstrip() + " -> "
        last = arrow.end()
    return done + line[last:].lstrip() if arrows else line


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
    rest = line[found.end() :]
    if signed := re.match(r":\s*(\w*)", rest):  # `def: f(foto)`
        if signed[1]:
            mender.tell(RemarkCode.NAME, signed[0], signed[1])
        rest = rest[1:].lstrip()
    return found[1] or "", rest


def output_at_the_end(line: str, mender: Mender) -> str:
    """`f -> bool (foto: np.ndarray):` with its output behind its inputs."""
    empty = re.match(r"[^(:\->]*+\(\s*\)", line)  # `f() -> bool (foto: np.ndarray):`
    start = line.find("(", empty.end() if empty else 0)
    found = NAME_SIGN_KIND.match(line[:start])
    assert found, "any text is a name, a sign or none, and the rest"
    name, sign, kind = found.groups()
    kind = kind.strip().rstrip(":").strip()
    if start < 0 or not sign or (kind and not is_type(kind)):
        return line
    if is_container(kind) and "[" not in kind and ":" not in line[start:].rstrip(": "):
        return line  # `-> list(str)`: these are no inputs
    end = next((p for p, found, depth in signs(line) if found == ")" and depth == 1 and p > start), len(line))
    inputs, after = line[start : end + 1], line[end + 1 :].strip()
    mender.tell(RemarkCode.OUTPUT_LAST if kind else RemarkCode.ARROW, sign, "->")
    output = f"-> {kind}:" if kind and not after.startswith("->") else after
    return f"{name.strip().rstrip('() ')}{inputs} {output}"


def open_brackets(line: str, mender: Mender) -> str:
    """A header has parentheses around its inputs, even if there are none or others."""
    if re.match(r"(?:(?!->)[^(:])*\(", line):
        return line
    found = NAME_OPENING_REST.match(line)
    assert found, "any text is a name, a bracket or none, and the rest"
    name, opening, rest = found.groups()
    if not re.search(r"->|[\[{:]", line) and line.rstrip().endswith("."):
        raise NotAHeaderError  # a sentence about a function
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
    kind, named = kind.strip(), inline[0].strip() if inline else ""
    if is_container(kind) and "[" not in kind and is_surely_type(named):  # `-> list: str`
        mender.tell(RemarkCode.BRACKETS, f"{kind}: {named}", f"{kind}[{named}]")
        kind, *inline = f"{kind}[{named}]", *inline[1:]
    elif named and not is_type(kind) and is_surely_type(named):  # `-> precio: float`
        mender.tell(RemarkCode.NAMED_OUTPUT, f"{kind}: {named}", named)
        kind, *inline = named, *inline[1:]
    elif "->" in kind:  # `-> precio -> float`
        named = kind.rpartition("->")[2].strip()
        if named:
            mender.tell(RemarkCode.NAMED_OUTPUT, kind, named)
        kind = named
    has_colon = bool(inline) or (not kind and sign == ":") or sign in (":->", "->:")
    if not has_colon:
        mender.tell(RemarkCode.COLON)
    kind = kind.rstrip(",;. ") or kind
    if not kind:
        return ""
    if sign != "->":
        mender.tell(RemarkCode.ARROW, sign or " ", "->")
    if len(pieces := cut(kind, ",")) > 1:
        if meant := as_type(kind) or said_twice(pieces):  # `-> True, False`
            mender.tell(RemarkCode.TYPE_NAME, kind, meant)
        kind = meant or f"tuple[{kind}]"
    return mender.kind(kind)
