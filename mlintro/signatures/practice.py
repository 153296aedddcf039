"""More practice: systems that the notebook does not have, in the order of EXERCISES."""

from mlintro.signatures.exercises import (
    AUDIO_NOT,
    IMAGE_NOT,
    IMAGE_TAKEN_IF,
    ONE_IS_NOT_ENOUGH,
    TEXT_GIVEN_IF,
    YES_NO_IF,
    Exercise,
    examples,
    families,
)
from mlintro.signatures.feedback import Code
from mlintro.signatures.vocabulary import Family

HOUSE_PRICE = Exercise(
    takes=families(Family.NUMBERS, Family.TABLE, Family.RECORD, Family.SCORE, Family.WHOLE),
    takes_if=dict.fromkeys((Family.TEXT, Family.TEXTS), Code.DESCRIBED_IN_TEXT)
    | {Family.RECORDS: Code.MANY_AT_ONCE},
    gives=families(Family.SCORE, Family.WHOLE),
    gives_if={
        **dict.fromkeys((Family.NUMBERS, Family.RECORDS), Code.MANY_AT_ONCE),
        Family.CATEGORY: Code.SCORE_AS_CATEGORY,
        Family.RECORD: Code.ANSWER_AND_MORE,
    },
    gives_not={Family.TEXT: Code.NUMBER_AS_TEXT},
    own=frozenset({"casa", "house", "vivienda", "inmueble", "propiedad", "property", "home", "hogar"})
    | {"piso", "flat", "apartamento", "apartment", "departamento", "tasacion", "valuation", "valor", "value"}
    | {"caracteristica", "feature", "precio", "price", "dato"},
    examples=examples(
        "dict[str, float]",
        "float",
        described_in_text="def f(descripcion: str) -> float:",
        many_at_once="def f(casas: pd.DataFrame) -> list[float]:",
        score_as_category='def f(metros: float) -> Literal["cara", "barata"]:',
        answer_and_more="def f(metros: float) -> tuple[float, float]:",
        own_type="def f(casa: Casa) -> float:",
        parameter_type="def f(tiene_jardin: bool) -> float:",
        number_as_text="def f(metros: float) -> str:",
        return_type="def f(metros: float) -> bool:",
    ),
)

DIGIT = Exercise(
    takes=families(Family.IMAGE, Family.NUMBERS),
    takes_if={**IMAGE_TAKEN_IF, Family.TABLE: Code.FLAT_IMAGE},
    takes_not=IMAGE_NOT,
    gives=families(Family.WHOLE, Family.CATEGORY),
    gives_if={
        Family.TEXT: Code.DIGIT_AS_TEXT,
        **dict.fromkeys((Family.PROBABILITIES, Family.NUMBERS), Code.AS_PROBABILITIES),
        Family.RECORD: Code.ANSWER_AND_MORE,
    },
    gives_not={Family.SCORE: Code.DIGIT_AS_QUANTITY},
    own=frozenset({"imagen", "foto", "digito", "digit", "numero", "cifra", "etiqueta", "label"}),
    examples=examples(
        "np.ndarray",
        "int",
        digit_as_text="def f(imagen: np.ndarray) -> str:",
        as_probabilities="def f(imagen: np.ndarray) -> list[float]:",
        answer_and_more="def f(imagen: np.ndarray) -> tuple[int, float]:",
        several_images="def f(imagenes: list[np.ndarray]) -> int:",
        many_at_once="def f(imagenes: list[np.ndarray]) -> list[int]:",
        flat_image="def f(pixeles: pd.DataFrame) -> int:",
        as_bytes="def f(imagen: bytes) -> int:",
        own_type="def f(imagen: ImagenDelDigito) -> int:",
        image_as_path="def f(imagen: str) -> int:",
        one_number="def f(imagen: int) -> int:",
        swapped="def f(digito: int) -> np.ndarray:",
        parameter_type="def f(imagen: bool) -> int:",
        digit_as_quantity="def f(imagen: np.ndarray) -> float:",
        return_type="def f(imagen: np.ndarray) -> bool:",
    ),
)

TRANSLATOR = Exercise(
    takes=families(Family.TEXT),
    takes_if={Family.TEXTS: Code.SEVERAL_TEXTS, Family.RECORD: Code.SEVERAL_TEXTS},
    gives=families(Family.TEXT),
    gives_if=TEXT_GIVEN_IF,
    own=frozenset({"texto", "text", "frase", "sentence", "traduccion", "translation", "documento"}),
    examples=examples(
        "str",
        "str",
        several_texts="def f(frases: list[str]) -> str:",
        several_answers="def f(frase: str) -> list[str]:",
        many_at_once="def f(frases: list[str]) -> list[str]:",
        answer_and_more="def f(frase: str) -> dict:",
        own_type="def f(frase: FraseEnIngles) -> str:",
        as_tokens="def f(tokens: list[int]) -> str:",
        parameter_type="def f(frase: int) -> str:",
        return_type="def f(frase: str) -> bool:",
    ),
)

SPEECH_TO_TEXT = Exercise(
    takes=families(Family.AUDIO),
    takes_if={Family.BYTES: Code.AS_BYTES},
    takes_not=AUDIO_NOT,
    gives=families(Family.TEXT),
    gives_if=TEXT_GIVEN_IF,
    own=frozenset({"audio", "voz", "voice", "sonido", "sound", "grabacion", "recording"})
    | {"transcripcion", "transcription", "transcript", "nota"},
    examples=examples(
        "np.ndarray",
        "str",
        as_bytes="def f(audio: bytes) -> str:",
        several_answers="def f(audio: np.ndarray) -> list[str]:",
        many_at_once="def f(audios: list[AudioSegment]) -> list[str]:",
        answer_and_more="def f(audio: np.ndarray) -> tuple[str, float]:",
        own_type="def f(audio: NotaDeVoz) -> str:",
        audio_as_path="def f(audio: str) -> str:",
        one_number="def f(audio: float) -> str:",
        swapped="def f(texto: str) -> np.ndarray:",
        parameter_type="def f(audio: bool) -> str:",
        return_type="def f(audio: np.ndarray) -> bool:",
    ),
)

CAPTIONER = Exercise(
    takes=families(Family.IMAGE),
    takes_if=IMAGE_TAKEN_IF,
    takes_not=IMAGE_NOT,
    gives=families(Family.TEXT),
    gives_if=TEXT_GIVEN_IF,
    own=frozenset({"imagen", "foto", "photo", "descripcion", "description", "caption", "leyenda"}),
    examples=examples(
        "np.ndarray",
        "str",
        several_images="def f(fotos: list[np.ndarray]) -> str:",
        several_answers="def f(foto: np.ndarray) -> list[str]:",
        many_at_once="def f(fotos: list[np.ndarray]) -> list[str]:",
        answer_and_more="def f(foto: np.ndarray) -> tuple[str, float]:",
        flat_image="def f(pixeles: list[int]) -> str:",
        as_bytes="def f(foto: bytes) -> str:",
        own_type="def f(foto: FotoDelAlbum) -> str:",
        image_as_path="def f(foto: Path) -> str:",
        one_number="def f(foto: int) -> str:",
        swapped="def f(texto: str) -> np.ndarray:",
        parameter_type="def f(foto: bool) -> str:",
        return_type="def f(foto: np.ndarray) -> bool:",
    ),
)

TEXT_TO_IMAGE = Exercise(
    takes=families(Family.TEXT),
    takes_if={Family.TEXTS: Code.SEVERAL_TEXTS},
    takes_not=ONE_IS_NOT_ENOUGH,
    gives=families(Family.IMAGE),
    gives_if={
        Family.IMAGES: Code.SEVERAL_ANSWERS,
        Family.BYTES: Code.AS_BYTES,
        Family.NUMBERS: Code.FLAT_IMAGE,
        Family.RECORD: Code.ANSWER_AND_MORE,
    },
    gives_not=dict.fromkeys((Family.TEXT, Family.PATH), Code.IMAGE_OUT_AS_TEXT),
    own=frozenset({"imagen", "foto", "dibujo", "drawing", "descripcion", "description", "prompt"}),
    examples=examples(
        "str",
        "np.ndarray",
        several_texts="def f(palabras: list[str]) -> np.ndarray:",
        several_answers="def f(descripcion: str) -> list[Image]:",
        many_at_once="def f(descripciones: list[str]) -> list[np.ndarray]:",
        answer_and_more="def f(descripcion: str) -> tuple[np.ndarray, float]:",
        flat_image="def f(descripcion: str) -> list[float]:",
        as_bytes="def f(descripcion: str) -> bytes:",
        as_tokens="def f(tokens: list[int]) -> np.ndarray:",
        own_type="def f(descripcion: str) -> DibujoNuevo:",
        one_number="def f(descripcion: float) -> np.ndarray:",
        swapped="def f(imagen: np.ndarray) -> str:",
        parameter_type="def f(descripcion: bool) -> np.ndarray:",
        image_out_as_text="def f(descripcion: str) -> str:",
        return_type="def f(descripcion: str) -> bool:",
    ),
)

FACE_UNLOCK = Exercise(
    takes=families(Family.IMAGE),
    takes_if=IMAGE_TAKEN_IF,
    takes_not=IMAGE_NOT,
    gives=families(Family.YES_NO),
    gives_if=YES_NO_IF,
    own=frozenset({"imagen", "foto", "rostro", "cara", "face", "persona", "person"}),
    examples=examples(
        "np.ndarray",
        "bool",
        yes_no_as_score="def f(cara: np.ndarray) -> float:",
        yes_no_as_whole="def f(cara: np.ndarray) -> int:",
        yes_no_as_category='def f(cara: np.ndarray) -> Literal["abrir", "no abrir"]:',
        as_probabilities="def f(cara: np.ndarray) -> dict[str, float]:",
        answer_and_more="def f(cara: np.ndarray) -> tuple[bool, float]:",
        several_images="def f(caras: list[np.ndarray]) -> bool:",
        many_at_once="def f(caras: list[np.ndarray]) -> list[bool]:",
        flat_image="def f(pixeles: list[float]) -> bool:",
        as_bytes="def f(cara: bytes) -> bool:",
        own_type="def f(cara: Rostro) -> bool:",
        image_as_path="def f(cara: str) -> bool:",
        one_number="def f(cara: int) -> bool:",
        swapped="def f(abrir: bool) -> np.ndarray:",
        parameter_type="def f(cara: bool) -> bool:",
        return_type="def f(cara: np.ndarray) -> list[str]:",
    ),
)
