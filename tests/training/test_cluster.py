"""A real Dask cluster, scheduler and workers as processes, and what happens when they are killed."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from mlintro import settings
from mlintro.digits.keeping import find_or_fit
from mlintro.digits.models import Kind, ModelSpec, Report, fit
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.taught import taught
from mlintro.training import Trainer, cluster, executor
from tests.conftest import ROOT
from tests.digits.made_hands import SEVENS, drawn
from tests.training import work

pytestmark = pytest.mark.filterwarnings("ignore")  # Dask's own, when its parts are killed


class Dask:
    """A scheduler and its workers, each a process that a test can kill."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.workers: list[subprocess.Popen[bytes]] = []
        self.start_scheduler()

    def start_scheduler(self) -> None:
        self.scheduler = self.start("dask_scheduler", "--port", str(self.port), "--no-dashboard")

    def start_worker(self) -> None:
        options = ["--nworkers", "1", "--nthreads", "1", "--no-dashboard", "--death-timeout", "60"]
        self.workers.append(self.start("dask_worker", self.address, *options))

    def start(self, program: str, *options: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{program}", *options],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            kill(process)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """The process and its children: a Dask worker has a nanny that would start it again."""
    with suppress(psutil.NoSuchProcess):
        there = psutil.Process(process.pid)
        for one in (there, *there.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                one.kill()
    process.wait()


@pytest.fixture
def dask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dask]:
    pytest.importorskip("distributed")
    there = Dask(tmp_path)
    there.start_worker()
    monkeypatch.setattr(settings, "current", lambda: settings.Settings(dask=there.address))
    monkeypatch.setattr(cluster, "PAUSE", 1.0)
    cluster.cluster.cache_clear()
    deadline = time.monotonic() + 60
    while not cluster.cluster().is_connected():
        assert time.monotonic() < deadline
        time.sleep(0.3)
    yield there
    cluster.cluster().close()
    cluster.cluster.cache_clear()
    there.stop()


@pytest.fixture
def trainer() -> Trainer:
    return Trainer(executor.make_executor, slots=2, queue=20, memory=20)


def test_the_cluster_trains_as_this_machine_does(dask: Dask, trainer: Trainer, reports: dict[Kind, Report]):
    jobs = Comparison().ask(trainer)

    for kind, job in jobs.items():
        assert job.result(120).accuracy == reports[kind].accuracy
    assert trainer.ask(work.where, 1).result(60) not in (os.getpid(), *pids_of_this_machine())


def pids_of_this_machine() -> set[int]:
    pool = executor.pool()
    return {pool.submit(os.getpid).result(60) for _ in range(4)}


def test_two_servers_that_ask_the_same_share_one_fit(dask: Dask, trainer: Trainer, tmp_path: Path):
    other = Trainer(executor.make_executor, slots=2, queue=20, memory=20)
    jobs = [one.ask(work.count, str(tmp_path / "fits"), 0.5) for one in (trainer, other)]

    assert [job.result(60) for job in jobs] == [1, 1]


def test_drawings_are_taught_on_the_cluster_each_to_its_own_model(dask: Dask, trainer: Trainer):
    """The same number of them, and so the same repr: other drawings are another fit all the same."""
    hands = [taught(drawn(hand, range(5)), [7] * 5) for hand in SEVENS.values()][:2]
    jobs = [Comparison().ask(trainer, visitor=repr(i), own=own)[Kind.TREE] for i, own in enumerate(hands)]

    for job, own in zip(jobs, hands, strict=True):
        alone = fit(ModelSpec(Kind.TREE), own=own)
        assert (job.result(120).readings == alone.readings).all()
    assert (jobs[0].result().readings != jobs[1].result().readings).any()


def test_a_killed_worker_is_made_up_for_by_another(dask: Dask, trainer: Trainer):
    job = Comparison(mlp_width=64, train_size=1_500).ask(trainer)[Kind.MLP]
    while not job.losses():
        time.sleep(0.05)
    dask.start_worker()
    kill(dask.workers[0])

    assert job.result(120).accuracy == fit(ModelSpec(Kind.MLP, mlp_width=64), 1_500).accuracy


def test_without_its_scheduler_this_machine_takes_over_and_goes_back_later(dask: Dask, trainer: Trainer):
    job = Comparison(mlp_width=64, train_size=1_500).ask(trainer)[Kind.MLP]
    while not job.losses():
        time.sleep(0.05)
    kill(dask.scheduler)

    assert job.result(120).accuracy == fit(ModelSpec(Kind.MLP, mlp_width=64), 1_500).accuracy
    assert trainer.ask(find_or_fit, ModelSpec(Kind.TREE), 100, 0, "last").result(60).accuracy > 0.3

    kill(dask.workers.pop())
    dask.start_scheduler()
    dask.start_worker()
    deadline = time.monotonic() + 60
    while not cluster.cluster().is_connected():
        assert time.monotonic() < deadline
        time.sleep(0.3)
    assert trainer.ask(work.where, 2).result(60) not in (os.getpid(), *pids_of_this_machine())
