"""How long a rerun takes over the websocket: python benchmarks/rerun.py [--against COMMIT ...]

The lesson as it starts, against a two-line app as Streamlit starts it by default, and against the lesson
of other commits of this repository. All run at once and are asked in turn, so that the ratios hold on a
noisy machine.
"""

import argparse
import asyncio
import io
import statistics
import subprocess
import sys
import tarfile
import tempfile
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.visitor import Visitor
from tests.conftest import ROOT
from tests.server import running

ROUNDS = 60
PAGES = ("", "funciones", "pixeles", "descenso", "modelos", "neurona", "siguiente")
PLAIN = 'import streamlit as st\n\nst.slider("x", 0, 10)\n'


async def compare(lessons: dict[str, str], plain: str) -> None:
    """Of each page a row: the milliseconds of each lesson, and of it in those of the plain app."""
    print(f"{'page':>12}", *(f"{name:>16}" for name in lessons), f"{'plain':>7}  (medians of {ROUNDS}, ms)")
    for page in PAGES:
        async with AsyncExitStack() as stack:
            asked = [await stack.enter_async_context(Visitor(url, page)) for url in lessons.values()]
            asked.append(await stack.enter_async_context(Visitor(plain, "")))
            rounds = [[await visitor.rerun() for visitor in asked] for _ in range(ROUNDS)]
        *ours, theirs = map(statistics.median, zip(*rounds, strict=True))
        cells = [f"{one:9.1f} ({one / theirs:.2f})" for one in ours]
        print(f"{page or 'inicio':>12}", *cells, f"{theirs:7.1f}", flush=True)


def unpack(commit: str, folder: Path) -> Path:
    """All of it, into a folder of its name. Raises CalledProcessError where there is no such commit."""
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder / commit, filter="data")
    return folder / commit


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--against", nargs="*", default=[], metavar="COMMIT")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        Path(folder, "app.py").write_text(PLAIN)
        plain = stack.enter_context(running(Path(folder), ready="/_stcore/health"))
        lessons = {
            commit: stack.enter_context(running(unpack(commit, Path(folder))))
            for commit in parser.parse_args().against
        }
        lessons["here"] = stack.enter_context(running())
        asyncio.run(compare(lessons, plain))


if __name__ == "__main__":
    main()
