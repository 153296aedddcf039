"""Types said in words or signs that are no type of Python: `yes or no`, `28x28`, `lista de textos`."""

import re
import unicodedata

from mlintro.signatures.vocabulary import MEANT, is_surely_type, is_type, plain

LONGEST = 120  # characters of a phrase
MOST_NESTED = 3  # lists of lists

NUMERIC = MEANT["numero"]

YES = {"si", "yes", "true", "verdadero", "verdad", "cierto", "s", "y", "v", "t"}
NO = {"no", "false", "falso", "mentira", "incierto", "n", "f"}
ARTICLES = {"un", "una", "unos", "unas", "el", "la", "los", "las", "lo", "a", "an", "the", "some"}
JOINERS = {"o", "u", "or", "either", "ya", "sea"}
ANSWERS = {"respuesta", "answer", "response", "resultado", "result", "salida", "output", "decision"}
# What may follow the word for a type and say more about it: `float entre 0 y 1`.
AND_MORE = {"de", "del", "con", "entre", "desde", "que", "para", "of", "from", "between", "with", "in", "for"}
UNITS = {
    *("m2", "m3", "km", "km2", "cm", "kg", "metro", "metros", "metroscuadrados", "meters", "metres"),
    *("squaremeters", "squaremetres", "segundo", "segundos", "minuto", "minutos", "hora", "horas"),
    *("euro", "euros", "eur", "usd", "dolar", "dolares", "dollars", "peso", "pesos"),
}

LIST_OF = re.compile(
    r"(?i)^(?:una? |a )?(?:listas?|lists?|arrays?|arreglos?|vector(?:es)?|conjunto|set|coleccion|colección|"
    r"collection|grupo|group|serie|secuencia|sequence|varios|varias|muchos|muchas|several|many)\s+"
    r"(?:de\s+|of\s+|con\s+)?(\w[\w .\[\]]*)$"
)
SIZE = re.compile(
    r"(?i)\d+\s*(?:[x×*]|por\b|by\b)\s*\d+(?:\s*(?:[x×*]|por\b|by\b)\s*\d+)*\s*(?:px|p[ií]xeles|pixels)?"
)
NUMBER = r"[-−]?\d+(?:[.,]\d+)?"
RANGE = re.compile(
    rf"(?i)^(?:de|del|desde|entre|from|between)?\s*(?:el\s+)?({NUMBER})\s*"
    rf"(?:-|–|\.\.+|…|a|al|y|to|and|hasta)\s*(?:el\s+)?({NUMBER})$"
)
OR = re.compile(r"\s+(?:o|u|or)\s+|\s*(?:\|\||\||/)\s*")
AND = re.compile(r"\s+(?:y|e|and|&|\+)\s+")
MORE = re.compile(r"^(.*?[^\s(])\s*\(([^()]*)\)$")  # `sí/no (bool)`
QUOTED = re.compile(r"^(['\"])([^'\"]{1,40})\1$")


def as_type(phrase: str, depth: int = 0) -> str:
    """
    The type that a phrase stands for, as Python writes it; empty where it stands for none.

    >>> [as_type(phrase) for phrase in ("True or False", "matriz de 28x28", "lista de textos", "0 a 9")]
    ['bool', 'np.ndarray', 'list[str]', 'int']
    >>> as_type("alto/medio/bajo"), as_type("peaton")
    ("Literal['alto', 'medio', 'bajo']", '')
    """
    if len(phrase) > LONGEST or depth > MOST_NESTED:
        return ""
    phrase = " ".join(unicodedata.normalize("NFKC", phrase).split()).strip("{} ")
    if phrase.startswith("(") and phrase.endswith(")"):
        phrase = phrase[1:-1].strip()
    if literal := as_literal(phrase) if "'" in phrase or '"' in phrase else "":
        return literal
    if plain(phrase) in MEANT:
        return MEANT[plain(phrase)]
    words = [word for word in re.findall(r"[^\W_]+", without_accents(phrase)) if word not in ARTICLES]
    if is_yes_or_no(words):
        return "bool"
    if {word for word in words if word not in JOINERS} == {"0", "1"}:
        return "int"
    if "".join(words) in UNITS:
        return "float"
    if limits := RANGE.match(phrase):
        return "float" if any(is_fine(limit) for limit in limits.groups()) or is_unit(limits) else "int"
    if size := SIZE.search(phrase):
        return sized(f"{phrase[: size.start()]} {phrase[size.end() :]}", depth)
    if more := MORE.match(phrase):
        return as_type(more[1], depth + 1) or as_type(more[2], depth + 1)
    if count := re.match(r"\d+ (?=\D)", phrase):
        return list_of(phrase[count.end() :], depth)
    if several := LIST_OF.match(phrase):
        return list_of(several[1], depth)
    if "_" in phrase and (several := LIST_OF.match(phrase.replace("_", " "))):
        return list_of(several[1], depth)
    return as_literal(phrase) or ("" if OR.search(phrase) else with_more(phrase, depth))


def is_yes_or_no(words: list[str]) -> bool:
    """Two words, or two with something between them: `yes or no`, `y/n`."""
    words = words[1:] if words and words[0] in ANSWERS else words  # `respuesta sí o no`
    pair = words if len(words) == 2 else [word for word in words if word not in JOINERS]
    if len(pair) != 2:
        return False
    one, other = pair
    return (one in YES and other in NO) or (one in NO and other in YES)


def said_twice(pieces: list[str]) -> str:
    """The one type that pieces stand for, some of them in words: `bool, True o False`; empty for others."""
    meant = {as_type(piece) or piece.strip() for piece in pieces}
    return meant.pop() if len(meant) == 1 and not all(map(is_type, pieces)) else ""


def is_fine(limit: str) -> bool:
    """Whether a limit has decimals."""
    return "." in limit or "," in limit


def is_unit(limits: re.Match[str]) -> bool:
    """From 0 or −1 to 1: a share or a score, no counting."""
    low, high = (limit.replace("−", "-") for limit in limits.groups())
    return low in ("0", "-1") and high == "1"


def sized(rest: str, depth: int) -> str:
    """A table of numbers, or what else is said to have that size."""
    words = re.sub(
        r"(?i)\b(?:de|of|tama[ñn]o|size|shape|forma|con|p[ií]xeles|pixels)\b|[()\[\]=,:]", " ", rest
    ).strip()
    if is_surely_type(words) and plain(words) not in MEANT:
        return words
    meant = as_type(words, depth + 1)
    return meant if meant and not is_number(meant) else "" if words and not meant else "np.ndarray"


def is_number(kind: str) -> bool:
    return kind in ("int", "float", NUMERIC)


def list_of(item: str, depth: int) -> str:
    """`lista de 784 numeros` is a list of numbers."""
    words = re.sub(r"^\d+\s*", "", item.strip())
    if not words:
        return "list"
    if is_surely_type(words) and plain(words) not in MEANT:
        return f"list[{words}]"
    meant = as_type(singular(words), depth + 1) or as_type(words, depth + 1)
    return f"list[{'float' if meant == NUMERIC else meant}]" if meant else ""


def singular(words: str) -> str:
    return re.sub(r"(?i)(?<=[nrldj])es$|s$", "", words)


def as_literal(phrase: str) -> str:
    """Two answers or more to choose from, none of them a type: `positivo/negativo`."""
    parts = [part.strip() for part in OR.split(phrase)]
    listed = [one.strip() for part in parts for one in part.split(",")]
    if len(parts) > 1 or all(map(QUOTED.match, listed)):
        parts = listed
    if not 2 <= len(parts) <= 12:
        return ""
    names = [found[2] if (found := QUOTED.match(part)) else part for part in parts]
    if not all(re.fullmatch(r"[^\W\d][\w ]{0,40}", name) for name in names):
        return ""
    if any(
        is_type(name) or name[0].isupper() for part, name in zip(parts, names, strict=True) if part == name
    ):
        return ""
    return f"Literal[{', '.join(map(repr, names))}]"


def with_more(phrase: str, depth: int) -> str:
    """A word for a type, and more about it: `float entre 0 y 1`, `un texto largo`."""
    given = phrase.split()
    first, *others = words = [word for word in given if plain(word) not in ARTICLES] or [""]
    if len(words) == 1:
        if len(given) == 1:
            return ""
        return first if is_surely_type(first) and plain(first) not in MEANT else as_type(first, depth + 1)
    if is_surely_type(first):
        return MEANT.get(plain(first), first)
    more = {plain(word) for word in others}
    if plain(first) in MEANT and (more & AND_MORE or not more & {"y", "e", "and", ""}):
        return MEANT[plain(first)]
    return others[-1] if is_surely_type(others[-1]) else ""


def without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
