"""What phones, word processors and web pages put around and in place of plain Python."""

import re
import textwrap
import unicodedata

from mlintro.signatures.feedback import Remark, RemarkCode

FENCE = re.compile(r"^\s*(```+|~~~+)\s*\w*\s*$")
PROMPT = re.compile(r"^\s*(>>>|\.\.\.(?=\s)|In \[\d*\]:|\$)\s?")
QUOTES = dict.fromkeys("“”„«»″", '"') | dict.fromkeys("‘’‚´′", "'")
DASHES = dict.fromkeys("‐‑‒–—−﹣－", "-")
ARROWS = dict.fromkeys("→⟶➔➜⇒⟹➡", "->")
INVISIBLE = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f", "")


def unwrap(answer: str) -> tuple[str, list[Remark]]:
    """
    The answer in plain characters, without what was pasted around it, and what was changed.

    Lines stay where they are, so that places in the result are places in the answer.
    """
    remarks: dict[RemarkCode, Remark] = {}

    def tell(code: RemarkCode, line: int, written: str) -> None:
        remarks.setdefault(code, Remark(code, {"line": line, "written": written}))

    lines = answer.split("\n")
    for i, line in enumerate(lines):
        if FENCE.match(line):
            tell(RemarkCode.FENCE, i + 1, line.strip())
            line = ""
        if prompt := PROMPT.match(line):
            tell(RemarkCode.PROMPT, i + 1, prompt[1])
            line = line[prompt.end() :]
        stripped = line.strip()
        if len(stripped) > 1 and stripped[0] == stripped[-1] == "`":
            tell(RemarkCode.FENCE, i + 1, "`")
            line = stripped.strip("`")
        for letter in dict.fromkeys(line):
            code, plain = in_plain(letter)
            if code:
                tell(code, i + 1, letter if plain else "")
                line = line.replace(letter, plain)
        lines[i] = line
    tabs = next((i for i, line in enumerate(lines) if "\t" in line), None)
    if tabs is not None:
        lines = [line.expandtabs(4) for line in lines]
    return textwrap.dedent("\n".join(lines)), list(remarks.values())


def in_plain(letter: str) -> tuple[RemarkCode | None, str]:
    """
    What stands for a character in Python, and what to say; no code for one that may stay.

    >>> in_plain("“"), in_plain("a")
    ((<RemarkCode.QUOTES: 'quotes'>, '"'), (None, 'a'))
    """
    if letter.isascii() or letter.isalnum():
        return None, letter
    if letter in QUOTES:
        return RemarkCode.QUOTES, QUOTES[letter]
    if letter in INVISIBLE or unicodedata.category(letter) in ("Zs", "Cf"):
        return RemarkCode.SPACES, INVISIBLE.get(letter, " ")
    if plain := DASHES.get(letter) or ARROWS.get(letter):
        return RemarkCode.CHARACTER, plain
    plain = unicodedata.normalize("NFKC", letter)  # （ ： and other wide signs
    return (RemarkCode.CHARACTER, plain) if plain.isascii() and plain != letter else (None, letter)
