"""The server around the pages, really running."""

import socket
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
import requests
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from mlintro.ui.server.health import Health
from mlintro.ui.server.start import remember_theme, send_at_once
from tests.image import running_as_image
from tests.processes import children, is_running, server_at
from tests.server import running


def test_health_and_readiness():
    with running() as url:
        assert requests.get(f"{url}/healthz", timeout=10).text == "ok"
        ready = requests.get(f"{url}/readyz", timeout=10)

    assert ready.status_code == 200
    assert ready.json() == {"ready": True, "warm": True, "training": True, "failing": []}


@pytest.mark.parametrize("end", [psutil.Process.terminate, psutil.Process.kill])
def test_no_training_process_outlives_the_server(end: Callable[[psutil.Process], None]):
    with running() as url:
        server = server_at(url)
        workers = children(server)
        assert len(workers) >= 2
        end(psutil.Process(server))
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


@pytest.mark.parametrize("section", ["theme", "theme.light", "theme.dark", "theme.sidebar"])
def test_what_is_remembered_of_the_theme_is_what_streamlit_gathers(
    section: str, monkeypatch: pytest.MonkeyPatch
):
    gather = app_session._populate_theme_msg
    monkeypatch.setattr(app_session, "_populate_theme_msg", gather)
    remember_theme()
    gathered, first, again = CustomThemeConfig(), CustomThemeConfig(), CustomThemeConfig()
    gather(gathered, section)
    app_session._populate_theme_msg(first, section)
    monkeypatch.setattr(config, "get_options_for_section", None)  # nothing is gathered any more
    app_session._populate_theme_msg(again, section)

    assert gathered == first == again
    assert bool(gathered.primary_color) is (section in ("theme.light", "theme.dark"))


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
    monkeypatch.setattr("mlintro.ui.server.health.FORGET_AFTER", 0)
    assert health.failing == []


def test_the_lesson_is_ready_with_what_the_image_has_and_writes_nothing_there(tmp_path: Path):
    with running_as_image(tmp_path) as url:
        assert requests.get(f"{url}/readyz", timeout=10).ok
        assert requests.get(f"{url}/docente", timeout=10).ok
        assert requests.get(f"{url}/docente", timeout=10).ok


def test_headers_that_need_tls_are_sent_with_it_only():
    with running() as url:
        plain = requests.get(url, timeout=10).headers
        encrypted = requests.get(url, headers={"X-Forwarded-Proto": "https, http"}, timeout=10).headers

    assert "cross-origin-opener-policy" not in plain
    assert encrypted["cross-origin-opener-policy"] == "same-origin"
    assert plain["content-security-policy"] == encrypted["content-security-policy"]


def test_a_browser_that_kept_streamlits_own_page_gets_ours(server: str):
    kept = {"If-None-Match": "*", "If-Modified-Since": "Fri, 31 Dec 2100 00:00:00 GMT"}
    page = requests.get(f"{server}/neurona", headers=kept, timeout=10)

    assert page.status_code == 200
    assert 'translate="no"' in page.text
