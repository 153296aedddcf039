"""The words of the lesson: each once, in order, in both languages, and used on the page it leads to."""

import re
import unicodedata

import pytest

from mlintro.text import LANGUAGES, load
from mlintro.ui.frame import PAGES
from mlintro.ui.server.documents import FOLDER

NAMES = {"es": "glosario", "en": "glossary"}
ENTRY = re.compile(r"^\*\*([^.]+)\.\*\* .+ \[(\w[^\]]*)\]\(/(\w+)[^)]*\)$", re.MULTILINE)


def entries(language: str) -> list[tuple[str, str, str]]:
    """Word, name of the page and its address."""
    return ENTRY.findall(written(language))


def written(language: str) -> str:
    return (FOLDER / f"{NAMES[language]}.md").read_text(encoding="utf-8")


def plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stand_once_and_in_order_and_lead_to_a_page(language: str):
    found = entries(language)
    words = [plain(word) for word, *_ in found]
    pages = {page.url: load(name, language).label("nav") for name, page in PAGES.items()}

    assert words == sorted(set(words))
    assert all(pages[address] == name for _, name, address in found)
    assert f" {len(found)} " in written(language).partition("\n")[0]


def test_both_languages_have_as_many_of_each_page():
    spanish, english = (sorted(address for *_, address in entries(language)) for language in ("es", "en"))
    assert spanish == english
