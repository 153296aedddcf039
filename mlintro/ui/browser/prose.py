"""What the machine that writes reads: the lesson's own sentences, fetched once, at their own address."""

import hashlib
import time
from dataclasses import dataclass
from functools import lru_cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from mlintro.text import LANGUAGES, plain
from mlintro.ui.browser.scripts import FOR_A_YEAR
from mlintro.writer import MEMORIES, Machine, Manner, count_words
from mlintro.writer.reading import read


@dataclass(frozen=True, slots=True)
class Prose:
    """The sentences in one language, and what a machine that has read them knows."""

    written: bytes  # a line for each passage, a space between tokens
    digest: str  # of the sentences: others have another address
    words: int
    numbers: int  # counts that the machine holds
    bounds: dict[int, float]  # memory -> `Machine.bound`
    manners: dict[int, Manner]


def lesson_prose(language: str) -> Prose:
    """Of the sentences as they are now, or were a second ago."""
    return _this_second(language, int(time.monotonic()))


@lru_cache(maxsize=len(LANGUAGES))
def _this_second(language: str, second: int) -> Prose:
    """To look at the files takes longer than all else that is asked of it in a rerun."""
    return _learned(plain.passages(language))


@lru_cache(maxsize=2 * len(LANGUAGES))
def _learned(texts: tuple[str, ...]) -> Prose:
    """A tenth of a second and 20 MB, so the machine itself is not kept: the browser makes its own."""
    passages = read(texts)
    machine = Machine()
    machine.learn(passages)
    written = "\n".join(map(" ".join, passages)).encode()
    return Prose(
        written,
        hashlib.sha256(written).hexdigest()[:16],
        sum(map(count_words, passages)),
        machine.numbers,
        {memory: machine.bound(memory) for memory in MEMORIES},
        {memory: machine.manner(memory) for memory in MEMORIES},
    )


def address(language: str) -> str:
    """Where a browser finds them, from a page of the lesson: all are on one level."""
    return f"prose/{language}/{lesson_prose(language).digest}.txt"


def serve(request: Request) -> Response:
    """The answer there, for as long as the sentences are the same."""
    language = request.path_params["language"]
    if language not in LANGUAGES or request.path_params["digest"] != lesson_prose(language).digest:
        raise HTTPException(404)
    return PlainTextResponse(lesson_prose(language).written, headers={"cache-control": FOR_A_YEAR})
