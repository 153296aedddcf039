"""Functions for other processes: what a training does, good or bad."""

import os
import time

import psutil

from mlintro.digits.keeping import find_or_fit
from mlintro.digits.models import Kind, ModelSpec, Report
from mlintro.training.track import Track


def square(_track: Track, n: int) -> int:
    return n * n


def sleep(_track: Track, seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def die(_track: Track, _n: int) -> None:
    psutil.Process().kill()


def die_once(_track: Track, witness: str) -> int:
    """Kills its process unless it did so before."""
    if not os.path.exists(witness):
        with open(witness, "w"):
            pass
        psutil.Process().kill()
    return os.getpid()


def hang_once(_track: Track, witness: str) -> int:
    """Stops its process, as a machine that is out of memory might, unless it did so before."""
    if not os.path.exists(witness):
        with open(witness, "w"):
            pass
        psutil.Process().suspend()
    return os.getpid()


def refuse(track: Track, calls: str) -> Report:
    """Too few images to train with; a byte more in the file for each call."""
    with open(calls, "ab") as file:
        file.write(b"x")
    return find_or_fit(track, ModelSpec(Kind.TREE), 1, 0, "last")


def tell(track: Track, passes: int) -> int:
    """Tells a loss each 20 ms until nobody wants it; returns how many."""
    for done in range(1, passes + 1):
        if not track.tell([1 / n for n in range(1, done + 1)]):
            return done
        time.sleep(0.02)
    return passes


def where(_track: Track, _n: int) -> int:
    """The process that this runs in."""
    return os.getpid()


def count(_track: Track, path: str, seconds: float) -> int:
    """How many times this was run for this path."""
    with open(path, "a") as file:
        file.write("x")
    time.sleep(seconds)
    return os.path.getsize(path)
