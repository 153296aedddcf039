"""The notebook's three questions, answered from the map of experiments at the learner's settings."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from mlintro.digits import experiments
from mlintro.digits.experiments.curves import Curve, CurvePoint, between
from mlintro.digits.knobs import Kind
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Difference


class Topic(StrEnum):
    """What is asked; the name of its labels and sections."""

    WIDTH_OR_DEPTH = "width_or_depth"
    MORE_DATA = "more_data"
    LITTLE_DATA = "little_data"


@dataclass(frozen=True, slots=True)
class WidthOrDepth:
    """What happens to the MLP with more width, and with more depth, the other as it stands."""

    width: Curve
    depth: Curve


@dataclass(frozen=True, slots=True)
class Step:
    """A kind of model from one number of images to the next."""

    kind: Kind
    before: CurvePoint
    after: CurvePoint

    @property
    def difference(self) -> Difference:
        return between(self.before, self.after)


@dataclass(frozen=True, slots=True)
class MoreData:
    """Do more images always help? One curve along `train_size` for each kind of model."""

    curves: tuple[Curve, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(Step(curve.kind, *pair) for curve in self.curves for pair in pairwise(curve.points))

    @property
    def setbacks(self) -> tuple[Step, ...]:
        """Where more images made a model worse."""
        return tuple(step for step in self.steps if step.difference.is_loss)

    @property
    def always(self) -> bool:
        """Whether every step helped every model."""
        return all(step.difference.is_gain for step in self.steps)


@dataclass(frozen=True, slots=True)
class Race:
    """All kinds of model with the same few or many images, the best first."""

    train_size: int
    places: tuple[tuple[Kind, CurvePoint], ...]

    def lead(self, place: int) -> Difference:
        """Of one place over the next, counted from 0."""
        return between(self.places[place + 1][1], self.places[place][1])


@dataclass(frozen=True, slots=True)
class LittleData:
    """Which model learns fastest from few images, and which is ahead in the end."""

    few: Race
    many: Race


def width_or_depth(knobs: Comparison) -> WidthOrDepth:
    """Raises OutOfRangeError for settings that the lesson does not offer."""
    known = experiments.load()
    return WidthOrDepth(known.curve(Kind.MLP, "mlp_width", knobs), known.curve(Kind.MLP, "mlp_depth", knobs))


def more_data(knobs: Comparison) -> MoreData:
    """Raises OutOfRangeError for settings that the lesson does not offer."""
    known = experiments.load()
    return MoreData(tuple(known.curve(kind, "train_size", knobs) for kind in Kind))


def little_data(knobs: Comparison) -> LittleData:
    """Raises OutOfRangeError for settings that the lesson does not offer."""
    curves = more_data(knobs).curves
    return LittleData(race(curves, 0), race(curves, -1))


def race(curves: tuple[Curve, ...], index: int) -> Race:
    """The places at one of the curves' points, counted as Python counts."""
    places = sorted(
        ((curve.kind, curve.points[index]) for curve in curves), key=lambda place: -place[1].accuracy
    )
    return Race(places[0][1].value, tuple(places))
