"""How many times as many numbers a language model learned: first a guess, then the answer."""

import streamlit as st

from mlintro.text import PageText
from mlintro.ui.widgets import verdict

GUESSES = (10, 100, 1000)  # the last one is true of every network that the lesson trains


def guess(t: PageText, own: int, models: int, year: int) -> None:
    """Parameters of the learner's own network, and of a language model of that year."""
    chosen = st.pills(
        t.label("guess", mlp=own, year=str(year)),
        GUESSES,
        format_func=lambda count: t.label(f"guess_{count}"),
        key="guess",
        persist_state="session",
    )
    if chosen:
        times = int(round(models / own, -2))
        verdict("solved" if chosen == GUESSES[-1] else "fact", t.label("guess_answer", times=times))
