"""What fits a system, by meaning. The systems are in notebook.py and practice.py, their words in text/."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

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


# Which sentence a kind of value earns where it is not what the system takes in or gives back.
ONE_IS_NOT_ENOUGH: Instead = dict.fromkeys((Family.WHOLE, Family.SCORE), Code.ONE_NUMBER)
IMAGE_TAKEN_IF: Instead = {
    Family.IMAGES: Code.SEVERAL_IMAGES,
    Family.BYTES: Code.AS_BYTES,
    Family.NUMBERS: Code.FLAT_IMAGE,
}
IMAGE_NOT: Instead = {
    **dict.fromkeys((Family.TEXT, Family.PATH), Code.IMAGE_AS_PATH),
    **ONE_IS_NOT_ENOUGH,
}
AUDIO_NOT: Instead = {
    **dict.fromkeys((Family.TEXT, Family.PATH), Code.AUDIO_AS_PATH),
    **ONE_IS_NOT_ENOUGH,
}
YES_NO_IF: Instead = {
    Family.SCORE: Code.YES_NO_AS_SCORE,
    Family.WHOLE: Code.YES_NO_AS_WHOLE,
    **dict.fromkeys((Family.CATEGORY, Family.TEXT), Code.YES_NO_AS_CATEGORY),
    Family.PROBABILITIES: Code.AS_PROBABILITIES,
    **dict.fromkeys((Family.RECORD, Family.RECORDS), Code.ANSWER_AND_MORE),
}
TEXT_GIVEN_IF: Instead = {
    Family.TEXTS: Code.SEVERAL_ANSWERS,
    Family.RECORD: Code.ANSWER_AND_MORE,
    Family.RECORDS: Code.ANSWER_AND_MORE,
}


# Words, plain and in the singular, of types that a learner may well invent for any system.
INPUT_NAMES = frozenset(
    {"entrada", "input", "dato", "data", "muestra", "sample", "caso", "ejemplo", "example"}
)
OUTPUT_NAMES = frozenset({"prediccion", "prediction", "pronostico", "forecast", "resultado", "result"}) | {
    *("respuesta", "answer", "response", "salida", "output", "clasificacion", "classification", "decision"),
    *("etiqueta", "label", "clase", "class", "veredicto", "verdict", "estimacion", "estimate"),
}


def families(*these: Family) -> Families:
    return frozenset(these)


def examples(takes: str, gives: str, **others: str) -> Mapping[Code, str]:
    """An answer for each code: those that every system can give, from types that fit, and `others`."""
    return MappingProxyType(
        {
            Code.CORRECT: f"def f(x: {takes}) -> {gives}:",
            Code.EMPTY: " \n",
            Code.TOO_LONG: "-" * 2_001,
            Code.SYNTAX: "chatbot(mensaje",
            Code.NO_FUNCTION: "resultado = 0.8",
            Code.LAMBDA: "f = lambda x: 1",
            Code.NO_PARAMETERS: f"def f() -> {gives}:",
            Code.NO_PARAMETER_TYPE: f"def f(x) -> {gives}:",
            Code.VALUE: f"def f(x: {takes}) -> 'hola, mundo':",
            Code.ANY_TYPE: f"def f(x: Any) -> {gives}:",
            Code.UNKNOWN_TYPE: f"def f(x: {takes}) -> Zzz:",
            Code.NO_RETURN_TYPE: f"def f(x: {takes}):",
            Code.RETURNS_NOTHING: f"def f(x: {takes}) -> None:",
            **{Code(code): answer for code, answer in others.items()},
        }
    )
