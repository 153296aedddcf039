"""A class of sixty on one server, and two hundred who vote: python benchmarks/classroom.py [train] [vote]

Or a lesson, each learner at another place: python benchmarks/classroom.py --learners 600 --replicas 2, on all
that compose.yaml starts. Prints a row of docs/scale.md, and ends with 1 where there was an error or a light
rerun's p95 is over a second. Without it:

First all press Train on one setting, three times; then each on another one, while somebody else keeps using
the neuron page. Prints what they waited for, how many fits there were, and how quick the neuron
page stayed. Then two hundred join a class by its code, look at it every three to seven seconds, and vote
within five. Prints how many votes were counted, when the wall showed the last, how quick all runs were, and
what the server and this program took of the processor meanwhile. Ends with 1 where a vote was not counted,
the wall had the last after more than three seconds, or a light rerun's p95 is over 300 ms.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks import mix
from benchmarks.pupil import Pupil, Teacher, Wall
from benchmarks.visitor import Visitor, has_all, is_served, use_neuron
from mlintro.text import load
from tests import processes
from tests.server import running

CLASS = 60
VOTERS = 200
LOOKERS = 60
LOOKING = 40.0  # seconds
VOTING = 5.0  # seconds in which all vote
AFTER_THE_LAST = 3.0  # seconds, at most, until the wall shows the last vote
LIGHT = 300.0  # ms, at most, of 95 in a hundred light reruns
PAUSE = 0.25  # seconds between two reruns of the neuron page
LIMIT = 600  # seconds
LOOK = 3.0  # seconds between two looks of a learner's page
BREAK = 6  # seconds until the server has done what it still had to do for those who left


class Used:
    """Of the processor since it was made: by the server, and by this program that plays the class."""

    def __init__(self, server: int) -> None:
        self.processes = {"server": psutil.Process(server), "generator": psutil.Process()}
        self.before = {name: self.seconds(name) for name in self.processes}
        self.since = time.perf_counter()

    def seconds(self, name: str) -> float:
        times = self.processes[name].cpu_times()
        return float(times.user + times.system)

    def __str__(self) -> str:
        wall = time.perf_counter() - self.since
        cores = {name: (self.seconds(name) - before) / wall for name, before in self.before.items()}
        said = ", ".join(f"{name} {used:.2f}" for name, used in cores.items())
        return f"cores in use: {said}; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()}"


def is_queued(visitor: Visitor) -> bool:
    return any("fila" in note for _, note in visitor.metrics.values())


async def train(visitor: Visitor) -> float:
    visitor.metrics.clear()
    return await visitor.press("train", lambda: is_served(visitor))


async def arrive(url: str, queries: list[str]) -> list[Visitor]:
    return [await Visitor(url, "modelos", query).__aenter__() for query in queries]


async def alone(url: str) -> float:
    """Seconds of one visitor for a setting that nobody knows: the median of three."""
    times = []
    for seed in range(900, 903):
        async with Visitor(url, "modelos", f"seed={seed}") as visitor:
            times.append(await train(visitor))
    return statistics.median(times)


async def same_setting(url: str, results: Path) -> None:
    one = await alone(url)
    for seed in range(997, 1_000):
        before = len(list(results.glob("*.npz")))
        visitors = await arrive(url, [f"seed={seed}"] * CLASS)
        times = await asyncio.wait_for(asyncio.gather(*map(train, visitors)), LIMIT)
        fits = len(list(results.glob("*.npz"))) - before
        print(
            f"one setting: one visitor alone {one:.2f} s; {CLASS} together, the last {max(times):.2f} s "
            f"({max(times) - one:+.2f} s), {fits} fits, {sum(map(has_all, visitors))} served"
        )
        await leave(visitors)


async def leave(visitors: list[Visitor]) -> None:
    for visitor in visitors:
        await visitor.__aexit__()
    await asyncio.sleep(BREAK)


async def many_settings(url: str) -> None:
    queries = [f"seed={i}&mlp_width={4 + i}&train_size={500 + 10 * i}" for i in range(CLASS)]
    visitors = await arrive(url, queries)
    queued: set[int] = set()

    async def look() -> None:
        while True:
            queued.update(i for i, visitor in enumerate(visitors) if is_queued(visitor))
            await asyncio.sleep(0.05)

    over, looking = asyncio.Event(), asyncio.create_task(look())
    neuron = asyncio.create_task(use_neuron(url, over, PAUSE))
    started = time.perf_counter()
    await asyncio.wait_for(asyncio.gather(*map(train, visitors)), LIMIT)
    seconds = time.perf_counter() - started
    over.set()
    looking.cancel()
    reruns = sorted(await neuron)
    p95 = reruns[int(0.95 * len(reruns))]
    print(
        f"{CLASS} settings: all in {seconds:.0f} s, {sum(map(has_all, visitors))} served, "
        f"{sum(bool(v.warnings) for v in visitors)} refused, {len(queued)} saw their position in the queue; "
        f"neuron page meanwhile: median {statistics.median(reruns):.0f} ms, p95 {p95:.0f} ms "
        f"of {len(reruns)} reruns"
    )
    await leave(visitors)


async def school(url: str, results: Path) -> None:
    await same_setting(url, results)
    await many_settings(url)


async def look(url: str) -> None:
    """What it costs the server that a class looks for what its teacher does, who does nothing."""
    async with Teacher(url, "clase") as teacher:
        code = await teacher.open()
        over = asyncio.Event()
        pupils = [await Pupil(url, "neurona", f"clase={code}").__aenter__() for _ in range(LOOKERS)]
        for pupil in pupils:
            await pupil.come()
        tasks = [asyncio.create_task(pupil.attend(over)) for pupil in pupils]
        await asyncio.sleep(2 * LOOK)
        for pupil in pupils:
            pupil.times.clear()
            pupil.asked.clear()
        used = Used(processes.server_at(url))
        await asyncio.sleep(LOOKING)
        milliseconds = 1_000 * (used.seconds("server") - used.before["server"])
        runs = sum(len(pupil.times) for pupil in pupils)
        asked = sorted(ms for pupil in pupils for ms in pupil.asked)
        print(used)
        print(
            f"{LOOKERS} learners, {LOOKING:.0f} s: asked {len(asked)} times, median "
            f"{statistics.median(asked):.1f} ms; {runs} runs of their line; "
            f"{milliseconds / LOOKERS / LOOKING:.2f} ms of the server's processor a learner and second, "
            f"{milliseconds * LOOK / LOOKERS / LOOKING:.2f} ms a look"
        )
        over.set()
        await asyncio.gather(*tasks)
        await leave(list(pupils))


async def vote(url: str) -> bool:
    """Whether all of it was within the bars: every vote counted, the wall and light reruns in time."""
    async with Teacher(url, "clase") as teacher:
        code = await teacher.open()
        wall = await Wall(url, "clase", f"ver={code}").__aenter__()
        over = asyncio.Event()
        tasks = [asyncio.create_task(wall.attend(over))]
        pupils: list[Pupil] = []
        started = time.perf_counter()
        for _ in range(VOTERS):
            pupil = await Pupil(url, "neurona", f"clase={code}").__aenter__()
            await pupil.come()
            tasks.append(asyncio.create_task(pupil.attend(over)))
            pupils.append(pupil)
        print(f"{len(pupils)} in the class after {time.perf_counter() - started:.0f} s")
        for pupil in pupils:
            pupil.times.clear()
        used = Used(processes.server_at(url))
        neuron = asyncio.create_task(use_neuron(url, over, PAUSE))
        while "ask_xor" not in teacher.ids:
            await teacher.ask(button="step_on")
        await teacher.ask(button="ask_xor")
        await asyncio.sleep(3 * LOOK)  # all have seen it: in a large class a tab looks half as often
        for i, pupil in enumerate(pupils):
            asyncio.get_running_loop().call_later(
                VOTING * i / VOTERS, pupil.wishes.put_nowait, f"vote_xor.1_{('yes', 'no', 'luck')[i % 3]}"
            )
        await asyncio.sleep(VOTING)
        last = time.perf_counter()
        await asyncio.sleep(4 * LOOK)
        await teacher.ask(button="show_xor")
        await asyncio.sleep(LOOK)
        print(used)
        over.set()
        await asyncio.gather(*tasks)
        counted = [bar["now"] for bar in wall.seen["class_wall"]["bars"]]
        shown = (
            wall.at.get(load("classes", "es").label("voted_of", voted=VOTERS, of=VOTERS), float("nan")) - last
        )
        reruns, looks = sorted(await neuron), sorted(ms for pupil in pupils for ms in pupil.times)
        print(
            f"{VOTERS} votes within {VOTING:.0f} s: {sum(counted)} counted, {counted}; the wall had the last "
            f"{shown:+.1f} s after it was due"
        )
        held = sum(counted) == VOTERS and shown <= AFTER_THE_LAST
        for name, times in (("looks and votes", looks), ("neuron page", reruns)):
            p95 = times[int(0.95 * len(times))]
            held &= p95 <= LIGHT
            print(f"{name}: median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms of {len(times)} runs")
        await leave([wall, *pupils])
        return held


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=["train", "look", "vote", []], help="all without")
    parser.add_argument("--learners", type=int)
    parser.add_argument("--replicas", type=int, default=1, choices=[1, 2])
    asked = parser.parse_args()
    if asked.learners:
        sys.exit(not mix.play(asked.learners, asked.replicas))
    wanted = set(asked.parts) or {"train", "look", "vote"}
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder, "results")
        if "train" in wanted:
            with running(MLINTRO_RESULTS=str(results)) as url:
                asyncio.run(school(url, results))
    if "look" in wanted:
        with running(MLINTRO_SEATS=str(LOOKERS)) as url:
            asyncio.run(look(url))
    if "vote" in wanted:
        with running(MLINTRO_SEATS=str(VOTERS), MLINTRO_VISITORS_PER_ADDRESS="300") as url:
            if not asyncio.run(vote(url)):
                sys.exit(1)


if __name__ == "__main__":
    main()
