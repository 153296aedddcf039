"""What the learner expects of a run, and what came of it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

import streamlit as st

from mlintro.digits import models
from mlintro.digits.knobs import KNOBS
from mlintro.digits.models import Kind, Report
from mlintro.digits.runs import Change, Guess, Step
from mlintro.digits.runs.comparison import Outcome, Ranking, rank
from mlintro.text import PageText
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import verdict, words

Option = TypeVar("Option", bound=StrEnum)
PREDICTIONS: dict[str, type[StrEnum]] = {"prediction": Kind, "change": Change}  # by the widget's key


class Predictions:
    """What stands in the widgets, for a browser to remember."""

    def kept(self) -> dict[str, object]:
        return {key: st.session_state[key] for key in PREDICTIONS if st.session_state.get(key)}

    def restore(self, found: dict[str, Any]) -> None:
        for key, options in PREDICTIONS.items():
            if found.get(key) in list(options):
                st.session_state[key] = st.session_state.get(key) or found[key]


def offer_prediction(t: PageText) -> Guess:
    """One question before the first run, two before the next; nobody has to answer."""
    with st.container(horizontal=True):
        best = question(t, "prediction", Kind)
        return Guess(best, question(t, "change", Change) if visit().of(ModelsVisit).runs else None)


def question(t: PageText, key: str, options: type[Option]) -> Option | None:
    labels = {option: t.label(f"{key}_{option}") for option in options}
    chosen = st.segmented_control(
        t.label(key), list(options), format_func=labels.__getitem__, key=key, persist_state="session"
    )
    return None if chosen is None else options(chosen)  # what a reload brought back is text


def show_verdict(t: PageText, reports: Mapping[Kind, Report]) -> None:
    """First and second, whether the lead means anything, and what became of the predictions."""
    ranking = rank(reports)
    first, second = ranking.kinds[:2]
    facts = {
        "best": t.label(first),
        "second": t.label(second),
        "lead": t.number(100 * ranking.lead),
        "images": reports[first].train_size,
    }
    verdict("fact", t.label("verdict_noise" if ranking.is_noise else "verdict_best", **facts))
    lines = [judge_best(t, ranking, facts), judge_change(t)]
    if not all(report.converged for report in reports.values()):
        lines.append(t.label("unfinished", iterations=models.MAX_ITER))
    st.markdown("\n\n".join(line for line in lines if line))


def judge_best(t: PageText, ranking: Ranking, facts: Mapping[str, object]) -> str:
    predicted = visit().of(ModelsVisit).guess.best
    if predicted is None:
        return ""
    outcome = ranking.judge(predicted)
    sentences = [t.label(outcome, **facts, predicted=t.label(predicted))]
    if outcome is not Outcome.SHARED:
        why = "noise" if ranking.is_noise else ranking.kinds[0]
        sentences.append(t.label(f"because_{why}", **facts))
    return " ".join(sentences)


def judge_change(t: PageText) -> str:
    """How the MLP's accuracy moved from the last run to this one, against what was expected."""
    step, predicted = visit().of(ModelsVisit).step, visit().of(ModelsVisit).guess.change
    if step is None:
        return ""
    moved = t.label(f"moved_{step.change}", points=t.number(100 * step.points, signed=True))
    said = t.label("predicted_change", predicted=t.label(f"change_{predicted}")) if predicted else ""
    return " ".join(filter(None, [said, moved, because(step)]))


def because(step: Step) -> str:
    """The likeliest reason: nothing that the MLP feels, too much at once, noise, or the one knob."""
    why = words("because")
    if not step.turned:
        return why.label("nothing")
    if len(step.turned) > 1:
        return why.label("several")
    if step.is_noise:
        return why.label("noise")
    (name,) = step.turned
    if not KNOBS[name].is_size:
        return why.label(name)
    return why.label(f"{name}_{'more' if step.grew == (step.points > 0) else 'less'}")
