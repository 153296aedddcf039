"""Train the three kinds of model on the same digits and say which reads them best."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mlintro.digits import Validation
from mlintro.digits.keeping import find_or_fit
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.digits.models import OWN, ModelSpec, Report
from mlintro.digits.runs.noise import Measured, is_noise
from mlintro.errors import TrainingBusyError
from mlintro.training import Job, Trainer


@dataclass(frozen=True, slots=True)
class Comparison:
    """One run of the page: how each of the KNOBS stood. Not checked before it is asked for."""

    mlp_width: int = 32
    mlp_depth: int = 2
    tree_depth: int = 5
    train_size: int = 1_000
    seed: int = 0
    validation: Validation = "last"

    def specs(self) -> tuple[ModelSpec, ...]:
        """
        A model of each kind, with the knobs that it feels.

        The slowest first, the MLP, so that the quick ones fill the other core meanwhile. Raises
        OutOfRangeError for a setting of a model that the lesson does not have.
        """
        return tuple(self.spec(kind) for kind in sorted(Kind, key=lambda kind: kind is not Kind.MLP))

    def spec(self, kind: Kind) -> ModelSpec:
        """The model of one kind. Raises as `specs` does."""
        return ModelSpec(kind, **{name: getattr(self, name) for name in OWN if kind in KNOBS[name].felt_by})

    def ask(self, trainer: Trainer, visitor: str = "", address: str = "") -> dict[Kind, Job[Report]]:
        """
        Have the three models trained; what is known, or asked by another, is not trained again.

        Raises OutOfRangeError, or TrainingBusyError when too many wait; then none is trained.
        A job's result raises TrainingError when its model could not be trained.
        """
        jobs: dict[Kind, Job[Report]] = {}
        try:
            for spec in self.specs():
                arguments = (spec, self.train_size, self.seed, self.validation)
                jobs[spec.kind] = trainer.ask(find_or_fit, *arguments, visitor=visitor, address=address)
        except TrainingBusyError:
            trainer.cancel(visitor)
            raise
        return jobs


class Outcome(StrEnum):
    """Of a prediction, against the accuracies."""

    HIT = "hit"
    SHARED = "shared"  # among the two best, which cannot be told apart
    MISS = "miss"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Kinds from the best accuracy to the worst, and whether the lead means anything."""

    kinds: tuple[Kind, ...]  # two at least
    first: Measured
    second: Measured

    @property
    def lead(self) -> float:
        """Accuracy of the best minus that of the second, 0..1."""
        return self.first.accuracy - self.second.accuracy

    @property
    def is_noise(self) -> bool:
        """Whether the two best cannot be told apart."""
        return is_noise(self.first, self.second)

    def judge(self, predicted: Kind) -> Outcome:
        """What became of the prediction that this kind would be the best."""
        if self.is_noise and predicted in self.kinds[:2]:
            return Outcome.SHARED
        return Outcome.HIT if predicted == self.kinds[0] else Outcome.MISS


def rank(found: Mapping[Kind, Measured]) -> Ranking:
    """Best first, of equals the one that was given first. Raises ValueError for fewer than two kinds."""
    kinds = sorted(found, key=lambda kind: found[kind].accuracy, reverse=True)
    first, second = (found[kind] for kind in kinds[:2])
    return Ranking(tuple(kinds), first, second)
