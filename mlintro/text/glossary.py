"""What the lesson's words mean: the glossary as it is read and printed, one meaning at a time."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "docs"
FILES = {"es": "glosario.md", "en": "glossary.md"}
ENTRY = re.compile(r"^\*\*(?P<term>[^*]+)\.\*\* (?P<meaning>.+?) \[[^]]+\]\([^)]+\)$", re.MULTILINE)


@cache
def meanings(language: str) -> dict[str, str]:
    """
    Each word of the glossary in that language with what it means, as Markdown without the link to its page.

    Raises KeyError for a language without a glossary.

    >>> meanings("en")["Pixel"]
    'A little square of an image. In colour it holds three numbers.'
    """
    written = (FOLDER / FILES[language]).read_text(encoding="utf-8")
    return {entry["term"]: entry["meaning"] for entry in ENTRY.finditer(written)}
