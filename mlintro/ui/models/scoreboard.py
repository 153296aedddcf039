"""The place where the results of a comparison arrive, one by one, without anything jumping."""

import time
from collections.abc import Mapping

import streamlit as st

from mlintro.digits.models import Kind, Report
from mlintro.figures import charts, losses
from mlintro.text import PageText
from mlintro.training import Job
from mlintro.ui.models.verdicts import with_margin
from mlintro.ui.server.resources import trainer
from mlintro.ui.widgets import palette, picture


class Scoreboard:
    """A figure for each kind of model, one chart for all and the MLP's losses; empty places say so."""

    def __init__(self, t: PageText, since: float) -> None:
        """`since` is when the learner pressed, on the monotonic clock."""
        self.t = t
        self.names = {kind: t.label(kind) for kind in Kind}
        self.since = since
        self.jobs: Mapping[Kind, Job[Report]] = {}  # those pending
        self.written: dict[str, object] = {}
        self.metrics = {kind: place.empty() for kind, place in zip(Kind, st.columns(len(Kind)), strict=True)}
        self.chart = st.empty()
        self.curve = st.empty()
        for kind in Kind:
            self._metric(kind, None, t.label("not_yet"))
        self._draw({})
        self._draw_curve((), None)

    def show(self, jobs: Mapping[Kind, Job[Report]]) -> bool:
        """
        Put down what there is to know of each job. Returns whether all are there.

        Raises what a job raises. Writes only what is new, but always something: while it
        writes, Streamlit hears of a new wish of the learner's.
        """
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
        if self._is_new(kind, (value, note)):
            self.metrics[kind].metric(
                self.names[kind], value, note, delta_color="off", delta_arrow="off", height="stretch"
            )

    def _draw(self, reports: Mapping[Kind, Report]) -> None:
        if self._is_new("chart", set(reports)):
            results = [
                f"{self.names[k]}, {with_margin(self.t, r.accuracy, r.margin)}" for k, r in reports.items()
            ]
            with self.chart:
                picture(
                    charts.accuracies(reports, self.names, self.t.label("chance"), self.t.percent, palette()),
                    self.t.label("chart_alt", results="; ".join(results) or self.t.label("not_yet")),
                )

    def _draw_curve(self, curve: tuple[float, ...], mlp: Report | None) -> None:
        """The losses of the MLP: as they grow, and at the end all of them."""
        if not self._is_new("curve", (len(curve), mlp is None)):
            return
        facts = {"passes": len(curve), "loss": self.t.number(curve[-1], 3)} if curve else {}
        label = self.t.label("losses" if curve else "no_losses", **facts)
        with self.curve:
            picture(losses.chart(curve, label, palette()), label)
