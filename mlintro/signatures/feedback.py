"""What the grader can say: codes and facts. The sentences are in text/labels.toml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mlintro.signatures.vocabulary import Family


class Verdict(StrEnum):
    CORRECT = "correct"
    DEFENSIBLE = "defensible"  # right under a condition, which its sentence says
    REVIEW = "review"


class Code(StrEnum):
    """The one thing to say first. Its sentence is in table [feedback], under this code."""

    CORRECT = "correct"
    # Right under a condition.
    YES_NO_AS_SCORE = "yes_no_as_score"
    YES_NO_AS_WHOLE = "yes_no_as_whole"
    YES_NO_AS_CATEGORY = "yes_no_as_category"
    SCORE_AS_CATEGORY = "score_as_category"
    SCORE_AS_WHOLE = "score_as_whole"
    DIGIT_AS_TEXT = "digit_as_text"
    AS_PROBABILITIES = "as_probabilities"
    MANY_AT_ONCE = "many_at_once"
    ANSWER_AND_MORE = "answer_and_more"
    SEVERAL_ANSWERS = "several_answers"
    ONE_OF_MANY = "one_of_many"
    SEVERAL_TEXTS = "several_texts"
    SEVERAL_IMAGES = "several_images"
    FLAT_IMAGE = "flat_image"
    AS_BYTES = "as_bytes"
    AS_TOKENS = "as_tokens"
    BY_IDENTIFIER = "by_identifier"
    DESCRIBED_IN_TEXT = "described_in_text"
    OWN_TYPE = "own_type"
    # To look at again.
    EMPTY = "empty"
    TOO_LONG = "too_long"
    SYNTAX = "syntax"
    NO_FUNCTION = "no_function"
    LAMBDA = "lambda"
    NO_PARAMETERS = "no_parameters"
    NO_PARAMETER_TYPE = "no_parameter_type"
    IMAGE_AS_PATH = "image_as_path"
    AUDIO_AS_PATH = "audio_as_path"
    ONE_NUMBER = "one_number"
    SWAPPED = "swapped"
    PARAMETER_TYPE = "parameter_type"
    VALUE = "value"
    ANY_TYPE = "any_type"
    UNKNOWN_TYPE = "unknown_type"
    NO_RETURN_TYPE = "no_return_type"
    RETURNS_NOTHING = "returns_nothing"
    IMAGE_OUT_AS_TEXT = "image_out_as_text"
    NUMBER_AS_TEXT = "number_as_text"
    DIGIT_AS_QUANTITY = "digit_as_quantity"
    RETURN_TYPE = "return_type"


class Praise(StrEnum):
    """
    The parts of a header that are looked at; what is right already is said before anything else.

    The words are in table [praise]: under the name for what fits, under `name_if` and `name_open` else.
    """

    FUNCTION = "function"
    PARAMETERS = "parameters"
    PARAMETER_TYPE = "parameter_type"
    RETURN_TYPE = "return_type"
    DOCSTRING = "docstring"


class Mark(StrEnum):
    FITS = "fits"
    IF = "if"  # under a condition
    OPEN = "open"


class RemarkCode(StrEnum):
    """What is said beside the verdict and never changes it. Sentences in table [remark]."""

    # How something was read that is not quite Python.
    FENCE = "fence"
    PROMPT = "prompt"
    QUOTES = "quotes"
    SPACES = "spaces"
    CHARACTER = "character"
    BEFORE_DEF = "before_def"
    KEYWORD = "keyword"
    MISSING_DEF = "missing_def"
    MISSING_NAME = "missing_name"
    TYPE_FIRST = "type_first"
    NAME = "name"
    PARENTHESES = "parentheses"
    BRACKETS = "brackets"
    SEPARATOR = "separator"
    EQUALS = "equals"
    REVERSED = "reversed"
    UNNAMED = "unnamed"
    NAMED_OUTPUT = "named_output"
    OUTPUT_LAST = "output_last"
    ORDER = "order"
    SAME_NAME = "same_name"
    MISSING_COLON = "missing_colon"
    ARROW = "arrow"
    COLON = "colon"
    TYPE_NAME = "type_name"
    INDENTATION = "indentation"
    BODY = "body"
    # What is well and could be better.
    SEVERAL_FUNCTIONS = "several_functions"
    UNTYPED_EXTRA = "untyped_extra"
    LIST_OF_WHAT = "list_of_what"
    VAGUE_NAME = "vague_name"
    SNAKE_CASE = "snake_case"
    NO_DOCSTRING = "no_docstring"


@dataclass(frozen=True, slots=True)
class Remark:
    code: RemarkCode
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow of the picture: a name, its type as written, and what that was taken for."""

    name: str
    written: str
    family: Family | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """The header as it was understood: what goes in, the box, what comes out."""

    name: str
    inputs: tuple[Arrow, ...]
    output: Arrow


# Said once in a visit: who has heard it knows it.
STYLE = frozenset({RemarkCode.VAGUE_NAME, RemarkCode.SNAKE_CASE, RemarkCode.NO_DOCSTRING})
DEFENSIBLE = frozenset(list(Code)[1 : list(Code).index(Code.EMPTY)])


@dataclass(frozen=True, slots=True)
class Feedback:
    """
    `facts` fill the holes of the sentence for `code`; `marks` say which parts fit; `remarks` are
    said beside it; `understood` is None where no header was found; `python` is the header as
    Python has it, where that is not what was written.
    """

    code: Code
    facts: Mapping[str, object] = field(default_factory=dict)
    marks: Mapping[Praise, Mark] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    understood: Understood | None = None
    python: str = ""

    @property
    def right(self) -> tuple[Praise, ...]:
        """What can be praised without a condition."""
        return tuple(praise for praise, mark in self.marks.items() if mark is Mark.FITS)

    @property
    def verdict(self) -> Verdict:
        if self.code is Code.CORRECT:
            return Verdict.CORRECT
        return Verdict.DEFENSIBLE if self.code in DEFENSIBLE else Verdict.REVIEW
