"""Make mlintro/data/experiments.npz: what 1,356 trainings give, over the knobs of the Models page.

    PYTHONPATH=. python tools/build_experiments.py PROGRESS    # a file of lines, one a training

What stands in PROGRESS is not trained again. Takes twenty minutes of two free cores. Every training
is the one `models.fit` does: same images, same seed, one thread. Seed 0 of every cell comes first,
so whoever cannot wait has whole seeds to look at.
"""

import json
import sys
import time
import warnings
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_info, threadpool_limits

from mlintro import digits
from mlintro.digits.experiments import AXES, VALIDATIONS
from mlintro.digits.knobs import KNOBS
from mlintro.digits.models import MAX_ITER, OWN, Kind, ModelSpec, build, iterations_of

TARGET = Path(__file__).parents[1] / "mlintro" / "data" / "experiments.npz"
SEEDS = range(5)
VALUES = {  # of each axis, what is trained
    "mlp_width": (4, 8, 16, 32, 64),
    "mlp_depth": (1, 2, 3, 5, 8),
    "tree_depth": tuple(KNOBS["tree_depth"].allowed),
    "train_size": (100, 250, 500, 1_000, 2_500, 5_000),
}


def grid(kind: Kind) -> dict[str, Sequence[int]]:
    """The axes of a kind's arrays, in their order. To a kind that feels no seed all of them are one."""
    seeds = SEEDS if kind in KNOBS["seed"].felt_by else SEEDS[:1]
    return {axis: VALUES[axis] for axis in AXES[kind]} | {"seed": seeds}


def cells() -> list[tuple[Kind, dict[str, int]]]:
    """Every training to be done, all of seed 0 first; within a seed the longest first."""
    trainings = [
        (kind, dict(zip(grid(kind), values, strict=True)))
        for kind in Kind
        for values in product(*grid(kind).values())
    ]
    return sorted(trainings, key=lambda cell: (cell[1]["seed"], cell[0] != Kind.MLP, -cell[1]["train_size"]))


def train(kind: Kind, cell: dict[str, int]) -> dict[str, object]:
    """One line of progress: how many images are read right, of the training ones and of each validation."""
    data = digits.load()
    knobs = {name: value for name, value in cell.items() if name in OWN}
    model = build(ModelSpec(kind, **knobs), cell["seed"])
    X_train, y_train = data.X_train[: cell["train_size"]], data.y_train[: cell["train_size"]]
    with threadpool_limits(1), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        started = time.thread_time()  # of the processor: what else the machine does is not counted
        model.fit(X_train, y_train)
        seconds = time.thread_time() - started
        right = [int(np.sum(model.predict(X_train) == y_train))]
        for which in VALIDATIONS:
            X_val, y_val = data.validation(which)
            right.append(int(np.sum(model.predict(X_val) == y_val)))
    converged = iterations_of(kind, model) < MAX_ITER
    return {"kind": kind, "cell": cell, "right": right, "seconds": seconds, "converged": converged}


def read(progress: Path) -> list[dict[str, object]]:
    return (
        [json.loads(line) for line in progress.read_text(encoding="utf-8").splitlines()]
        if progress.exists()
        else []
    )


def pack(lines: list[dict[str, object]]) -> None:
    """Write the arrays; a cell without its training stays 0, and says so here."""
    arrays = {name: np.array(values, np.uint16) for name, values in (VALUES | {"seed": SEEDS}).items()}
    for kind in Kind:
        axes = grid(kind)
        shape = tuple(len(values) for values in axes.values())
        right, seconds = np.zeros((*shape, 1 + len(VALIDATIONS)), np.uint16), np.zeros(shape, np.float32)
        converged = np.zeros(shape, bool)
        for line in (line for line in lines if line["kind"] == kind):
            at = tuple(values.index(line["cell"][name]) for name, values in axes.items())
            right[at], seconds[at], converged[at] = line["right"], line["seconds"], line["converged"]
        print(f"{kind}: {np.count_nonzero(seconds)} of {seconds.size}")
        arrays |= {f"{kind}_right": right, f"{kind}_seconds": seconds, f"{kind}_converged": converged}
    cores = {library["architecture"] for library in threadpool_info() if "architecture" in library}
    np.savez_compressed(TARGET, cores=np.array(sorted(cores)), **arrays)
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


def main(progress: Path) -> None:
    known = {json.dumps([line["kind"], line["cell"]]) for line in read(progress)}
    missing = [cell for cell in cells() if json.dumps(cell) not in known]
    found = Parallel(n_jobs=2, return_as="generator_unordered", batch_size=1)(
        delayed(train)(*cell) for cell in missing
    )
    with progress.open("a") as file:
        for count, line in enumerate(found, 1):
            file.write(json.dumps(line) + "\n")
            file.flush()
            print(
                f"{count}/{len(missing)}: {line['kind']} {line['cell']} {line['seconds']:.2f} s", flush=True
            )
    pack(read(progress))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
