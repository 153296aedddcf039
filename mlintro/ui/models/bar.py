"""The bar under the lab of the first movement: where the learner stands, and the one way on."""

from collections.abc import Mapping

import streamlit as st

from mlintro.digits.experiments.judging import rank
from mlintro.digits.models import Kind, Report
from mlintro.digits.runs import Guess
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import PageText
from mlintro.ui.models import training
from mlintro.ui.models.movements import Movement, lead_to
from mlintro.ui.models.verdicts import alone, between
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import leading, verdict


def train(t: PageText, asked: Comparison, guess: Guess, reports: Mapping[Kind, Report]) -> None:
    """Where the learner stands; the button that trains, and once there are results the way to draw."""
    lab = visit().of(ModelsVisit)
    say(t, asked, reports, lab.guess.best)
    is_answered = bool(reports) and asked == lab.asked
    with st.container(horizontal=True, width="content"):
        with leading("board"):
            training.offer(t, asked, guess, is_main=not is_answered)
        if reports:
            lead_to(t, Movement.DRAW, is_main=is_answered)


def say(
    t: PageText, asked: Comparison, reports: Mapping[Kind, Report], predicted: Kind | None = None
) -> None:
    """What to press; that it is under way; or who is ahead, and whether that was `predicted`."""
    lab = visit().of(ModelsVisit)
    if not reports:
        verdict("wait", t.label("wait" if lab.asked else "press_train"))
    elif asked != lab.asked:
        verdict("wait", t.label("changed"))
    else:
        ranking = rank(lab.runs[-1])
        best, second = (t.label(f"model_{kind}") for kind in (ranking.kinds[0], ranking.rival))
        high, low = (t.percent(ranking.accuracy(kind)) for kind in (ranking.kinds[0], ranking.rival))
        code = ranking.lead(ranking.rival).verdict
        said = t.label(f"bar_{code}", best=best, second=second, high=high, low=low)
        foretold = t.label(f"bar_{ranking.judge(predicted)}", said=t.label(predicted)) if predicted else ""
        verdict("fact", " ".join(filter(None, (said, between(t, ranking), alone(t, lab.runs), foretold))))
