"""The colours of every picture, one set for each theme, all at least 4.5:1 on their background.

The accent of links, background and text repeat .streamlit/config.toml, which Python cannot read from a
picture; a test keeps the two in step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Palette:
    background: str
    text: str
    accent: str
    positive: str
    negative: str
    solved: str
    asleep: str
    logistic: str
    tree: str
    mlp: str


LIGHT = Palette(
    background="#ffffff",
    text="#22202b",
    accent="#5b3fc4",
    positive="#1d5fbf",
    negative="#c2410c",
    solved="#166534",
    asleep="#6b7280",
    logistic="#0f766e",
    tree="#9a5b00",
    mlp="#5b3fc4",
)

DARK = Palette(
    background="#16161d",
    text="#eceaf4",
    accent="#b3a1ff",
    positive="#7db4ff",
    negative="#ff9466",
    solved="#6ee7a0",
    asleep="#9aa0ad",
    logistic="#5eead4",
    tree="#f2b54a",
    mlp="#b3a1ff",
)


def rgb(colour: str) -> tuple[float, float, float]:
    """
    `#rrggbb` as three numbers in 0..1.

    >>> rgb("#ff0000")
    (1.0, 0.0, 0.0)
    """
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


@lru_cache(maxsize=1024)
def mixed(start: str, end: str, share: float) -> str:
    """
    The colour that is so far, 0..1, on the way from one to another.

    >>> mixed("#000000", "#ff0000", 0.5)
    '#800000'
    """
    parts = (a + share * (b - a) for a, b in zip(rgb(start), rgb(end), strict=True))
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def luminance(colour: Sequence[float]) -> float:
    """Relative luminance, 0..1, of red, green and blue in 0..1 (W3C, WCAG 2.2, section 8)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable_on(colour: Sequence[float]) -> str:
    """
    Black or white, whichever stands out more on a colour in 0..1: always at least 4.5:1.

    >>> readable_on((0, 0.8, 0)), readable_on((0, 0, 1))
    ('#000000', '#ffffff')
    """
    return "#000000" if luminance(colour) > 0.179 else "#ffffff"
