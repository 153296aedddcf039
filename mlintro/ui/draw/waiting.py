"""What stands where models are drawn for that are still in training."""

import time
from collections.abc import Mapping
from typing import Any

from streamlit.delta_generator import DeltaGenerator

from mlintro.digits.models import Report
from mlintro.text import PageText
from mlintro.training import Job
from mlintro.ui.widgets import verdict


class Waiting:
    """A `Board` in one line, once it has a place."""

    def __init__(self, t: PageText, since: float) -> None:
        """`since` is when the learner pressed, on the monotonic clock."""
        self.t, self.since = t, since
        self.jobs: Mapping[Any, Job[Report]] = {}
        self.place: DeltaGenerator | None = None

    def show(self, jobs: Mapping[Any, Job[Report]]) -> bool:
        done = [job.result() for job in jobs.values() if job.done()]
        seconds = self.t.number(time.monotonic() - self.since)
        if self.place:
            with self.place:
                verdict("wait", self.t.label("training", done=len(done), count=len(jobs), seconds=seconds))
        return len(done) == len(jobs)

    def show_reports(self, reports: Mapping[Any, Report]) -> None:
        """They are seen in what they read."""
