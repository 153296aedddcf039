"""Waiting for a model costs the server next to nothing, and who has left is not waited for."""

import time
from collections.abc import Mapping
from threading import Timer
from types import SimpleNamespace
from typing import ClassVar

import pytest

from mlintro.digits.models import Kind, Report
from mlintro.training import Job
from mlintro.training.fairness import Turn
from mlintro.ui.models import training
from mlintro.ui.models.training import LOOK_EVERY, wait_for, watch
from mlintro.ui.models.visit import ModelsVisit


class Watched(Job[Report]):
    looks = 0

    def done(self) -> bool:
        self.looks += 1
        return super().done()


def test_a_job_is_looked_at_a_few_times_a_second(reports):
    job = Watched((), Turn(0, 0, 0))
    began = time.monotonic()
    Timer(0.5, job.set_result, [next(iter(reports.values()))]).start()
    wait_for(job)

    assert time.monotonic() - began >= 0.5
    assert job.looks < 20


class Away:
    """A board that never fills, and a clock that goes on while it waits; who looks at it is away at times."""

    jobs: ClassVar = {Kind.MLP: Job[Report]((), Turn(0, 0, 0))}

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *away: tuple[float, float], done: float) -> None:
        self.now, self.done, self.away = 0.0, done, away
        self.happened: list[tuple[str, float]] = []
        monkeypatch.setattr(training, "time", self)
        monkeypatch.setattr(training, "wait", self.wait)
        monkeypatch.setattr(training, "is_there", lambda: not any(a < self.now < b for a, b in away))
        monkeypatch.setattr(training, "cancel", lambda: self.happened.append(("given up", self.now)))
        monkeypatch.setattr(training, "draw_every", lambda: LOOK_EVERY)
        monkeypatch.setattr(training.st, "rerun", lambda: self.happened.append(("drawn", self.now)))

    def monotonic(self) -> float:
        return self.now

    def wait(self, pending: list[Job[Report]], timeout: float, until: str) -> SimpleNamespace:
        self.now += timeout
        return SimpleNamespace(done=set())

    def show(self, jobs: Mapping[Kind, Job[Report]]) -> bool:
        return self.now >= self.done

    def show_reports(self, reports: Mapping[Kind, Report]) -> None:
        raise AssertionError("there are none")


def test_who_has_been_away_for_ten_seconds_is_not_waited_for(monkeypatch: pytest.MonkeyPatch):
    board = Away(monkeypatch, (30, 1_000), done=60)
    watch(board, ModelsVisit())
    ((what, when),) = board.happened
    assert what == "given up"
    assert when == pytest.approx(30 + 10, abs=3 * LOOK_EVERY)


def test_who_comes_back_before_finds_the_page_drawn(monkeypatch: pytest.MonkeyPatch):
    board = Away(monkeypatch, (3, 12.5), (13.5, 23), (24, 33.5), done=60)
    watch(board, ModelsVisit())
    ((what, when),) = board.happened
    assert what == "drawn"
    assert 60 <= when < 60 + 2 * LOOK_EVERY
