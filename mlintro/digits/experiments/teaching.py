"""Models that learned from a learner's own drawings too, held against the same without them."""

from collections.abc import Sequence
from dataclasses import dataclass

from mlintro.digits.knobs import Kind
from mlintro.digits.learned import Learned, read
from mlintro.digits.models import Report
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.taught import NOTHING, Drawn, Taught, as_images
from mlintro.training import Job, Trainer

Which = tuple[Kind, bool]  # and whether it was taught


@dataclass(frozen=True, slots=True)
class Teaching:
    """One question: the three models as they are and, where something is taught, with that too."""

    comparison: Comparison
    own: Taught = NOTHING

    def ask(self, trainer: Trainer, visitor: str = "", address: str = "") -> dict[Which, Job[Report]]:
        """All: the taught ones first, as the others are known more often. Raises as `Comparison.ask`."""
        return {
            (kind, bool(own)): job
            for own in dict.fromkeys((self.own, NOTHING))
            for kind, job in self.comparison.ask(trainer, visitor, address, own=own).items()
        }


def readings(model: Learned, drawings: Sequence[Drawn]) -> list[int]:
    """The digit that a model reads in each drawing."""
    return [int(digit) for digit in read(model, as_images(drawings))]
