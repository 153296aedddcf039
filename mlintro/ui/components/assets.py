"""What a lab in the browser is made of: its script, its style, its words and its colours."""

import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from mlintro.text import PageText
from mlintro.ui.widgets import palette

FOLDER = Path(__file__).parent
IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js"\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)  # whole lines: for readers of the files


def bundle(name: str) -> str:
    """
    The module `name`.js and those it imports from this folder, each once, what is needed first.

    A component's JavaScript is one text without imports, and it travels with every answer to
    the browser: so comments stay here. Names at the top of the modules must differ.
    """
    ordered: list[str] = []

    def visit(module: str) -> None:
        for needed in IMPORT.findall(source(f"{module}.js")):
            if needed not in ordered:
                visit(needed)
        ordered.append(module)

    visit(name)
    return "\n".join(plain(source(f"{module}.js")) for module in ordered)


def plain(module: str) -> str:
    """A module without its imports, its exports (but the default one) and its comments."""
    return COMMENT.sub("", EXPORT.sub("", IMPORT.sub("", module)))


def style(*names: str) -> str:
    """Style sheets, one after the other."""
    return source(*(f"{name}.css" for name in names))


def source(*files: str) -> str:
    """Files of this folder as they are, one after the other: a browser gets them as one piece."""
    return "\n".join((FOLDER / file).read_text(encoding="utf-8") for file in files)


def dress(t: PageText, names: Sequence[str]) -> dict[str, object]:
    """
    Words and colours of a lab, as part of its data.

    The holes of the words stay open: the browser fills them, with numbers it writes with `point`.
    """
    words = {name: t.labels[name][t.language] for name in names}
    return {"words": words | {"point": t.decimal}, "colours": asdict(palette())}
