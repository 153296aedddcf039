"""
The map of experiments: what 2,760 trainings gave, done beforehand over the knobs of the page.

Every training is the one that `models.fit` does, on ten draws of training images each, so a learner's
own run gives the same figures. Made by tools/build_experiments.py.
"""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from mlintro import digits
from mlintro.digits import Validation
from mlintro.digits.experiments.curves import Curve, CurvePoint
from mlintro.digits.knobs import KNOBS, Kind, check, is_all
from mlintro.digits.runs.comparison import Comparison
from mlintro.errors import OutOfRangeError

PATH = Path(__file__).parents[2] / "data" / "experiments.npz"

AXES: Mapping[Kind, tuple[str, ...]] = {  # in the order of the arrays' axes
    kind: tuple(name for name, knob in KNOBS.items() if knob.is_axis and kind in knob.felt_by)
    for kind in Kind
}
VALIDATIONS = get_args(Validation)  # in the order of the last axis of `right`


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no single equality
class Trainings:
    """
    All trainings of one kind of model. The first axes of each array are the kind's AXES.

    right: (..., seeds, 3) uint16, images read right: of those learned from, then of VALIDATIONS.
    images: (..., 4000) uint8, after how many of the seeds each image of `Digits.X_val` was read right.
    seconds: (..., seeds) float32, of one processor while fitting.
    converged: (..., seeds) bool. All four are read-only.
    """

    right: NDArray[np.uint16]
    images: NDArray[np.uint8]
    seconds: NDArray[np.float32]
    converged: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Experiments:
    """`values` are the settings of each knob that were trained, in rising order."""

    values: Mapping[str, tuple[int, ...]]
    seeds: tuple[int, ...]
    trainings: Mapping[Kind, Trainings]
    cores: tuple[str, ...]  # processors for which the arithmetic was made: others round otherwise

    @property
    def count(self) -> int:
        return sum(trainings.seconds.size for trainings in self.trainings.values())

    def nearest(self, knobs: Comparison) -> Comparison:
        """
        The settings on the map nearest to these, by ratio: 24 is nearer to 32 than to 16.

        A knob that the map does not go along stands at its default there. Raises OutOfRangeError
        for a setting that the lesson does not offer.
        """
        for name in KNOBS.keys() - {"seed"}:  # the map has seeds of its own
            check(name, getattr(knobs, name))
        nearest = {axis: closest(getattr(knobs, axis), values) for axis, values in self.values.items()}
        return Comparison(**nearest, seed=knobs.seed, validation=knobs.validation)

    def curve(self, kind: Kind, axis: str, knobs: Comparison) -> Curve:
        """
        One kind of model along one knob, the other knobs as near to `knobs` as the map has them.

        Raises OutOfRangeError for a knob that this kind does not have, and as `nearest` does.
        """
        if axis not in AXES[kind]:
            raise OutOfRangeError(name="axis", value=axis, allowed=AXES[kind])
        at = self._at(kind, knobs)
        points = (
            self._point(kind, at | {axis: value}, knobs.validation, value) for value in self.values[axis]
        )
        return Curve(kind, axis, tuple(points))

    def shows(self, kind: Kind, axis: str, knobs: Comparison, run: Comparison) -> bool:
        """
        Whether a run of this kind lies on its curve for `knobs`: same validation images, same other knobs.

        Knobs that are between those of the map count as the ones shown in their place. Raises
        as `nearest` does.
        """
        shown = self.nearest(knobs)
        return axis in AXES[kind] and all(
            getattr(run, name) == getattr(shown, name)
            or (name in AXES[kind] and getattr(run, name) == getattr(knobs, name))
            for name, knob in KNOBS.items()
            if kind in knob.felt_by and name not in (axis, "seed")
        )

    def spread(
        self, kind: Kind, asked: Sequence[Comparison], other_kind: Kind, others: Sequence[Comparison]
    ) -> float:
        """
        How far other draws would move the difference of two models' mean accuracies, 0..1.

        `asked` are the draws in the mean of the one, each once, `others` those of the other; they differ in
        their seed alone. It is a standard deviation, from those of the settings nearest to theirs: what both
        learned from the same draw moves in step, as far as the map has it. Different draws, and two settings
        that differ where their nearest do not, move apart from each other: of 800 images and of 1,500 the map
        has the same 1,000. So does what settings between those of the map may be moved by beyond the nearest.
        Raises as `nearest` does.
        """
        one, two = self.point(kind, asked[0]), self.point(other_kind, others[0])
        shared = {knobs.seed for knobs in asked} & {knobs.seed for knobs in others}
        apart = one.luck - two.luck
        alone = one.spread**2 + two.spread**2
        is_told = apart.any() and not self.merges(kind, asked[0], other_kind, others[0])
        in_step = alone - float(apart.var(ddof=1)) if is_told else 0.0  # twice their covariance
        variance = one.spread**2 / len(asked) + two.spread**2 / len(others)
        variance -= in_step * len(shared) / (len(asked) * len(others))
        variance += self.beyond(kind, asked[0]) / len(asked)
        variance += self.beyond(other_kind, others[0]) / len(others)
        return math.sqrt(max(variance, 0.0))  # below 0 by a rounding at most

    def merges(self, kind: Kind, knobs: Comparison, other_kind: Kind, other: Comparison) -> bool:
        """Whether the map has one setting of a knob that both feel where these two have different ones."""
        one, two = self.nearest(knobs), self.nearest(other)
        return any(
            getattr(knobs, name) != getattr(other, name) and getattr(one, name) == getattr(two, name)
            for name in AXES[kind]
            if name in AXES[other_kind]
        )

    def point(self, kind: Kind, knobs: Comparison) -> CurvePoint:
        """The setting nearest to these, as a point along `train_size`. Raises as `nearest` does."""
        at = self._at(kind, knobs)
        return self._point(kind, at, knobs.validation, at["train_size"])

    def beyond(self, kind: Kind, knobs: Comparison) -> float:
        """
        By how much the variance between draws may be larger here than at the nearest setting, 0..1.

        Between the map's settings the widest of those around. On the map half of those one step away: ten
        draws may be alike by luck, which what is beside them tells. Raises as `nearest` does.
        """
        return beyond(self, kind, replace(knobs, seed=0))

    def reach(self, kind: Kind, knobs: Comparison) -> tuple[float, float]:
        """The worst and the best accuracy, 0..1, of all draws `around`. Raises as `nearest` does."""
        worst, best = zip(*(point.reach for point in self.around(kind, knobs)), strict=True)
        return min(worst), max(best)

    def apart(
        self, kind: Kind, knobs: Comparison, other_kind: Kind, other: Comparison
    ) -> tuple[float, float]:
        """By how much any draw around the other is better than any around the one: the least and the most."""
        (worst, best), (other_worst, other_best) = self.reach(kind, knobs), self.reach(other_kind, other)
        return other_worst - best, other_best - worst

    def around(self, kind: Kind, knobs: Comparison) -> list[CurvePoint]:
        """The map's settings between which these are; one where it has them. Raises as `nearest` does."""
        self.nearest(knobs)
        sides = []
        for values, at in ((self.values[name], getattr(knobs, name)) for name in AXES[kind]):
            sides.append({max(v for v in values if v <= at), min(v for v in values if v >= at)})
        corners = [dict(zip(AXES[kind], corner, strict=True)) for corner in product(*sides)]
        return [self._point(kind, corner, knobs.validation, knobs.train_size) for corner in corners]

    def beside(self, kind: Kind, knobs: Comparison) -> list[CurvePoint]:
        """The map's settings one step of one knob away from the nearest. Raises as `nearest` does."""
        at = self._at(kind, knobs)
        found = []
        for name, value in at.items():
            place = self.values[name].index(value)
            for other in self.values[name][max(place - 1, 0) : place + 2]:
                if other != value:
                    found.append(self._point(kind, at | {name: other}, knobs.validation, knobs.train_size))
        return found

    def _at(self, kind: Kind, knobs: Comparison) -> dict[str, int]:
        """The settings nearest to these, of the knobs that this kind has. Raises as `nearest` does."""
        shown = self.nearest(knobs)
        return {name: getattr(shown, name) for name in AXES[kind]}

    def _point(self, kind: Kind, knobs: Mapping[str, int], validation: Validation, value: int) -> CurvePoint:
        """The trainings of one kind at a setting of the map, summed up."""
        trainings = self.trainings[kind]
        at = tuple(self.values[name].index(knobs[name]) for name in AXES[kind])
        part = digits.PARTS[validation]
        right = trainings.right[at]
        elsewhere = None
        sizes = self.values["train_size"]
        if is_all(knobs["train_size"]):
            # All draws are the same images then, and others would move them. They move no further than
            # with fewer images; not in step with those, as the draws of fewer are no part of others.
            fewer = self._point(kind, {**knobs, "train_size": sizes[-2]}, validation, value)
            elsewhere = np.roll(fewer.draws, 1)
        return CurvePoint(
            value,
            draws=right[:, 1 + VALIDATIONS.index(validation)] / digits.VALIDATION_SIZE,
            images=trainings.images[at][part] / len(self.seeds),
            train_accuracy=float(right[:, 0].mean()) / knobs["train_size"],
            seconds=float(trainings.seconds[at].mean()),
            unfinished=int(np.sum(~trainings.converged[at])),
            elsewhere=elsewhere,
        )


@lru_cache(maxsize=4_096)  # a page asks for all of its runs each time, and it takes a millisecond
def beyond(known: Experiments, kind: Kind, knobs: Comparison) -> float:
    """What `Experiments.beyond` says, which no seed changes."""
    points, here = known.around(kind, knobs), known.point(kind, knobs).spread ** 2
    if len(points) == 1:
        return max(0.0, statistics.median(one.spread**2 for one in known.beside(kind, knobs)) - here)
    return max(point.spread for point in points) ** 2 - here


@cache
def load() -> Experiments:
    """The map, read once per process (a few milliseconds, 1 MB)."""
    with np.load(PATH, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    for array in arrays.values():
        array.setflags(write=False)
    axes = [name for name, knob in KNOBS.items() if knob.is_axis]
    return Experiments(
        values={axis: tuple(arrays[axis].tolist()) for axis in axes},
        seeds=tuple(arrays["seed"].tolist()),
        trainings={
            kind: Trainings(**{field.name: arrays[f"{kind}_{field.name}"] for field in fields(Trainings)})
            for kind in Kind
        },
        cores=tuple(arrays["cores"].tolist()),
    )


def closest(wanted: int, values: tuple[int, ...]) -> int:
    """The value whose ratio to the one wanted is nearest to 1; all above 0."""
    return min(values, key=lambda value: abs(math.log(value / wanted)))
