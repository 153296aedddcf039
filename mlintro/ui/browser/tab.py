"""What the browser's tab is told to remember. Never on a disk."""

from collections.abc import Mapping
from typing import Any, Protocol

from mlintro.ui.browser.element import Element
from mlintro.ui.visit import visit

TAB = Element(__file__)


class Part(Protocol):
    """A part of the visit that knows how to be kept and to come back."""

    def kept(self) -> dict[str, object]:
        """What is to be remembered, for JSON; empty where there is nothing yet."""

    def restore(self, found: dict[str, Any], /) -> None:
        """Take what fits of what a browser remembered. Nothing in it is to be trusted."""


def remember_part(name: str, part: Part) -> None:
    """Tell the tab of one part, at the end of a fragment: the frame tells of all, and runs with the page."""
    TAB(told({name: part}), key=f"memory_{name}", height=1)


def told(parts: Mapping[str, Part]) -> dict[str, object]:
    """What the tab is told of these parts. The number tells what is newer."""
    visit().told += 1
    return {
        "visit": visit().name,
        "number": visit().told,
        "kept": {name: part.kept() for name, part in parts.items()},
    }
