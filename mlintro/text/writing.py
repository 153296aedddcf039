"""How numbers are written: in each language, and in Spanish as the schools of a country write them."""

from dataclasses import dataclass, replace

THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Writing:
    """How numbers are written."""

    decimal: str  # the sign before the decimals
    group: str  # between groups of three digits
    grouped_from: int  # the smallest number whose digits are grouped
    before_percent: str  # between a number and its per cent sign
    separator: str  # between numbers in a row: never what could be read as their decimal sign
    billion: int  # what the word means


# By the code of the language, which links and `lang` of a page say. The first is the default, and how a
# language writes where no country is known; so its prose is written, figures and all.
LANGUAGES = {
    # RAE, Ortografía de la lengua española, 2010
    "es": Writing(",", THIN_SPACE, 10_000, THIN_SPACE, "; ", 10**12),
    "en": Writing(".", ",", 1_000, "", ", ", 10**9),
}
DEFAULT = next(iter(LANGUAGES))

# Where Spanish is written with a decimal point: Unicode CLDR. 419 is Latin America.
POINTED = {"419", "BR", "BZ", "CU", "DO", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "SV", "US"}


def writing(language: str, locale: str | None) -> Writing:
    """
    How a reader of a language writes numbers, whose browser has this locale, such as es-MX.

    A browser in another language says nothing of it. Raises KeyError for a language that is not ours.

    >>> [writing("es", locale).decimal for locale in ("es-MX", "es-419", "es-CO", "es", "en-US", None)]
    ['.', '.', ',', ',', ',', ',']
    """
    usual = LANGUAGES[language]
    spoken, *parts = (locale or "").replace("_", "-").split("-")
    if language == "es" and spoken.lower() == "es" and POINTED.intersection(map(str.upper, parts)):
        return replace(usual, decimal=".", separator=LANGUAGES["en"].separator)
    return usual
