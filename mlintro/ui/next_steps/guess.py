"""How many times as many numbers a language model learned: first a guess, then the answer."""

import streamlit as st

from mlintro.scale import LanguageModel
from mlintro.text import PageText
from mlintro.ui.widgets import verdict

GUESSES = (10, 100, 1000)  # the last one is true of every network that the lesson trains


def guess(t: PageText, n_parameters: int, model: LanguageModel) -> None:
    """`n_parameters` are those of the learner's network."""
    chosen = st.pills(
        t.label("guess", mlp=n_parameters, year=str(model.year)),
        GUESSES,
        format_func=lambda count: t.label(f"guess_{count}"),
        key="guess",
        persist_state="session",
    )
    if chosen:
        times = int(round(model.parameters / n_parameters, -2))
        verdict("solved" if chosen == GUESSES[-1] else "fact", t.label("guess_answer", times=times))
