"""Results on a disk, so that they outlive a server and are shared by several.

A result is a set of arrays in one `.npz` file under the name of its key. Nothing in it is ever
run: no pickle is written or read. A file that is torn, foreign or too large is as good as none.
What is in a result, and whether it is true, is for whoever reads it to check.
"""

import logging
import os
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from filelock import FileLock, Timeout
from numpy.lib import format as npy
from numpy.typing import NDArray

logger = logging.getLogger(__name__)

Arrays = Mapping[str, NDArray[Any]]
LARGEST = 8_000_000  # bytes of a result: the largest has 0.6 million
# What Python's zip and NumPy raise for files that are none of theirs: odd flags and methods, too.
UNREADABLE = (OSError, EOFError, ValueError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error)
LOOK_EVERY = 0.05  # seconds, whether another has finished


class Store:
    """A folder of results."""

    def __init__(self, folder: Path, limit: int = 5_000) -> None:
        """
        At most `limit` results are kept, those used last.

        The folder is made when it is needed; its parent must be there. A key is a file's name: letters
        and digits.
        """
        self.folder = folder
        self.limit = limit

    def find(self, key: str) -> Arrays | None:
        """The arrays kept under a key, or None. Finding it counts as use."""
        path = self._path(key)
        try:
            arrays = read(path)
            os.utime(path)
        except FileNotFoundError:
            return None
        except UNREADABLE as error:
            logger.warning("a kept result can not be used: %s", type(error).__name__)
            return None
        return arrays

    def keep(self, key: str, arrays: Arrays) -> None:
        """
        Keep arrays under a key, none of them of objects. Whoever reads sees all of them or none.

        A full disk keeps none, and so does Windows while somebody reads what is to be replaced: a
        line in the log, no error.
        """
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
            logger.warning("a result can not be kept: %s", error.strerror)
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
        # Not a lock for each key: their files stay.
        lock = FileLock(self.folder / f"{key[:2]}.lock", fallback_to_soft=False)
        is_held = True
        try:
            self.folder.mkdir(exist_ok=True)
            lock.acquire(poll_interval=LOOK_EVERY, cancel_check=lambda: not go_on())
        except Timeout:
            is_held = False
        except OSError as error:
            logger.warning("the folder of results can not be locked: %s", error.strerror)
        try:
            yield is_held
        finally:
            lock.release()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.npz"

    def _forget_oldest(self) -> None:
        for path in sorted(self.folder.glob("*.npz"), key=last_used)[: -self.limit]:
            with suppress(OSError):  # Windows takes none away that is being read: then another time
                path.unlink()


def last_used(path: Path) -> float:
    """Seconds since the epoch; 0 for a file that another server took away meanwhile."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def read(path: Path) -> dict[str, NDArray[Any]]:
    """
    The arrays of a file. What they would take is known before any of it is read.

    Raises one of UNREADABLE for what is not such a file.
    """
    with regular(path) as file:
        with zipfile.ZipFile(file) as archive:
            # As `np.savez` writes it, nothing unpacks to more than the file has, nor stands for two.
            if sum(info.file_size for info in archive.infolist()) > LARGEST:
                raise ValueError("too large")
            for info in archive.infolist():
                if info.compress_type != zipfile.ZIP_STORED:
                    raise ValueError("packed")
                with archive.open(info) as member:
                    check_header(member, info.file_size)
        file.seek(0)
        with np.load(file, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}


def regular(path: Path) -> BinaryIO:
    """The file, open for reading. ValueError for a pipe, which would never end, and for what is too large."""
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    status = os.fstat(opened)
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
        os.close(opened)
        raise ValueError("no regular file, or too large")
    return os.fdopen(opened, "rb")


def check_header(member: Any, size: int) -> None:
    """A member of `size` bytes must hold the numbers that its header declares."""
    version = npy.read_magic(member)
    if version != (1, 0):
        raise ValueError("another format")
    shape, _, dtype = npy.read_array_header_1_0(member)
    if dtype.hasobject or member.tell() + int(np.prod(shape, dtype=object)) * dtype.itemsize != size:
        raise ValueError("another size than declared")
