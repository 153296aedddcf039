"""
What a browser sent or a link says, taken only as far as it is what it should be.

People write links by hand and copy them from where text is changed on the way: a number may have a
comma for its point, an option any mixture of capitals, a language its country. It is here, and nowhere
else, that such text is understood.
"""

import math
import re
from collections.abc import Iterable
from typing import Any, Literal, TypeGuard, TypeVar

from mlintro import text

HALVES = range(0xD800, 0xE000)  # of characters: JSON may hold them, and they are no text
MOST_DIGITS = 20  # of a whole number that is read; of too many Python makes no number

Option = TypeVar("Option", bound=str)


def number(value: object) -> float:
    """
    A number, or text that is one; not a number (nan) for anything else.

    >>> [number(value) for value in ("1.5", "1,5", 6, "NaN", "1e999", "1,234.5", None, [])]
    [1.5, 1.5, 6.0, nan, inf, nan, nan, nan]
    """
    try:
        match value:
            case str():
                return float(value.replace(",", "."))
            case int() | float():
                return float(value)
    except (ValueError, OverflowError):
        pass
    return math.nan


def inside(value: object, bounds: tuple[float, float], default: float) -> float:
    """
    A number within the bounds, both of them allowed, to two decimals; or the default.

    >>> [inside(value, (0.0, 6.0), 0.5) for value in ("2.0", "2,5", "-99", "NaN", None, 6, "x", [])]
    [2.0, 2.5, 0.5, 0.5, 0.5, 6.0, 0.5, 0.5]
    """
    read = number(value)
    return round(read, 2) if bounds[0] <= read <= bounds[1] else default


def whole(value: object, allowed: range) -> int | None:
    """
    A whole number among those allowed, or text of its digits; None for anything else.

    >>> [whole(value, range(13)) for value in (7, "12", 13, "13", -1, 7.0, True, "1e1", "9" * 5_000, None)]
    [7, 12, None, None, None, None, None, None, None, None]
    >>> [whole(value, range(-6, 7)) for value in ("-6", "-7", "--6", "-")]
    [-6, None, None, None]
    """
    if isinstance(value, str) and value.isascii() and len(value) < MOST_DIGITS:
        value = int(value) if value.removeprefix("-").isdigit() else None
    return value if type(value) is int and value in allowed else None


def option(value: object, options: Iterable[Option]) -> Option | None:
    """
    The option that a text names, in whatever capitals; None if it names none.

    >>> [option(value, ("AND", "OR")) for value in ("AND", "or", "nor", "", None, [])]
    ['AND', 'OR', None, None, None, None]
    """
    named = value.casefold() if isinstance(value, str) else None
    return next((known for known in options if known.casefold() == named), None)


def language(*tags: object) -> str:
    """
    That of the first tag in a language of the lesson; the default where there is none.

    >>> [language(*tags) for tags in (("EN",), ("es-MX", "en"), ("fr", "en_GB"), (None, "qu-PE"))]
    ['en', 'es', 'en', 'es']
    """
    known = (option(re.split("[-_]", tag)[0], text.LANGUAGES) for tag in tags if isinstance(tag, str))
    return next(filter(None, known), text.DEFAULT)


def first_accepted(header: str) -> str:
    """
    The language that a browser asks for first in `Accept-Language`.

    >>> [first_accepted(header) for header in ("es-MX,es;q=0.9,en;q=0.8", " en-GB ; q=1", "")]
    ['es-MX', 'en-GB', '']
    """
    return header.partition(",")[0].partition(";")[0].strip()


def bit(value: object) -> Literal[0, 1]:
    """
    1 for what means on or active, 0 for anything else.

    >>> [bit(value) for value in ("1", "true", "True", 1, True, "2", None)]
    [1, 1, 1, 1, 1, 0, 0]
    """
    return 1 if value == 1 or option(value, ("1", "true")) else 0


def table(value: object) -> dict[str, Any]:
    """
    A JSON object; an empty one for anything else.

    >>> table({"a": 1}), table([1])
    ({'a': 1}, {})
    """
    return value if isinstance(value, dict) else {}


def array(value: object) -> list[Any]:
    """
    A JSON array; an empty one for anything else.

    >>> array([1]), array({"a": 1})
    ([1], [])
    """
    return value if isinstance(value, list) else []


def is_clean(value: object, longest: int) -> TypeGuard[str]:
    """
    Whether it is text that can be sent on, and no longer than that.

    >>> is_clean("ab", 2), is_clean("abc", 2), is_clean("\\ud800", 2), is_clean(7, 2)
    (True, False, False, False)
    """
    return (
        isinstance(value, str)
        and len(value) <= longest
        and not any(ord(character) in HALVES for character in value)
    )
