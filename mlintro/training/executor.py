"""Where fits run: the processes of this machine, or a Dask cluster when one is configured.

The same on Linux, macOS and Windows. A process can not be told to pause a fit, and one that hangs
can only be ended together with its pool.
"""

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor
from contextlib import suppress
from typing import Any

import psutil

from mlintro import settings

# Errors of loky and Dask by name: Dask need not be installed, and neither is quick to import.
LOST = ("ShutdownExecutorError", "KilledWorker")
NICENESS = 5  # above the server's: pages come first when fits take all of the machine
LOOK_EVERY = 0.5  # seconds, whether the server is still there


def make_executor(get_ready: Callable[[], object] | None = None) -> Executor:
    """
    Where the next fit is to run; `get_ready` is what a process does once, before its first.

    The pool of this machine is started on first use and again after a process has died. A
    cluster is left for it while it does not answer.
    """
    if settings.current().dask:
        from mlintro.training.cluster import cluster

        if (there := cluster()).is_connected():
            return there
    executor: Executor = pool(initializer=warm_up, initargs=(os.getpid(), get_ready))
    return executor


def is_lost(error: BaseException | None) -> bool:
    """Whether the process died, or the cluster that ran it went away: the fit is not to blame."""
    return isinstance(error, BrokenExecutor | CancelledError) or type(error).__name__ in LOST


def stop() -> None:
    """End the processes of this machine's pool now, whatever they are doing."""
    pool(reuse=True).shutdown(kill_workers=True)


def pool(**given: Any) -> Any:
    """
    loky, which comes with scikit-learn: the standard library's spawn and forkserver pools
    would run the page script again in each process, and fork hangs in a threaded server.
    """
    from joblib.externals.loky import get_reusable_executor

    return get_reusable_executor(max_workers=settings.current().workers, timeout=None, **given)


def warm_up(server: int, get_ready: Callable[[], object] | None) -> None:
    """
    Pay for imports and data when the process starts, not when the first learner waits.

    `server` is the id of the process to serve, and to end with.
    """
    let_pages_first()
    threading.Thread(target=end_with, args=(server,), daemon=True).start()
    if get_ready:
        get_ready()


def let_pages_first() -> None:
    """Lower the priority of this process: fits take what the pages leave of the machine."""
    this = psutil.Process()
    lower = getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", None)  # on Windows
    this.nice(this.nice() + NICENESS if lower is None else lower)


def end_with(server: int) -> None:
    """End this process within half a second of the server's end, however that came about."""
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(server)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            time.sleep(LOOK_EVERY)
    os._exit(0)
