"""The server around the pages, really running."""

import os
import shutil
import signal
import socket
import time
from pathlib import Path

import pytest
import requests
from streamlit import config

from mlintro.ui.health import Health
from mlintro.ui.server import remember_theme, send_at_once
from tests.conftest import ROOT
from tests.processes import children, is_running, server_at
from tests.server import running


def test_health_and_readiness():
    with running() as url:
        assert requests.get(f"{url}/healthz", timeout=10).text == "ok"
        ready = requests.get(f"{url}/readyz", timeout=10)

    assert ready.status_code == 200
    assert ready.json() == {"ready": True, "warm": True, "training": True, "failing": []}


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_no_training_process_outlives_the_server(end: signal.Signals):
    with running() as url:
        server = server_at(url)
        workers = children(server)
        assert len(workers) >= 2
        os.kill(server, end)
        deadline = time.monotonic() + 10
        while any(is_running(worker) for worker in workers) and time.monotonic() < deadline:
            time.sleep(0.1)

    assert not [worker for worker in workers if is_running(worker)]


def test_connections_send_at_once():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        send_at_once()
        with socket.create_connection(listening.getsockname()) as client:
            accepted, _ = listening.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert client


def test_the_theme_is_gathered_once_and_is_ours(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(config, "get_options_for_section", config.get_options_for_section)
    remember_theme()
    options = config.get_options_for_section("theme.light")

    assert options is config.get_options_for_section("theme.light")
    assert "primaryColor" in options


def test_a_page_that_raises_is_failing_until_it_runs_through(monkeypatch: pytest.MonkeyPatch):
    health = Health()
    with pytest.raises(ZeroDivisionError), health.watch("home"):
        raise ZeroDivisionError
    assert health.failing == ["home"]

    with health.watch("home"):
        pass
    assert health.failing == []

    with pytest.raises(ZeroDivisionError), health.watch("home"):
        raise ZeroDivisionError
    monkeypatch.setattr("mlintro.ui.health.FORGET_AFTER", 0)
    assert health.failing == []


def test_what_the_image_needs_is_there():
    """The Dockerfile copies these; a lesson made of them alone must start."""
    copied = {
        Path(part).name
        for line in (ROOT / "Dockerfile").read_text().splitlines()
        if line.startswith("COPY")
        for part in line.split()[1:-1]
        if not part.startswith("--")
    }
    assert {"app.py", "mlintro", "pages", ".streamlit", "requirements.txt"} <= copied


def test_the_lesson_runs_from_a_folder_it_cannot_write_to(tmp_path: Path):
    for name in ("app.py", "mlintro", "pages", ".streamlit"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)

    with running(tmp_path, PYTHONDONTWRITEBYTECODE="1") as url:
        assert requests.get(f"{url}/readyz", timeout=10).ok
