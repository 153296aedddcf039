"""The lesson's own sentences, as a machine can read them: no Markdown, and nothing that a page fills in."""

import re
from functools import lru_cache

from mlintro.text import FOLDER, read_labels, read_sections

# Pages and labels for teachers, or about a page as such.
NOT_THE_LESSON = ["browser", "classes", "errors", "first_page", "frame", "full", "terminal"]
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
ASIDE = re.compile(r"\s*\([^()]*\)")  # it would stand in the middle of the sentence around it
MARKS = re.compile(r"^(?:#+ |- )?(?:\d\. )?|[*«»“”]")
BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])(?<! [A-Z]\.)\s+")
# Letters, whole numbers and signs: no hole, no code, no formula, no decimal, no initial of a name.
READABLE = re.compile(r"(?!.*\. )(?:[^\W\d_¹²³₀-₉]|\d(?![.,]\d)|[-’' .,;:¿?¡!…])+(?<=[.!?…])")


def passages(language: str) -> tuple[str, ...]:
    """
    Every whole sentence that learners are shown, none twice: those that follow one another in one string.

    First the prose, in the order of its files, then the labels. A sentence with a hole, code, a formula,
    a decimal or an initial is left out, and ends a passage. Edited files are read anew.
    """
    files = [path for path in sorted((FOLDER / language).glob("*.md")) if path.stem not in NOT_THE_LESSON]
    tables = read_labels((FOLDER / "labels.toml").stat().st_mtime_ns)
    labels = [
        label[language]
        for table, labels in tables.items()
        if table not in NOT_THE_LESSON
        for label in labels.values()
    ]
    prose = [section for path in files for section in read_sections(path, path.stat().st_mtime_ns).values()]
    return plain((*prose, *labels))


@lru_cache(maxsize=8)
def plain(markdown: tuple[str, ...]) -> tuple[str, ...]:
    """
    The passages of these texts.

    >>> plain(("**Dos** [redes](https://a.example) leen. Sale {x}. Y *una* (la tuya) escribe.",))
    ('Dos redes leen.', 'Y una escribe.')
    """
    found: dict[str, None] = {}
    for line in (line for text in markdown for line in CODE.sub("", text).splitlines()):
        bare = MARKS.sub("", ASIDE.sub("", LINK.sub(r"\1", line)))
        passage: list[str] = []
        for sentence in (*BETWEEN_SENTENCES.split(bare), ""):
            if READABLE.fullmatch(sentence):
                passage.append(sentence)
            elif passage:
                found[" ".join(passage)] = None
                passage = []
    return tuple(found)
