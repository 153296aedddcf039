"""Train the three kinds of model on the same digits."""

from dataclasses import dataclass
from itertools import pairwise

from mlintro.digits import SIDE, Validation
from mlintro.digits.keeping import find_or_fit
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.digits.learned import CLASSES
from mlintro.digits.models import OWN, ModelSpec, Report
from mlintro.digits.spoiling import UNSPOILT, DataSpec
from mlintro.digits.taught import NOTHING, Taught
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

    @property
    def mlp_parameters(self) -> int:
        """
        How many weights and biases its MLP has.

        >>> Comparison(mlp_width=32, mlp_depth=2).mlp_parameters
        26506
        """
        layers = [SIDE * SIDE, *[self.mlp_width] * self.mlp_depth, CLASSES]
        return sum(neurons * (inputs + 1) for inputs, neurons in pairwise(layers))

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

    def ask(
        self,
        trainer: Trainer,
        visitor: str = "",
        address: str = "",
        data: DataSpec = UNSPOILT,
        own: Taught = NOTHING,
    ) -> dict[Kind, Job[Report]]:
        """
        Have the three models trained; what is known, or asked by another, is not trained again.

        `data` is what was done to the images they learn from, `own` what a learner drew beside them. Raises
        OutOfRangeError, or TrainingBusyError when too many wait; then none is trained. A job's result raises
        TrainingError when its model could not be trained.
        """
        jobs: dict[Kind, Job[Report]] = {}
        # Without, the question as it is asked everywhere.
        changed: tuple[object, ...] = (data, own) if own else (data,) if data != UNSPOILT else ()
        try:
            for spec in self.specs():
                arguments = (spec, self.train_size, self.seed, self.validation, *changed)
                jobs[spec.kind] = trainer.ask(find_or_fit, *arguments, visitor=visitor, address=address)
        except TrainingBusyError:
            trainer.cancel(visitor)
            raise
        return jobs
