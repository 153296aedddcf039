"""Train the three kinds of model on the same digits and say which reads them best."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from mlintro.digits import Validation
from mlintro.digits.keeping import find_or_fit
from mlintro.digits.models import Kind, ModelSpec, Report
from mlintro.errors import TrainingBusyError
from mlintro.training import Job, Trainer


@dataclass(frozen=True, slots=True)
class Comparison:
    """One run of the page: the knobs as they stood. Fields are named as widgets and parameters."""

    mlp_width: int = 32
    mlp_depth: int = 2
    tree_depth: int = 5
    train_size: int = 1_000
    seed: int = 0
    validation: Validation = "last"

    def specs(self) -> tuple[ModelSpec, ...]:
        """The slowest first, so that the quick ones fill the other core meanwhile."""
        return (
            ModelSpec(Kind.MLP, mlp_width=self.mlp_width, mlp_depth=self.mlp_depth),
            ModelSpec(Kind.LOGISTIC),
            ModelSpec(Kind.TREE, tree_depth=self.tree_depth),
        )

    def ask(self, trainer: Trainer, visitor: str = "") -> dict[Kind, Job[Report]]:
        """
        Have the three models trained; what is known, or asked by another, is not trained again.

        Raises OutOfRangeError, or TrainingBusyError when too many wait; then none is trained.
        A job's result raises TrainingError when its model could not be trained.
        """
        jobs: dict[Kind, Job[Report]] = {}
        try:
            for spec in self.specs():
                arguments = (spec, self.train_size, self.seed, self.validation)
                jobs[spec.kind] = trainer.ask(find_or_fit, *arguments, visitor=visitor)
        except TrainingBusyError:
            trainer.cancel(visitor)
            raise
        return jobs


class Outcome(StrEnum):
    """Of a prediction, against the figures."""

    HIT = "hit"
    SHARED = "shared"  # among the two best, which cannot be told apart
    MISS = "miss"


class Measured(Protocol):
    """What can be ranked: how many images were read right, and how far that can be off, 0..1."""

    @property
    def accuracy(self) -> float: ...

    @property
    def margin(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Ranking:
    """Kinds from the best accuracy to the worst, and whether the lead means anything."""

    kinds: tuple[Kind, ...]
    lead: float  # accuracy of the best minus that of the second, 0..1
    margin: float  # the wider one of these two

    @property
    def is_noise(self) -> bool:
        """
        Whether the two best are closer than the wider of their margins, which the page shows.

        A paired test would be sharper, since both read the same images, but it knows nothing
        of the seed: an MLP's accuracy moves by half a point from one to the next.
        """
        return self.lead <= self.margin

    def judge(self, predicted: Kind) -> Outcome:
        """What became of the prediction that this kind would be the best."""
        if self.is_noise and predicted in self.kinds[:2]:
            return Outcome.SHARED
        return Outcome.HIT if predicted == self.kinds[0] else Outcome.MISS


def rank(found: Mapping[Kind, Measured]) -> Ranking:
    """At least two kinds, best first."""
    kinds = sorted(found, key=lambda kind: found[kind].accuracy, reverse=True)
    first, second = (found[kind] for kind in kinds[:2])
    return Ranking(tuple(kinds), first.accuracy - second.accuracy, max(first.margin, second.margin))
