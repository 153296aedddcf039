"""How long the default comparison takes, against the notebook's cell: python benchmarks/training.py

The notebook trains the three models one after the other in one process, in float64 and with
as many BLAS threads as there are cores. Both are timed in turn, so that the ratio holds on a
noisy machine; each round asks for another seed, so that nothing is remembered.
"""

import statistics
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.tree import DecisionTreeClassifier

sys.path.insert(0, str(Path(__file__).parents[1]))
from mlintro import digits
from mlintro.digits.comparison import Comparison
from mlintro.training import Trainer
from mlintro.training.executor import make_executor

ROUNDS = 7


def notebook(seed: int) -> float:
    """Seconds for what the notebook's cell does with its default settings."""
    data = digits.load()
    X_train, y_train = data.X_train[:1_000].astype(np.float64), data.y_train[:1_000].astype(str)
    X_val, y_val = data.X_val[-2_000:].astype(np.float64), data.y_val[-2_000:].astype(str)
    models = (
        LogisticRegression(max_iter=1_000),
        DecisionTreeClassifier(max_depth=5, random_state=seed),
        MLPClassifier((32, 32), max_iter=1_000, random_state=seed),
    )
    started = time.perf_counter()
    for model in models:
        model.fit(X_train, y_train)
        model.score(X_val, y_val)
    return time.perf_counter() - started


def lesson(trainer: Trainer, seed: int) -> float:
    """Seconds until the lesson has its third result."""
    started = time.perf_counter()
    reports = list(Comparison(seed=seed).run(trainer))
    seconds = time.perf_counter() - started
    assert len(reports) == 3
    return seconds


def main() -> None:
    warnings.simplefilter("ignore")
    trainer = Trainer(make_executor, memory=64)
    trainer.is_alive(timeout=60)
    lesson(trainer, seed=0), notebook(seed=0)  # warm both up
    pairs = [(lesson(trainer, seed), notebook(seed)) for seed in range(1, ROUNDS + 1)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"lesson {ours:.2f} s, notebook {theirs:.2f} s (medians of {ROUNDS}); ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
