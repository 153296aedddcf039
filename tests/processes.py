"""Processes of this machine, found as an operator would: in /proc."""

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path


def processes() -> dict[int, list[str]]:
    """The fields of /proc/PID/stat behind the name, for every process: state, parent, ..."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found[int(path.parent.name)] = path.read_text().rpartition(")")[2].split()
    return found


def children(parent: int) -> list[int]:
    return [pid for pid, fields in processes().items() if int(fields[1]) == parent]


def is_running(pid: int) -> bool:
    return processes().get(pid, ["Z"])[0] != "Z"


def command(pid: int) -> str:
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    return ""


def server_at(url: str) -> int:
    """The child of this process that was started for this address."""
    option = f"--server.port={url.rpartition(':')[2]}"
    return next(pid for pid in children(os.getpid()) if option in command(pid))


def trainers(parent: int) -> list[int]:
    """The processes that train models for this one."""
    return [pid for pid in children(parent) if "loky" in command(pid) and "tracker" not in command(pid)]


@contextlib.contextmanager
def held(pids: list[int]) -> Iterator[None]:
    """These processes stand still until the end, as on a machine that has no time for them."""
    assert pids
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)
