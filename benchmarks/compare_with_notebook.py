"""The lesson's training against the notebook's cell: python benchmarks/compare_with_notebook.py

The notebook trains the three models one after the other in one process, in float64, with text
labels and as many BLAS threads as there are cores. Both are timed in turn, so that the ratio
holds on a noisy machine; each round asks for another seed, so that nothing is remembered.
"""

import statistics
import sys
import time
import warnings
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.tree import DecisionTreeClassifier

sys.path.insert(0, str(Path(__file__).parents[1]))
from mlintro import digits
from mlintro.digits.runs.comparison import Comparison
from mlintro.training import Trainer
from mlintro.training.executor import make_executor

ROUNDS = 5  # seeds
LARGEST = Comparison(mlp_width=64, mlp_depth=8, tree_depth=20, train_size=5_000)


def notebook(asked: Comparison) -> float:
    """Seconds for what the notebook's cell does."""
    data = digits.load()
    n = asked.train_size
    X_train, y_train = data.X_train[:n].astype(np.float64), data.y_train[:n].astype(str)
    X_val, y_val = data.X_val[-2_000:].astype(np.float64), data.y_val[-2_000:].astype(str)
    layers = (asked.mlp_width,) * asked.mlp_depth
    models = (
        LogisticRegression(max_iter=1_000),
        DecisionTreeClassifier(max_depth=asked.tree_depth, random_state=asked.seed),
        MLPClassifier(layers, max_iter=1_000, random_state=asked.seed),
    )
    started = time.perf_counter()
    for model in models:
        model.fit(X_train, y_train)
        model.score(X_val, y_val)
    return time.perf_counter() - started


def lesson(trainer: Trainer, asked: Comparison) -> tuple[float, float]:
    """Seconds until the lesson has its first result, and its third."""
    started = time.perf_counter()
    jobs = asked.ask(trainer).values()
    wait(jobs, return_when=FIRST_COMPLETED)
    first = time.perf_counter() - started
    for job in jobs:
        job.result()
    return first, time.perf_counter() - started


Prepare = Callable[[Comparison], Comparison]


def ratio(name: str, trainer: Trainer, asked: Comparison, prepare: Prepare) -> None:
    """Print medians over some seeds; `prepare` may train some of what is asked beforehand."""
    found = []
    for seed in range(1, ROUNDS + 1):
        comparison = prepare(replace(asked, seed=seed))
        found.append((*lesson(trainer, comparison), notebook(comparison)))
    first, last, theirs = (statistics.median(column) for column in zip(*found, strict=True))
    ratios = statistics.median(ours / other for _, ours, other in found)
    print(f"{name:>14}  first {first:6.3f} s  all {last:6.3f} s  notebook {theirs:6.2f} s  {ratios:.3f}")


def main() -> None:
    warnings.simplefilter("ignore")
    trainer = Trainer(make_executor, slots=2, queue=60, memory=600)
    trainer.is_alive(timeout=60)
    lesson(trainer, Comparison()), notebook(Comparison())  # warm both up

    def known_but_the_tree(asked: Comparison) -> Comparison:
        lesson(trainer, asked)
        return replace(asked, tree_depth=asked.tree_depth + 1)

    def known(asked: Comparison) -> Comparison:
        lesson(trainer, asked)
        return asked

    print(f"medians of {ROUNDS} seeds; at the end the ratio to the notebook")
    ratio("defaults", trainer, Comparison(), lambda asked: asked)
    ratio("only the tree", trainer, Comparison(tree_depth=6), known_but_the_tree)
    ratio("known", trainer, Comparison(), known)
    ratio("largest", trainer, LARGEST, lambda asked: asked)


if __name__ == "__main__":
    main()
