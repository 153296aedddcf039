"""From text to what the machine reads: words and signs, each word always written in one way."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from mlintro.writer import Passage

TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[.,;:¿?¡!…]")
ENDS = {".", "?", "!", "…"}  # behind one of them a sentence begins, with a capital
OPENING = {"¿", "¡"}


def tokens(text: str) -> list[str]:
    """
    Words and signs, in order; what is neither is left out.

    >>> tokens("¿Y GPT-2? No, él (solo) lee.")
    ['¿', 'Y', 'GPT-2', '?', 'No', ',', 'él', 'solo', 'lee', '.']
    """
    return TOKEN.findall(text)


def read(texts: Iterable[str]) -> tuple[Passage, ...]:
    """
    The texts as passages of tokens. A capital that is there only because a sentence begins is gone.

    >>> read(["La red lee. El MLP es la red."])
    (('la', 'red', 'lee', '.', 'el', 'MLP', 'es', 'la', 'red', '.'),)
    """
    passages = [tokens(text) for text in texts]
    inside: defaultdict[str, Counter[str]] = defaultdict(Counter)  # how it is written inside a sentence
    for passage in passages:
        for token, is_first in zip(passage, firsts(passage), strict=True):
            if not is_first:
                inside[token.lower()][token] += 1

    def usual(token: str) -> str:
        known = inside.get(token.lower())
        if known:
            return known.most_common(1)[0][0]
        return token.lower() if token.istitle() else token

    return tuple(tuple(usual(token) for token in passage) for passage in passages)


def firsts(passage: Iterable[str]) -> Iterable[bool]:
    """Of each token: whether a sentence begins with it, or may, as behind a colon."""
    may_begin = True
    for token in passage:
        yield may_begin
        may_begin = token in ENDS | {":"} or (may_begin and token in OPENING)
