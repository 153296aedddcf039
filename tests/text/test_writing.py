"""Numbers stand as the reader's school writes them, wherever a sentence has one."""

import re

import pytest
from babel import Locale, localedata

from mlintro.text import LANGUAGES, PageText, load, read_labels
from mlintro.text.writing import POINTED, THIN_SPACE, writing
from mlintro.ui.browser.element import dress
from tests.test_text import PROSE

NO_FIGURES = re.compile(r"```.*?```|`[^`]*`|CC BY-SA 3\.0|DOI 10\.\S+", re.DOTALL)
SPANISH = [name.partition("_")[2] for name in localedata.locale_identifiers() if name.split("_")[0] == "es"]


@pytest.mark.parametrize("country", [country for country in SPANISH if country])
def test_the_decimal_sign_is_the_countrys(country: str):
    sign = Locale.parse(f"es_{country}").number_symbols["latn"]["decimal"]

    assert writing("es", f"es-{country}").decimal == sign
    assert set(SPANISH) >= POINTED


@pytest.mark.parametrize(
    ("language", "locale", "written"),
    [
        ("es", None, ("0,5", "1000", f"15{THIN_SPACE}000,2", f"91,7{THIN_SPACE}%", "0,5; 1")),
        ("es", "es-AR", ("0,5", "1000", f"15{THIN_SPACE}000,2", f"91,7{THIN_SPACE}%", "0,5; 1")),
        ("es", "es-MX", ("0.5", "1000", f"15{THIN_SPACE}000.2", f"91.7{THIN_SPACE}%", "0.5, 1")),
        ("es", "es_pe", ("0.5", "1000", f"15{THIN_SPACE}000.2", f"91.7{THIN_SPACE}%", "0.5, 1")),
        ("es", "en-US", ("0,5", "1000", f"15{THIN_SPACE}000,2", f"91,7{THIN_SPACE}%", "0,5; 1")),
        ("en", "es-CO", ("0.5", "1,000", "15,000.2", "91.7%", "0.5, 1")),
        ("en", "en-GB", ("0.5", "1,000", "15,000.2", "91.7%", "0.5, 1")),
    ],
)
def test_a_number_is_written_as_its_reader_writes_it(language: str, locale: str | None, written: tuple[str]):
    t = load("frame", language, locale)
    numbers = (t.number(0.5), t.number(1000, 0), t.number(15_000.2), t.percent(0.917))

    assert (*numbers, t.separator.join(map(t.short, (0.5, 1)))) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [("es", (f"405{THIN_SPACE}000 millones", "1500 millones")), ("en", ("405 billion", "1.5 billion"))],
)
def test_a_large_number_is_said_as_the_academies_say_it(language: str, written: tuple[str, str]):
    t = load("frame", language)
    assert (t.large(405 * 10**9), t.large(1_500_000_000)) == written


def test_a_billion_is_not_the_same_in_both_languages():
    assert [load("frame", language).large(2 * 10**12) for language in LANGUAGES] == [
        "2 billones",
        "2,000 billion",
    ]


def test_figures_in_the_prose_have_the_readers_decimal_sign_and_python_its_point():
    words = {"a": "De 0,5 a 1,25: `(0.5, 1)`. {n}"}

    assert (
        PageText("x", "es", writing("es", "es-MX"), words, {}).section("a", n="2,5")
        == "De 0.5 a 1.25: `(0.5, 1)`. 2,5"
    )
    assert (
        PageText("x", "es", writing("es", "es-CO"), words, {}).section("a", n="2,5")
        == "De 0,5 a 1,25: `(0.5, 1)`. 2,5"
    )


def test_an_element_gets_its_words_and_its_numbers_in_the_same_writing():
    words = dress(load("neuron", "es", "es-MX"), ["loss_how"])["words"]
    assert words["numbers"]["decimal"] == "."  # type: ignore[index]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_prose_writes_its_figures_as_its_language_usually_does(language: str):
    prose = [body for page in PROSE for body in load(page, language).sections.values()]
    prose += [label[language] for table in read_labels(0).values() for label in table.values()]
    plain = [NO_FIGURES.sub("", words) for words in prose]
    foreign = {"es": r"\d\.\d|\d \d{3}\b", "en": r"\d,\d(?!\d\d\b)|\d{5}"}[language]

    assert not [words for words in plain if re.search(foreign, words)]
