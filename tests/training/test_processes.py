"""The processes of this machine, and what happens when one of them dies or hangs."""

import os
import time
from concurrent.futures import BrokenExecutor, CancelledError
from pathlib import Path

import pytest
from joblib.externals.loky.process_executor import ShutdownExecutorError

from mlintro.digits.keeping import find_or_fit
from mlintro.digits.models import Kind, ModelSpec, Report, fit
from mlintro.digits.runs.comparison import Comparison
from mlintro.errors import OutOfRangeError, TrainingError
from mlintro.training import Trainer, executor
from tests.processes import kill, trainers
from tests.training import work


@pytest.fixture(scope="module")
def trainer() -> Trainer:
    """As the lesson has it."""
    return Trainer(executor.make_executor, slots=2, queue=20, memory=64)


def test_models_train_in_other_processes_as_they_would_here(trainer: Trainer, reports: dict[Kind, Report]):
    there = {kind: job.result(60) for kind, job in Comparison().ask(trainer).items()}

    assert set(there) == set(Kind)
    for kind, report in there.items():
        assert report.accuracy == reports[kind].accuracy
        assert report.loss_curve == reports[kind].loss_curve


def test_the_loss_curve_grows_while_an_mlp_trains(trainer: Trainer):
    job = Comparison(mlp_depth=8, train_size=2_000).ask(trainer)[Kind.MLP]
    seen: list[tuple[float, ...]] = []
    while not job.done():
        seen.append(job.losses())
        time.sleep(0.05)

    curve = job.result().loss_curve
    lengths = sorted({len(losses) for losses in seen})
    assert len(lengths) > 3
    assert all(losses == curve[: len(losses)] for losses in seen)


def test_a_large_fit_that_nobody_wants_ends_soon(trainer: Trainer):
    large = Comparison(mlp_width=64, mlp_depth=8, train_size=5_000)
    job = large.ask(trainer, visitor="learner")[Kind.MLP]
    while not job.losses():
        time.sleep(0.05)
    passes = len(job.losses())
    trainer.cancel("learner")
    for one in [trainer.ask(work.sleep, 0.1 + i / 100) for i in range(2)]:  # both processes are free
        one.result(60)

    assert job.cancelled()
    assert job.work.done()
    assert passes < 10


def test_a_process_killed_in_the_middle_of_a_fit_is_replaced_and_the_result_is_the_same(trainer: Trainer):
    wide = Comparison(mlp_width=64, train_size=1_500)
    jobs = wide.ask(trainer)
    while not jobs[Kind.MLP].losses():
        time.sleep(0.02)
    workers = trainers(os.getpid())
    assert workers
    for pid in workers:
        kill(pid)

    mlp, *_ = wide.specs()
    assert jobs[Kind.MLP].result(120).accuracy == fit(mlp, 1_500).accuracy
    assert all(job.result(120) for job in jobs.values())


def test_a_worker_that_dies_is_replaced_and_the_fit_tried_again(trainer: Trainer, tmp_path: Path):
    assert trainer.ask(work.die_once, str(tmp_path / "died")).result(60) != os.getpid()
    assert trainer.is_alive(60)


def test_a_task_that_always_kills_is_a_training_error_and_the_next_one_runs(trainer: Trainer):
    with pytest.raises(TrainingError):
        trainer.ask(work.die, 1).result(60)

    assert trainer.ask(find_or_fit, ModelSpec(Kind.TREE), 100, 0, "last").result(60).accuracy > 0.3


@pytest.mark.parametrize("lost", [BrokenExecutor(), CancelledError(), ShutdownExecutorError()], ids=repr)
def test_a_fit_is_not_to_blame_for_processes_that_went_away(lost: Exception):
    assert executor.is_lost(lost)
    assert not executor.is_lost(OutOfRangeError(name="train_size"))


def test_a_process_that_hangs_is_ended_and_the_fit_tried_again(tmp_path: Path):
    trainer = Trainer(executor.make_executor, slots=2, queue=5, memory=5, longest=5)

    assert trainer.ask(work.hang_once, str(tmp_path / "hung")).result(120) != os.getpid()


def test_a_refusal_comes_back_as_it_was_raised_and_is_not_remembered(trainer: Trainer, tmp_path: Path):
    calls = tmp_path / "calls"
    for _ in range(2):
        with pytest.raises(OutOfRangeError) as refused:
            trainer.ask(work.refuse, str(calls)).result(60)
        assert refused.value.facts["name"] == "train_size"

    assert calls.read_bytes() == b"xx"
