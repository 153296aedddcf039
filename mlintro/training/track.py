"""What a running fit tells while it runs, and whether anybody still waits for it.

Losses only, and only between processes of one machine. Nothing is kept once the fit has ended.
"""

import logging
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

logger = logging.getLogger(__name__)

TRIES = 5  # to take a file away that the other process has open: on Windows it must be closed
PAUSE = 0.01  # seconds between two of them; it is open for microseconds


@dataclass(frozen=True, slots=True)
class Track:
    """
    A file that the server and a training process both see: losses, 8 bytes each.

    The process adds to it, the server reads along; when the server takes it away, nobody waits
    any more. Where the file can not be seen (a cluster's other machine, a full disk) the fit
    goes on untold.
    """

    path: Path | None

    def tell(self, losses: Sequence[float]) -> bool:
        """All losses so far, oldest first. Returns whether the fit is still wanted."""
        if self.path is None or not self.path.parent.is_dir():
            return True
        try:
            with self.path.open("r+b") as file:
                file.seek(0)
                file.write(np.asarray(losses, dtype="<f8").tobytes())
        except FileNotFoundError:
            return False
        except OSError as error:
            logger.warning("a fit can not tell how it goes: %s", error.strerror)
        return True

    def told(self) -> tuple[float, ...]:
        """The losses so far; none before the first, and none after `end`."""
        if self.path is None:
            return ()
        try:
            written = self.path.read_bytes()
        except OSError:
            return ()
        return tuple(np.frombuffer(written[: len(written) // 8 * 8], dtype="<f8").tolist())

    def end(self) -> None:
        """Take the file away: the fit is over, or not wanted any more. Once is enough, twice no error."""
        if self.path is None:
            return
        for _ in range(TRIES):
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
                return
            time.sleep(PAUSE)


UNSEEN = Track(None)


@cache
def folder() -> "tempfile.TemporaryDirectory[str]":
    """A folder for the tracks of this process; it goes when the process ends, unless that is killed."""
    return tempfile.TemporaryDirectory(prefix="mlintro-", ignore_cleanup_errors=True)


def new() -> Track:
    """A track of its own for a fit that is about to start."""
    try:
        with tempfile.NamedTemporaryFile(dir=folder().name, delete=False) as file:
            return Track(Path(file.name))
    except OSError as error:
        logger.warning("fits can not tell how they go: %s", error.strerror)
        return UNSEEN
