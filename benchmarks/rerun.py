"""How long a rerun takes over the websocket: python benchmarks/rerun.py

The lesson as it starts, against a two-line app as Streamlit starts it by default. Both run
at once and are asked in turn, so that the ratio holds on a noisy machine.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.server import running

ROUNDS = 60
PAGES = ("", "funciones", "pixeles", "descenso", "modelos", "neurona", "siguiente")
PLAIN = 'import streamlit as st\n\nst.slider("x", 0, 10)\n'


class Session:
    """A visitor with one page open."""

    def __init__(self, url: str, page: str) -> None:
        self.url, self.page, self.page_hash = url, page, ""

    async def __aenter__(self) -> "Session":
        address = self.url.replace("http", "ws", 1) + "/_stcore/stream"
        self.socket = await websockets.connect(
            address, subprotocols=["streamlit", "x"], origin=self.url, max_size=None, compression=None
        )
        await self.rerun()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.socket.close()

    async def rerun(self) -> float:
        """Milliseconds from asking until the script has finished and all of it has arrived."""
        ask = BackMsg()
        ask.rerun_script.page_script_hash = self.page_hash
        if not self.page_hash:
            ask.rerun_script.page_name = self.page
        ask.rerun_script.context_info.timezone = "UTC"
        started = time.perf_counter()
        await self.socket.send(ask.SerializeToString())
        while True:
            message = ForwardMsg.FromString(await self.socket.recv())
            match message.WhichOneof("type"):
                case "new_session":
                    self.page_hash = message.new_session.page_script_hash or self.page_hash
                case "navigation":
                    self.page_hash = message.navigation.page_script_hash
                case "script_finished" if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return 1_000 * (time.perf_counter() - started)


async def compare(lesson: str, plain: str) -> None:
    print(f"{'page':>12}  lesson ms  plain ms  ratio  (medians of {ROUNDS})")
    for page in PAGES:
        async with Session(lesson, page) as ours, Session(plain, "") as theirs:
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
