"""What tests of the training room share."""

from pathlib import Path

import pytest

from tests.training import windows

collect_ignore = ["on_windows.py"]  # a program: importing it takes away what only Unix has


@pytest.fixture(params=["here", "as on Windows"])
def system(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On this system, and without what Windows has not (but for `tmp_path`, which is made before)."""
    if request.param != "here":
        windows.pretend(monkeypatch)
