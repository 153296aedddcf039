"""How a model fares along one knob, and which differences are more than luck."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from mlintro.digits.models import Kind, wilson_interval
from mlintro.digits.runs import noise


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The trainings of one setting, one for each seed. Shares are 0..1."""

    value: int  # of the knob along which the point lies
    accuracy: float  # on the validation images, the mean over the seeds
    lowest: float  # of the seeds
    highest: float
    train_accuracy: float  # mean over the seeds
    seconds: float  # of fitting, the mean over the seeds
    unfinished: int  # trainings that stopped at MAX_ITER, still learning
    images: int  # validated on

    @property
    def margin(self) -> float:
        """
        What luck moves: half the 95 % interval of the images, and half the band of the seeds.

        One is the luck of which images were asked, the other of where a training began; a
        learner's single run has both. Which images were learned from is not in it: they are
        always the first ones.
        """
        low, high = wilson_interval(self.accuracy, self.images)
        return (high - low) / 2 + (self.highest - self.lowest) / 2

    @property
    def gap(self) -> float:
        """How much better the images are read that were learned from, −1..1."""
        return self.train_accuracy - self.accuracy


@dataclass(frozen=True, slots=True)
class Difference:
    """From one setting to another, or from one model to another."""

    before: CurvePoint
    after: CurvePoint

    @property
    def gain(self) -> float:
        """Accuracy won, −1..1."""
        return self.after.accuracy - self.before.accuracy

    @property
    def margin(self) -> float:
        """The wider of the two margins, 0..1."""
        return noise.margin(self.before, self.after)

    @property
    def is_noise(self) -> bool:
        """Whether the two cannot be told apart; the seeds' luck is in the margins."""
        return noise.is_noise(self.before, self.after)

    @property
    def is_gain(self) -> bool:
        return self.gain > 0 and not self.is_noise

    @property
    def is_loss(self) -> bool:
        return self.gain < 0 and not self.is_noise


class Effect(StrEnum):
    """What turning a knob up does to the accuracy."""

    HELPS = "helps"
    HURTS = "hurts"
    PEAKS = "peaks"  # the best is in between, clearly better than both ends
    NOISE = "noise"


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
        return Difference(self.points[0], self.points[-1])

    @property
    def best(self) -> CurvePoint:
        """The highest accuracy, at the lowest setting that has it."""
        return max(self.points, key=lambda point: point.accuracy)

    @property
    def effect(self) -> Effect:
        rise, fall = Difference(self.points[0], self.best), Difference(self.best, self.points[-1])
        if not rise.is_noise and not fall.is_noise:
            return Effect.PEAKS
        if self.change.is_noise:
            return Effect.NOISE
        return Effect.HELPS if self.change.gain > 0 else Effect.HURTS

    @property
    def enough(self) -> CurvePoint:
        """The lowest setting after which none is better by more than the margin."""
        return next(
            point
            for i, point in enumerate(self.points)
            if not any(Difference(point, later).is_gain for later in self.points[i:])
        )

    @property
    def setbacks(self) -> tuple[Difference, ...]:
        """Steps to the next setting at which the accuracy falls by more than the margin."""
        steps = (Difference(before, after) for before, after in pairwise(self.points))
        return tuple(step for step in steps if step.is_loss)
