"""House rules: which way imports point, and how large rooms may be."""

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
