"""A learner's code, ready to copy: what was changed is marked, long lines go on under their own beginning."""

from collections.abc import Sequence

from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress

_CODE_BLOCK = Element(__file__, "lab")

WORDS = ("copy", "copied")


def code_block(t: PageText, key: str, code: str, marked: Sequence[tuple[int, int]] = ()) -> None:
    """Mount one. `marked` are places in the code, from and to, in their order."""
    _CODE_BLOCK({**dress(t, WORDS), "code": code, "marked": marked}, key=f"code_{key}")
