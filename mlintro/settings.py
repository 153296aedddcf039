"""What an operator can set, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache


@dataclass(frozen=True, slots=True)
class Settings:
    workers: int = 2  # processes that train models; one per core is best
    memory: int = 512  # reports of finished fits kept in memory; about 20 kB each


def read(environ: Mapping[str, str]) -> Settings:
    """
    Settings from MLINTRO_WORKERS and MLINTRO_MEMORY.

    A value that is not a positive whole number raises ValueError: better no start than a
    server that is not set up as its operator believes.

    >>> read({"MLINTRO_WORKERS": "4"})
    Settings(workers=4, memory=512)
    """
    variables = {field.name: f"MLINTRO_{field.name.upper()}" for field in fields(Settings)}
    return Settings(
        **{name: positive(environ[variable]) for name, variable in variables.items() if variable in environ}
    )


def positive(value: str) -> int:
    number = int(value)
    if number < 1:
        raise ValueError(f"expected a whole number from 1, got {value!r}")
    return number


@cache
def current() -> Settings:
    """The settings of this process."""
    return read(os.environ)
