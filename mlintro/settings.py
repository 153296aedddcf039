"""What an operator can set, read once from the environment."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Settings:
    workers: int = 2  # processes that train models; one per core is best
    memory: int = 512  # reports of finished fits kept in memory; about 20 kB each
    frame_ancestors: str = "'none'"  # who may show the lesson in a frame: a learning platform's address


def read(environ: Mapping[str, str]) -> Settings:
    """
    Settings from MLINTRO_WORKERS, MLINTRO_MEMORY and MLINTRO_FRAME_ANCESTORS.

    A value that is not a positive whole number, or not a list of addresses, raises ValueError:
    better no start than a server that is not set up as its operator believes.

    >>> read({"MLINTRO_WORKERS": "4"}).workers
    4
    """
    readers: dict[str, Callable[[str], Any]] = {
        "workers": positive,
        "memory": positive,
        "frame_ancestors": sources,
    }
    found = {name: environ.get(f"MLINTRO_{name.upper()}") for name in readers}
    return Settings(**{name: readers[name](value) for name, value in found.items() if value is not None})


def positive(value: str) -> int:
    number = int(value)
    if number < 1:
        raise ValueError(f"expected a whole number from 1, got {value!r}")
    return number


def sources(value: str) -> str:
    """Addresses for a content security policy, separated by spaces."""
    if not re.fullmatch(r"('none'|'self'|https?://[\w.*:-]+)( ('self'|https?://[\w.*:-]+))*", value):
        raise ValueError(f"expected 'none', 'self' or https:// addresses, got {value!r}")
    return value


@cache
def current() -> Settings:
    """The settings of this process."""
    return read(os.environ)
