"""The second movement on a classroom wall: the sheet, the network that reads it, what each model reads."""

from collections.abc import Mapping

import streamlit as st

from mlintro.digits.learned import Mlp
from mlintro.digits.models import Kind, Report
from mlintro.digits.moving import moved
from mlintro.digits.reading import reasons
from mlintro.digits.runs.comparison import Comparison
from mlintro.figures.runs import wall as figure
from mlintro.text import PageText
from mlintro.ui.draw.draw_lab import AXES, known, say, sheet, shift, source
from mlintro.ui.draw.waiting import Waiting
from mlintro.ui.inside.sureness import sureness
from mlintro.ui.inside.views import lit_network
from mlintro.ui.models.training import on_its_own
from mlintro.ui.widgets import bench, palette, picture, words


@on_its_own
def step(t: PageText, reports: Mapping[Kind, Report], waiting: Waiting, asked: Comparison) -> None:
    """What `draw_a_digit` shows, as far as it is read from the last row; all of it fits the wall."""
    is_trained = len(reports) == len(Kind)
    read: dict[Kind, int] = {}
    with st.container(key="step"), bench():
        sources, network, readings = st.columns((9, 10, 8), gap="medium")
        below = st.container(horizontal=True, vertical_alignment="center")
        with below, st.popover(t.label("source")):
            chosen = source(t)
        with st.container(horizontal=True, gap="large"):  # behind a button it would open over the digit
            right, down = (shift(t, key) for key in AXES)
        with sources:
            by = right, down  # the digit that all look at moves
            given = sheet(t, by) if chosen == "sheet" else known(t, reports, by)
        if given and is_trained:
            image = moved(given.image[None], right, down)[0]
            opinions = {kind: reasons.opinion(reports[kind].learned, image) for kind in Kind}
            read = {kind: opinion.digit for kind, opinion in opinions.items()}
            mlp = reports[Kind.MLP].learned
            assert isinstance(mlp, Mlp)
            with network:
                lit_network(words("inside"), mlp, image)
            rows = [
                figure.Reading(
                    kind,
                    words("map").label(f"name_{kind}"),
                    opinion.digit,
                    sureness(t, reports[kind].learned, opinion.sureness[opinion.digit], 0),
                )
                for kind, opinion in opinions.items()
            ]
            with readings:
                said = "; ".join(f"{row.name}: {row.digit}, {row.sure}" for row in rows)
                picture(figure.readings(rows, palette()), said, "stretch")
        with below:
            say(t, is_trained, waiting, asked, given, read)
