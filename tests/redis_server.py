"""A real Redis, a process of its own, that writes nothing to a disk."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from redis import Redis, RedisError

from tests.server import free_port


@contextmanager
def redis_running() -> Iterator[str]:
    """Its address. The test is skipped, with a reason, where Redis is not installed; not in the gate."""
    program = shutil.which("redis-server")
    if not program:
        reason = "no redis-server: apt-get install redis-server"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    server = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_for(port: int, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    with Redis(port=port) as client:
        while time.monotonic() < deadline:
            try:
                client.ping()
                return
            except RedisError:
                time.sleep(0.05)
    raise TimeoutError(port)
