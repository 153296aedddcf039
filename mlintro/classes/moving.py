"""Whether a class has moved: what its tabs may ask as often as they like, since the answer says no more."""

import hashlib
import hmac

from mlintro.classes import Board, Screen
from mlintro.classes.codes import derived

MOVED = "moved/"  # where they ask below the lesson's address: behind it the class's code and its name


def name_of(seal: str) -> str:
    """What who is or was in the class calls it here. Nobody guesses it who has the code alone."""
    return derived(seal, "moved")


def revision(board: Board | None) -> str:
    """
    Of all that a learner's line shows of the board: another one as soon as any of it is. Empty without one.

    A server that has restarted has another one too, since the tabs are to sit down again. What learners do
    is not in it.
    """
    if board is None:
        return ""
    shown = (
        *(board.opened, board.back, board.is_over, sorted(board.removed)),
        *(board.question, board.round, board.phase, board.screen is Screen.QUESTION),
        *(board.invited, board.is_veiled),
    )
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]


def revision_for(board: Board | None, name: str) -> str:
    """The same for who knows the class's name; for anybody else there is no class."""
    is_known = board is not None and hmac.compare_digest(name_of(board.seal).encode(), name.encode())
    return revision(board) if is_known else ""
