"""The systems whose function headers learners write. Situations and solutions are in text/."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mlintro.signatures.families import Family
from mlintro.signatures.feedback import Code


@dataclass(frozen=True, slots=True)
class Exercise:
    """
    What fits this system, by meaning.

    `takes` and `gives` are the families that fit the input and the output. `instead_in` and
    `instead_out` are the ones worth a sentence of their own. `examples` maps every code that
    this exercise can give to an answer that earns it.
    """

    takes: frozenset[Family]
    gives: frozenset[Family]
    examples: Mapping[Code, str]
    instead_in: Mapping[Family, Code] = field(default_factory=dict)
    instead_out: Mapping[Family, Code] = field(default_factory=dict)


SENTIMENT = Exercise(
    takes=frozenset({Family.TEXT}),
    gives=frozenset({Family.SCORE}),
    instead_out=dict.fromkeys((Family.TEXT, Family.WHOLE, Family.YES_NO), Code.SCORE_AS_CATEGORY),
    examples={
        Code.CORRECT: 'def sentimiento(comentario: str) -> float:\n    """De -1 a 1."""',
        Code.NO_DOCSTRING: "def sentimiento(comentario: str) -> float:",
        Code.SCORE_AS_CATEGORY: "def sentimiento(comentario: str) -> str:",
        Code.EMPTY: "",
        Code.TOO_LONG: "def f(" + "x" * 2_000,
        Code.SYNTAX: "def sentimiento(comentario: str -> float:",
        Code.NO_FUNCTION: "sentimiento = 0.8",
        Code.NO_PARAMETERS: "def sentimiento() -> float:",
        Code.NO_PARAMETER_TYPE: "def sentimiento(comentario) -> float:",
        Code.PARAMETER_TYPE: "def sentimiento(comentario: bool) -> float:",
        Code.UNKNOWN_TYPE: "def sentimiento(comentario: Comentario) -> float:",
        Code.NO_RETURN_TYPE: "def sentimiento(comentario: str):",
        Code.RETURN_TYPE: "def sentimiento(comentario: str) -> list[str]:",
    },
)

PEDESTRIAN = Exercise(
    takes=frozenset({Family.IMAGE}),
    gives=frozenset({Family.YES_NO}),
    instead_in={Family.TEXT: Code.IMAGE_AS_TEXT},
    instead_out={Family.SCORE: Code.YES_NO_AS_SCORE, Family.WHOLE: Code.YES_NO_AS_WHOLE},
    examples={
        Code.CORRECT: 'def es_peaton(imagen: np.ndarray) -> bool:\n    """¿Hay un peatón?"""',
        Code.NO_DOCSTRING: "def es_peaton(imagen: Image) -> bool:\n    pass",
        Code.YES_NO_AS_SCORE: "def probabilidad_de_peaton(imagen: np.ndarray) -> float:",
        Code.YES_NO_AS_WHOLE: "def es_peaton(imagen: np.ndarray) -> int:",
        Code.EMPTY: "   ",
        Code.TOO_LONG: "-" * 2_001,
        Code.SYNTAX: "def es peaton(imagen: np.ndarray) -> bool:",
        Code.NO_FUNCTION: "print('hola')",
        Code.NO_PARAMETERS: "def es_peaton() -> bool:",
        Code.NO_PARAMETER_TYPE: "def es_peaton(imagen) -> bool:",
        Code.IMAGE_AS_TEXT: "def es_peaton(imagen: str) -> bool:",
        Code.PARAMETER_TYPE: "def es_peaton(imagen: int) -> bool:",
        Code.UNKNOWN_TYPE: "def es_peaton(imagen: np.ndarray) -> Respuesta:",
        Code.NO_RETURN_TYPE: "def es_peaton(imagen: np.ndarray):",
        Code.RETURN_TYPE: "def es_peaton(imagen: np.ndarray) -> str:",
    },
)

CHATBOT = Exercise(
    takes=frozenset({Family.TEXT, Family.TEXTS}),
    gives=frozenset({Family.TEXT}),
    examples={
        Code.CORRECT: 'def chatbot(mensajes: list[str]) -> str:\n    """Responde al último."""',
        Code.NO_DOCSTRING: "def chatbot(mensaje: str, temperatura: float = 1.0) -> str: ...",
        Code.EMPTY: "\n",
        Code.TOO_LONG: "\n" * 10 + "x = 1\n" * 50,
        Code.SYNTAX: "def chatbot(mensaje: str) => str:",
        Code.NO_FUNCTION: "chatbot(mensaje)",
        Code.NO_PARAMETERS: "def chatbot() -> str:",
        Code.NO_PARAMETER_TYPE: "def chatbot(mensaje) -> str:",
        Code.PARAMETER_TYPE: "def chatbot(mensaje: float) -> str:",
        Code.UNKNOWN_TYPE: "def chatbot(mensaje: Mensaje) -> str:",
        Code.NO_RETURN_TYPE: "def chatbot(mensaje: str):",
        Code.RETURN_TYPE: "def chatbot(mensaje: str) -> bool:",
    },
)

# The first one is worked out for the learner; the others are theirs.
EXERCISES: Mapping[str, Exercise] = {"sentiment": SENTIMENT, "pedestrian": PEDESTRIAN, "chatbot": CHATBOT}
