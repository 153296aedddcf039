"""Codes that are read aloud, keys that prove who teaches, and the hashes that are kept of both sides."""

import hashlib
import hmac
import re

# Without vowels, so that it makes no word; without 0 O 1 I, and of 2 Z, 5 S, 6 G, 8 B only the digit.
ALPHABET = "23456789CDFHJKMNPQRTVWXY"
LENGTH = 5
KEY = re.compile(r"[0-9a-f]{32}")  # 128 bits: a teacher's key, and a learner's token


def code_of(key: str) -> str:
    """
    The code of the class whose teacher has this key: a number from its HMAC-SHA-256, in `ALPHABET`.

    >>> code_of("0" * 32)
    'WJXCJ'
    """
    number = int.from_bytes(hmac.digest(key.encode(), b"code", "sha256")[:16])
    signs = []
    for _ in range(LENGTH):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)


def seal_of(secret: str) -> str:
    """What is kept in place of a key or a token: from it nobody finds the way back."""
    return hashlib.sha256(secret.encode()).hexdigest()[:32]


def pointer_of(key: str) -> str:
    """What the wall's own browser is given of a key: with it one turns the steps of the plan, and no more."""
    return derived(key, "pointer")


def derived(secret: str, use: str) -> str:
    """128 bits in hexadecimal from an HMAC-SHA-256: others for each use, and no way back to the secret."""
    return hmac.digest(secret.encode(), use.encode(), "sha256").hex()[:32]


def is_key(value: object) -> bool:
    """Whether it can be a key or a token: 128 bits in hexadecimal."""
    return isinstance(value, str) and KEY.fullmatch(value) is not None


def read(written: object) -> str:
    """
    A code as somebody typed or linked it; empty if it can be none.

    >>> read(" k7m-4p "), read("K7M4"), read("K7M4O"), read(None)
    ('K7M4P', '', '', '')
    """
    if not isinstance(written, str) or len(written) > 4 * LENGTH:
        return ""
    signs = re.sub(r"[\s.·-]", "", written).upper()
    return signs if len(signs) == LENGTH and set(signs) <= set(ALPHABET) else ""
