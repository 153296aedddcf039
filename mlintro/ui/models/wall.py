"""The first movement on a classroom wall: the question, the figures, and whether the class was right."""

import time
from collections.abc import Mapping

import streamlit as st

from mlintro.digits.experiments.judging import draws, rank
from mlintro.digits.models import Kind, Report
from mlintro.digits.runs.comparison import Comparison
from mlintro.figures.runs import wall as figure
from mlintro.text import PageText
from mlintro.training import Job
from mlintro.ui.models import bar, history, knobs, other_draws, predictions, training
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench, palette, picture


class WallBoard:
    """A `Board`: one picture of all accuracies, which fills as they come."""

    def __init__(self, t: PageText, since: float) -> None:
        """`since` is when the button was pressed, on the monotonic clock."""
        self.t, self.since = t, since
        self.jobs: Mapping[Kind, Job[Report]] = {}
        self.place = st.empty()

    def show(self, jobs: Mapping[Kind, Job[Report]]) -> bool:
        reports = {kind: job.result() for kind, job in jobs.items() if job.done()}
        self._draw(reports, self.t.label("training", seconds=self.t.number(time.monotonic() - self.since)))
        return len(reports) == len(jobs)

    def show_reports(self, reports: Mapping[Kind, Report]) -> None:
        self._draw(reports, "")

    def _draw(self, reports: Mapping[Kind, Report], waiting: str) -> None:
        lab = visit().of(ModelsVisit)
        drawn = draws(lab.runs, lab.asked) if lab.asked and reports else []
        rows = []
        for kind in Kind:
            report, said = reports.get(kind), waiting
            if report:
                said = f"{self.t.percent(report.accuracy)} ±{self.t.number(100 * report.margin)}"
            rows.append(
                figure.Row(
                    kind,
                    self.t.label(f"prediction_{kind}"),
                    said,
                    [run.scores[kind].accuracy for run in drawn],
                    report.interval if report else None,
                    is_foretold=kind is lab.guess.best,
                )
            )
        with self.place:
            results = "; ".join(f"{row.name}, {row.said}" if row.said else row.name for row in rows)
            alt = self.t.label("chart_alt", results=results)
            if len(drawn) > 1:
                alt += f". {other_draws.draws_in_words(self.t, drawn)}"
            picture(figure.chart(rows, self.t.percent, palette()), alt, "stretch")


def step(t: PageText) -> None:
    """All of it fits a wall of 1024 by 768 and of 1280 by 720, in letters for the last row."""
    lab = visit().of(ModelsVisit)
    with st.container(key="step"), bench():
        guess = predictions.offer_prediction(t)
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            press, another = st.container(width="content"), st.container(width="content")
            asked = settings(t)
            with press:
                training.offer(t, asked, guess)
        board = WallBoard(t, lab.since)
        reports = training.results(t, board, lab)
        if not reports and not lab.asked:
            board.show_reports({})
        with another:
            other_draws.offer_another(t, asked, guess)
        bar.say(t, asked, reports)
        if reports and lab.is_known:
            st.markdown(t.label("known"))
        elif reports and lab.guess.best:
            st.markdown(predictions.outcome(t, rank(lab.runs[-1]), lab.guess.best))
    training.let_others_first(board)


def settings(t: PageText) -> Comparison:
    """The knobs behind a button that says how they stand."""
    standing = knobs.standing()
    with st.popover(history.settings(t, standing), icon=":material/tune:", key="knobs"):
        return knobs.comparison(t)
