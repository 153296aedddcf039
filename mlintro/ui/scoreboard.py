"""The place where the results of a comparison arrive, one by one, without anything jumping."""

import streamlit as st

from mlintro.digits.models import Kind, Report
from mlintro.figures import charts
from mlintro.text import PageText
from mlintro.ui.widgets import palette


class Scoreboard:
    """A figure for each kind of model and one chart for all; empty places say so."""

    def __init__(self, t: PageText, waiting: str) -> None:
        """`waiting` stands in the places that have no result yet."""
        self.t = t
        self.waiting = waiting
        self.names = {kind: t.label(kind) for kind in Kind}
        self.reports: dict[Kind, Report] = {}
        self.metrics = {kind: place.empty() for kind, place in zip(Kind, st.columns(3), strict=True)}
        self.chart = st.empty()
        for kind in Kind:
            self._metric(kind, None, waiting)
        self._draw_chart()

    def add(self, report: Report) -> None:
        """Fill the place of this report's model."""
        kind = report.spec.kind
        self.reports[kind] = report
        margin, seconds = self.t.number(100 * report.margin), self.t.number(report.seconds, 2)
        self._metric(
            kind, self.t.percent(report.accuracy), self.t.label("margin", margin=margin, seconds=seconds)
        )
        self._draw_chart()

    @property
    def is_full(self) -> bool:
        return len(self.reports) == len(Kind)

    def _metric(self, kind: Kind, value: str | None, note: str) -> None:
        self.metrics[kind].metric(
            self.names[kind], value, note, delta_color="off", delta_arrow="off", height="stretch"
        )

    def _draw_chart(self) -> None:
        results = [f"{self.names[k]}, {self.t.percent(r.accuracy)}" for k, r in self.reports.items()]
        self.chart.image(
            charts.accuracies(self.reports, self.names, self.t.label("chance"), self.t.percent, palette()),
            alt=self.t.label("chart_alt", results="; ".join(results) or self.waiting),
            width="stretch",
        )
