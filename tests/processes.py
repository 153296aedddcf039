"""Processes of this machine, as every system tells of them."""

import contextlib
from collections.abc import Iterator

import psutil


def children(parent: int) -> list[int]:
    return [child.pid for child in psutil.Process(parent).children()]


def is_running(pid: int) -> bool:
    """A process that ended, and whose end nobody asked for, is not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def command(pid: int) -> str:
    try:
        return " ".join(psutil.Process(pid).cmdline())
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return ""


def server_at(url: str) -> int:
    """The child of this process that was started for this address."""
    option = f"--server.port={url.rpartition(':')[2]}"
    return next(pid for pid in children(psutil.Process().pid) if option in command(pid))


def trainers(parent: int) -> list[int]:
    """The processes that train models for this one."""
    return [pid for pid in children(parent) if "loky" in command(pid) and "tracker" not in command(pid)]


def kill(pid: int) -> None:
    """End a process that is not asked: with no time for anything."""
    psutil.Process(pid).kill()


@contextlib.contextmanager
def held(pids: list[int]) -> Iterator[None]:
    """These processes stand still until the end, as on a machine that has no time for them."""
    assert pids
    for pid in pids:
        psutil.Process(pid).suspend()
    try:
        yield
    finally:
        for pid in pids:
            psutil.Process(pid).resume()
