"""The end of the lesson: what the learner can explain now, what to take away, and where to go on."""

from collections.abc import Sequence

import streamlit as st

from mlintro.digits.runs import Run
from mlintro.text import PageText
from mlintro.ui.next_steps.beliefs import show_beliefs
from mlintro.ui.next_steps.how_it_knows import how_it_knows
from mlintro.ui.next_steps.notebook.own_notebook import own_notebook
from mlintro.ui.next_steps.summary import known, summary, to_try
from mlintro.ui.next_steps.way import Mark
from mlintro.ui.next_steps.worksheet.findings import InClass
from mlintro.ui.next_steps.worksheet.own_worksheet import for_teachers, own_worksheet
from mlintro.ui.widgets import prose, words


def closing(t: PageText, runs: Sequence[Run], in_class: InClass, mark: Mark) -> None:
    """`runs` of the models; `in_class` tells seat and votes."""
    with mark("summary"):
        st.subheader(t.label("summary"), anchor=False)
        missing = summary(t, known(t))
        show_beliefs(t, runs)
        how_it_knows(t)
    st.html('<span id="own_sheet"></span>')
    own_worksheet(words("worksheet"), in_class)
    own_notebook(words("notebook"))
    for_teachers(words("worksheet"))
    with mark("onwards"):
        to_try(t, missing)
        prose(t.section("onwards"))
