"""The names of types: those that Python and its libraries have, and those that beginners give them."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Family(StrEnum):
    """What a value is, for someone who thinks about data rather than about Python."""

    TEXT = "text"
    TEXTS = "texts"
    YES_NO = "yes_no"
    WHOLE = "whole"
    SCORE = "score"
    CATEGORY = "category"
    PROBABILITIES = "probabilities"
    NUMBERS = "numbers"
    IMAGE = "image"
    IMAGES = "images"
    AUDIO = "audio"
    TABLE = "table"
    RECORD = "record"
    RECORDS = "records"
    BYTES = "bytes"
    PATH = "path"
    NOTHING = "nothing"
    ANYTHING = "anything"


Families = frozenset[Family]

# An array can be an image, a sound or a row of features: its type does not say which.
ARRAY = frozenset({Family.IMAGE, Family.AUDIO, Family.NUMBERS})
# The same of a list that does not say what is in it; but a list of what is not a picture yet.
LIST = frozenset({Family.TEXTS, Family.NUMBERS, Family.RECORDS, Family.AUDIO, Family.PROBABILITIES})


def named(families: Families, names: str) -> dict[str, Families]:
    return dict.fromkeys(names.split(), families)


def only(family: Family, names: str) -> dict[str, Families]:
    return named(frozenset({family}), names)


# By the last part of the name: `Image` is `Image`, `Image.Image` and `PIL.Image.Image`.
TYPES: Mapping[str, Families] = MappingProxyType(
    only(Family.TEXT, "str Text AnyStr LiteralString str_")
    | only(Family.YES_NO, "bool bool_ StrictBool")
    | only(Family.WHOLE, "int int8 int16 int32 int64 uint8 uint16 uint32 uint64 integer Integral intp")
    | only(Family.SCORE, "float float16 float32 float64 floating Real Decimal Fraction double")
    | named(frozenset({Family.SCORE, Family.WHOLE}), "Number")
    # `array` and `tensor` make a value and are no types, but what is meant is clear.
    | named(
        ARRAY,
        "ndarray array NDArray ArrayLike matrix Tensor tensor FloatTensor Array Float32Array Uint8Array",
    )
    | only(
        Family.IMAGE,
        "Image JpegImageFile PngImageFile Mat MatLike ImageData ImageFile QImage BufferedImage Bitmap",
    )
    | only(Family.AUDIO, "AudioSegment Audio AudioData")
    | only(Family.BYTES, "bytes bytearray memoryview BytesIO BinaryIO IO UploadFile BufferedReader")
    | only(Family.PATH, "Path PurePath PosixPath PathLike FilePath StrPath")
    | only(Family.TABLE, "DataFrame LazyFrame")
    | named(frozenset({Family.NUMBERS, Family.TEXTS, Family.RECORD}), "Series")
    | named(frozenset({Family.RECORD}), "dict Dict Mapping MutableMapping defaultdict OrderedDict TypedDict")
    | named(frozenset({Family.RECORD, Family.PROBABILITIES}), "Counter")
    | named(LIST, "list List tuple Tuple Sequence MutableSequence Iterable Collection")
    | named(LIST, "Iterator Generator AsyncIterator AsyncIterable AsyncGenerator")
    | named(LIST, "set Set frozenset FrozenSet AbstractSet deque Deque")
    | only(Family.ANYTHING, "Any any object")
)

# Of these, the first part says what the value is.
WRAPPERS = {
    *("Optional", "Annotated", "Final", "Required", "NotRequired", "ClassVar", "Awaitable", "Coroutine"),
    *("Type", "type"),
}
RECORD_BASES = {"TypedDict", "NamedTuple", "BaseModel", "dict", "Protocol"}
NO_SIZES = {"Literal", "Annotated", "Union", "Optional"}  # numbers in these are no sizes
NO_TYPES = {"np.Array": "np.ndarray", "numpy.Array": "numpy.ndarray"}  # others have an `Array`
ARRAY_MAKERS = {"zeros", "ones", "empty", "asarray", "imread"}

# Whatever the capitals: `Ndarray` is `ndarray`. Where two differ in capitals alone, Python's own comes first.
BY_LOWER: Mapping[str, str] = MappingProxyType({name.lower(): name for name in reversed(list(TYPES))})
MODULES = {name.lower(): name for name in ("np", "numpy", "pd", "pandas", "torch", "PIL", "typing", "cv2")}

# What beginners write for a type, in words of Spanish, of English and of other languages of
# programming: (the words, what stands for them in Python).
BEGINNERS_WORDS = (
    ("string str strig srt texto text cadena frase palabra oracion sentence word char chr", "str"),
    (
        "boolean bool booleano boleano bolean boleean boool bol logico sino siono yesno yesorno",
        "bool",
    ),
    ("integer int entero enteros numeroentero long short unsigned digito digit", "int"),
    ("double float decimal real flotante floating numerodecimal flot", "float"),
    ("numero numeros number num", "int | float"),
    (
        "probabilidad probability puntaje puntuacion score porcentaje percentage dinero euros dolares pesos",
        "float",
    ),
    ("imagen image img foto fotografia photo photograph picture frame fotograma jpg jpeg png", "np.ndarray"),
    ("pixeles pixels ndarray matriz arreglo vector array np numpy tensor matrix video", "np.ndarray"),
    ("pixel", "list[float]"),
    ("archivo file fichero", "bytes"),
    ("audio sonido sound voz voice wav mp3 grabacion onda recording waveform", "np.ndarray"),
    ("nparray npndarray numpyarray numpyndarray arraynumpy arraydenumpy", "np.ndarray"),
    ("lista listas list arraylist", "list"),
    (
        "listadetexto listadetextos listadestrings listofstrings textos strings palabras words frases",
        "list[str]",
    ),
    ("listadenumeros listofnumbers", "list[float]"),
    ("tabla table dataframe df", "pd.DataFrame"),
    ("diccionario dictionary json objeto", "dict"),
    ("null none nada nothing void vacio ninguno", "None"),
)
MEANT = {word: meant for words, meant in BEGINNERS_WORDS for word in words.split()}
# Of these, the ones that say a type and nothing else: `imagen` can be a name as well.
SAID_OF_TYPES = {
    *("string", "strig", "srt", "integer", "entero", "double"),
    *("boolean", "booleano", "boleano", "bolean", "boleean", "boool"),
}


def plain(word: str) -> str:
    """
    A word without its accents, capitals and joints.

    >>> plain("Sí_No"), plain("NúmeroEntero")
    ('sino', 'numeroentero')
    """
    letters = word.lower() if word.isascii() else unicodedata.normalize("NFD", word.lower())
    return letters if letters.isalnum() else "".join(filter(str.isalnum, letters))


def parts(name: str) -> set[str]:
    """
    The words that a name is made of, plain and in the singular, as far as an ending tells.

    >>> sorted(parts("listaCanciones_favoritas"))
    ['cancion', 'favorita', 'lista']
    """
    words = re.findall(r"[A-ZÁÉÍÓÚÑ]?[a-záéíóúüñ]+|[A-ZÁÉÍÓÚÑ]+", name)
    return {re.sub(r"(?<=[nrld])es$|s$", "", plain(word)) for word in words}


def is_type(word: str) -> bool:
    """Whether a word can name a type, of Python's or in a beginner's words."""
    return is_surely_type(word) or plain(word) in MEANT


def is_container(word: str) -> bool:
    """Whether a word names what holds other values: a list, or data by name."""
    name = word.partition("[")[0].strip()
    families = TYPES.get(name, frozenset())
    return families == LIST or families >= {Family.RECORD} or MEANT.get(plain(name)) in ("list", "dict")


def is_surely_type(word: str) -> bool:
    """Whether a word can hardly be the name of anything but a type."""
    name = word.partition("[")[0].strip()
    return (
        name in TYPES
        or name == "None"
        or plain(name) in SAID_OF_TYPES
        or bool(re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+", name))
    )
