"""Other images to learn from: the same settings on another draw, and how far luck has moved them so far."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from mlintro.digits.experiments.judging import draws, others_tried
from mlintro.digits.knobs import KNOBS, Kind, is_all
from mlintro.digits.runs import Guess, Run
from mlintro.digits.runs.comparison import Comparison
from mlintro.figures.runs.draws import chart
from mlintro.text import PageText
from mlintro.ui.models.sentences import draws_said, settings_said, turned
from mlintro.ui.models.training import begin
from mlintro.ui.models.verdicts import away
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import numbers, palette, picture, prose, wide


def offer_another(t: PageText, asked: Comparison, guess: Guess) -> None:
    """A button that draws other images for these settings and trains, once there is a run of them."""
    runs = visit().of(ModelsVisit).runs
    drawn = draws(runs, asked)
    if not drawn:
        return
    st.button(
        t.label("another_all" if is_all(asked.train_size) else "another", images=asked.train_size),
        key="another",
        icon=":material/casino:",
        on_click=draw_another,
        args=(replace(asked, seed=free_seed(asked.seed, drawn, runs)), guess),
    )


def free_seed(seed: int, drawn: Sequence[Run], runs: Sequence[Run]) -> int:
    """
    A seed that these settings have not drawn: one that others have, so that both can be held against each
    other draw by draw, or else the next after this one; after the last comes the first.
    """
    taken, allowed = {run.comparison.seed for run in drawn}, KNOBS["seed"].allowed
    known = (run.comparison.seed for run in runs)
    onwards = (other % len(allowed) for other in count(seed + 1))
    return next(other for other in chain(known, onwards) if other not in taken)


def draw_another(comparison: Comparison, guess: Guess) -> None:
    """As a hand would, but for the button that is pressed."""
    st.session_state.update(seed=comparison.seed, train_size=comparison.train_size)
    begin(comparison, guess)


def show_draws(t: PageText, last: Comparison, asked: Comparison, place: DeltaGenerator) -> None:
    """
    What the draws of the `last` run's settings and their mean tell; in `place` a dot each, from two on.

    Of a single one nothing where the knobs stand elsewhere, as `asked`: the button is not its own then.
    """
    runs = visit().of(ModelsVisit).runs
    drawn = draws(runs, last)
    if not drawn or (len(drawn) == 1 and draws(runs, asked) != drawn):
        return
    if len(drawn) > 1:
        with place.container():
            picture_draws(t, drawn)
    prose(draws_said(t, drawn, ranges_said(t, drawn)))
    if others := others_tried(runs, last):
        for kind in Kind:
            if turned(kind, last, others[0].comparison):
                prose(settings_said(t, kind, drawn, others))


def picture_draws(t: PageText, drawn: Sequence[Run]) -> None:
    """A dot for each draw, one at least, in a row for each model."""
    names = {kind: t.label(kind) for kind in Kind}
    picture(chart(drawn, names, t.percent, palette()), draws_in_words(t, drawn), wide())
    rows = [
        [str(run.comparison.seed), *(t.percent(run.scores[kind].accuracy) for kind in Kind)] for run in drawn
    ]
    numbers([t.label("column_seed"), *names.values()], rows)


def draws_in_words(t: PageText, drawn: Sequence[Run]) -> str:
    """What such a picture shows."""
    images = drawn[0].comparison.train_size
    code = "draws_all_alt" if is_all(images) else "draws_alt"
    return t.label(code, count=len(drawn), images=images, ranges=ranges_said(t, drawn))


def ranges_said(t: PageText, drawn: Sequence[Run]) -> str:
    """Between which figures each model lies."""
    return t.label("ranges").join(range_said(t, drawn, kind) for kind in Kind)


def range_said(t: PageText, drawn: Sequence[Run], kind: Kind) -> str:
    """From the lowest accuracy of a kind to its highest."""
    low, high = (end(run.scores[kind].accuracy for run in drawn) for end in (min, max))
    facts = {"model": t.label(f"model_{kind}"), "low": t.percent(low), "high": t.percent(high)}
    code = "range_one" if facts["low"] == facts["high"] else "range_draws"
    return t.label("range_single" if len(drawn) == 1 else code, points=away(t, low, high), **facts)
