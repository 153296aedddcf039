"""The third movement on a classroom wall: the examples as they are spoilt, then what came of it."""

import streamlit as st

from mlintro.digits.experiments.spoilt import Spoiling
from mlintro.digits.knobs import Kind
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.spoiling import UNSPOILT
from mlintro.text import PageText
from mlintro.ui.examples import controls, sentences
from mlintro.ui.examples.board import ExamplesBoard
from mlintro.ui.examples.spoil_lab import foretell, offer, say
from mlintro.ui.examples.visit import ExamplesVisit
from mlintro.ui.models import training
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench


def step(t: PageText, comparison: Comparison) -> None:
    """What `spoil_the_examples` shows, as far as it is read from the last row; all of it fits the wall."""
    here = visit().of(ExamplesVisit)
    with st.container(key="step"), bench():
        asks, shows = st.container(), st.container()
        with st.container(horizontal=True, vertical_alignment="center"):
            press = st.container(width="content")
            with st.popover(t.label("spoil")):
                wanted = Spoiling(comparison, controls.spoiling(t))
        with shows:
            board = ExamplesBoard(t, here.asked, here.since)
            reports = training.results(t, board, here)
        if wanted != here.asked:
            with asks:
                said = foretell(t, wanted)
            with press:
                offer(t, wanted, said)
            with shows:
                controls.preview(t, comparison, wanted.data)
        else:
            say(t, wanted, reports)
            if reports and here.foretold:
                pair = [reports[Kind.MLP, data] for data in (UNSPOILT, wanted.data)]
                st.markdown(sentences.outcome(t, here.foretold, *pair))
    training.let_others_first(board)
