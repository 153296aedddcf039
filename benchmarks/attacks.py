"""What one pupil with a script can do to the others: python benchmarks/attacks.py [names] [--seconds 20]

Each attack (attackers.py) runs for so many seconds, on a server of its own on this machine, while somebody
else uses the neuron page. Prints how quick that page stayed, how long a newcomer waited for a first page and
/readyz for its answer, how fast the log grew, and the memory of the server, and of it and the processes that
train: before, at its peak, and two minutes after all have left. The last line of each says which bar does not
hold. The attacker computes on the same cores, and photos and large messages cost it more than the server:
all times are upper bounds. Linux only.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import requests

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.attackers import ATTACKS
from benchmarks.target import MB, Target
from benchmarks.visitor import Visitor, use_neuron
from tests.processes import server_at
from tests.server import running

PAUSE = 0.2  # seconds between two reruns of who is attacked
LOOK = 0.1  # seconds between two looks at memory
KNOCK = 0.25  # seconds between two questions whether the server is ready
P95, PEAK, AFTER, LOG, READY = 300, 1_000, 400, 100, 1.0  # the bars: ms, MB, MB, kB a minute, s


def memory(process: psutil.Process) -> tuple[float, float]:
    """MB that a server holds, and that it and the processes which train for it hold."""
    alone = together = process.memory_info().rss
    for child in process.children(recursive=True):
        try:
            together += child.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return alone / MB, together / MB


def log_of(process: psutil.Process) -> int:
    """Bytes that it has written."""
    return os.stat(f"/proc/{process.pid}/fd/1").st_size


@dataclass
class Watch:
    """Looks at a server until it is over."""

    url: str
    process: psutil.Process
    before: tuple[float, float] = (0.0, 0.0)
    peak: tuple[float, float] = (0.0, 0.0)
    log: int = 0  # bytes when it began
    began: float = 0.0
    newcomer: float = 0.0  # seconds until they had a page
    slowest: float = 0.0  # seconds, of an answer of /readyz
    unready: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def begin(self) -> None:
        self.before, self.log, self.began = memory(self.process), log_of(self.process), time.monotonic()
        for task in (self.look, self.knock):
            threading.Thread(target=task).start()

    def look(self) -> None:
        while not self.over.wait(LOOK):
            alone, together = memory(self.process)
            self.peak = max(self.peak[0], alone), max(self.peak[1], together)

    def knock(self) -> None:
        while not self.over.wait(KNOCK):
            started = time.perf_counter()
            is_ready = requests.get(f"{self.url}/readyz", timeout=120).ok
            self.slowest = max(self.slowest, time.perf_counter() - started)
            self.unready += not is_ready


async def arrive(url: str) -> float:
    """Seconds until a newcomer has the page and its first run."""
    started = time.perf_counter()
    (await asyncio.to_thread(requests.get, f"{url}/neurona", timeout=120)).raise_for_status()
    async with Visitor(url, "neurona"):
        return time.perf_counter() - started


async def attacked(watch: Watch, name: str, results: Path, seconds: float) -> tuple[str, list[float]]:
    """What the attacker says, and the milliseconds of the bystander's reruns."""
    async with Visitor(watch.url, "neurona") as visitor:
        await visitor.rerun()
    watch.begin()
    over = asyncio.Event()
    bystander = asyncio.create_task(use_neuron(watch.url, over, PAUSE))
    attacker = await asyncio.create_subprocess_exec(
        *(sys.executable, __file__, "--attack", name, watch.url, str(results), "--seconds", str(seconds)),
        stdout=subprocess.PIPE,
    )
    said = asyncio.create_task(attacker.communicate())
    await asyncio.sleep(seconds / 4)
    watch.newcomer = await arrive(watch.url)
    result = (await said)[0].decode().strip()
    over.set()
    return result, await bystander


@dataclass
class Report:
    """Of one attack."""

    name: str
    said: str
    waits: list[float]  # milliseconds of the bystander, the shortest first
    watch: Watch
    log: float  # kB a minute

    def written(self, after: tuple[float, float], tracebacks: int) -> str:
        """For the terminal, with the memory when all have left and rested."""
        watch, p95 = self.watch, self.waits[int(0.95 * len(self.waits))]
        bars = {
            f"p95 {p95:.0f} ms": p95 > P95,
            f"peak {watch.peak[0]:.0f} MB": watch.peak[0] > PEAK,
            f"rest {after[0]:.0f} MB": after[0] > AFTER,
            f"log {self.log:.0f} kB/min": self.log > LOG,
            f"/readyz {watch.slowest:.2f} s": watch.slowest > READY,
            f"{tracebacks} tracebacks": tracebacks > 0,
        }
        over = [said for said, is_over in bars.items() if is_over]
        memory = zip(("before", "peak", "rested"), (watch.before, watch.peak, after), strict=True)
        return (
            f"{self.name}: {self.said}\n"
            f"  neuron page: median {statistics.median(self.waits):.0f} ms, p95 {p95:.0f} ms, "
            f"worst {self.waits[-1]:.0f} ms of {len(self.waits)}; newcomer {watch.newcomer:.1f} s; "
            f"/readyz {watch.slowest:.2f} s, {watch.unready} times not ready\n"
            f"  server, with its trainers: "
            + ", ".join(f"{when} {alone:.0f}, {together:.0f} MB" for when, (alone, together) in memory)
            + f"; log {self.log:.1f} kB/min\n"
            f"  {'OVER: ' + ', '.join(over) if over else 'all bars hold'}"
        )


def attack(name: str, url: str, results: Path, seconds: float) -> Report:
    watch = Watch(url, psutil.Process(server_at(url)))
    try:
        said, waits = asyncio.run(attacked(watch, name, results, seconds))
    finally:
        watch.over.set()
    minutes = (time.monotonic() - watch.began) / 60
    return Report(name, said, sorted(waits), watch, (log_of(watch.process) - watch.log) / 1_000 / minutes)


def rest(server: ExitStack, report: Report, seconds: float) -> None:
    """Wait, read the memory, stop the server, and tell all of it."""
    time.sleep(seconds)
    after, tracebacks = memory(report.watch.process), 0
    try:
        server.close()
    except AssertionError as raised:  # by the server: its log
        tracebacks = str(raised).count("Traceback")
    print(report.written(after, tracebacks), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *ATTACKS], help="only these attacks")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rest", type=float, default=120, help="seconds until memory is read again")
    parser.add_argument("--attack", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.attack:
        name, url, results = asked.attack
        target = Target(url, Path(results), time.monotonic() + asked.seconds)
        print(asyncio.run(ATTACKS[name](target)))
        return
    print("load of this machine before:", *(f"{load:.1f}" for load in os.getloadavg()), flush=True)
    with ThreadPoolExecutor(len(ATTACKS)) as resting:
        for name in asked.names or ATTACKS:
            with ExitStack() as server:
                folder = Path(server.enter_context(tempfile.TemporaryDirectory()), "results")
                url = server.enter_context(running(MLINTRO_RESULTS=str(folder)))
                report = attack(name, url, folder, asked.seconds)
                resting.submit(rest, server.pop_all(), report, asked.rest)


if __name__ == "__main__":
    main()
