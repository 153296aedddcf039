"""A Dask cluster in place of this machine's processes: MLINTRO_DASK is its scheduler's address.

Its workers need the same version of the lesson. Whoever reaches a scheduler's port can run code
on its workers: use tls:// addresses, with the certificates that Dask's own settings name, or a
network that nobody else is in.
"""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import cache
from typing import Any, TypeVar

from mlintro import settings

logger = logging.getLogger(__name__)

T = TypeVar("T")
PATIENCE = 5.0  # seconds for a scheduler to answer
PAUSE = 15.0  # seconds until one that did not is asked again


class Cluster(Executor):
    """A Dask client as an executor: a task that several servers send to a cluster is run once."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._client: Any = None
        self._asked = -PAUSE
        self._lock = threading.Lock()

    def is_connected(self) -> bool:
        """Whether fits can be sent now; tries to connect, not more than every 15 seconds."""
        with self._lock:
            if self._has_workers():
                return True
            if time.monotonic() - self._asked < PAUSE:
                return False
            self._asked = time.monotonic()
            self._connect()
            return self._has_workers()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> "Future[T]":
        """
        Dask's key is the task without the track, the first argument: so two servers share one fit.

        All that the arguments hold is in the key, also what their repr keeps to itself.
        """
        from dask.base import tokenize

        told = tokenize(fn.__module__, fn.__qualname__, *args[1:], ensure_deterministic=True, **kwargs)
        key = f"{fn.__name__}-{told}"
        future: Future[T] = self._client.get_executor().submit(fn, *args, **kwargs, key=key)
        return future

    def close(self) -> None:
        """Leave the cluster."""
        if self._client is not None:
            self._client.close(timeout=1)
            self._client = None

    def _has_workers(self) -> bool:
        if self._client is None or self._client.status != "running":
            return False
        try:
            found = self._client.sync(self._client.scheduler.identity, n_workers=0, callback_timeout=PATIENCE)
        except OSError:  # a time-out is one too
            return False
        return bool(found["n_workers"])

    def _connect(self) -> None:
        from distributed import Client

        self.close()
        try:
            self._client = Client(self.address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        except OSError as error:
            logger.warning("the cluster does not answer, this machine trains: %s", error)


@cache
def cluster() -> Cluster:
    """The cluster that is configured."""
    return Cluster(settings.current().dask)
