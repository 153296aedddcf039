"""Where fits run: the processes of this machine, or a Dask cluster when one is configured."""

import importlib
import os
import threading
import time
from concurrent.futures import BrokenExecutor, CancelledError, Executor
from typing import Any

from mlintro import settings

# Errors of loky and Dask by name: Dask need not be installed, and neither is quick to import.
LOST = ("ShutdownExecutorError", "KilledWorker")
NICENESS = 5  # pages come first when fits take all of the machine


def make_executor() -> Executor:
    """
    Where the next fit is to run.

    The pool of this machine is started on first use and again after a process has died. A
    cluster is left for it while it does not answer.
    """
    if settings.current().dask:
        from mlintro.training.cluster import cluster

        if (there := cluster()).is_connected():
            return there
    executor: Executor = pool()
    return executor


def is_lost(error: BaseException | None) -> bool:
    """Whether the process died, or the cluster that ran it went away: the fit is not to blame."""
    return isinstance(error, BrokenExecutor | CancelledError) or type(error).__name__ in LOST


def stop() -> None:
    """End the processes of this machine's pool now, whatever they are doing."""
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

    os.nice(NICENESS)
    threading.Thread(target=leave_with, args=(server,), daemon=True).start()
    for module in ("sklearn.linear_model", "sklearn.neural_network", "sklearn.tree"):
        importlib.import_module(module)
    digits.load()


def leave_with(server: int) -> None:
    """End this process within half a second of the server's end, however that came about."""
    while os.getppid() == server:
        time.sleep(0.5)
    os._exit(0)
