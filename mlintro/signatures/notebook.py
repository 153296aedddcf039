"""
The systems of the notebook whose function headers learners write; practice.py has the others.

The first is worked out for the learner, the next two are the way through the page, the rest is
for more practice. Situations, solutions and hints are in text/<language>/exercises.md.
"""

from mlintro.signatures.exercises import (
    IMAGE_NOT,
    IMAGE_TAKEN_IF,
    TEXT_GIVEN_IF,
    YES_NO_IF,
    Exercise,
    examples,
    families,
)
from mlintro.signatures.feedback import Code
from mlintro.signatures.vocabulary import Family

SENTIMENT = Exercise(
    takes=families(Family.TEXT),
    takes_if={Family.TEXTS: Code.SEVERAL_TEXTS},
    gives=families(Family.SCORE),
    gives_if={
        Family.PROBABILITIES: Code.AS_PROBABILITIES,
        **dict.fromkeys((Family.TEXT, Family.CATEGORY, Family.YES_NO), Code.SCORE_AS_CATEGORY),
        Family.WHOLE: Code.SCORE_AS_WHOLE,
        Family.RECORD: Code.ANSWER_AND_MORE,
    },
    own=frozenset({"comentario", "comment", "resena", "review", "opinion", "sentimiento", "sentiment"}),
    examples=examples(
        "str",
        "float",
        score_as_category="def f(comentario: str) -> str:",
        score_as_whole="def f(comentario: str) -> int:",
        as_probabilities="def f(comentario: str) -> list[float]:",
        answer_and_more="def f(comentario: str) -> tuple[str, float]:",
        several_texts="def f(comentarios: list[str]) -> float:",
        many_at_once="def f(comentarios: list[str]) -> list[float]:",
        as_tokens="def f(tokens: list[int]) -> float:",
        own_type="def f(comentario: Comentario) -> float:",
        parameter_type="def f(comentario: bool) -> float:",
        swapped="def f(opinion: float) -> str:",
        return_type="def f(comentario: str) -> list[str]:",
    ),
)

PEDESTRIAN = Exercise(
    takes=families(Family.IMAGE),
    takes_if=IMAGE_TAKEN_IF,
    takes_not=IMAGE_NOT,
    gives=families(Family.YES_NO),
    gives_if=YES_NO_IF,
    own=frozenset({"imagen", "foto", "fotograma", "peaton", "pedestrian", "prediccion", "prediction"}),
    examples=examples(
        "np.ndarray",
        "bool",
        yes_no_as_score="def f(imagen: np.ndarray) -> float:",
        yes_no_as_whole="def f(imagen: np.ndarray) -> int:",
        yes_no_as_category='def f(imagen: np.ndarray) -> Literal["si", "no"]:',
        as_probabilities="def f(imagen: np.ndarray) -> list[float]:",
        answer_and_more="def f(imagen: np.ndarray) -> tuple[bool, float]:",
        several_images="def f(fotogramas: list[np.ndarray]) -> bool:",
        many_at_once="def f(imagenes: list[np.ndarray]) -> list[bool]:",
        flat_image="def f(pixeles: list[float]) -> bool:",
        as_bytes="def f(imagen: bytes) -> bool:",
        own_type="def f(imagen: FotoDeCamara) -> bool:",
        image_as_path="def f(imagen: str) -> bool:",
        one_number="def f(imagen: int) -> bool:",
        swapped="def f(hay_peaton: bool) -> np.ndarray:",
        parameter_type="def f(imagen: bool) -> bool:",
        return_type="def f(imagen: np.ndarray) -> list[str]:",
    ),
)

CHATBOT = Exercise(
    takes=families(Family.TEXT, Family.TEXTS, Family.RECORD, Family.RECORDS),
    gives=families(Family.TEXT),
    gives_if=TEXT_GIVEN_IF,
    own=frozenset({"mensaje", "message", "conversacion", "conversation", "chat", "historial", "history"})
    | {"respuesta", "reply", "response", "answer", "pregunta", "question", "prompt"},
    examples=examples(
        "list[str]",
        "str",
        several_answers="def f(mensaje: str) -> list[str]:",
        answer_and_more="def f(mensaje: str) -> dict:",
        own_type="def f(mensaje: Mensaje) -> str:",
        as_tokens="def f(tokens: list[int]) -> str:",
        parameter_type="def f(mensaje: float) -> str:",
        return_type="def f(mensaje: str) -> bool:",
    ),
)

SONGS = Exercise(
    takes=families(Family.TEXTS, Family.RECORDS, Family.RECORD, Family.TABLE),
    takes_if=dict.fromkeys((Family.TEXT, Family.WHOLE, Family.NUMBERS), Code.BY_IDENTIFIER),
    gives=families(Family.TEXTS, Family.RECORDS, Family.TABLE),
    gives_if={
        Family.TEXT: Code.ONE_OF_MANY,
        Family.WHOLE: Code.ONE_OF_MANY,
        Family.PROBABILITIES: Code.AS_PROBABILITIES,
        Family.NUMBERS: Code.BY_IDENTIFIER,
        Family.RECORD: Code.ANSWER_AND_MORE,
    },
    own=frozenset({"cancion", "song", "track", "usuario", "user", "perfil", "profile", "historial"})
    | {"history", "playlist", "lista", "artista", "artist", "gusto", "taste", "musica", "music"},
    examples=examples(
        "list[str]",
        "list[str]",
        by_identifier="def f(usuario: int) -> list[str]:",
        one_of_many="def f(escuchadas: list[str]) -> str:",
        as_probabilities="def f(escuchadas: list[str]) -> dict[str, float]:",
        answer_and_more="def f(escuchadas: list[str]) -> dict:",
        own_type="def f(usuario: Usuario) -> list[str]:",
        parameter_type="def f(escuchadas: bool) -> list[str]:",
        return_type="def f(escuchadas: list[str]) -> bool:",
    ),
)

SPAM = Exercise(
    takes=families(Family.TEXT, Family.RECORD),
    takes_if={Family.TEXTS: Code.SEVERAL_TEXTS, Family.BYTES: Code.AS_BYTES},
    gives=families(Family.YES_NO),
    gives_if=YES_NO_IF,
    own=frozenset({"correo", "email", "mail", "mensaje", "message", "spam"}),
    examples=examples(
        "str",
        "bool",
        yes_no_as_score="def f(correo: str) -> float:",
        yes_no_as_whole="def f(correo: str) -> int:",
        yes_no_as_category="def f(correo: str) -> str:",
        as_probabilities="def f(correo: str) -> list[float]:",
        answer_and_more="def f(correo: str) -> tuple[bool, float]:",
        several_texts="def f(palabras: list[str]) -> bool:",
        as_bytes="def f(correo: bytes) -> bool:",
        many_at_once="def f(correos: list[str]) -> list[bool]:",
        as_tokens="def f(vector: np.ndarray) -> bool:",
        own_type="def f(correo: Correo) -> bool:",
        swapped="def f(es_spam: bool) -> str:",
        parameter_type="def f(correo: float) -> bool:",
        return_type="def f(correo: str) -> list[str]:",
    ),
)
