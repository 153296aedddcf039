"""
The words of the lesson, in every language.

Prose is Markdown, one file per page and language, cut into named sections by lines like
`<!-- section: idea -->`. Short labels stand side by side in labels.toml, one table per page.
Both may have holes, `{accuracy}`, filled with facts; other braces stay as they are.
"""

import re
import time
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mlintro.text.writing import DEFAULT as DEFAULT
from mlintro.text.writing import LANGUAGES as LANGUAGES
from mlintro.text.writing import Writing, writing

FOLDER = Path(__file__).parent

SECTION = re.compile(r"^<!-- section: (\w+) -->$", re.MULTILINE)
HOLE = re.compile(r"\{(\w+)\}")
COMMA = re.compile(r"(?<=\d),(?=\d)")


@dataclass(frozen=True, slots=True)
class PageText:
    """The sections and labels of one page in one language, with numbers as the reader writes them."""

    page: str
    language: str
    writing: Writing
    sections: dict[str, str]
    labels: dict[str, dict[str, str]]

    def section(self, name: str, /, **facts: object) -> str:
        """Markdown of a section. Raises KeyError without such a section, or a fact for a hole."""
        return self._fill(self.sections[name], facts)

    def label(self, name: str, /, **facts: object) -> str:
        """A short label. Raises KeyError without such a label, or a fact for a hole."""
        return self._fill(self.labels[name][self.language], facts)

    def with_holes(self, name: str) -> str:
        """A short label whose holes somebody else fills. Raises KeyError without such a label."""
        return self._as_read(self.labels[name][self.language])

    def code(self, name: str) -> str:
        """The Python in a section that is one fenced block."""
        return self.sections[name].removeprefix("```python\n").removesuffix("\n```")

    @property
    def separator(self) -> str:
        """What stands between numbers in a row."""
        return self.writing.separator

    def number(self, value: float, decimals: int = 1, signed: bool = False) -> str:
        """
        A number as the reader writes it; zero has no sign.

        >>> [load("frame", "es", locale).number(-0.75, 2) for locale in ("es-CO", "es-MX")]
        ['−0,75', '−0.75']
        """
        rounded = round(value, decimals)
        group = self.writing.group if abs(rounded) >= self.writing.grouped_from else ""
        signs = str.maketrans({",": group, ".": self.writing.decimal})
        digits = f"{abs(rounded):,.{decimals}f}".translate(signs)
        sign = "−" if rounded < 0 else "+" if signed and rounded > 0 else ""
        return sign + digits

    def short(self, value: float) -> str:
        """
        A number with the decimals it needs, two at most.

        >>> [load("frame", "es").short(value) for value in (0.0, 0.8, 0.25)]
        ['0', '0,8', '0,25']
        """
        rounded = round(value, 2)
        return self.number(rounded, next(n for n in range(3) if round(rounded, n) == rounded))

    def percent(self, share: float, decimals: int = 1) -> str:
        """
        A share of 0..1 as a percentage.

        >>> load("frame", "en").percent(0.917)
        '91.7%'
        """
        return self.number(100 * share, decimals) + f"{self.writing.before_percent}%"

    def large(self, count: int) -> str:
        """
        A count in words from a million on: with one decimal below ten of its unit.

        >>> [load("frame", language).large(1_500_000_000) for language in ("es", "en")]
        ['1500 millones', '1.5 billion']
        """
        for name, size in (("billion", self.writing.billion), ("million", 10**6)):
            if count >= size:
                decimals = 0 if count % size == 0 or count >= 10 * size else 1
                words = load("frame", self.language)
                return words.label(name, count=self.number(count / size, decimals))
        return self.number(count, 0)

    def _as_read(self, text: str) -> str:
        """Prose has figures as its language usually writes them: with the reader's decimal sign."""
        is_usual = self.writing.decimal == LANGUAGES[self.language].decimal
        return text if is_usual else COMMA.sub(self.writing.decimal, text)

    def _fill(self, text: str, facts: dict[str, object]) -> str:
        def fact(hole: re.Match[str]) -> str:
            value = facts[hole[1]]
            return self.number(value, 0) if isinstance(value, int) else str(value)

        return HOLE.sub(fact, self._as_read(text))


def load(page: str, language: str, locale: str | None = None) -> PageText:
    """
    The words of a page, with numbers as a reader writes them whose browser has this locale.

    An edited file shows within a second, without a restart. Raises KeyError for a page without labels.
    """
    return load_this_second(page, language, locale, int(time.monotonic()))


@lru_cache(maxsize=256)
def load_this_second(page: str, language: str, locale: str | None, second: int) -> PageText:
    """A page asks for its words a dozen times: the files need looking at once."""
    file = FOLDER / language / f"{page}.md"
    return PageText(
        page,
        language,
        writing(language, locale),
        read_sections(file, file.stat().st_mtime_ns) if file.exists() else {},
        read_labels((FOLDER / "labels.toml").stat().st_mtime_ns)[page],
    )


def code(value: str, longest: int = 60) -> str:
    """
    What a learner wrote, as inline code that Markdown can not read as anything else.

    >>> code("a`b")
    "`a'b`"
    """
    line = " ".join(value.split()).replace("`", "'")
    return f"`{line if len(line) <= longest else line[: longest - 1] + '…'}`"


@lru_cache(maxsize=64)
def read_sections(file: Path, modified: int) -> dict[str, str]:
    """`modified` makes an edited file another question to the cache."""
    _, *parts = SECTION.split(file.read_text(encoding="utf-8"))
    return {name: body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}


@lru_cache(maxsize=2)
def read_labels(modified: int) -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((FOLDER / "labels.toml").read_text(encoding="utf-8"))
