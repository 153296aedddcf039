"""Make mlintro/data/experiments.npz: what 2,760 trainings give, over the knobs of the Models page.

    PYTHONPATH=. python tools/build_experiments.py PROGRESS    # a file of lines, one a training

What stands in PROGRESS is not trained again. Takes forty minutes of two free cores. Every training
is the one that `models.fit` does: same images, same seed, one thread. Seed 0 of every cell comes first,
so whoever cannot wait has whole seeds to look at.
"""

import base64
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_info, threadpool_limits

from mlintro import digits
from mlintro.digits.experiments import AXES, VALIDATIONS
from mlintro.digits.knobs import KNOBS
from mlintro.digits.models import MAX_ITER, OWN, Kind, ModelSpec, build, iterations_of

TARGET = Path(__file__).parents[1] / "mlintro" / "data" / "experiments.npz"
SEEDS = range(10)
VALUES = {  # of each axis, what is trained
    "mlp_width": (4, 8, 16, 32, 64),
    "mlp_depth": (1, 2, 3, 5, 8),
    "tree_depth": tuple(KNOBS["tree_depth"].allowed),
    "train_size": (100, 250, 500, 1_000, 2_500, 5_000),
}


Cell = tuple[Kind, dict[str, int]]
Line = dict[str, Any]


def grid(kind: Kind) -> dict[str, Sequence[int]]:
    """The axes of a kind's arrays, in their order."""
    return {axis: VALUES[axis] for axis in AXES[kind]} | {"seed": SEEDS}


def cells() -> list[Cell]:
    """Every training to be done, all of seed 0 first; within a seed the longest first."""
    trainings = [
        (kind, dict(zip(grid(kind), values, strict=True)))
        for kind in Kind
        for values in product(*grid(kind).values())
    ]
    return sorted(trainings, key=lambda cell: (cell[1]["seed"], cell[0] != Kind.MLP, -cell[1]["train_size"]))


def trained(kind: Kind, cell: dict[str, int]) -> tuple[Any, Line]:
    """A fitted model, and of its line of progress what does not depend on the images it is then tried on."""
    model = build(ModelSpec(kind, **{name: cell[name] for name in OWN if name in cell}), cell["seed"])
    X_train, y_train = digits.load().training(cell["train_size"], cell["seed"])
    with threadpool_limits(1), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        started = time.thread_time()  # of the processor: what else the machine does is not counted
        model.fit(X_train, y_train)
        seconds = round(time.thread_time() - started, 4)
        seen = int(np.sum(model.predict(X_train) == y_train))
    converged = iterations_of(kind, model) < MAX_ITER
    return model, {"kind": kind, "cell": cell, "seen": seen, "seconds": seconds, "converged": converged}


def measure(kind: Kind, cell: dict[str, int]) -> Line:
    """One line of progress: which of the validation images, in the order of `X_val`, are read right."""
    model, line = trained(kind, cell)
    data = digits.load()
    with threadpool_limits(1):
        return line | {"validation": packed(model.predict(data.X_val) == data.y_val)}


def packed(right: NDArray[np.bool_]) -> str:
    return base64.b64encode(np.packbits(right).tobytes()).decode()


def unpacked(text: str, count: int) -> NDArray[np.uint8]:
    return np.unpackbits(np.frombuffer(base64.b64decode(text), np.uint8), count=count)


def go_on(progress: Path, wanted: Iterable[Cell], measure: Callable[..., Line]) -> list[Line]:
    """All lines of a file of progress, once those that are missing have been measured, two at a time."""
    known = {json.dumps([line["kind"], line["cell"]]) for line in read(progress)}
    missing = [cell for cell in wanted if json.dumps(cell) not in known]
    found = Parallel(n_jobs=2, return_as="generator_unordered", batch_size=1)(
        delayed(measure)(*cell) for cell in missing
    )
    with progress.open("a") as file:
        for count, line in enumerate(found, 1):
            file.write(json.dumps(line) + "\n")
            file.flush()
            print(
                f"{count}/{len(missing)}: {line['kind']} {line['cell']} {line['seconds']:.2f} s", flush=True
            )
    return read(progress)


def read(progress: Path) -> list[Line]:
    if not progress.exists():
        return []
    return [json.loads(line) for line in progress.read_text(encoding="utf-8").splitlines()]


def pack(lines: list[Line]) -> None:
    """Write the arrays. Raises SystemExit for a cell without its training."""
    arrays = {name: np.array(values, np.uint16) for name, values in (VALUES | {"seed": SEEDS}).items()}
    for kind in Kind:
        axes = grid(kind)
        shape = tuple(len(values) for values in axes.values())
        right, seconds = np.zeros((*shape, 1 + len(VALIDATIONS)), np.uint16), np.zeros(shape, np.float32)
        converged, done = np.zeros(shape, bool), np.zeros(shape, bool)
        count = len(digits.load().y_val)
        images = np.zeros((*shape[:-1], count), np.uint8)
        for line in (line for line in lines if line["kind"] == kind and line["cell"]["seed"] in SEEDS):
            at = tuple(values.index(line["cell"][name]) for name, values in axes.items())
            read_right = unpacked(line["validation"], count)
            right[at] = line["seen"], *(read_right[digits.PARTS[which]].sum() for which in VALIDATIONS)
            images[at[:-1]] += read_right
            seconds[at], converged[at], done[at] = line["seconds"], line["converged"], True
        if not done.all():
            raise SystemExit(f"{kind}: {done.sum()} of {done.size} are there")
        arrays |= {f"{kind}_right": right, f"{kind}_images": images}
        arrays |= {f"{kind}_seconds": seconds, f"{kind}_converged": converged}
    cores = {library["architecture"] for library in threadpool_info() if "architecture" in library}
    np.savez_compressed(TARGET, cores=np.array(sorted(cores)), **arrays)
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    pack(go_on(Path(sys.argv[1]), cells(), measure))
