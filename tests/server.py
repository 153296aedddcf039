"""The lesson as it is served: `streamlit run app.py`, a process of its own."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import requests

from tests.conftest import ROOT

README = ("streamlit", "run", "app.py")


@contextmanager
def running(
    root: Path = ROOT,
    ready: str = "/readyz",
    command: Sequence[str] = README,
    port: int | None = None,
    logs: list[str] | None = None,
    **environ: str,
) -> Iterator[str]:
    """
    Start the server in `root`, wait until it answers at `ready`, give its address, stop it.

    At a free port unless one is given. What it wrote is added to `logs`, where that is given. Raises
    AssertionError with all of it where there is a traceback.
    """
    port = port or free_port()
    here = [f"--server.port={port}", "--server.headless=true"]
    with tempfile.TemporaryFile() as written:  # a pipe would stop the server once it is full
        server = subprocess.Popen(
            [sys.executable, "-m", *command, *here],
            cwd=root,
            env=os.environ | environ,
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            wait_for(url + ready)
            yield url
        finally:
            server.terminate()
            server.wait(timeout=60)
            written.seek(0)
            log = written.read().decode()
    if logs is not None:
        logs.append(log)
    if "Traceback" in log:
        raise AssertionError(log)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(url: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if requests.get(url, timeout=10).ok:
                return
        except requests.ConnectionError:
            pass
        time.sleep(0.2)
    raise TimeoutError(url)
