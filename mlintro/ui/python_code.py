"""Python to read, coloured as editors do it: half a megabyte less for a phone than Streamlit's own way."""

import html
import io
import keyword
import tokenize
from functools import lru_cache

import streamlit as st

from mlintro.ui.widgets import palette

CLASSES = {tokenize.STRING: "text", tokenize.COMMENT: "comment"}
ARROW = html.escape("->", quote=False)
UNBROKEN = f"<b>{ARROW}</b>"  # at the end of a narrow line
HANGING = 2  # characters: how much further in a line goes on that is too long for the screen


def python_code(source: str, is_ours: bool = True) -> None:
    """
    A few lines to read. What is to be copied, or scrolled in, is better shown by st.code.

    Ours are kept as HTML; what a learner wrote does not stay in the server's memory.

    Raises tokenize.TokenError, or a SyntaxError, for what is no Python.
    """
    colours = palette()
    style = f"--keyword: {colours.accent}; --text: {colours.positive}; --comment: {colours.asleep}"
    st.html(f'<pre class="python" style="{style}"><code>{(kept if is_ours else lines)(source)}</code></pre>')


def lines(source: str) -> str:
    """All of it as HTML."""
    return "".join(
        f'<span class="line" style="--in: {indent(line) + HANGING}ch">{whole_line or " "}</span>'
        for line, whole_line in zip(source.split("\n"), unbroken(coloured(source)), strict=True)
    )


def unbroken(coloured_lines: list[str]) -> list[str]:
    """Each with its arrows in an element that a narrow screen does not break."""
    return [line.replace(ARROW, UNBROKEN) for line in coloured_lines]


kept = lru_cache(maxsize=64)(lines)


def indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def coloured(source: str) -> list[str]:
    """
    The lines as HTML: keywords, texts and comments each in an element of its class.

    >>> coloured("def f() -> str:\\n    'a'")
    ['<i class="keyword">def</i> f() -&gt; str:', '    <i class="text">\\'a\\'</i>']
    """
    lines = source.split("\n")
    done = [0] * len(lines)  # characters of each line that are written
    written = [""] * len(lines)

    def write(row: int, until: int, name: str = "") -> None:
        piece = html.escape(lines[row][done[row] : until], quote=False)
        written[row] += f'<i class="{name}">{piece}</i>' if name and piece else piece
        done[row] = until

    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        is_keyword = token.type == tokenize.NAME and keyword.iskeyword(token.string)
        name = "keyword" if is_keyword else CLASSES.get(token.type)
        if name:
            (first, start), (last, end) = token.start, token.end
            write(first - 1, start)
            for row in range(first - 1, last):  # a docstring may have several
                write(row, end if row == last - 1 else len(lines[row]), name)
    for row, line in enumerate(lines):
        write(row, len(line))
    return written
