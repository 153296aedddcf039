"""One fit for one question, in other processes, and what happens when one of them dies."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor

import pytest

from mlintro.digits.comparison import Comparison
from mlintro.digits.models import Kind, ModelSpec, Report, fit
from mlintro.errors import OutOfRangeError, TrainingError
from mlintro.training import Trainer
from mlintro.training.executor import make_executor

CALLS: list[int] = []


def slow_square(n: int) -> int:
    CALLS.append(n)
    time.sleep(0.2)
    return n * n


def die(_question: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(witness: str) -> int:
    """Kills its process unless it did so before."""
    if not os.path.exists(witness):
        with open(witness, "w"):
            pass
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


@pytest.fixture
def threads() -> Iterator[Executor]:
    CALLS.clear()
    with ThreadPoolExecutor(2) as pool:
        yield pool


@pytest.fixture(scope="module")
def trainer() -> Trainer:
    """The processes that the lesson uses."""
    return Trainer(make_executor, memory=64)


def test_a_class_that_asks_the_same_is_answered_by_one_fit(threads: Executor):
    trainer = Trainer(lambda: threads, memory=8)
    answers = [trainer.submit(slow_square, 7).result() for _ in range(30)]

    assert answers == [49] * 30
    assert CALLS == [7]


def test_the_oldest_answers_are_forgotten(threads: Executor):
    trainer = Trainer(lambda: threads, memory=2)
    for n in (1, 2, 3, 1):
        trainer.submit(slow_square, n).result()

    assert CALLS == [1, 2, 3, 1]


def test_models_train_in_other_processes_as_they_would_here(trainer: Trainer, reports: dict[Kind, Report]):
    there = {report.spec.kind: report for report in Comparison().run(trainer)}

    assert set(there) == set(Kind)
    for kind, report in there.items():
        assert report.accuracy == reports[kind].accuracy


def test_a_worker_that_dies_is_replaced_and_the_fit_tried_again(trainer: Trainer, tmp_path: os.PathLike[str]):
    assert trainer.submit(die_once, str(tmp_path / "died")).result(60) != os.getpid()
    assert trainer.is_alive(60)


def test_a_question_that_kills_twice_is_a_training_error_and_the_next_is_answered(trainer: Trainer):
    with pytest.raises(TrainingError):
        trainer.submit(die, 1).result(60)

    assert trainer.submit(fit, ModelSpec(Kind.TREE), 100, 0, "last").result(60).accuracy > 0.3


def test_a_refusal_comes_back_as_it_was_raised_and_is_not_remembered(trainer: Trainer):
    for _ in range(2):
        with pytest.raises(OutOfRangeError) as refused:
            trainer.submit(fit, ModelSpec(Kind.TREE), 1, 0, "last").result(60)
        assert refused.value.facts["name"] == "train_size"
