"""Answers on a disk, so that they outlive a server and are shared by several.

An answer is a set of arrays in one `.npz` file under the name of its key. Nothing in it is ever
run: no pickle is written or read. A file that is torn, foreign or too large is as good as none.
"""

import logging
import os
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

try:
    import fcntl
except ImportError:  # not on Windows: there two servers may fit the same
    fcntl = None  # type: ignore[assignment]

logger = logging.getLogger(__name__)

Arrays = Mapping[str, NDArray[Any]]
LARGEST = 8_000_000  # bytes of an answer: the largest has 0.6 million
# What Python's zip and NumPy raise for files that are none of theirs: odd flags and methods, too.
UNREADABLE = (OSError, EOFError, ValueError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error)
LOOK_EVERY = 0.05  # seconds, whether another has finished


class Store:
    """A folder of answers."""

    def __init__(self, folder: Path, limit: int = 5_000) -> None:
        """At most `limit` answers are kept, those used last. The folder is made when it is needed."""
        self.folder = folder
        self.limit = limit

    def find(self, key: str) -> Arrays | None:
        """The arrays kept under a key, or None."""
        path = self._path(key)
        try:
            arrays = read(path)
            os.utime(path)
        except FileNotFoundError:
            return None
        except UNREADABLE as error:
            logger.warning("a kept answer can not be used: %s", type(error).__name__)
            return None
        return arrays

    def keep(self, key: str, arrays: Arrays) -> None:
        """Keep arrays under a key. Whoever reads sees all of them or none; a full disk keeps none."""
        temporary = None
        try:
            self.folder.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as temporary:
                np.savez(temporary, allow_pickle=False, **arrays)
                temporary.flush()
                os.fsync(temporary.fileno())
            os.replace(temporary.name, self._path(key))
            self._forget_oldest()
        except OSError as error:
            logger.warning("an answer can not be kept: %s", error.strerror)
            if temporary is not None:
                with suppress(OSError):
                    os.unlink(temporary.name)

    @contextmanager
    def alone(self, key: str, go_on: Callable[[], bool]) -> Iterator[bool]:
        """
        Hold the key against all other processes that use this folder, or wait while another does.

        Gives whether it is held: False when `go_on` said no while waiting. Where a folder can not
        be locked nobody waits. The lock of a process that dies is open.
        """
        try:
            self.folder.mkdir(exist_ok=True)
            lock = (self.folder / f"{key[:2]}.lock").open("ab")  # not one for each key: they stay
        except OSError:
            yield True
            return
        with lock:
            while fcntl is not None:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if not go_on():
                        yield False
                        return
                    time.sleep(LOOK_EVERY)
            yield True

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.npz"

    def _forget_oldest(self) -> None:
        kept = sorted(self.folder.glob("*.npz"), key=lambda path: path.stat().st_mtime)
        for path in kept[: -self.limit]:
            path.unlink(missing_ok=True)


def read(path: Path) -> dict[str, NDArray[Any]]:
    """
    The arrays of a file. What they would take is known before any of it is read.

    Raises one of UNREADABLE for what is not such a file.
    """
    with zipfile.ZipFile(path) as archive:
        if sum(info.file_size for info in archive.infolist()) > LARGEST:
            raise ValueError("too large")
        for info in archive.infolist():
            with archive.open(info) as member:
                check_header(member, info.file_size)
    with np.load(path, allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def check_header(member: Any, size: int) -> None:
    """A member of `size` bytes must hold the numbers that its header declares."""
    version = npy.read_magic(member)
    if version != (1, 0):
        raise ValueError("another format")
    shape, _, dtype = npy.read_array_header_1_0(member)
    if dtype.hasobject or member.tell() + int(np.prod(shape, dtype=object)) * dtype.itemsize != size:
        raise ValueError("another size than declared")
