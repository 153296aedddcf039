"""The beat of a learner's line: its tab asks whether the class has moved, and only then for the line."""

from mlintro.classes import Board
from mlintro.classes.moving import MOVED, name_of, revision
from mlintro.ui.browser.element import Element
from mlintro.ui.classes.visit import ClassVisit
from mlintro.ui.visit import visit

TICK = 3.0  # seconds between two questions of a tab, at least
MANY = 100  # seats; from there on twice as long, since all that ask draw their lines at what a teacher does

_BEAT = Element(__file__)


def pause(number: int) -> float:
    """
    Seconds between two questions of the seat with that number: the more have sat down before it, the longer.

    >>> pause(0), pause(50), pause(100), pause(200)
    (3.0, 4.5, 6.0, 6.0)
    """
    return TICK * (1 + min(number, MANY) / MANY)


def beat(here: ClassVisit, board: Board | None) -> None:
    """
    At the end of the line, which has just shown this board, or said why there is none.

    Who was never in the class has no name for it, and looks at the line itself at every beat.
    """
    _BEAT(
        {
            "every": 1_000 * visit().spread(pause(here.number)),
            "address": f"{MOVED}{here.code}/{name_of(here.seal)}" if here.seal else "",
            "revision": revision(board),
        },
        key="beat",
        height=1,
        look=lambda _: None,  # the run itself is what the tab asks for
    )
