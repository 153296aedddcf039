"""Train the three kinds of model on the same digits and say which reads them best."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from mlintro.digits import Validation
from mlintro.digits.keeping import find_or_fit
from mlintro.digits.models import Kind, ModelSpec, Report
from mlintro.errors import TrainingBusyError
from mlintro.training import Answer, Trainer


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

    def ask(self, trainer: Trainer, asker: str = "") -> dict[Kind, Answer[Report]]:
        """
        Have the three models trained; what is known, or asked by another, is not trained again.

        Raises OutOfRangeError, or TrainingBusyError when too many wait; then none is trained.
        An answer's result raises TrainingError when its model could not be trained.
        """
        answers: dict[Kind, Answer[Report]] = {}
        try:
            for spec in self.specs():
                question = (spec, self.train_size, self.seed, self.validation)
                answers[spec.kind] = trainer.ask(find_or_fit, *question, asker=asker)
        except TrainingBusyError:
            trainer.leave(asker)
            raise
        return answers


class Outcome(StrEnum):
    """Of a prediction, against the figures."""

    HIT = "hit"
    SHARED = "shared"  # among the two best, which cannot be told apart
    MISS = "miss"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Reports from the best accuracy to the worst, and whether the lead means anything."""

    reports: tuple[Report, ...]

    @property
    def is_noise(self) -> bool:
        """
        Whether the two best are closer than the wider of their margins, which the page shows.

        A paired test would be sharper, since both read the same images, but it knows nothing
        of the seed: an MLP's accuracy moves by half a point from one to the next.
        """
        return self.lead <= max(report.margin for report in self.reports[:2])

    @property
    def lead(self) -> float:
        """Accuracy of the best minus that of the second, 0..1."""
        return self.reports[0].accuracy - self.reports[1].accuracy

    def judge(self, predicted: Kind) -> Outcome:
        """What became of the prediction that this kind would be the best."""
        first, second = (report.spec.kind for report in self.reports[:2])
        if self.is_noise and predicted in (first, second):
            return Outcome.SHARED
        return Outcome.HIT if predicted == first else Outcome.MISS


def rank(reports: Collection[Report]) -> Ranking:
    """At least two reports, best first."""
    return Ranking(tuple(sorted(reports, key=lambda report: report.accuracy, reverse=True)))
