"""The three questions of the page: each an experiment to train, what came of it, then what the map says."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from mlintro.digits.experiments.questions import Topic
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.digits.runs import Guess
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import PageText
from mlintro.ui.models import other_draws
from mlintro.ui.models.training import begin
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.visit import visit

Answer = Callable[[Topic, Comparison], None]

# Where a question's experiment begins: one knob, against the run that the learner has made.
EXPERIMENTS: Mapping[Topic, Mapping[str, Any]] = {
    Topic.WIDTH_OR_DEPTH: {"mlp_width": KNOBS["mlp_width"].allowed[-1]},
    Topic.MORE_DATA: {"train_size": KNOBS["train_size"].allowed[-1]},
    Topic.LITTLE_DATA: {"train_size": KNOBS["train_size"].allowed[0]},
}


def question(t: PageText, topic: Topic, asked: Comparison, guess: Guess, answer: Answer) -> None:
    """What to try, and what came of it here; to those who have trained also the map's `answer`."""
    lab = visit().of(ModelsVisit)
    with st.expander(t.label(topic), key=topic, on_change="rerun") as expander:
        st.markdown(t.section(f"answer_{topic}"))
        turned = replace(asked, **EXPERIMENTS[topic])
        with st.container(horizontal=True):
            st.button(
                t.label(f"try_{topic}", **EXPERIMENTS[topic]),
                key=f"try_{topic}",
                on_click=train_with,
                args=(topic, asked, guess),
                icon=":material/model_training:",
            )
            if topic is Topic.LITTLE_DATA:
                other_draws.offer_another(t, turned, guess, key="another_few")
        if not expander.open:
            return
        if lab.asked and all(getattr(lab.asked, name) == at for name, at in EXPERIMENTS[topic].items()):
            result(t, topic)
        if lab.runs:
            st.markdown(t.section("answer_map"))
            answer(topic, asked)
        else:
            st.markdown(t.label("try_first"))


def train_with(topic: Topic, asked: Comparison, guess: Guess) -> None:
    """Turn the sliders as a hand would, and train."""
    st.session_state.update(EXPERIMENTS[topic])
    begin(replace(asked, **EXPERIMENTS[topic]), guess)


def result(t: PageText, topic: Topic) -> None:
    """What the learner's last run gave, right under the button that asked for it."""
    lab = visit().of(ModelsVisit)
    if lab.is_waiting:
        st.markdown(t.label("tried_waiting"))
        return
    run = lab.runs[-1]
    told = [
        t.label("tried_one", model=t.label(f"model_{kind}"), accuracy=t.percent(run.scores[kind].accuracy))
        for kind in Kind
    ]
    st.markdown(t.label("tried", results="; ".join(told)))
    if topic is Topic.LITTLE_DATA:
        other_draws.show_draws(t, run.comparison)
