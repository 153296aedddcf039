"""The bar under the lab of the first movement: where the learner stands, and the one way on."""

from collections.abc import Mapping

import streamlit as st

from mlintro.digits.experiments.judging import rank
from mlintro.digits.models import Kind, Report
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import PageText
from mlintro.ui.models.movements import Movement, go_to
from mlintro.ui.models.verdicts import who_is_ahead
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import verdict


def train(t: PageText, asked: Comparison, reports: Mapping[Kind, Report]) -> None:
    """What to press; that it is under way; or who is ahead, and the way to the second movement."""
    lab = visit().of(ModelsVisit)
    if not reports:
        verdict("wait", t.label("wait" if lab.asked else "press_train"))
        return
    if asked == lab.asked:
        verdict("fact", who_is_ahead(t, rank(lab.runs[-1])))
    else:
        verdict("wait", t.label("changed"))
    st.button(
        t.label("to_draw"),
        key="to_draw",
        icon=":material/arrow_forward:",
        on_click=go_to,
        args=(Movement.DRAW,),
    )
