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
    deeds: dict[str, tuple[Deed, bool]] = {
        "ask": (ask(name), phase is Phase.IDLE and not asked),
        "close": (close, phase is Phase.OPEN),
        "show": (show, phase is Phase.CLOSED),
        "ask_again": (ask(name), step.is_asked_twice and asked > 0 and phase in (Phase.IDLE, Phase.SHOWN)),
    }
    with st.container(horizontal=True):
        for label, (deed, is_next) in deeds.items():
            is_off = label == "ask_again" and (not asked or asked >= MOST_ROUNDS or phase is Phase.OPEN)
            if is_next or label in ("show", "ask_again"):
                st.button(
                    t.label(label),
                    key=f"{label}_{name}",
                    type="primary" if is_next else "secondary",
                    disabled=is_off or (label == "show" and phase not in (Phase.OPEN, Phase.CLOSED)),
                    on_click=do,
                    args=(deed,),
                )
