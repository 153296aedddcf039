"""The notebook's three questions, answered from the map of experiments at the learner's settings."""

from dataclasses import dataclass
from enum import StrEnum

from mlintro.digits import experiments
from mlintro.digits.experiments.curves import Curve, CurvePoint, Difference
from mlintro.digits.models import Kind
from mlintro.digits.runs.comparison import Comparison


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
class MoreData:
    """Do more images always help? One curve along `train_size` for each kind of model."""

    curves: tuple[Curve, ...]

    @property
    def setbacks(self) -> tuple[tuple[Kind, Difference], ...]:
        """Where more images made a model worse, by more than luck."""
        return tuple((curve.kind, step) for curve in self.curves for step in curve.setbacks)


@dataclass(frozen=True, slots=True)
class Race:
    """All kinds of model with the same few or many images, the best first."""

    train_size: int
    places: tuple[tuple[Kind, CurvePoint], ...]

    @property
    def lead(self) -> Difference:
        """From the second to the first."""
        return self.between(1, 0)

    @property
    def is_noise(self) -> bool:
        """Whether the two best cannot be told apart."""
        return self.lead.is_noise

    def between(self, behind: int, ahead: int) -> Difference:
        """From one place to one before it, counted from 0."""
        return Difference(self.places[behind][1], self.places[ahead][1])


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
