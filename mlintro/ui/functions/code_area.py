"""Makes the text areas of a page fit for code."""

from mlintro.ui.browser.element import Element

_CODE_AREA = Element(__file__)


def code_area(exercise: str) -> None:
    """
    Call it once on a page with text areas whose keys begin with `answer_`.

    When the exercise is another one than before, the browser shows the lab from its top: what is to be read.
    """
    _CODE_AREA({"exercise": exercise}, height=1)
