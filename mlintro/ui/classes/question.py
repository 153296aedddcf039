"""A question in the teacher's hand: open, close, show, ask again."""

import time
from collections.abc import Callable

import streamlit as st

from mlintro.classes import Board, Phase, Seats
from mlintro.classes.plan import Step
from mlintro.classes.questions import MOST_ROUNDS
from mlintro.classes.teaching import Deed, ask, close, show
from mlintro.classes.voting import count
from mlintro.text import PageText
from mlintro.ui.classes.in_words import given


def question(t: PageText, board: Board, seats: Seats, step: Step, do: Callable[[Deed], None]) -> None:
    """What a step asks, how many have answered, and the next button; what they said is on the wall."""
    name = step.question
    st.markdown(f"{t.label(f'question_{name}')} {given(t, name)}")
    is_on = board.question == name
    phase = board.phase if is_on else Phase.IDLE
    if is_on:
        voted = count(board, seats, time.time())
        number = t.label("round", number=board.round) if board.round > 1 else ""
        state = t.label(f"phase_{phase}")
        said = (f"**{t.label('voted_of', voted=voted.voted, of=voted.of)}**", state, number)
        st.markdown(" · ".join(filter(None, said)))
    asked = board.rounds.get(name, 0)
    may_ask_again = 0 < asked < MOST_ROUNDS and phase is not Phase.OPEN
    is_due = step.is_asked_twice and phase in (Phase.IDLE, Phase.SHOWN)
    is_first = phase is Phase.IDLE and not asked
    # Each has a place of its own: a second tap on the one that was pressed presses nothing else.
    deeds: dict[str, tuple[Deed, bool, bool]] = {  # whether it can be done, and is what comes next
        "ask": (ask(name), is_first, is_first),
        "close": (close, phase is Phase.OPEN, phase is Phase.OPEN),
        "show": (show, phase in (Phase.OPEN, Phase.CLOSED), phase is Phase.CLOSED),
        "ask_again": (ask(name), may_ask_again, may_ask_again and is_due),
    }
    with st.container(horizontal=True):
        for label, (deed, may_be, is_next) in deeds.items():
            st.button(
                t.label(label),
                key=f"{label}_{name}",
                type="primary" if is_next else "secondary",
                disabled=not may_be,
                on_click=do,
                args=(deed,),
            )
