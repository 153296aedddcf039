"""What is installed is what was tried: declared, locked by digest, and no older than is safe."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import ROOT

SAFE_FROM = {  # the first versions without a known way in, of what meets strangers' bytes
    "pillow": "13.0.0",
    "starlette": "1.0.1",
    "distributed": "2026.1.0",
}


def pinned(name: str) -> dict[str, Version]:
    """The packages of a file and their versions; each is pinned to one."""
    lines = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    found = {}
    for line in lines:
        if line and not line.startswith(("#", "-r")):
            requirement = Requirement(re.split(r" +#| --hash=", line)[0])
            (version,) = requirement.specifier
            assert version.operator == "=="
            found[requirement.name] = Version(version.version)
    return found


LESSON, LOCK = pinned("requirements.txt"), pinned("requirements.lock")
CLUSTER, CLUSTER_LOCK = pinned("requirements-cluster.txt"), pinned("requirements-cluster.lock")
ALL = LESSON | CLUSTER | pinned("requirements-dev.txt")


def imported(*places: str) -> set[str]:
    """Distributions of what the Python files there import; those of Python's own and ours left out."""
    files = [file for place in places for file in (ROOT / place).rglob("*.py")] + [ROOT / "app.py"]
    owners = packages_distributions()
    return {
        canonicalize_name(owner)
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for module in modules(node)
        if module not in sys.stdlib_module_names and not is_ours(module, file)
        for owner in owners[module][:1]
    }


def modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module.partition(".")[0]]
    return []


def is_ours(module: str, file: Path) -> bool:
    there = [
        ROOT / module,
        ROOT / f"{module}.py",
        file.with_name(f"{module}.py"),
        ROOT / f"tools/{module}.py",
    ]
    return any(path.exists() for path in there)


def test_whatever_is_imported_is_declared():
    assert imported("mlintro", "pages") - set(LESSON) - set(CLUSTER) == set()
    assert imported("mlintro", "pages", "tools", "benchmarks", "tests") - set(ALL) == set()


def test_the_locks_hold_what_is_declared_and_agree():
    assert LESSON.items() <= LOCK.items()
    assert CLUSTER.items() <= CLUSTER_LOCK.items()
    assert LOCK | CLUSTER_LOCK == CLUSTER_LOCK | LOCK


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-cluster.lock"])
def test_every_package_of_the_lock_has_its_digests_and_no_address(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.replace("\\\n", "").count(" --hash=sha256:") >= len(pinned(name))
    assert all(" --hash=sha256:" in line for line in text.replace("\\\n", "").splitlines() if line[0] != "#")
    assert "://" not in text


@pytest.mark.parametrize("name", SAFE_FROM)
def test_nothing_is_older_than_is_safe(name: str):
    for versions in (LOCK, CLUSTER_LOCK, ALL):
        if name in versions:
            assert versions[name] >= Version(SAFE_FROM[name])
    assert name in ALL | LOCK


def test_the_image_has_the_python_that_the_gate_runs_on():
    image = re.search(r"FROM python:([\d.]+)", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    gate = re.search(
        r"container: python:([\d.]+)", (ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8")
    )
    assert image
    assert gate
    assert image[1] == gate[1]
