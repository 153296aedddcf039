"""House rules: which way imports point, how large rooms may be, and that no room needs Unix."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

CORE = [path for path in sorted((ROOT / "mlintro").rglob("*.py")) if "ui" not in path.parts]
PAGES = sorted((ROOT / "pages").glob("*.py"))
PROGRAMS = [
    path
    for top in ("mlintro", "pages", "tests", "tools", "benchmarks")
    for path in (ROOT / top).rglob("*.py")
]

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


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CORE, ids=name)
def test_core_does_not_know_the_screen(path: Path):
    outside = ("streamlit", "mlintro.ui", "pages")
    assert not [module for module in imports(path) if module.startswith(outside)]


@pytest.mark.parametrize("path", CORE, ids=name)
def test_core_never_uses_pyplot_or_pickle(path: Path):
    assert not [module for module in imports(path) if "pyplot" in module or "pickle" in module]


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_is_a_short_script_without_functions(path: Path):
    source = path.read_text()
    definitions = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]

    assert not definitions
    assert 25 <= len(source.splitlines()) <= 90


@pytest.mark.parametrize("path", PROGRAMS, ids=name)
def test_no_room_is_too_large(path: Path):
    assert len(path.read_text().splitlines()) <= 300


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
    found = {name(path): unix_names(path.read_text()) for path in (ROOT / "mlintro").rglob("*.py")}

    assert {path: names for path, names in found.items() if names} == {
        "mlintro/ui/server/start.py": ["/proc/self/fd"]  # whether it is there is asked before it is read
    }


@pytest.mark.parametrize(
    "source", ["import fcntl", "from os import nice", "import os\nos.getppid()", "open('/proc/1/stat')"]
)
def test_what_only_unix_has_is_found(source: str):
    assert len(unix_names(source)) == 1
