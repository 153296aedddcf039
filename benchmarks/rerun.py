"""How long a rerun takes over the websocket: python benchmarks/rerun.py

The lesson as it starts, against a two-line app as Streamlit starts it by default. Both run
at once and are asked in turn, so that the ratio holds on a noisy machine.
"""

import asyncio
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.visitor import Visitor
from tests.server import running

ROUNDS = 60
PAGES = ("", "funciones", "pixeles", "descenso", "modelos", "neurona", "siguiente")
PLAIN = 'import streamlit as st\n\nst.slider("x", 0, 10)\n'


async def compare(lesson: str, plain: str) -> None:
    print(f"{'page':>12}  lesson ms  plain ms  ratio  (medians of {ROUNDS})")
    for page in PAGES:
        async with Visitor(lesson, page) as ours, Visitor(plain, "") as theirs:
            pairs = [(await ours.rerun(), await theirs.rerun()) for _ in range(ROUNDS)]
        one, other = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"{page or 'inicio':>12}  {one:9.1f}  {other:8.1f}  {one / other:5.2f}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "app.py").write_text(PLAIN)
        with running() as lesson, running(Path(folder), ready="/_stcore/health") as plain:
            asyncio.run(compare(lesson, plain))


if __name__ == "__main__":
    main()
