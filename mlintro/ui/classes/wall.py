"""The wall of a class: what all look at. It is a page of the lesson, or what lies over it."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from mlintro.classes import AwayError, Board, Screen
from mlintro.classes.codes import read
from mlintro.classes.joining import Answer
from mlintro.classes.plan import STEPS
from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress
from mlintro.ui.classes.homes import classes, entrance
from mlintro.ui.classes.turning import Presses
from mlintro.ui.classes.views import facts, message
from mlintro.ui.classes.visit import lead
from mlintro.ui.visit import visit
from mlintro.ui.widgets import linked, words

TICK = 2.0  # seconds between two looks

_WALL = Element(__file__)


@dataclass(slots=True)
class Watched:
    linked: str = ""  # the code that the link has
    code: str | None = None  # of a class that was there, on this wall
    cues: int | None = None  # of the remote, as far as they were heard
    led: int | None = None  # the step to whose page this wall went


def watched() -> str:
    """The code behind `ver` in the link, which makes a tab a wall of that class; empty in any other tab."""
    here = visit().of(Watched)
    here.linked = read(linked("ver")) or here.linked
    if here.linked:  # links between pages leave it out
        st.query_params["ver"] = here.linked
    return here.linked


def watch(code: str) -> bool:
    """Make this tab a wall of the class with that code. False: there is none. Raises AwayError."""
    found = _board(code)
    if found:
        visit().of(Watched).linked = code
    return found is not None


@st.fragment(run_every=TICK)
def wall(code: str, page: str, do: Callable[[str], None] = lambda deed: None) -> None:
    """
    The class of that code, for who has no more than the code, over the page that this tab shows.

    `do` is what the remote can tell a page to do, by the name that the plan has for it.
    """
    t = words("classes")
    try:
        board = _board(read(code))
        seen = facts(t, board, classes().seats(board.code)) if board else message(t.label("no_class"))
    except AwayError:
        board, seen = None, message(t.label("home_away"))
    if board and not board.is_over and board.screen is Screen.PAGE:
        _lead(t, board.step, page)
    if board and not board.is_over and _is_cued(board) and page == STEPS[board.step].page:
        do(board.cued)
    presses = visit().of(Presses)
    _WALL(
        {**dress(t, ("time_over",)), **seen, "heard": presses.heard},
        key="class_wall",  # `wall` is the switch
        turned=lambda sent: presses.take(sent, read(code)),
    )


def _lead(t: PageText, number: int, page: str) -> None:
    """Go to the page of a step, once: who turns or leaves it by hand is not brought back."""
    here, step = visit().of(Watched), STEPS[number]
    if number == here.led:
        return
    here.led = number
    there = visit().scripts[t.language][step.page]
    lead(there, step, step.link, step.page == page, ver=here.linked)


def _is_cued(board: Board) -> bool:
    """
    Whether the remote has told the page something that it has not done yet; a new wall repeats nothing.

    Who presses twice between two looks has it done twice, one after the other.
    """
    here = visit().of(Watched)
    if here.cues is None or here.cues >= board.cues or not board.cued:
        here.cues = board.cues
        return False
    here.cues += 1
    return True


def _board(code: str) -> Board | None:
    """A code that was asked for before is no guess: a class that comes back after a restart is seen."""
    watched = visit().of(Watched)
    if code == watched.code:
        return classes().board(code)
    found = entrance().seen(code)
    if found is not Answer.WAIT:
        watched.code = code
    return found if isinstance(found, Board) else None
