"""What the machine has in common with a chatbot, and what not; and second thoughts about it."""

import streamlit as st

from mlintro.scale import LanguageModel
from mlintro.text import PageText
from mlintro.ui.browser.prose import lesson_prose
from mlintro.ui.widgets import prose
from mlintro.writer import MEMORIES


def chatbot(t: PageText, largest: LanguageModel) -> None:
    """How a chatbot makes its next word, held against the machine; `largest` is a language model."""
    known = lesson_prose(t.language)
    with st.container(key="chatbot"):
        prose(
            t.section(
                "chatbot",
                numbers=known.numbers,
                largest=largest.name,
                source=largest.source,
                parameters=t.large(largest.parameters),
                times=t.large(int(round(largest.parameters / known.numbers, -6))),
                farthest=MEMORIES[-1],
            )
        )


def know_more(t: PageText) -> None:
    """How the machine reads and chooses, folded."""
    with st.expander(t.label("know_more"), key="writer_more", on_change="rerun") as fold:
        if fold.open:
            prose(t.section("more"))
