"""How a model fares along one knob, and which differences would hold with other images."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from mlintro.digits.knobs import Kind
from mlintro.digits.runs.verdicts import CLOSE, Difference, Shares, Verdict, over_draws


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no single equality
class CurvePoint:
    """The trainings of one setting, one for each draw of training images. Shares are 0..1."""

    value: int  # of the knob along which the point lies
    draws: Shares  # (draws,): the accuracy on the validation images
    images: Shares  # (images,): the share of the draws after which each image was read right
    train_accuracy: float  # mean over the draws
    seconds: float  # of fitting, the mean over the draws
    unfinished: int  # trainings that stopped at MAX_ITER, still learning
    elsewhere: Shares | None = None  # (draws,): accuracies that move as these would, where these cannot

    @property
    def luck(self) -> Shares:
        """How far each draw is from the mean, or would be if the draws were other images."""
        moved: Shares = self.draws if self.elsewhere is None else self.elsewhere
        return moved - float(moved.mean())

    @property
    def reach(self) -> tuple[float, float]:
        """The worst and the best accuracy of a draw, or what they would be if the draws were other images."""
        return self.accuracy + float(self.luck.min()), self.accuracy + float(self.luck.max())

    @property
    def accuracy(self) -> float:
        """The mean over the draws."""
        return float(self.draws.mean())

    @property
    def lowest(self) -> float:
        return float(self.draws.min())

    @property
    def highest(self) -> float:
        return float(self.draws.max())

    @property
    def spread(self) -> float:
        """The standard deviation of the accuracy from one draw to another."""
        return float(self.luck.std(ddof=1))


def between(before: CurvePoint, after: CurvePoint) -> Difference:
    """From one setting to another, or from one model to another: they learned and read the same images."""
    gain = after.accuracy - before.accuracy
    return over_draws(gain + after.luck - before.luck, after.images - before.images)


class Effect(StrEnum):
    """What turning a knob up does to the accuracy."""

    HELPS = "helps"
    HURTS = "hurts"
    PEAKS = "peaks"  # the best is in between, ahead of both ends
    UNKNOWN = "unknown"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Curve:
    """
    One kind of model along one knob, in rising order of the knob; at least two points.

    Along `train_size` it is what textbooks call a learning curve, along the others a validation curve.
    """

    kind: Kind
    axis: str  # the knob's name
    points: tuple[CurvePoint, ...]

    def at(self, value: int) -> CurvePoint:
        """The point of a setting. Raises StopIteration for one that is not on the curve."""
        return next(point for point in self.points if point.value == value)

    @property
    def change(self) -> Difference:
        """From the lowest setting to the highest."""
        return between(self.points[0], self.points[-1])

    @property
    def best(self) -> CurvePoint:
        """The highest accuracy, at the lowest setting that has it."""
        return max(self.points, key=lambda point: point.accuracy)

    @property
    def effect(self) -> Effect:
        rise, fall = between(self.points[0], self.best), between(self.best, self.points[-1])
        if rise.is_gain and fall.is_loss:
            return Effect.PEAKS
        match self.change.verdict:
            case Verdict.AHEAD:
                return Effect.HELPS if self.change.is_gain else Effect.HURTS
            case Verdict.UNKNOWN:
                return Effect.UNKNOWN
            case Verdict.EQUAL:
                return Effect.EQUAL

    @property
    def enough(self) -> CurvePoint:
        """The lowest setting that no higher one is ahead of."""
        return next(
            point
            for i, point in enumerate(self.points)
            if not any(between(point, later).is_gain for later in self.points[i + 1 :])
        )

    @property
    def may_go_on(self) -> bool:
        """Whether it cannot be told of some setting above `enough` that it is no better."""
        enough = self.enough
        later = [point for point in self.points if point.value > enough.value]
        return any(between(enough, point).verdict is Verdict.UNKNOWN for point in later)

    def simpler(self, point: CurvePoint) -> CurvePoint | None:
        """
        The best of the lower settings that shows overfitting at this one, None where there is none.

        It reads new images better although it reads those that it studied about as well, or worse.
        """
        return self._better(point, lambda lower: not is_studied_better(lower, point))

    def easier(self, point: CurvePoint) -> CurvePoint | None:
        """The best of the lower settings that reads both better, the new images and those that it studied."""
        return self._better(point, lambda lower: is_studied_better(lower, point))

    def _better(self, point: CurvePoint, is_meant: Callable[[CurvePoint], bool]) -> CurvePoint | None:
        lower = [other for other in self.points if other.value < point.value and is_meant(other)]
        ahead = [other for other in lower if between(other, point).is_loss]
        return max(ahead, key=lambda other: other.accuracy, default=None)


def is_studied_better(lower: CurvePoint, point: CurvePoint) -> bool:
    """Whether the first reads the images that it studied better than the other by CLOSE or more."""
    return round(lower.train_accuracy - point.train_accuracy, 3) >= CLOSE  # to the tenth that pages write
