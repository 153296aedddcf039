"""Where the results of a comparison arrive, one by one, without anything jumping."""

import time
from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from mlintro.digits.models import Kind, Report
from mlintro.figures import charts, losses
from mlintro.text import PageText
from mlintro.training import Job
from mlintro.ui.models.verdicts import with_margin
from mlintro.ui.server.resources import trainer
from mlintro.ui.widgets import meaning, numbers, palette, picture


class Scoreboard:
    """A figure for each kind of model, one chart for all, the MLP's losses; no room while there are none."""

    def __init__(self, t: PageText, since: float) -> None:
        """`since` is when the learner pressed, on the monotonic clock."""
        self.t = t
        self.names = {kind: t.label(kind) for kind in Kind}
        self.since = since
        self.jobs: Mapping[Kind, Job[Report]] = {}  # those pending
        self.written: dict[str, object] = {}
        self.row = st.empty()
        self.chart = st.empty()
        self.curve = st.empty()
        self.metrics: dict[Kind, DeltaGenerator] = {}

    def show(self, jobs: Mapping[Kind, Job[Report]]) -> bool:
        """What there is to know of each job, as `Board` has it."""
        reports = {kind: job.result() for kind, job in jobs.items() if job.done()}
        for kind in jobs.keys() - reports.keys():
            self._metric(kind, None, self._progress(jobs[kind]))
        if Kind.MLP not in reports:
            self._draw_curve(jobs[Kind.MLP].losses(), None)
        self.show_reports(reports)
        return len(reports) == len(Kind)

    def show_reports(self, reports: Mapping[Kind, Report]) -> None:
        """Put down the results that are there."""
        for kind, report in reports.items():
            margin, seconds = self.t.number(100 * report.margin), self.t.number(report.seconds, 2)
            note = self.t.label("margin", margin=margin, seconds=seconds)
            self._metric(kind, self.t.percent(report.accuracy), note)
        self._draw(reports)
        if mlp := reports.get(Kind.MLP):
            self._draw_curve(mlp.loss_curve, mlp)

    def _progress(self, job: Job[Report]) -> str:
        seconds = self.t.number(time.monotonic() - self.since)
        if position := trainer().position(job):
            return self.t.label("queued", position=position, seconds=seconds)
        return self.t.label("training", seconds=seconds)

    def _is_new(self, name: str, value: object) -> bool:
        if name in self.written and self.written[name] == value:
            return False
        self.written[name] = value
        return True

    def _metric(self, kind: Kind, value: str | None, note: str) -> None:
        if not self.metrics:
            columns = self.row.columns(len(Kind))
            self.metrics = {kind: place.empty() for kind, place in zip(Kind, columns, strict=True)}
        if self._is_new(kind, (value, note)):
            self.metrics[kind].metric(
                self.names[kind],
                value,
                note,
                delta_color="off",
                delta_arrow="off",
                height="stretch",
                help=meaning(self.t, kind),
            )

    def _draw(self, reports: Mapping[Kind, Report]) -> None:
        # Of a plan the reports of several comparisons come on one board.
        if reports and self._is_new("chart", {k: (r.accuracy, r.margin) for k, r in reports.items()}):
            results = [
                f"{self.names[k]}, {with_margin(self.t, r.accuracy, r.margin)}" for k, r in reports.items()
            ]
            with self.chart:
                picture(
                    charts.accuracies(reports, self.names, self.t.label("chance"), self.t.percent, palette()),
                    self.t.label("chart_alt", results="; ".join(results)),
                )

    def _draw_curve(self, curve: tuple[float, ...], mlp: Report | None) -> None:
        """The losses of the MLP: as they grow, and at the end all of them."""
        if curve and self._is_new("curve", (curve, mlp is None)):
            label = self.t.label("losses", passes=len(curve), loss=self.t.number(curve[-1], 3))
            with self.curve.container():
                picture(losses.chart(curve, label, palette()), label)
                if mlp:
                    titles = self.t.label("loss_pass"), self.t.label("loss")
                    numbers(titles, [(str(i), self.t.number(loss, 3)) for i, loss in enumerate(curve, 1)])
