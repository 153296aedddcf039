"""Other images to learn from: the same settings on another draw, and how far luck has moved them so far."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from mlintro.digits.experiments.judging import draws, rank
from mlintro.digits.knobs import KNOBS, Kind, is_all
from mlintro.digits.runs import Guess, Run
from mlintro.digits.runs.comparison import Comparison
from mlintro.figures.runs.draws import chart
from mlintro.text import PageText
from mlintro.ui.models.training import begin
from mlintro.ui.models.verdicts import away, who_is_ahead
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import palette, picture, prose


def offer_another(t: PageText, asked: Comparison, guess: Guess) -> None:
    """A button that draws other images for these settings and trains, once there is a run of them."""
    drawn = draws(visit().of(ModelsVisit).runs, asked)
    if not drawn:
        return
    st.button(
        t.label("another_all" if is_all(asked.train_size) else "another", images=asked.train_size),
        key="another",
        icon=":material/casino:",
        on_click=draw_another,
        args=(replace(asked, seed=free_seed(asked.seed, drawn)), guess),
    )


def free_seed(seed: int, drawn: Sequence[Run]) -> int:
    """The next seed after this one that has not been drawn; after the last comes the first."""
    taken, allowed = {run.comparison.seed for run in drawn}, KNOBS["seed"].allowed
    return next(other % len(allowed) for other in count(seed + 1) if other % len(allowed) not in taken)


def draw_another(comparison: Comparison, guess: Guess) -> None:
    """As a hand would, but for the button that is pressed."""
    st.session_state.update(seed=comparison.seed, train_size=comparison.train_size)
    begin(comparison, guess)


def show_draws(t: PageText, asked: Comparison, place: DeltaGenerator) -> None:
    """What the mean of these settings' draws tells; in `place` a dot for each, once there are two."""
    drawn = draws(visit().of(ModelsVisit).runs, asked)
    code = "draws_all" if is_all(asked.train_size) else "draws"
    if len(drawn) < 2:
        prose(t.label(f"{code}_one", images=asked.train_size))
        return
    with place:
        picture_draws(t, drawn)
    facts = facts_of(t, drawn)
    prose(f"{t.label(code, **facts)} {t.label('draws_mean', **facts)} {who_is_ahead(t, rank(*drawn))}")


def picture_draws(t: PageText, drawn: Sequence[Run]) -> None:
    """A dot for each draw, one at least, in a row for each model."""
    names = {kind: t.label(kind) for kind in Kind}
    picture(chart(drawn, names, t.percent, palette()), t.label("draws_alt", **facts_of(t, drawn)))


def facts_of(t: PageText, drawn: Sequence[Run]) -> dict[str, object]:
    """How many draws, of how many images, and between which figures each model lies."""
    ranges = t.label("ranges").join(range_said(t, drawn, kind) for kind in Kind)
    return {"count": len(drawn), "images": drawn[0].comparison.train_size, "ranges": ranges}


def range_said(t: PageText, drawn: Sequence[Run], kind: Kind) -> str:
    """From the lowest accuracy of a kind to its highest."""
    low, high = (end(run.scores[kind].accuracy for run in drawn) for end in (min, max))
    facts = {"model": t.label(f"model_{kind}"), "low": t.percent(low), "high": t.percent(high)}
    is_one = facts["low"] == facts["high"]
    return t.label("range_one" if is_one else "range_draws", points=away(t, low, high), **facts)
