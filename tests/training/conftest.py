"""What tests of the training room share."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mlintro.training import Trainer
from mlintro.training.track import Track
from tests.training import windows

collect_ignore = ["on_windows.py"]  # a program: importing it takes away what only Unix has


GATE = threading.Event()
CALLS: list[object] = []


def call(_track: Track, n: object) -> object:
    """Waits for the gate, so that a test says when a fit ends."""
    CALLS.append(n)
    assert GATE.wait(20)
    return n


@pytest.fixture
def trainer() -> Iterator[Callable[..., Trainer]]:
    """A trainer on threads, with one slot unless the test says otherwise."""
    GATE.clear()
    CALLS.clear()
    with ThreadPoolExecutor(4) as threads:
        yield lambda **given: Trainer(lambda: threads, **{"slots": 1, "queue": 10, "memory": 8, **given})
        GATE.set()


def until(holds: Callable[[], object], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture(params=["here", "as on Windows"])
def system(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On this system, and without what Windows has not (but for `tmp_path`, which is made before)."""
    if request.param != "here":
        windows.pretend(monkeypatch)
