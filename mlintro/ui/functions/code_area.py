"""Makes the text areas of a page fit for code."""

from mlintro.ui.browser.element import Element

_CODE_AREA = Element(__file__)


def code_area() -> None:
    """Call it once on a page with text areas whose keys begin with `answer_`."""
    _CODE_AREA({}, height=1)
