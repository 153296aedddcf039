"""What fits a system, by meaning. The systems are in notebook.py and practice.py, their words in text/."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mlintro.signatures.feedback import Code
from mlintro.signatures.vocabulary import Families, Family

Instead = Mapping[Family, Code]


@dataclass(frozen=True, slots=True)
class Exercise:
    """
    What fits as input (`takes`) and as output (`gives`), and what fits under a condition
    (`takes_if`, `gives_if`: the code says which). `takes_not` and `gives_not` are what does not
    fit and is worth a sentence of its own. `own` are words, plain and in the singular, of types
    that a learner may well invent for this system. `examples` maps every code that this
    exercise can give to an answer that earns it.
    """

    takes: Families
    gives: Families
    examples: Mapping[Code, str]
    takes_if: Instead = field(default_factory=dict)
    gives_if: Instead = field(default_factory=dict)
    takes_not: Instead = field(default_factory=dict)
    gives_not: Instead = field(default_factory=dict)
    own: frozenset[str] = frozenset()


# What the learner says in words before the code: the choices and the families they stand for.
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
