"""Who proves to be a class's teacher: by a key that this server hears and does not keep."""

import json
import time

from mlintro import settings
from mlintro.classes import AwayError, Board, Seats
from mlintro.classes.codes import pointer_of
from mlintro.classes.keeping import kept
from mlintro.classes.teaching import open_class
from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress
from mlintro.ui.classes.address import address, square
from mlintro.ui.classes.homes import classes
from mlintro.ui.classes.visit import Teacher
from mlintro.ui.untrusted import is_clean, table
from mlintro.ui.visit import visit
from mlintro.ui.widgets import words

_KEY = Element(__file__, "lab")
WORDS = ("open", "pair", "word")
LONGEST_WORD = 200
LONGEST_STATE = 100_000  # characters of what a tab remembers of its class


def key(t: PageText, board: Board | None, seats: Seats, is_over: bool = False) -> None:
    """
    The button that makes a key; for who has proved one, the way to a second remote.

    The tab is told what it is to remember of the class. Who ended it forgets the key.
    """
    teacher = visit().of(Teacher)
    link, teacher.link = teacher.link, ""
    _KEY(
        {
            **dress(t, WORDS),
            "code": board.code if board else "",
            "state": json.dumps(kept(board, seats)) if board else "",
            "refusal": teacher.refusal,
            "needs_word": bool(settings.current().teach),
            "is_over": is_over,
            "link": link,
            "qr": square(link) if link else "",
        },
        proof=prove,
    )


def prove(sent: object) -> None:
    """Take a key from the browser."""
    told, teacher = table(sent), visit().of(Teacher)
    secret, word = told.get("key"), told.get("word")
    try:
        found = open_class(
            classes(),
            str(secret),
            word if is_clean(word, LONGEST_WORD) else "",
            settings.current().teach,
            time.time(),
            remembered(told.get("state")),
        )
    except AwayError:
        teacher.refusal = "away"
        return
    if not isinstance(found, Board) or found.is_over:
        teacher.refusal = "over" if isinstance(found, Board) else found
        return
    teacher.code, teacher.seal, teacher.refusal, teacher.is_over = found.code, found.seal, "", False
    teacher.pointer = pointer_of(str(secret))
    if told.get("pair") is True:
        teacher.link = f"{address()}/clase?lang={words('classes').language}#k={secret}"


def remembered(state: object) -> dict[str, object] | None:
    """What a tab remembers of its class; None where it is nothing of the kind."""
    if not isinstance(state, str) or len(state) > LONGEST_STATE:
        return None
    try:
        return table(json.loads(state)) or None
    except (ValueError, RecursionError):
        return None
