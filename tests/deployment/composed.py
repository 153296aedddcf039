"""The lesson as compose.yaml has it, as plain processes of this machine: its commands, settings and files.

What is a host there is 127.0.0.1 here with a free port for each; what is a volume is a folder below one that
is given. Nothing else is set otherwise.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests
import yaml

from tests import image
from tests.conftest import ROOT
from tests.server import free_port

COMPOSE = ROOT / "compose.yaml"
PROGRAMS = ("caddy", "redis-server", "openssl")
WEB = ("web-1", "web-2")
WORKERS = ("worker", "worker#2")  # of one service, which the file has twice
ORDER = ("redis", "scheduler", *WORKERS, *WEB, "door")
READY = 90.0  # seconds for all of it, on a machine that is busy
Service = dict[str, Any]


def services() -> dict[str, Service]:
    """What the file says, with the defaults of what may be set."""
    found: dict[str, Service] = by_default(yaml.safe_load(COMPOSE.read_text(encoding="utf-8")))["services"]
    return found


def by_default(said: Any) -> Any:
    match said:
        case dict():
            return {name: by_default(value) for name, value in said.items()}
        case list():
            return [by_default(value) for value in said]
        case str():
            return re.sub(r"\$\{\w+:-(.*?)\}", r"\1", said)
    return said


class Composed:
    """All services, each a process that can be ended and started again."""

    def __init__(self, folder: Path, **environ: str) -> None:
        """`environ` has its way over what the file says, for every service."""
        self.folder = folder
        self.environ = environ
        self.services = services()
        self.services["worker#2"] = self.services["worker"]
        self.ports = {
            (name, str(port)): free_port()
            for name, service in self.services.items()
            for port in service.get("expose", ())
        }
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.url = f"https://localhost:{self.ports['door', '443']}"
        self.authority = folder / "door" / "caddy" / "pki" / "authorities" / "local" / "root.crt"

    def start(self, name: str) -> None:
        service = self.services[name]
        argv = service.get("command") or image.command()
        settings = image.environ(self.folder / "tmp") if "image" in service else {}
        settings |= {
            key: self.here(name, str(value)) for key, value in service.get("environment", {}).items()
        }
        with self.log(name).open("ab") as log:
            self.running[name] = subprocess.Popen(
                [self.here(name, part) for part in argv] + self.port_of_web(name),
                cwd=ROOT,
                env=os.environ | settings | self.environ | {"PATH": path()},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def here(self, name: str, text: str) -> str:
        """What a service says, with this machine's folders, addresses and ports."""
        places = {"/app": str(ROOT), "/tmp": str(self.folder / "tmp"), "0.0.0.0": "127.0.0.1"}
        for volume in self.services[name].get("volumes", ()):
            source, target = volume.split(":")[:2]
            places[target] = str((ROOT if source.startswith(".") else self.folder) / source)
        for (host, port), free in self.ports.items():
            places[f"{host}:{port}"] = f"127.0.0.1:{free}"
            if host == name:
                places[port] = str(free)
        known = "|".join(map(re.escape, sorted(places, key=len, reverse=True)))
        return re.sub(rf"(?<![\w.])(?:{known})(?!\w)", lambda match: places[match[0]], text)

    def port_of_web(self, name: str) -> list[str]:
        return [f"--server.port={self.ports[name, '8501']}"] if name in WEB else []

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def address(self, web: str) -> str:
        """Of one replica, past the door."""
        return f"http://127.0.0.1:{self.ports[web, '8501']}"

    def figure(self, web: str, name: str) -> float:
        """What a replica's /metrics says of a name; with its labels, where it has some."""
        text = requests.get(f"http://127.0.0.1:{self.ports[web, '9090']}/metrics", timeout=15).text
        return float(re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)[1])

    def is_ready(self, web: str) -> bool:
        try:
            return requests.get(f"{self.address(web)}/readyz", timeout=15).ok
        except requests.RequestException:
            return False

    def wait_ready(self, *names: str) -> None:
        until(lambda: all(map(self.is_ready, names or WEB)))

    def kill(self, name: str) -> None:
        """With all that it started, and with no time for anything."""
        process = self.running.pop(name)
        with suppress(psutil.NoSuchProcess):
            there = psutil.Process(process.pid)
            for one in (there, *there.children(recursive=True)):
                with suppress(psutil.NoSuchProcess):
                    one.kill()
        process.wait(timeout=60)

    def stop(self, name: str) -> None:
        """As `docker compose stop` does: it is asked to end."""
        process = self.running.pop(name)
        process.terminate()
        process.wait(timeout=60)

    def restart_ended(self) -> None:
        """As `restart: unless-stopped` does."""
        for name, process in list(self.running.items()):
            if process.poll() is not None:
                self.start(name)

    def prepare(self) -> None:
        """Folders, and the certificates that the service of that name makes."""
        for name in ("tmp", "door", "results", "certificates"):
            (self.folder / name).mkdir()
        self.start("certificates")
        assert self.running.pop("certificates").wait(timeout=30) == 0


def path() -> str:
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def until(holds: Any, seconds: float = READY) -> float:
    """Seconds until it does. Raises TimeoutError."""
    began = time.monotonic()
    while not holds():
        if time.monotonic() - began > seconds:
            raise TimeoutError
        time.sleep(0.1)
    return time.monotonic() - began


@contextmanager
def composed(folder: Path, **environ: str) -> Iterator[Composed]:
    """
    All of it, ready, in a folder of its own; stopped at the end.

    Skipped, with a reason, where a program is missing; not in the gate.
    """
    if missing := [program for program in PROGRAMS if not shutil.which(program)]:
        reason = f"apt-get install {' '.join(missing)}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    lesson = Composed(folder, **environ)
    lesson.prepare()
    try:
        for name in ORDER:
            lesson.start(name)
        lesson.wait_ready()
        until(lambda: answers(lesson.url, lesson.authority))
        yield lesson
    finally:
        for name in list(lesson.running)[::-1]:
            lesson.kill(name)


def answers(url: str, authority: Path) -> bool:
    try:
        return requests.get(f"{url}/healthz", verify=str(authority), timeout=15).ok
    except (requests.RequestException, OSError):
        return False
