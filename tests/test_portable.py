"""No room needs Unix: schools have Windows, too."""

import ast

import pytest

from tests.conftest import ROOT

# Not on Windows, or another thing there: `os.kill(pid, 0)` ends the process, `getppid` does not change.
UNIX_MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
UNIX_NAMES = {
    "os": "chown chroot fchmod fchown fork forkpty getegid geteuid getgid getgroups getloadavg getpgid"
    " getpgrp getppid getpriority getsid getuid kill killpg lchown lockf mkfifo mknod nice openpty"
    " posix_fadvise posix_fallocate posix_spawn pread pwrite register_at_fork sched_getaffinity"
    " sched_setaffinity sched_yield sendfile setgid setpgid setpriority setsid setuid statvfs sync sysconf"
    " uname wait wait3 wait4 waitid waitpid",
    "signal": "SIGALRM SIGCHLD SIGCONT SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGUSR1 SIGUSR2 alarm pause"
    " pthread_kill setitimer sigwait",
    "socket": "AF_UNIX SO_REUSEPORT recv_fds send_fds",
    "time": "clock_gettime tzset",
}


def is_unix(module: str | None, name: str) -> bool:
    return module in UNIX_MODULES or name in UNIX_NAMES.get(module or "", "").split()


def unix_names(source: str) -> list[str]:
    """What a program uses that only Unix has: modules, names of modules, absolute paths."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names):
                found += [alias.name for alias in names if alias.name in UNIX_MODULES]
            case ast.ImportFrom(module, names):
                found += [f"{module}.{alias.name}" for alias in names if is_unix(module, alias.name)]
            case ast.Attribute(ast.Name(module), attribute) if is_unix(module, attribute):
                found.append(f"{module}.{attribute}")
            case ast.Constant(str(value)) if value.startswith(("/proc", "/dev", "/tmp", "/etc")):
                found.append(value)
    return found


def test_no_module_needs_unix_but_where_it_asks_first():
    found = {
        path.relative_to(ROOT).as_posix(): unix_names(path.read_text(encoding="utf-8"))
        for path in (ROOT / "mlintro").rglob("*.py")
    }

    assert {path: names for path, names in found.items() if names} == {
        "mlintro/ui/server/start.py": ["/proc/self/fd"]  # whether it is there is asked before it is read
    }


@pytest.mark.parametrize(
    "source", ["import fcntl", "from os import nice", "import os\nos.getppid()", "open('/proc/1/stat')"]
)
def test_what_only_unix_has_is_found(source: str):
    assert len(unix_names(source)) == 1
