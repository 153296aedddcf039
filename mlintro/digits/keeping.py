"""One fit for one task, wherever it was asked for: reports as arrays in a folder, and back."""

import hashlib
import json
from concurrent.futures import CancelledError
from dataclasses import fields
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from math import inf
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlintro import digits, settings
from mlintro.digits.learned import CLASSES, Learned, Logistic, Mlp, Tree, frozen
from mlintro.digits.models import MAX_ITER, Kind, ModelSpec, Report, fit, report_of
from mlintro.digits.spoiling import UNSPOILT, DataSpec
from mlintro.digits.taught import NOTHING, Taught
from mlintro.training import Task
from mlintro.training.store import Arrays, Store
from mlintro.training.track import Track

PIXELS = digits.SIDE**2


def find_or_fit(
    track: Track,
    spec: ModelSpec,
    train_size: int,
    seed: int,
    validation: digits.Validation,
    data: DataSpec = UNSPOILT,
    own: Taught = NOTHING,
) -> Report:
    """
    The report of `models.fit`, from the folder of results if it is there.

    While another process fits the same, this one waits for it. What learned from a learner's `own` drawings
    never comes near the folder. Raises what `fit` raises.
    """
    if own or (store := results()) is None:
        return fit(spec, train_size, seed, validation, track.tell, data, own)
    name = key(spec, train_size, seed, validation, data)
    with store.alone(name, go_on=lambda: track.tell(())) as is_held:
        if not is_held:
            raise CancelledError
        report = find(spec, train_size, seed, validation, data)
        if report is None:
            report = fit(spec, train_size, seed, validation, track.tell, data)
            store.keep(name, as_arrays(report))
    return report


def find(
    spec: ModelSpec,
    train_size: int,
    seed: int,
    validation: digits.Validation,
    data: DataSpec = UNSPOILT,
    own: Taught = NOTHING,
) -> Report | None:
    """The report that is kept for a task, or None: about 10 ms. With `own` drawings none is."""
    if own or (store := results()) is None:
        return None
    arrays = store.find(key(spec, train_size, seed, validation, data))
    return None if arrays is None else as_report(arrays, spec, train_size, seed, validation, data)


def known(task: Task) -> Report | None:
    """What is kept of a task as the trainer has it: `find_or_fit` and its arguments."""
    function, *arguments = task
    assert function is find_or_fit
    return find(*arguments)


def results() -> Store | None:
    """The folder of results, if the operator gave one."""
    folder = settings.current().results
    return Store(Path(folder)) if folder else None


def key(
    spec: ModelSpec,
    train_size: int,
    seed: int,
    validation: digits.Validation,
    data: DataSpec = UNSPOILT,
) -> str:
    """
    A name for the file, 64 hexadecimal digits: another for other arguments, other digits, or another
    version of the code. What nothing was done to is named as before anything could be.
    """
    spoilt = () if data == UNSPOILT else (data,)
    question = (spec, train_size, seed, validation, *spoilt, made_with())
    return hashlib.sha256(repr(question).encode()).hexdigest()


@cache
def made_with() -> str:
    """What a report depends on beside the arguments."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (*sources, digits.PATH)]
    return " ".join([*map(version, ("scikit-learn", "scipy", "numpy")), *digests])


def as_arrays(report: Report) -> Arrays:
    """What a report can not be had again from without training: its plain values are JSON."""
    plain = {"seconds": report.seconds, "iterations": report.iterations}
    arrays = {
        "plain": np.frombuffer(json.dumps(plain).encode(), dtype=np.uint8),
        "loss_curve": np.array(report.loss_curve, dtype="f8"),
    }
    match report.learned:
        case Mlp(weights, biases):
            arrays |= {f"w_{i}": matrix for i, matrix in enumerate(weights)}
            return arrays | {f"b_{i}": vector for i, vector in enumerate(biases)}
        case learned:
            return arrays | {field.name: getattr(learned, field.name) for field in fields(learned)}


def as_report(
    arrays: Arrays,
    spec: ModelSpec,
    train_size: int,
    seed: int,
    validation: digits.Validation,
    data: DataSpec = UNSPOILT,
) -> Report | None:
    """
    The report of what was kept, or None if it is none: all accuracies are measured on the model again.

    So a file that somebody put there can lie about seconds, iterations and losses, and about
    nothing else.
    """
    try:
        plain = json.loads(arrays["plain"].tobytes())
        seconds, iterations = float(plain["seconds"]), int(plain["iterations"])
        learned = as_learned(arrays, spec)
        losses = tuple(float(loss) for loss in arrays["loss_curve"])
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    is_mlp = spec.kind is Kind.MLP
    if not 0 <= seconds < inf or not 0 < iterations <= MAX_ITER or len(losses) != iterations * is_mlp:
        return None
    return report_of(learned, spec, train_size, seed, validation, seconds, iterations, losses, data)


def as_learned(arrays: Arrays, spec: ModelSpec) -> Learned:
    """
    The model of this spec. Only an MLP's spec fixes its shapes; a tree brings its own number of nodes.

    Raises KeyError for an array that is missing, ValueError for one that is not as it should be.
    """
    match spec.kind:
        case Kind.LOGISTIC:
            return Logistic(fit_for(arrays["weights"], PIXELS, CLASSES), fit_for(arrays["bias"], CLASSES))
        case Kind.TREE:
            return as_tree(arrays)
        case Kind.MLP:
            sizes = [PIXELS, *[spec.mlp_width] * spec.mlp_depth, CLASSES]
            return Mlp(
                tuple(fit_for(arrays[f"w_{i}"], *pair) for i, pair in enumerate(pairwise(sizes))),
                tuple(fit_for(arrays[f"b_{i}"], size) for i, size in enumerate(sizes[1:])),
            )


def as_tree(arrays: Arrays) -> Tree:
    """A tree in which every path ends. Raises as `as_learned` does."""
    nodes = len(arrays["left"])
    tree = Tree(
        left=fit_for(arrays["left"], nodes, dtype="i4"),
        right=fit_for(arrays["right"], nodes, dtype="i4"),
        pixel=fit_for(arrays["pixel"], nodes, dtype="i4"),
        threshold=fit_for(arrays["threshold"], nodes, dtype="f8"),
        shares=fit_for(arrays["shares"], nodes, CLASSES),
        images=fit_for(arrays["images"], nodes, dtype="i4"),
    )
    inner = (tree.left >= 0) | (tree.right >= 0)
    for follower in (tree.left[inner], tree.right[inner]):  # onwards, or a path would never end
        if not ((follower > np.flatnonzero(inner)) & (follower < nodes)).all():
            raise ValueError("a tree that does not end")
    if not ((tree.pixel[inner] >= 0) & (tree.pixel[inner] < PIXELS)).all():
        raise ValueError("a pixel outside the image")
    return tree


def fit_for(array: NDArray[Any], *shape: int, dtype: str = "f4") -> NDArray[Any]:
    """The array, read-only. Raises ValueError unless it is of this shape and type and all of it is finite."""
    if array.shape != shape or array.dtype != dtype or not np.isfinite(array).all():
        raise ValueError("not as it should be")
    return frozen(array, dtype)
