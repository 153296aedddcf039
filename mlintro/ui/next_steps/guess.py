"""How many times as many numbers a language model learned: first a guess, then the answer."""

import streamlit as st

from mlintro import scale
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import PageText
from mlintro.ui.next_steps.way import Mark
from mlintro.ui.widgets import prose, showing, verdict

GPT_1 = scale.LANGUAGE_MODELS[0]
GUESSES = (10, 100, 1000)  # the last one is true of every network that the lesson trains


def question(t: PageText, own: int) -> str:
    """The same for who looks at a wall, with what there is to choose from."""
    choices = " · ".join(t.label(f"guess_{count}") for count in GUESSES)
    return f"{t.label('guess', mlp=own, year=str(GPT_1.year))} **{choices}**"


def answer(t: PageText, shape: Comparison) -> str:
    """What that wall answers, of a network of that shape."""
    times = _times(shape.mlp_parameters, GPT_1.parameters)
    facts = {"times": times, "width": shape.mlp_width, "depth": shape.mlp_depth}
    return t.label("guess_answer", model=GPT_1.name, **facts)


def problems(t: PageText, own: int, mark: Mark) -> None:
    """What a model that holds a conversation has to learn; the answer is further down."""
    with mark("problems"):
        prose(t.section("problems"))
        guess(t, own, GPT_1.parameters, GPT_1.year)


def guess(t: PageText, own: int, models: int, year: int) -> None:
    """Parameters of the learner's own network, and of a language model of that year."""
    with showing("guess_said"):
        chosen = st.pills(
            t.label("guess", mlp=own, year=str(year)),
            GUESSES,
            format_func=lambda count: t.label(f"guess_{count}"),
            key="guess",
            persist_state="session",
        )
    if chosen:
        is_hit = chosen == GUESSES[-1]
        said = t.label("guess_hit" if is_hit else "guess_more", times=_times(own, models))
        with st.container(key="guess_said"):
            verdict("solved" if is_hit else "fact", said)


def _times(own: int, models: int) -> int:
    """How many times as many, in whole hundreds."""
    return int(round(models / own, -2))
