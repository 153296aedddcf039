"""What a run is made of: the kinds of model that are compared, and the knobs that a learner turns."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import get_args

from mlintro.digits import FEWEST, Validation
from mlintro.errors import OutOfRangeError


class Kind(StrEnum):
    LOGISTIC = "logistic"
    TREE = "tree"
    MLP = "mlp"


@dataclass(frozen=True, slots=True)
class Knob:
    """
    One setting of a run: a whole number, where `allowed` is a range, or one of some codes.

    Its name is the field of `Comparison`, the widget's key, the link's parameter and the label.
    """

    name: str
    allowed: range | tuple[str, ...]
    default: int | str
    felt_by: frozenset[Kind] = frozenset(Kind)  # the kinds whose accuracy it can move
    step: int = 1  # of a slider
    is_size: bool = False  # a number of which more is more of something; more of a seed is nothing
    is_axis: bool = False  # of the map of experiments

    def offers(self, value: object) -> bool:
        """Whether the lesson has this setting. Of its very type: 5.0 and True are in ranges too."""
        wanted = int if isinstance(self.allowed, range) else str
        return type(value) is wanted and value in self.allowed


def size(name: str, allowed: range, default: int, felt_by: frozenset[Kind], step: int = 1) -> Knob:
    """A knob that the map of experiments goes along."""
    return Knob(name, allowed, default, felt_by, step, is_size=True, is_axis=True)


EVERY = frozenset(Kind)
NETWORK = frozenset({Kind.MLP})

# In the order in which they stand on the page, in a table of runs and in the arrays of the map.
KNOBS: Mapping[str, Knob] = {
    knob.name: knob
    for knob in (
        size("mlp_width", range(4, 64 + 1), 32, NETWORK),  # neurons in each hidden layer
        size("mlp_depth", range(1, 8 + 1), 2, NETWORK),  # hidden layers
        size("tree_depth", range(1, 20 + 1), 5, frozenset({Kind.TREE})),  # questions in a row, at most
        size("train_size", range(FEWEST, 5_000 + 1), 1_000, EVERY, step=100),  # images to learn from
        Knob("seed", range(2**31), 0),  # which images are drawn, and where training starts
        Knob("validation", get_args(Validation), "last"),  # the images it is put to the test on
    )
}


def check(name: str, value: object) -> None:
    """Raises OutOfRangeError for a setting that the lesson does not have."""
    if not KNOBS[name].offers(value):
        raise OutOfRangeError(name=name, value=value, allowed=KNOBS[name].allowed)


def is_all(train_size: int) -> bool:
    """Whether so many are all the images that there are: every draw is the same ones then."""
    return train_size == KNOBS["train_size"].allowed[-1]
