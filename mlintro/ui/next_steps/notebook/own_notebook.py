"""The learner's work as a Jupyter notebook, and the digits it needs."""

import streamlit as st

from mlintro import digits
from mlintro.text import PageText
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.functions.visit import Answers
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.neuron.visit import NeuronVisit
from mlintro.ui.next_steps.notebook.writing import PARTS, Work, notebook, runnable
from mlintro.ui.pixels.visit import Mixer
from mlintro.ui.visit import Visit, visit
from mlintro.ui.widgets import prose


def own_notebook(t: PageText) -> None:
    """Two files to take away, folded: the notebook, written when asked for, and what it needs beside it."""
    with st.expander(t.label("fold"), icon=":material/code:", key="own_notebook", on_change="rerun") as fold:
        if not fold.open:
            return
        here = visit()
        with st.container(horizontal=True):
            st.download_button(
                t.label("save"),
                lambda: notebook(t, work(here)),
                t.label("file"),
                "application/x-ipynb+json",
                key="notebook",
                on_click="ignore",
                icon=":material/code:",
            )
            st.download_button(t.label("its_digits"), digits.PATH.read_bytes, "digits.npz", on_click="ignore")
        prose(t.label("how_to_open"))


def work(visit: Visit) -> Work:
    """What a visit has to show; what was not done is as the lesson has it."""
    here, own = visit.of, Work()
    attempts = here(Answers).best.values()
    answers = [attempt.feedback.python or attempt.answer for attempt in attempts]
    start, rates = here(DescentVisit).walked or (own.start, own.rates)
    done = {
        "functions": any(map(runnable, answers)),
        "pixels": here(Mixer).is_changed,
        "descent": here(DescentVisit).walked,
        "models": here(ModelsVisit).runs,
        "neuron": here(NeuronVisit).solved,
    }
    return Work(
        answers=answers,
        image=here(Mixer).image,
        start=start,
        rates=rates,
        comparisons=[run.comparison for run in here(ModelsVisit).runs] or own.comparisons,
        gates=here(NeuronVisit).solved or own.gates,
        examples=[part for part in PARTS if not done[part]],
    )
