"""The last page on a classroom wall: the machine that writes, or how many numbers a model learns."""

from enum import StrEnum

import streamlit as st

from mlintro.scale import LanguageModel
from mlintro.text import PageText
from mlintro.ui import widgets
from mlintro.ui.next_steps.sizes import sizes
from mlintro.ui.widgets import bench, choice, words
from mlintro.ui.writer.writer_lab import writer_lab


class Scene(StrEnum):
    """What the wall shows of the page."""

    WRITER = "writer"
    SIZE = "size"


def step(t: PageText, mlp: int, largest: LanguageModel) -> None:
    """One scene at a time, which is in the link as `scene`; all of it fits the wall."""
    with widgets.step():
        if Scene(choice(t, "scene", list(Scene), Scene.WRITER)) is Scene.WRITER:
            writer_lab(words("writer"), largest)
        else:
            with bench(), st.container(key="sizes"):
                sizes(t, mlp, is_wide=True)
