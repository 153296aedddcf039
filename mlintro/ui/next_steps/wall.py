"""The last page on a classroom wall: the machine that writes, or how many numbers a model learns."""

from enum import StrEnum

import streamlit as st

from mlintro.digits.runs.comparison import Comparison
from mlintro.text import PageText
from mlintro.ui import widgets
from mlintro.ui.next_steps.guess import answer, question
from mlintro.ui.next_steps.sizes import sizes
from mlintro.ui.widgets import bench, choice, led, words
from mlintro.ui.writer.writer_lab import what_was_seen, writer_lab


class Scene(StrEnum):
    """What the wall shows of the page."""

    WRITER = "writer"
    ASK = "ask"
    SIZE = "size"


def is_asked() -> bool:
    """Whether a link or the class leads to the question of the numbers: then the page has it first."""
    return led("scene") == Scene.ASK


def step(t: PageText, shape: Comparison) -> None:
    """One scene at a time, which is in the link as `scene`; all of it fits the wall."""
    with widgets.step():
        scene = Scene(choice(t, "scene", list(Scene), Scene.WRITER))
        if scene is Scene.WRITER:
            writer = words("writer")
            writer_lab(writer, what_was_seen(writer))
            return
        with bench(), st.container(key="sizes"):
            mlp = shape.mlp_parameters
            if scene is Scene.ASK:
                st.markdown(question(t, mlp))
                st.markdown(t.label("whose", width=shape.mlp_width, depth=shape.mlp_depth))
                sizes(t, mlp, models=(), is_wide=True)
            else:
                st.markdown(answer(t, shape))
                sizes(t, mlp, is_wide=True)
