"""The lesson trains where there is no Unix: real processes, real fits, without what only Unix has."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from mlintro.digits.models import Kind, Report
from mlintro.training import executor
from tests.conftest import ROOT
from tests.processes import is_running


def test_the_lesson_trains_keeps_and_cancels_as_on_windows(tmp_path: Path, reports: dict[Kind, Report]):
    program = [sys.executable, "-c", "from tests.training import on_windows; on_windows.main()"]
    environment = os.environ | {"MLINTRO_RESULTS": str(tmp_path / "results")}
    with subprocess.Popen(program, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        facts = json.loads(server.stdout.readline())
        deadline = time.monotonic() + 20
        while is_running(facts["worker"]):  # until then nobody asks how the server ended: it is a zombie
            assert time.monotonic() < deadline, "a training process outlived its server"
            time.sleep(0.1)

    assert facts["accuracies"] == {kind: report.accuracy for kind, report in reports.items()}
    assert facts["kept"] == len(Kind)
    assert facts["cancelled"]
    assert facts["ready"]
    assert facts["lower"] == executor.NICENESS


def test_windows_has_a_class_of_priority_where_unix_has_a_number(monkeypatch: pytest.MonkeyPatch):
    given: list[int] = []
    monkeypatch.setattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", 16_384, raising=False)
    monkeypatch.setattr(psutil.Process, "nice", lambda _, value: given.append(value))
    executor.let_pages_first()

    assert given == [16_384]
