"""Where the results of whole and of spoilt examples arrive, one by one."""

import time
from collections.abc import Mapping

import streamlit as st

from mlintro.digits.experiments.spoilt import Spoiling, Which
from mlintro.digits.knobs import Kind
from mlintro.digits.models import Report
from mlintro.digits.spoiling import UNSPOILT
from mlintro.figures import spoilt as figure
from mlintro.text import PageText
from mlintro.training import Job
from mlintro.ui.examples.sentences import done
from mlintro.ui.visit import visit
from mlintro.ui.widgets import palette, picture, wide, words


class ExamplesBoard:
    """A `Board`: one picture of both accuracies of each model, which fills as they come."""

    def __init__(self, t: PageText, asked: Spoiling | None, since: float) -> None:
        """`since` is when the learner pressed, on the monotonic clock."""
        self.t, self.asked, self.since = t, asked, since
        self.jobs: Mapping[Which, Job[Report]] = {}
        self.place, self.below = st.empty(), st.empty()

    def show(self, jobs: Mapping[Which, Job[Report]]) -> bool:
        reports = {which: job.result() for which, job in jobs.items() if job.done()}
        seconds = self.t.number(time.monotonic() - self.since)
        self._draw(reports, self.t.label("training", seconds=seconds))
        return len(reports) == len(jobs)

    def show_reports(self, reports: Mapping[Which, Report]) -> None:
        self._draw(reports, "")

    def _draw(self, reports: Mapping[Which, Report], waiting: str) -> None:
        assert self.asked is not None, "only what was asked is shown"
        rows = []
        for kind in Kind:
            before, after = (reports.get((kind, data)) for data in (UNSPOILT, self.asked.data))
            pair = [report.accuracy if report else None for report in (before, after)]
            said = " → ".join("…" if share is None else self.t.percent(share) for share in pair)
            rows.append(figure.Row(words("models").label(kind), said, pair[0], pair[1], kind))
        results = "; ".join(f"{row.name}: {row.said}" for row in rows)
        with self.place:
            svg = figure.before_after(rows, self.t.percent, palette())
            picture(svg, self.t.label("chart_alt", results=results), wide())
        if not visit().is_on_wall:  # one sentence there says it
            self.below.caption(waiting or self.t.label("legend", done=done(self.t, self.asked.data)))
