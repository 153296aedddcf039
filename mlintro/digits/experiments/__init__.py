"""
The map of experiments: what 1,356 trainings gave, done beforehand over the knobs of the page.

Every training is the one that `models.fit` does, with five seeds each where a seed matters, so a
learner's own run gives the same figures. Made by tools/build_experiments.py.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from mlintro import digits
from mlintro.digits import Validation, models
from mlintro.digits.experiments.curves import Curve, Point
from mlintro.digits.models import Kind
from mlintro.digits.runs.comparison import Comparison
from mlintro.errors import OutOfRangeError

PATH = Path(__file__).parents[2] / "data" / "experiments.npz"

Axis = Literal["mlp_width", "mlp_depth", "tree_depth", "train_size"]
AXES: Mapping[Kind, tuple[Axis, ...]] = {  # in the order of the arrays' axes
    Kind.LOGISTIC: ("train_size",),
    Kind.TREE: ("tree_depth", "train_size"),
    Kind.MLP: ("mlp_width", "mlp_depth", "train_size"),
}
VALIDATIONS = get_args(Validation)


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no single equality
class Trainings:
    """
    All trainings of one kind of model. The first axes of each array are the kind's AXES.

    right: (..., seeds, 4) uint16, images read right: of those learned from, then of VALIDATIONS.
    seconds: (..., seeds) float32, of one processor while fitting.
    converged: (..., seeds) bool. All three are read-only.
    """

    right: NDArray[np.uint16]
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

        Raises OutOfRangeError for a setting that the lesson does not offer.
        """
        knobs.specs()  # raises for a model that is not offered
        models.check("train_size", knobs.train_size, models.TRAIN_SIZES)
        if knobs.validation not in VALIDATIONS:
            raise OutOfRangeError(name="validation", value=knobs.validation, allowed=VALIDATIONS)
        nearest = {axis: closest(getattr(knobs, axis), values) for axis, values in self.values.items()}
        return Comparison(**nearest, seed=knobs.seed, validation=knobs.validation)

    def curve(self, kind: Kind, axis: Axis, knobs: Comparison) -> Curve:
        """
        One kind of model along one knob, the other knobs as near to `knobs` as the map has them.

        Raises OutOfRangeError for a knob that this kind does not have, and as `nearest` does.
        """
        if axis not in AXES[kind]:
            raise OutOfRangeError(name="axis", value=axis, allowed=AXES[kind])
        shown = self.nearest(knobs)
        at = tuple(
            slice(None) if name == axis else self.values[name].index(getattr(shown, name))
            for name in AXES[kind]
        )
        sizes = self.values[axis] if axis == "train_size" else shown.train_size
        return Curve(kind, axis, self._points(kind, at, self.values[axis], np.array(sizes), knobs.validation))

    def shows(self, kind: Kind, axis: Axis, knobs: Comparison, run: Comparison) -> bool:
        """
        Whether a run of this kind lies on its curve for `knobs`: same exam, same other knobs.

        Knobs that are between those of the map count as the ones shown in their place. Raises
        as `nearest` does.
        """
        shown = self.nearest(knobs)
        return (
            axis in AXES[kind]
            and run.validation == knobs.validation
            and all(
                getattr(run, name) in (getattr(knobs, name), getattr(shown, name))
                for name in AXES[kind]
                if name != axis
            )
        )

    def _points(
        self,
        kind: Kind,
        at: tuple[int | slice, ...],
        values: tuple[int, ...],
        sizes: NDArray[np.int_],
        validation: Validation,
    ) -> tuple[Point, ...]:
        """The trainings of each of the `values` summed up; `sizes` is how many images they learned from."""
        trainings = self.trainings[kind]
        images = len(digits.load().validation(validation)[1])
        accuracies = trainings.right[at][..., 1 + VALIDATIONS.index(validation)] / images
        columns = (
            accuracies.mean(axis=1),
            accuracies.min(axis=1),
            accuracies.max(axis=1),
            trainings.right[at][..., 0].mean(axis=1) / sizes,
            trainings.seconds[at].mean(axis=1),
            np.sum(~trainings.converged[at], axis=1),
            np.full(len(values), images),
        )
        rows = zip(values, *(column.tolist() for column in columns), strict=True)
        return tuple(Point(*row) for row in rows)


@cache
def load() -> Experiments:
    """The map, read once per process (a few milliseconds, 15 kB)."""
    with np.load(PATH, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    for array in arrays.values():
        array.setflags(write=False)
    axes = dict.fromkeys(axis for axes in AXES.values() for axis in axes)
    return Experiments(
        values={axis: tuple(arrays[axis].tolist()) for axis in axes},
        seeds=tuple(arrays["seed"].tolist()),
        trainings={
            kind: Trainings(arrays[f"{kind}_right"], arrays[f"{kind}_seconds"], arrays[f"{kind}_converged"])
            for kind in Kind
        },
        cores=tuple(arrays["cores"].tolist()),
    )


def closest(wanted: int, values: tuple[int, ...]) -> int:
    return min(values, key=lambda value: abs(math.log(value / wanted)))
