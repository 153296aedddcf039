"""What a learner says in words before the code: which kind of thing goes in, and which comes out."""

from collections.abc import Mapping
from enum import StrEnum

from mlintro.signatures.exercises import Exercise
from mlintro.signatures.vocabulary import Families, Family

# The choices, and the families that each stands for.
INPUTS: Mapping[str, Families] = {
    "text": frozenset({Family.TEXT}),
    "texts": frozenset({Family.TEXTS}),
    "image": frozenset({Family.IMAGE}),
    "audio": frozenset({Family.AUDIO}),
    "features": frozenset({Family.RECORD}),
}
OUTPUTS: Mapping[str, Families] = {
    "yes_no": frozenset({Family.YES_NO}),
    "number": frozenset({Family.SCORE, Family.WHOLE}),
    "text": frozenset({Family.TEXT}),
    "texts": frozenset({Family.TEXTS}),
    "image": frozenset({Family.IMAGE}),
}


class InWords(StrEnum):
    """How two choices fit a system. The sentences are labels of the page: `said_` and the value."""

    BOTH = "both"
    TAKES = "takes"  # only what goes in
    GIVES = "gives"  # only what comes out
    MAYBE = "maybe"  # both, at least one of them under a condition
    NONE = "none"


def in_words(takes: str, gives: str, wanted: Exercise) -> InWords:
    """
    How the choices fit; a side that would fit under a condition counts where the other fits or would.

    Raises KeyError for choices that are not in INPUTS and OUTPUTS.
    """
    taken, given = INPUTS[takes], OUTPUTS[gives]
    takes_fits, gives_fits = bool(taken & wanted.takes), bool(given & wanted.gives)
    if takes_fits and gives_fits:
        return InWords.BOTH
    if taken & {*wanted.takes, *wanted.takes_if} and given & {*wanted.gives, *wanted.gives_if}:
        return InWords.MAYBE
    if takes_fits:
        return InWords.TAKES
    return InWords.GIVES if gives_fits else InWords.NONE
