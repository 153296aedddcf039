"""Judge a header that was read: does its input fit the system, does its output, and what to say first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mlintro.signatures.exercises import INPUT_NAMES, OUTPUT_NAMES, Exercise, Instead
from mlintro.signatures.feedback import DEFENSIBLE, Code, Feedback, Mark, Praise, Remark, RemarkCode
from mlintro.signatures.header import FunctionHeader, Parameter
from mlintro.signatures.meaning import Meaning
from mlintro.signatures.vocabulary import ARRAY, TYPES, Families, Family, parts, plain

# Names of the place of a file, or of the picture that is there: any other text says something else.
PLACES = {"ruta", "path", "archivo", "file", "fichero", "filename", "url", "link", "enlace", "direccion"} | {
    *("imagen", "image", "img", "foto", "photo", "picture", "pic", "fotograma", "frame", "carpeta", "folder"),
    *("fotografia", "photograph", "captura", "camara", "camera", "jpg", "png", "pixel", "video", "dibujo"),
    *(
        "ubicacion",
        "location",
        "source",
        "src",
        "uri",
        "cara",
        "rostro",
        "face",
        "retrato",
        "portrait",
        "selfie",
    ),
}
# Words that make one of those words mean another thing: `titulo_de_foto`, `direccion_postal`.
OTHER_TEXTS = {"titulo", "title", "descripcion", "description", "caption", "leyenda", "etiqueta", "label"} | {
    *("postal", "postcode", "zip", "casa", "home", "id", "comentario", "comment", "correo", "email"),
}
# Names of an array that holds one image, or one recording, for each of many.
OF_MANY = re.compile(
    r"(?i)(imagenes|imágenes|images|fotos|fotografias|photos|pictures|fotogramas|frames|caras|rostros|faces"
    r"|dígitos|digitos|digits|audios|grabaciones|recordings|lote|batch)$"
)
# Names that say that a text has been turned into numbers already.
TOKENS = {"token", "id", "indice", "index", "embedding", "vector", "codificado", "encoded"}
# Names that say of no function what it does.
VAGUE = {
    "f",
    "g",
    "h",
    "fn",
    "func",
    "funcion",
    "function",
    "metodo",
    "method",
    "nombre",
    "name",
    "foo",
    "bar",
} | {
    *(
        "mifuncion",
        "myfunction",
        "minombre",
        "myname",
        "prueba",
        "test",
        "ejemplo",
        "example",
        "algo",
        "x",
        "y",
    ),
    *("def", "hola", "hello", "main", "tipo", "type", "asdf", "a", "b", "nombrefuncion", "functionname"),
}
MARKS = (Mark.OPEN, Mark.IF, Mark.FITS)  # by rank
TOGETHER = {Code.MANY_AT_ONCE: Mark.IF, Code.SWAPPED: Mark.OPEN}  # said of both sides at once


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a header: whether it fits, or under which condition, or what to look at."""

    code: Code
    meaning: Meaning | None = None
    name: str = ""
    written: str = ""

    @property
    def rank(self) -> int:
        """2 for what fits, 1 under a condition, 0 for what to look at."""
        return 2 if self.code is Code.CORRECT else int(self.code in DEFENSIBLE)

    @property
    def facts(self) -> dict[str, str]:
        """`said` is the whole piece as it is written: `foto: str`, or `str` where it has no name."""
        said = ": ".join(filter(None, (self.name, self.written)))
        return {"parameter": self.name, "written": self.written, "said": said}


def judge(function: FunctionHeader, wanted: Exercise) -> Feedback:
    """Inputs before output, and what fits before what fits under a condition."""
    taken, given = of_inputs(function, wanted), of_output(function, wanted)
    code, facts = first_to_say(function, wanted, taken, given)
    return Feedback(
        code,
        {"name": function.name, **facts},
        dict(marks(function, code, taken, given)),
        tuple(remarks(function, taken, given)),
    )


def marks(function: FunctionHeader, code: Code, taken: Side, given: Side) -> Iterable[tuple[Praise, Mark]]:
    """Each part of a header, and whether it fits. What fits together is no more than one of its sides."""
    sides = [MARKS[side.rank] for side in (taken, given)]
    if code in TOGETHER:
        sides = [TOGETHER[code]] * 2
    yield Praise.FUNCTION, Mark.FITS
    yield Praise.PARAMETERS, Mark.FITS if function.parameters else Mark.OPEN
    if function.parameters:
        yield Praise.PARAMETER_TYPE, sides[0]
    yield Praise.RETURN_TYPE, sides[1]
    if function.has_docstring:
        yield Praise.DOCSTRING, Mark.FITS


def first_to_say(
    function: FunctionHeader, wanted: Exercise, taken: Side, given: Side
) -> tuple[Code, dict[str, str]]:
    may_be_batch = taken.rank < 2 or (taken.meaning and holds_many(taken.meaning, taken.name))
    if may_be_batch and given.rank < 2 and is_batch(function.parameters, function.returns, wanted):
        return Code.MANY_AT_ONCE, {}
    if not taken.rank and given.rank < 2 and is_swapped(function.parameters, function.returns, wanted):
        return Code.SWAPPED, {}
    for side in (taken, given):
        if not side.rank:
            return side.code, side.facts
    return next(((side.code, side.facts) for side in (taken, given) if side.rank < 2), (Code.CORRECT, {}))


def of_inputs(function: FunctionHeader, wanted: Exercise) -> Side:
    """The input that fits best; what else a system takes in is its own affair."""
    if not function.parameters:
        return Side(Code.NO_PARAMETERS)
    typed = [of_input(parameter, wanted) for parameter in function.parameters if parameter.meaning]
    best = max(typed, key=lambda side: side.rank, default=None)
    untyped = next((parameter for parameter in function.parameters if parameter.meaning is None), None)
    if untyped and not (best and best.rank):
        return Side(Code.NO_PARAMETER_TYPE, name=untyped.name)
    assert best
    return best


def of_input(parameter: Parameter, wanted: Exercise) -> Side:
    meaning = parameter.meaning or Meaning()
    code = fit(meaning, wanted.takes, wanted.takes_if, wanted.own | INPUT_NAMES)
    if any(part & wanted.takes for part in meaning.parts):
        code = Code.CORRECT
    if code is None and Family.TEXT in wanted.takes and Family.NUMBERS in meaning.families:
        code = Code.AS_TOKENS if parts(parameter.name) & TOKENS else None
    code = code or instead(meaning, wanted.takes_not) or Code.PARAMETER_TYPE
    if code is Code.IMAGE_AS_PATH and not may_be_place(parameter.name):
        code = Code.PARAMETER_TYPE
    return Side(code, meaning, parameter.name, parameter.written)


def may_be_place(name: str) -> bool:
    """Whether a text of this name may say where a picture is: its name says so, or says nothing."""
    named = parts(name)
    says_nothing = len(plain(name)) < 2 or name in TYPES or bool(named & INPUT_NAMES)
    return says_nothing or bool(named & PLACES and not named & OTHER_TEXTS)


def of_output(function: FunctionHeader, wanted: Exercise) -> Side:
    meaning = function.returns
    if meaning is None:
        return Side(Code.NO_RETURN_TYPE)
    own = wanted.own | OUTPUT_NAMES
    code = fit(meaning, wanted.gives, {}, own)
    if code is None and any(part & wanted.gives for part in meaning.parts):
        code = Code.ANSWER_AND_MORE
    code = code or fit(meaning, wanted.gives, wanted.gives_if, own)
    if code is None and meaning.families == {Family.NOTHING}:
        code = Code.RETURNS_NOTHING
    code = code or instead(meaning, wanted.gives_not) or Code.RETURN_TYPE
    return Side(code, meaning, function.name, function.written)


def fit(meaning: Meaning, wanted: Families, wanted_if: Instead, own: frozenset[str]) -> Code | None:
    """CORRECT, or the condition under which it fits; None where it does not."""
    if meaning.families & wanted:
        return Code.CORRECT
    if code := first_code(meaning.families, wanted_if):
        return code
    return Code.OWN_TYPE if any(parts(name) & own for name in meaning.unknown) else None


def instead(meaning: Meaning, codes: Instead) -> Code | None:
    """What to say of a type that does not fit, if there is something of its own to say."""
    if meaning.is_value:
        return Code.VALUE
    if Family.ANYTHING in meaning.families:
        return Code.ANY_TYPE
    if not meaning.families:
        return Code.UNKNOWN_TYPE
    return first_code(meaning.families, codes)


def first_code(families: Families, codes: Instead) -> Code | None:
    return next((code for family, code in codes.items() if family in families), None)


def is_batch(parameters: Iterable[Parameter], returns: Meaning | None, wanted: Exercise) -> bool:
    """Many inputs in, an answer for each that would do for one: so most libraries call their models."""
    items = [item_of(p.meaning, p.name) for p in parameters if p.meaning]
    as_files: Instead = {family: code for family, code in wanted.takes_if.items() if family is Family.BYTES}
    comes_in = any(fit(item, wanted.takes, as_files, wanted.own) for item in items if item)
    if not returns or not comes_in:
        return False
    if Family.NUMBERS in returns.families:
        return True
    return bool(returns.item and fit(returns.item, wanted.gives, wanted.gives_if, wanted.own))


def item_of(meaning: Meaning, name: str) -> Meaning | None:
    return Meaning(ARRAY) if meaning.families == ARRAY and OF_MANY.search(name) else meaning.item


def holds_many(meaning: Meaning, name: str) -> bool:
    """An array or a table that holds many cases, though it would fit as one of them too."""
    is_series = meaning.item and not meaning.parts and Family.RECORD in meaning.families
    return bool(is_series or (meaning.families == ARRAY and OF_MANY.search(name)))


def is_swapped(parameters: Iterable[Parameter], returns: Meaning | None, wanted: Exercise) -> bool:
    """What comes out is written as input and the other way round."""
    inside = any(p.meaning and p.meaning.families & wanted.gives for p in parameters)
    return inside and bool(returns and returns.families & wanted.takes)


def remarks(function: FunctionHeader, taken: Side, given: Side) -> Iterable[Remark]:
    """What is said beside the verdict, about what was read."""
    typed = [(p.meaning, p.written) for p in function.parameters] + [(function.returns, function.written)]
    read_as = [pair for meaning, _ in typed if meaning for pair in meaning.read_as]
    if read_as:
        written, meant = read_as[0]
        yield Remark(RemarkCode.TYPE_NAME, {"line": function.line, "written": written, "meant": meant})
    if taken.rank and (extra := next((p for p in function.parameters if p.meaning is None), None)):
        yield Remark(RemarkCode.UNTYPED_EXTRA, {"parameter": extra.name})
    vague = next((written for meaning, written in typed if meaning and meaning.is_vague), None)
    if vague:
        yield Remark(RemarkCode.LIST_OF_WHAT, {"written": vague})
    name = plain(function.name)
    if taken.rank and given.rank and (len(name) < 2 or name in VAGUE):
        yield Remark(RemarkCode.VAGUE_NAME, {"name": function.name})
    if any(letter.isupper() for letter in function.name):
        yield Remark(RemarkCode.SNAKE_CASE, {"name": function.name})
    if taken.rank and given.rank and not function.has_docstring:
        yield Remark(RemarkCode.NO_DOCSTRING)
