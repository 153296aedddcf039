"""A question of the map on a classroom wall: what is foretold beside the curve, then one sentence."""

import streamlit as st

from mlintro.digits.experiments import series
from mlintro.digits.experiments.series import Question
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.map.questions import came, chosen, foretell, is_coming, offer, show
from mlintro.ui.models.training import on_its_own
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench, verdict


@on_its_own
def step(t: PageText, base: Comparison) -> None:
    """The question that is linked, or another one from behind a button; all of it fits the wall."""
    lab = visit().of(ModelsVisit)
    with st.container(key="step"), bench():
        says, shows = st.columns((2, 3), gap="medium")
        under = st.container()
        with says:
            asks, below = st.container(), st.container(horizontal=True)
        with below:
            press = st.container(width="content")
            with st.popover(t.label("axis")):
                if st.button(t.label("all_models"), key="all_models"):
                    visit().unset("axis")  # no question any more: the wall shows the three models
                    st.rerun()
                question = chosen(t)
        asked, done = series.asked_at(question, base), series.made(question, base, lab.runs)
        count = len(series.trainings(question, base))
        with asks:
            asks_bold, *_ = t.label(f"ask_{question}").split("** ")
            st.markdown(f"{asks_bold}**")  # why it is worth asking, the teacher says
            if len(done) == count:
                lab.answered.add(question)
                with under if question is Question.FEW else asks:  # a low picture, and long sentences
                    verdict("fact", " ".join(came(t, question, lab.foretold.get(asked), done)))
            elif is_coming(lab, question, base):
                verdict("wait", t.label("coming", done=len(done), count=count))
            else:
                if not series.is_known(question, base, lab.runs):
                    foretell(t, asked)
                with press:
                    offer(t, question, base)
        with shows:
            if done or question is not Question.FEW:  # whose picture is of draws alone
                show(t, question, base, done)
    remember_part("models", lab)
