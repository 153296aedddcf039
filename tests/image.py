"""The lesson as the Dockerfile has it: only the files that it copies, its environment, its command."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT
from tests.server import running

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def copied() -> list[str]:
    """Names of the files and folders that the image gets."""
    copies = re.findall(r"^COPY (\S+) ", DOCKERFILE, re.MULTILINE)
    return [name.removeprefix("./") for name in copies]


def command() -> list[str]:
    return [part for part in json.loads(said("CMD")) if not part.startswith("--server.port")]


def environ(scratch: Path) -> dict[str, str]:
    """With `scratch` as the one folder that can be written to, which is /tmp in the image."""
    pairs = dict(pair.split("=") for pair in said("ENV").split())
    return {name: str(scratch) if value == "/tmp" else value for name, value in pairs.items()}


def said(instruction: str) -> str:
    """What follows an instruction at the beginning of a line."""
    return re.search(rf"^{instruction} (.*)$", DOCKERFILE, re.MULTILINE)[1]


@contextmanager
def running_as_image(folder: Path) -> Iterator[str]:
    """Run the lesson in a copy below `folder` that nothing is ever written to."""
    root, scratch = folder / "app", folder / "tmp"
    root.mkdir()
    scratch.mkdir()
    for name in copied():
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    for path in (root, *before):
        path.chmod(0o555 if path.is_dir() else 0o444)

    with running(root, command=command(), **environ(scratch)) as url:
        yield url
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before  # root may write anywhere
