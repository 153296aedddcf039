"""Learners who are each at their own place in the lesson: what classroom.py plays with --learners."""

import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.visitor import Visitor
from tests.deployment.composed import WEB, Composed, composed

ARRIVALS = 60.0  # seconds in which all come
THOUGHT = 6.0  # seconds between two deeds of a learner, on average
MEASURED = 120.0  # seconds, once all are there
LIGHT = ("neurona", "descenso", "pixeles", "siguiente")
SETTINGS = 40  # that are trained: a class asks much the same
WRITTEN = ("def f(foto: str) -> bool:", "def f(pixels: list[list[int]]) -> bool:", "def f(image) -> str:")
SILENCE = 1.0  # seconds after which a page with its results is complete
QUICK = 1.0  # seconds of a light rerun, p95
HEAD = (
    "| learners | replicas | light ms p50 | p95 | errors | cores: web | web CPU ms a deed | web CPU ms a "
    "second and learner | MB a learner | cores: door | workers | generator | load |\n" + "|---" * 13 + "|"
)


@dataclass
class Lesson:
    url: str
    over: float = 0.0  # on this process's clock
    times: dict[str, list[float]] = field(default_factory=dict)  # deed -> seconds of each
    errors: list[str] = field(default_factory=list)

    async def attend(self, number: int) -> None:
        """One learner, from arriving until it is over."""
        dice = random.Random(number)
        await asyncio.sleep(dice.uniform(0, ARRIVALS))
        try:
            async with Visitor(self.url, dice.choice(LIGHT)) as visitor:
                while time.monotonic() < self.over:
                    await asyncio.sleep(dice.uniform(0.5, 1.5) * THOUGHT)
                    deed = dice.choices(list(DEEDS), [7, 1.5, 1, 0.5])[0]
                    began = time.perf_counter()
                    await asyncio.wait_for(DEEDS[deed](visitor, dice), 60)
                    self.times.setdefault(deed, []).append(time.perf_counter() - began)
                self.errors += visitor.errors
        except Exception as error:  # of one learner: counted, and the others go on
            self.errors.append(repr(error))


async def light(visitor: Visitor, _dice: random.Random) -> None:
    await visitor.rerun()


async def go(visitor: Visitor, page: str, query: str = "") -> None:
    visitor.page, visitor.page_hash, visitor.query = page, "", query
    await visitor.rerun()


async def turn(visitor: Visitor, dice: random.Random) -> None:
    await go(visitor, dice.choice(LIGHT))


async def train(visitor: Visitor, dice: random.Random) -> None:
    await go(visitor, "modelos", f"seed={dice.randrange(SETTINGS)}&train_size=500")
    visitor.metrics.clear()
    await visitor.press(
        "train",
        lambda: sum("%" in value for value, _ in visitor.metrics.values()) == 3 or bool(visitor.warnings),
    )
    with suppress(TimeoutError):  # what is drawn after the results is no answer to what is asked next
        while True:
            await asyncio.wait_for(visitor._receive(), SILENCE)


async def check(visitor: Visitor, dice: random.Random) -> None:
    await go(visitor, "funciones")
    (box,) = (name for name, kind in visitor.widgets.items() if kind == "text_area")
    await visitor.send(
        WidgetState(id=box, string_value=dice.choice(WRITTEN)),
        WidgetState(id=visitor.ids["check"], trigger_value=True),
    )


DEEDS: dict[str, Callable[[Visitor, random.Random], Awaitable[None]]] = {
    "light rerun": light,
    "another page": turn,
    "training": train,
    "check": check,
}


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
    there = Lesson(lesson.url, time.monotonic() + ARRIVALS + MEASURED)
    attending = asyncio.gather(*(there.attend(number) for number in range(learners)))
    await asyncio.sleep(ARRIVALS)
    there.times.clear()
    parts = processes(lesson)
    at_first, began = {name: used(those) for name, those in parts.items()}, time.monotonic()
    await asyncio.sleep(MEASURED - 1)
    wall = time.monotonic() - began
    cores = {name: (used(those) - at_first[name]) / wall for name, those in parts.items()}
    deeds = sum(map(len, there.times.values()))
    megabytes = (sum(one.memory_info().rss for one in web) - before) / learners / 1e6
    await attending
    quick = sorted(there.times["light rerun"])
    p50, p95 = quick[len(quick) // 2], quick[int(0.95 * len(quick))]
    print(
        f"| {learners} | {len(web)} | {1_000 * p50:.0f} | {1_000 * p95:.0f} | {len(there.errors)} | "
        f"{cores['web']:.2f} | {1_000 * cores['web'] * wall / deeds:.1f} | "
        f"{1_000 * cores['web'] / learners:.1f} | "
        f"{megabytes:.2f} | {cores['door']:.2f} | {cores['worker']:.2f} | {cores['generator']:.2f} | "
        f"{os.getloadavg()[0]:.1f} |",
        flush=True,
    )
    for error in sorted(set(there.errors))[:5]:
        print(error, file=sys.stderr)
    return not there.errors and p95 <= QUICK


def play(learners: int, replicas: int) -> bool:
    """So many, on all of compose.yaml with so many of its web replicas."""
    with tempfile.TemporaryDirectory() as folder, composed(Path(folder)) as lesson:
        os.environ["SSL_CERT_FILE"] = str(lesson.authority)
        for web in WEB[replicas:]:
            lesson.stop(web)
        time.sleep(5)  # until the door has seen it
        print(HEAD, flush=True)
        return asyncio.run(played(lesson, learners))
