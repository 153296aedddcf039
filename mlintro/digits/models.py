"""Three kinds of model that learn to read digits: what to train, the training, what came out."""

import math
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any, assert_never

import numpy as np
from numpy.typing import NDArray

from mlintro import digits
from mlintro.digits import Images, Labels
from mlintro.digits.knobs import KNOBS, check
from mlintro.digits.knobs import Kind as Kind  # by this name everybody knows it
from mlintro.digits.learned import CLASSES, Learned, frozen, learned_by, read
from mlintro.digits.spoiling import UNSPOILT, DataSpec, studied
from mlintro.digits.taught import NOTHING, Taught
from mlintro.errors import OutOfRangeError

# The notebook's bound for both; scikit-learn stops earlier when learning stops.
MAX_ITER = 1_000
WATCH_EVERY = 0.1  # seconds

Watch = Callable[[Sequence[float]], bool]


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """
    One model to train. Small and hashable: a worker gets this, never the images.

    Leave the knobs of the other kinds at their defaults, so that one model has one spec.
    """

    kind: Kind
    mlp_width: int = 32
    mlp_depth: int = 2
    tree_depth: int = 5

    def __post_init__(self) -> None:
        """Raises OutOfRangeError for a kind or a setting that the lesson does not have."""
        if self.kind not in list(Kind):
            raise OutOfRangeError(name="kind", value=self.kind, allowed=tuple(Kind))
        object.__setattr__(self, "kind", Kind(self.kind))
        for name in OWN:
            check(name, getattr(self, name))


OWN = tuple(field.name for field in fields(ModelSpec) if field.name in KNOBS)  # a model's own knobs


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no single equality
class Report:
    """What is known of a model once it has been trained and validated."""

    spec: ModelSpec
    train_size: int
    seed: int
    validation: digits.Validation
    accuracy: float  # share of validation images read right, 0..1
    train_accuracy: float  # the same on the images it learned from, by the labels that they had
    interval: tuple[float, float]  # 95 %: where the accuracy would lie on ever more images
    seconds: float  # of fitting alone
    iterations: int  # passes over the training images (MLP), solver steps (logistic), 1 (tree)
    converged: bool  # False when it stopped at MAX_ITER, still learning
    loss_curve: tuple[float, ...]  # MLP: the loss after each pass; the others have none
    readings: NDArray[np.uint8]  # the digit read in each validation image
    learned: Learned
    data: DataSpec = UNSPOILT  # what was done to the images it learned from

    @property
    def margin(self) -> float:
        """Half the width of the interval: the ± beside the accuracy."""
        return (self.interval[1] - self.interval[0]) / 2

    @property
    def confusion(self) -> NDArray[np.intp]:
        """How many validation images of each digit (row) were read as each (column): (10, 10)."""
        _, y_val = digits.load().validation(self.validation)
        pairs = y_val.astype(np.intp) * CLASSES + self.readings
        return np.bincount(pairs, minlength=CLASSES**2).reshape(CLASSES, CLASSES)


def fit(
    spec: ModelSpec,
    train_size: int = 1_000,
    seed: int = 0,
    validation: digits.Validation = "last",
    watch: Watch | None = None,
    data: DataSpec = UNSPOILT,
    own: Taught = NOTHING,
) -> Report:
    """
    Train on the first `train_size` images (100..5000) of the draw `seed`, as `data` has them, and validate.

    After them come a learner's `own` drawings with their copies. `seed` is 0..2³¹ − 1: which images are
    drawn, and where training starts. The same arguments give the same report, but for `seconds`. `watch` is
    asked ten times a second, with an MLP's losses so far, whether to go on; the other kinds are not watched.
    Raises CancelledError when it says no, and OutOfRangeError for a size, seed or validation that the lesson
    does not offer.
    """
    for name, value in (("train_size", train_size), ("seed", seed), ("validation", validation)):
        check(name, value)
    X_train, y_train = examples(train_size, seed, data, own)

    from sklearn.exceptions import ConvergenceWarning
    from threadpoolctl import threadpool_limits

    model = build(spec, seed)
    started = time.perf_counter()
    # One thread: at these sizes more of them only wait for each other (logistic regression
    # on 1,000 digits: 0.14 s with one, 0.9 s with two), and they change the last digits.
    with threadpool_limits(1), watched(model, watch), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # said by `converged` instead
        model.fit(X_train, y_train)
    seconds = time.perf_counter() - started

    learned, iterations = learned_by(spec.kind, model), iterations_of(spec.kind, model)
    losses = tuple(getattr(model, "loss_curve_", ()))
    return report_of(learned, spec, train_size, seed, validation, seconds, iterations, losses, data, own)


def examples(
    train_size: int, seed: int, data: DataSpec = UNSPOILT, own: Taught = NOTHING
) -> tuple[Images, Labels]:
    """What `fit` trains on: images and their labels."""
    X, y = studied(train_size, seed, data)
    if not own:
        return X, y
    X_own, y_own = own.with_copies()
    return np.concatenate([X, X_own]), np.concatenate([y, y_own])


def iterations_of(kind: Kind, model: Any) -> int:
    """How often a fitted estimator of this kind went over its work, 1..MAX_ITER; 1 where it does so once."""
    match kind:
        case Kind.LOGISTIC | Kind.MLP:
            return int(np.max(model.n_iter_))
        case Kind.TREE:
            return 1


def report_of(
    learned: Learned,
    spec: ModelSpec,
    train_size: int,
    seed: int,
    validation: digits.Validation,
    seconds: float,
    iterations: int,
    loss_curve: tuple[float, ...],
    data: DataSpec = UNSPOILT,
    own: Taught = NOTHING,
) -> Report:
    """
    Put a trained model to the test on the 2,000 images of `validation`, which nothing was done to.

    `seconds`, `iterations` and `loss_curve` are what only its training knows: seconds of fitting, passes
    or steps, and an MLP's loss after each pass.
    """
    X_val, y_val = digits.load().validation(validation)
    readings = read(learned, X_val)
    accuracy = float(np.mean(readings == y_val))
    X_train, y_train = examples(train_size, seed, data, own)
    return Report(
        spec=spec,
        train_size=train_size,
        seed=seed,
        validation=validation,
        accuracy=accuracy,
        train_accuracy=float(np.mean(read(learned, X_train) == y_train)),
        interval=wilson_interval(accuracy, len(y_val)),
        seconds=seconds,
        iterations=iterations,
        converged=iterations < MAX_ITER,
        loss_curve=loss_curve,
        readings=frozen(readings, "u1"),
        learned=learned,
        data=data,
    )


@contextmanager
def watched(model: Any, watch: Watch | None) -> Iterator[None]:
    """Tell `watch` how an MLP's training goes, from a thread beside it, and end it if told so."""
    if watch is None or not hasattr(model, "n_iter_no_change"):
        yield
        return
    is_over, is_dropped = threading.Event(), threading.Event()

    def look() -> None:
        while not is_over.wait(WATCH_EVERY):
            if not watch(tuple(getattr(model, "loss_curve_", ()))):
                is_dropped.set()
                model.n_iter_no_change = -1  # out of patience: the present pass is the last

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield
    finally:
        is_over.set()
        watcher.join()
    if is_dropped.is_set():
        raise CancelledError


def get_ready() -> None:
    """What a process that trains pays for once: the imports and the data."""
    for kind in Kind:
        build(ModelSpec(kind), 0)
    digits.load()


def build(spec: ModelSpec, seed: int) -> Any:
    """
    The untrained scikit-learn estimator, its other settings left at their defaults.

    Logistic regression starts from zeros: to it a seed is only which images it gets.
    """
    # Half a second and more to import: paid by the processes that train, not by the pages.
    from sklearn.linear_model import LogisticRegression
    from sklearn.neural_network import MLPClassifier
    from sklearn.tree import DecisionTreeClassifier

    match spec.kind:
        case Kind.LOGISTIC:
            return LogisticRegression(max_iter=MAX_ITER, random_state=seed)
        case Kind.TREE:
            return DecisionTreeClassifier(max_depth=spec.tree_depth, random_state=seed)
        case Kind.MLP:
            return MLPClassifier((spec.mlp_width,) * spec.mlp_depth, max_iter=MAX_ITER, random_state=seed)
        case _:
            assert_never(spec.kind)


def wilson_interval(share: float, count: int) -> tuple[float, float]:
    """
    The 95 % interval of a share, 0..1, seen in `count` trials, at least one.

    Wilson's score interval (E. B. Wilson, JASA 22, 1927): unlike share ± 1.96·sd it stays
    within 0..1 and is right near the ends.

    >>> low, high = wilson_interval(0.9, 2000)
    >>> round(low, 3), round(high, 3)
    (0.886, 0.912)
    """
    z = 1.96
    centre = (share + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * math.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    return max(0.0, centre - half), min(1.0, centre + half)


def margin(share: float, count: int) -> float:
    """The ± beside a share, 0..1: half of its 95 % interval."""
    low, high = wilson_interval(share, count)
    return (high - low) / 2
