"""The tab's own token for a seat in a class: made and kept by the browser, told once."""

from collections.abc import Callable

from mlintro.ui.browser.element import Element

_ARRIVAL = Element(__file__)


def arrival(take: Callable[[object], None]) -> None:
    """Ask the tab for its token."""
    _ARRIVAL({}, height=1, token=take)
