"""A program, and what its training processes import: the lesson's comparison as on Windows."""

import json
import os
import time

import psutil
import pytest

from mlintro.digits import keeping, models
from mlintro.digits.models import Kind
from mlintro.digits.runs.comparison import Comparison
from mlintro.training import Trainer, executor
from mlintro.training.track import Track
from tests.training import windows, work

windows.pretend(pytest.MonkeyPatch())
READY = [False]


def get_ready() -> None:
    """As the lesson does; a training process imports this module to find it, before anything else."""
    models.get_ready()
    READY[0] = True


def is_ready(_track: Track) -> bool:
    return READY[0]


def main() -> None:
    """Train, keep, cancel; print what came of it as JSON, and end without a word to the processes."""
    psutil.Process().nice(3)  # a server that is started with low priority
    trainer = Trainer(lambda: executor.make_executor(get_ready), slots=2, queue=9, memory=9)
    asked = Comparison()
    jobs = asked.ask(trainer)
    accuracies = {kind: job.result(100).accuracy for kind, job in jobs.items()}

    large = Comparison(mlp_width=64, mlp_depth=8, train_size=5_000).ask(trainer, visitor="leaves")[Kind.MLP]
    while not large.losses():
        time.sleep(0.05)
    trainer.cancel("leaves")
    worker = trainer.ask(work.where, 1).result(100)
    kept = [keeping.find(spec, asked.train_size, asked.seed, asked.validation) for spec in asked.specs()]
    facts = {
        "accuracies": accuracies,
        "kept": sum(report is not None for report in kept),
        "cancelled": large.cancelled() and not large.losses(),
        "lower": psutil.Process(worker).nice() - psutil.Process().nice(),
        "ready": trainer.ask(is_ready).result(100),
        "worker": worker,
    }
    print(json.dumps(facts), flush=True)
    os._exit(0)
