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
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from mlintro import digits
from mlintro.digits import Validation
from mlintro.digits.experiments.curves import Curve, CurvePoint
from mlintro.digits.knobs import KNOBS, Kind, check
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
        shown = self.nearest(knobs)
        at = tuple(
            slice(None) if name == axis else self.values[name].index(getattr(shown, name))
            for name in AXES[kind]
        )
        sizes = self.values[axis] if axis == "train_size" else shown.train_size
        return Curve(kind, axis, self._points(kind, at, self.values[axis], np.array(sizes), knobs.validation))

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

    def _points(
        self,
        kind: Kind,
        at: tuple[int | slice, ...],
        values: tuple[int, ...],
        sizes: NDArray[np.int_],
        validation: Validation,
    ) -> tuple[CurvePoint, ...]:
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
        return tuple(CurvePoint(*row) for row in rows)


@cache
def load() -> Experiments:
    """The map, read once per process (a few milliseconds, 15 kB)."""
    with np.load(PATH, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    for array in arrays.values():
        array.setflags(write=False)
    axes = [name for name, knob in KNOBS.items() if knob.is_axis]
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
    """The value whose ratio to the one wanted is nearest to 1; all above 0."""
    return min(values, key=lambda value: abs(math.log(value / wanted)))
