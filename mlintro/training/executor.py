"""The processes that train."""

import importlib
import os
import threading
import time
from concurrent.futures import Executor
from typing import Any

from mlintro import settings


def make_executor() -> Executor:
    """The pool of this machine, started on first use and again after a process has died."""
    executor: Executor = pool()
    return executor


def stop() -> None:
    """End the processes of the pool now, whatever they are doing."""
    pool().shutdown(kill_workers=True)


def pool() -> Any:
    """
    loky, which comes with scikit-learn: the standard library's spawn and forkserver pools
    would run the page script again in each process, and fork hangs in a threaded server.
    """
    from joblib.externals.loky import get_reusable_executor

    workers = settings.current().workers
    return get_reusable_executor(
        max_workers=workers, timeout=None, initializer=warm_up, initargs=(os.getpid(),)
    )


def warm_up(server: int) -> None:
    """
    Pay for imports and data when the process starts, not when the first learner waits.

    `server` is the process to serve, and to go with.
    """
    from mlintro import digits

    threading.Thread(target=leave_with, args=(server,), daemon=True).start()
    for module in ("sklearn.linear_model", "sklearn.neural_network", "sklearn.tree"):
        importlib.import_module(module)
    digits.load()


def leave_with(server: int) -> None:
    """End this process within half a second of the server's end, however that came about."""
    while os.getppid() == server:
        time.sleep(0.5)
    os._exit(0)
