"""What of a mended header is not as the learner wrote it."""

import re
from difflib import SequenceMatcher

from mlintro.signatures.brackets import without_comment

TOKEN = re.compile(r"\w+|->|\S")
MOST = 400  # tokens of an answer that are compared


def changes(answer: str, python: str) -> list[tuple[int, int]]:
    """
    Places in `python`, from and to, that the answer does not have, or has otherwise.

    >>> python = "def es_gato(foto: str) -> bool:"
    >>> [python[start:end] for start, end in changes("def es_gato(foto str) => bool", python)]
    [':', '->', ':']
    """
    written = TOKEN.findall("\n".join(map(without_comment, answer.split("\n"))))[:MOST]
    tokens = list(TOKEN.finditer(python))
    matcher = SequenceMatcher(None, written, [token[0] for token in tokens], autojunk=False)
    places: list[tuple[int, int]] = []
    for kind, _, _, first, last in matcher.get_opcodes():
        if kind in ("insert", "replace"):
            places.append((tokens[first].start(), tokens[last - 1].end()))
    return places
