"""What a learner sees, from top to bottom, by the names of the words: the same when a word is mended."""

import re
from collections.abc import Iterator
from functools import cache

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from mlintro import text
from mlintro.text import DEFAULT, read_labels, read_sections
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "pages" / "screens"
LEAST = 12  # letters of a label that tell it within a longer sentence
FRAME = {"top", "foot", "share", "memory"}  # the same on every page, and tested with it


@cache
def patterns() -> list[tuple[int, str, re.Pattern[str]]]:
    """Every label and section: its letters outside its holes, its name, and what it may become."""
    folder = text.FOLDER / DEFAULT
    sections = {
        f"{file.stem}/{name}": written
        for file in sorted(folder.glob("*.md"))
        for name, written in read_sections(file, file.stat().st_mtime_ns).items()
    }
    tables = read_labels((text.FOLDER / "labels.toml").stat().st_mtime_ns)
    labels = {
        f"{table}.{name}": entry[DEFAULT] for table, rows in tables.items() for name, entry in rows.items()
    }
    found = []
    for name, written in (sections | labels).items():
        pieces = re.split(r"\{\w+\}", written)
        letters = sum(len(piece) for piece in pieces)
        if letters >= LEAST or len(pieces) == 1:
            found.append((letters, name, re.compile(".*?".join(map(re.escape, pieces)), re.DOTALL)))
    return sorted(found, key=lambda entry: (-entry[0], entry[1]))


def named(said: str) -> str:
    """The names of the words in a text; the text itself where it is none of them."""
    fits = (name for letters, name, whole in patterns() if 4 * letters > len(said) and whole.fullmatch(said))
    if one := next(fits, None):
        return one
    rest, names = said, []
    for letters, name, pattern in patterns():
        if letters >= LEAST and (match := pattern.search(rest)):
            names.append((match.start(), name))
            rest = rest[: match.start()] + "\0" * len(match[0]) + rest[match.end() :]
    return " ".join(name for _, name in sorted(names)) or repr(re.sub(r"\d+", "0", said)[:40])


def screen(app: AppTest) -> list[str]:
    """A line for each thing on the page: its kind, and its key or words."""
    return list(lines(app.main))


def lines(block: Block, depth: int = 0) -> Iterator[str]:
    for child in block.children.values():
        key = re.sub(r"\d+", "0", str(getattr(child, "key", None) or ""))
        if key in FRAME or key.startswith("memory"):
            continue
        if isinstance(child, Block):
            label = str(getattr(child, "label", "") or "")
            inside = list(lines(child, depth + 1))
            if key or label:
                yield "  " * depth + " ".join(filter(None, (child.type, key, label and named(label))))
                yield from inside
            else:
                yield from lines(child, depth)
        elif isinstance(child, Element) and child.type not in ("html", "page_link"):
            yield "  " * depth + " ".join(filter(None, (child.type, key, words_of(child))))


def words_of(element: Element) -> str:
    """The words on an element: those of a sentence, or what stands on a control."""
    said = element.value if element.type in SENTENCES else getattr(element, "label", "")
    return named(said) if isinstance(said, str) and said else ""


SENTENCES = {"markdown", "caption", "title", "header", "subheader", "success", "info", "warning", "error"}
