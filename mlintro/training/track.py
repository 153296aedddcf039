"""What a running fit tells while it runs, and whether anybody still waits for it."""

import logging
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

logger = logging.getLogger(__name__)


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
        """Take the file away: the fit is over, or not wanted any more."""
        if self.path is not None:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


UNSEEN = Track(None)


@cache
def folder() -> "tempfile.TemporaryDirectory[str]":
    """A folder for the tracks of this process; it goes when the process does."""
    return tempfile.TemporaryDirectory(prefix="mlintro-")


def new() -> Track:
    """A track of its own for a fit that is about to start."""
    try:
        with tempfile.NamedTemporaryFile(dir=folder().name, delete=False) as file:
            return Track(Path(file.name))
    except OSError as error:
        logger.warning("fits can not tell how they go: %s", error.strerror)
        return UNSEEN
