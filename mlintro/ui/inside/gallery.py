"""Small pictures to choose one from, each with what the models said of it."""

from collections.abc import Mapping

from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress
from mlintro.ui.inside.visit import InsideVisit
from mlintro.ui.visit import visit

_GALLERY = Element(__file__, "lab")

WORDS = ("gallery_name", "more")


def gallery(t: PageText, data: Mapping[str, object]) -> None:
    """
    Mount it. The digit chosen is in `visit().of(InsideVisit)`.

    `data` has `tiles` (each with `digit`, its number; `picture`, an address; `said`, what stands under
    it; `alt`), `chosen` (a number) and `has_more`.
    """
    here = visit().of(InsideVisit)
    _GALLERY({**dress(t, WORDS), **data}, digit=here.choose, more=lambda _: here.turn_page())
