"""Waiting for a model costs the server next to nothing."""

import time
from threading import Timer

from mlintro.digits.models import Report
from mlintro.training import Job
from mlintro.training.fairness import Turn
from mlintro.ui.models.training import wait_for


class Watched(Job[Report]):
    looks = 0

    def done(self) -> bool:
        self.looks += 1
        return super().done()


def test_a_job_is_looked_at_a_few_times_a_second(reports):
    job = Watched((), Turn(0, 0, 0))
    Timer(0.5, job.set_result, [next(iter(reports.values()))]).start()
    began = time.monotonic()
    wait_for(job)

    assert time.monotonic() - began >= 0.5
    assert job.looks < 20
