"""What the grader can say: codes and facts. The sentences are in text/labels.toml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    CORRECT = "correct"
    DEFENSIBLE = "defensible"  # right under a condition, which its sentence says
    REVIEW = "review"


class Code(StrEnum):
    """The one thing to say first. Its sentence is in table [feedback], under this code."""

    CORRECT = "correct"
    NO_DOCSTRING = "no_docstring"
    YES_NO_AS_SCORE = "yes_no_as_score"
    YES_NO_AS_WHOLE = "yes_no_as_whole"
    SCORE_AS_CATEGORY = "score_as_category"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    SYNTAX = "syntax"
    NO_FUNCTION = "no_function"
    NO_PARAMETERS = "no_parameters"
    NO_PARAMETER_TYPE = "no_parameter_type"
    IMAGE_AS_TEXT = "image_as_text"
    PARAMETER_TYPE = "parameter_type"
    UNKNOWN_TYPE = "unknown_type"
    NO_RETURN_TYPE = "no_return_type"
    RETURN_TYPE = "return_type"


class Praise(StrEnum):
    """What is right already, said before anything else. Sentences in table [praise]."""

    FUNCTION = "function"
    PARAMETERS = "parameters"
    PARAMETER_TYPE = "parameter_type"
    RETURN_TYPE = "return_type"
    DOCSTRING = "docstring"


VERDICTS = {
    Code.CORRECT: Verdict.CORRECT,
    Code.NO_DOCSTRING: Verdict.CORRECT,  # a remark, not a fault
    Code.YES_NO_AS_SCORE: Verdict.DEFENSIBLE,
    Code.YES_NO_AS_WHOLE: Verdict.DEFENSIBLE,
    Code.SCORE_AS_CATEGORY: Verdict.DEFENSIBLE,
}


@dataclass(frozen=True, slots=True)
class Feedback:
    """`facts` fill the holes of the sentence for `code`; `right` is what can be praised."""

    code: Code
    facts: Mapping[str, object] = field(default_factory=dict)
    right: tuple[Praise, ...] = ()

    @property
    def verdict(self) -> Verdict:
        return VERDICTS.get(self.code, Verdict.REVIEW)
