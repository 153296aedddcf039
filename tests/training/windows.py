"""What Windows has not, taken away from this process: names that only Unix has, and a freedom with files."""

import os
import sys
from collections.abc import Callable
from typing import Any

import filelock
import psutil
import pytest
from joblib.externals import loky

# They know several systems; imported before, they keep what they found on this one.
LIBRARIES = (filelock, psutil, loky)
NAMES = (
    *("nice", "getpriority", "setpriority", "getpgid", "getppid", "setsid", "killpg"),
    *("fork", "forkpty", "mkfifo", "chown", "lockf", "pread", "pwrite", "statvfs", "sched_setaffinity"),
)
MODULES = ("fcntl", "resource", "pwd", "grp")


def pretend(patch: pytest.MonkeyPatch) -> None:
    """From now on no such name is there, and no file that this process has open goes away."""
    for name in NAMES:
        patch.delattr(os, name, raising=False)
    for name in MODULES:
        patch.setitem(sys.modules, name, None)
    for name in ("unlink", "remove", "replace", "rename"):
        patch.setattr(os, name, unless_open(getattr(os, name)))


def unless_open(change: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(*paths: Any, **named: Any) -> Any:
        is_open = {file.path for file in psutil.Process().open_files()}
        if is_open & {os.path.abspath(path) for path in paths}:
            raise PermissionError(13, "it is being used by another process")
        return change(*paths, **named)

    return guarded
