"""A lesson of any size, each learner at their own place in it: what classroom.py plays with --learners."""

import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.learner import DEEDS, LIGHT, Learner
from benchmarks.pupil import Teacher, Wall
from tests.deployment.composed import WEB, Composed, composed

ARRIVALS = 60.0  # seconds in which all come
THOUGHT = 6.0  # seconds between two deeds of a learner, on average
MEASURED = 120.0  # seconds, once all are there
CLASS = 30  # learners at most of one teacher, who has a wall
ASKED, SHOWN = 20.0, 80.0  # seconds from when all are there until a class is asked, and sees what it said
PATIENCE = 60.0  # seconds until a deed is done, or something is wrong
QUICK = 1.0  # seconds of a light rerun, p95
COLUMNS = (
    "learners",
    "replicas",
    "light ms p50",
    "p95",
    "looks p95",
    "votes p95",
    "votes counted",
    "errors",
    "cores: web",
    "door",
    "Redis",
    "workers",
    "generator",
    "web CPU ms a second and learner",
    "MB a learner",
    "load",
)


@dataclass
class Lesson:
    url: str
    times: dict[str, list[float]] = field(default_factory=dict)  # deed -> seconds of each
    errors: list[str] = field(default_factory=list)
    voted: int = 0
    counted: int = 0
    is_over: asyncio.Event = field(default_factory=asyncio.Event)

    @contextmanager
    def timed(self, deed: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.times.setdefault(deed, []).append(time.perf_counter() - began)

    def milliseconds(self, deed: str, share: float) -> float:
        times = sorted(self.times[deed])
        return 1_000 * times[int(share * len(times))]

    async def noted(self, visitor: Awaitable[None]) -> None:
        try:
            await visitor
        except Exception as error:  # of one visitor: counted, and the others go on
            self.errors.append(repr(error))

    async def play(self, learners: int) -> None:
        """In as many classes as they need."""
        sizes = [min(CLASS, learners - first) for first in range(0, learners, CLASS)]
        await asyncio.gather(
            *(self.noted(self.teach(range(CLASS * i, CLASS * i + size))) for i, size in enumerate(sizes))
        )

    async def teach(self, numbers: range) -> None:
        """One class with its teacher and its wall: it is asked once, and all who voted are counted."""
        async with Teacher(self.url, "clase") as teacher:
            code = await teacher.open()
            while "ask_xor" not in teacher.ids:
                await teacher.ask(button="step_on")
            async with Wall(self.url, "clase", f"ver={code}") as wall:
                visitors = [self.lead(teacher), wall.attend(self.is_over)]
                visitors += [self.attend(number, code) for number in numbers]
                await asyncio.gather(*map(self.noted, visitors))
                await wall.ask()
                self.counted += sum(bar["now"] for bar in wall.seen["class_wall"]["bars"])

    async def lead(self, teacher: Teacher) -> None:
        began = time.monotonic()
        due = {"ask_xor": ARRIVALS + ASKED, "show_xor": ARRIVALS + SHOWN}
        while not self.is_over.is_set():
            button = next((name for name, at in due.items() if time.monotonic() - began >= at), "")
            due.pop(button, None)
            await teacher.ask(button=button)
            await asyncio.sleep(teacher.every)

    async def attend(self, number: int, code: str) -> None:
        """One learner, from arriving until it is over: deeds after some thought, looks at a beat."""
        dice = random.Random(number)
        await asyncio.sleep(dice.uniform(0, ARRIVALS))
        async with Learner(self.url, dice.choice(LIGHT), f"clase={code}", dice=dice) as learner:
            await learner.come()
            act = time.monotonic() + dice.uniform(0, THOUGHT)
            look = time.monotonic() + dice.uniform(0, learner.beat)
            while not self.is_over.is_set():
                await asyncio.sleep(max(0.0, min(act, look) - time.monotonic()))
                async with asyncio.timeout(PATIENCE):
                    if look <= act:
                        with self.timed("look"):
                            await learner.look()
                        look = max(look + learner.beat, time.monotonic())
                    else:
                        await self.act(learner)
                        act = time.monotonic() + dice.uniform(0.5, 1.5) * THOUGHT
            self.errors += learner.errors + learner.warnings

    async def act(self, learner: Learner) -> None:
        if learner.options:
            with self.timed("vote"):
                await learner.ask(button=learner.dice.choice(learner.options))
            learner.has_voted = True
            self.voted += 1
            return
        (name,) = learner.dice.choices(list(DEEDS), [deed.share for deed in DEEDS.values()])
        if way := DEEDS[name].before:
            await way(learner)
        with self.timed(name):
            await DEEDS[name].do(learner)
        learner.has_done = DEEDS[name].is_counted


def processes(lesson: Composed) -> dict[str, list[psutil.Process]]:
    """All that works, by what it is: the generator too."""
    found = {"generator": [psutil.Process()]}
    for name, process in lesson.running.items():
        one = psutil.Process(process.pid)
        found.setdefault(name.partition("#")[0].partition("-")[0], []).extend(
            [one, *one.children(recursive=True)]
        )
    return found


def used(those: list[psutil.Process]) -> float:
    """Seconds of the processor."""
    return sum(one.cpu_times().user + one.cpu_times().system for one in those)


async def played(lesson: Composed, learners: int) -> bool:
    """Prints a row; whether it was without errors and quick."""
    web = [psutil.Process(lesson.running[name].pid) for name in WEB if name in lesson.running]
    before = sum(one.memory_info().rss for one in web)
    there = Lesson(lesson.url)
    playing = asyncio.create_task(there.play(learners))
    await asyncio.sleep(ARRIVALS)
    there.times.clear()
    parts = processes(lesson)
    at_first, began = {name: used(those) for name, those in parts.items()}, time.monotonic()
    await asyncio.sleep(MEASURED)
    wall = time.monotonic() - began
    cores = {name: (used(those) - at_first[name]) / wall for name, those in parts.items()}
    megabytes = (sum(one.memory_info().rss for one in web) - before) / learners / 1e6
    load = os.getloadavg()[0]
    there.is_over.set()
    await playing
    if there.counted != there.voted:
        there.errors.append(f"{there.voted} voted, {there.counted} were counted")
    p95 = there.milliseconds("light rerun", 0.95)
    row = (
        f"{learners}",
        f"{len(web)}",
        f"{there.milliseconds('light rerun', 0.5):.0f}",
        f"{p95:.0f}",
        f"{there.milliseconds('look', 0.95):.0f}",
        f"{there.milliseconds('vote', 0.95):.0f}",
        f"{there.counted}",
        f"{len(there.errors)}",
        *(f"{cores[name]:.2f}" for name in ("web", "door", "redis", "worker", "generator")),
        f"{1_000 * cores['web'] / learners:.1f}",
        f"{megabytes:.2f}",
        f"{load:.1f}",
    )
    print(f"| {' | '.join(row)} |", flush=True)
    for name, times in sorted(there.times.items()):
        print(f"{name}: {len(times)}, p95 {there.milliseconds(name, 0.95):.0f} ms", file=sys.stderr)
    for error in sorted(set(there.errors))[:5]:
        print(f"{there.errors.count(error)} times: {error}", file=sys.stderr)
    return not there.errors and p95 <= 1_000 * QUICK


def play(learners: int, replicas: int) -> bool:
    """So many, on all of compose.yaml with so many of its web replicas."""
    with tempfile.TemporaryDirectory() as folder, composed(Path(folder)) as lesson:
        os.environ["SSL_CERT_FILE"] = str(lesson.authority)
        for web in WEB[replicas:]:
            lesson.stop(web)
        time.sleep(5)  # until the door has seen it
        print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|", flush=True)
        return asyncio.run(played(lesson, learners))
