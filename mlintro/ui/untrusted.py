"""What a browser sent, taken only as far as it is what it should be."""

import math
from typing import Any, TypeGuard

HALVES = range(0xD800, 0xE000)  # of characters: JSON may hold them, and they are no text


def inside(value: object, bounds: tuple[float, float], default: float) -> float:
    """
    A number within the bounds, or the default.

    >>> [inside(value, (0.0, 6.0), 0.5) for value in ("2.0", "-99", "NaN", None, 6, "x", [])]
    [2.0, 0.5, 0.5, 0.5, 6.0, 0.5, 0.5]
    """
    try:
        number = float(value) if isinstance(value, str | int | float) else math.nan
    except (ValueError, OverflowError):
        return default
    return round(number, 2) if bounds[0] <= number <= bounds[1] else default


def whole(value: object, most: int) -> int:
    """
    A whole number from 0 to `most`; 0 for anything else.

    >>> [whole(value, 9) for value in (7, 10, -1, 7.0, True, "7", None)]
    [7, 0, 0, 0, 0, 0, 0]
    """
    return value if type(value) is int and 0 <= value <= most else 0


def table(value: object) -> dict[str, Any]:
    """
    A JSON object; an empty one for anything else.

    >>> table({"a": 1}), table([1])
    ({'a': 1}, {})
    """
    return value if isinstance(value, dict) else {}


def is_clean(value: object, longest: int) -> TypeGuard[str]:
    """Whether it is text that can be sent on, and no longer than that."""
    return (
        isinstance(value, str)
        and len(value) <= longest
        and not any(ord(character) in HALVES for character in value)
    )
