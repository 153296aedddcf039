"""A button that copies the link to a page as it stands."""

from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress

_SHARE = Element(__file__, "lab")

WORDS = ("share", "shared", "share_here")


def share(t: PageText) -> None:
    """Nothing comes back. Where the clipboard is forbidden, the link stands in a field to be copied."""
    _SHARE(dress(t, WORDS))
