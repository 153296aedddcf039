"""What an operator can set, read once from the environment."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_network
from pathlib import Path
from typing import Any

RENAMED = {"MLINTRO_LINE": "MLINTRO_QUEUE"}  # old names, read for one version more


@dataclass(frozen=True, slots=True)
class Settings:
    workers: int = 2  # models that train at a time; one per core is best
    queue: int = 300  # models that may wait for their turn: those of a hundred learners
    memory: int = 512  # reports of finished fits kept in memory; up to 300 kB each
    visitors: int = 300  # at the same time; one more is asked to wait
    visitors_per_address: int = 250  # a whole school comes from one address
    proxies: str = ""  # whose word for a visitor's address is taken: addresses and networks; none without
    results: str = ""  # folder where reports are kept, which servers may share; none without
    dask: str = ""  # address of the scheduler of a Dask cluster that trains in this machine's place
    classes: str = ""  # address of the Redis where classes live; in this process without
    seats: int = 60  # in one class
    teach: str = ""  # a word that who opens a class must know; none without
    metrics: int | None = None  # port where Prometheus reads figures; none without
    frame_ancestors: str = "'self'"  # who may show the lesson in a frame: a learning platform's address


def read(environ: Mapping[str, str]) -> Settings:
    """
    Settings from MLINTRO_WORKERS, MLINTRO_MEMORY and so on: the field's name in capitals.

    A value that is not a positive whole number, a folder, or addresses as they should be, raises
    ValueError: better no start than a server that is not set up as its operator believes. An old
    name counts where the new one is not given.

    >>> read({"MLINTRO_WORKERS": "4"}).workers
    4
    """
    readers: dict[str, Callable[[str], Any]] = {
        "workers": positive,
        "queue": positive,
        "memory": positive,
        "results": folder,
        "dask": scheduler,
        "visitors": positive,
        "visitors_per_address": positive,
        "proxies": networks,
        "classes": store,
        "seats": positive,
        "teach": str,
        "metrics": port,
        "frame_ancestors": sources,
    }
    given = {new: environ[old] for old, new in RENAMED.items() if old in environ} | dict(environ)
    found = {name: given.get(f"MLINTRO_{name.upper()}") for name in readers}
    return Settings(**{name: readers[name](value) for name, value in found.items() if value is not None})


def renamed(environ: Mapping[str, str]) -> list[str]:
    """What to tell an operator who uses old names: a sentence for each, in English."""
    return [
        f"{old} is called {new} now" + (f": {old} is not read" if new in environ else "")
        for old, new in RENAMED.items()
        if old in environ
    ]


def positive(value: str) -> int:
    """A whole number from 1."""
    number = int(value)
    if number < 1:
        raise ValueError(f"expected a whole number from 1, got {value!r}")
    return number


def port(value: str) -> int:
    """Of TCP, 1 to 65535."""
    if (number := positive(value)) > 65_535:
        raise ValueError(f"expected a port, got {value!r}")
    return number


def folder(value: str) -> str:
    """Whose parent is there; whether it can be written to may change while the server runs."""
    if not Path(value).is_absolute() or not Path(value).parent.is_dir():
        raise ValueError(f"expected the absolute path of a folder, got {value!r}")
    return value


def scheduler(value: str) -> str:
    """An address as Dask writes it, with a port."""
    if not re.fullmatch(r"(tcp|tls)://[\w.:\[\]-]+:\d+", value):
        raise ValueError(f"expected tls://host:port or tcp://host:port, got {value!r}")
    return value


def store(value: str) -> str:
    """An address of Redis: rediss:// goes over TLS."""
    if not re.fullmatch(r"rediss?://\S+", value):
        raise ValueError("expected redis://host:port/0 or rediss://…")  # without it: it may hold a password
    return value


def networks(value: str) -> str:
    """Addresses and networks, separated by spaces."""
    for network in value.split():
        ip_network(network)
    return value


def sources(value: str) -> str:
    """Addresses for a content security policy, separated by spaces."""
    if not re.fullmatch(r"('none'|'self'|https?://[\w.*:-]+)( ('self'|https?://[\w.*:-]+))*", value):
        raise ValueError(f"expected 'none', 'self' or https:// addresses, got {value!r}")
    return value


@cache
def current() -> Settings:
    """The settings of this process."""
    return read(os.environ)
