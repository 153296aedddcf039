"""Whatever can die dies, and what learners noticed: python benchmarks/faults.py [--learners 100] [NAME …]

All of compose.yaml runs as plain processes (tests/deployment/composed.py), and learners come through its
door. Prints a row for each fault, and ends with 1 where a bar does not hold. The full disk is a small memory
disk, mounted over the folder of results and filled to its last byte: that takes Linux and root, and is said
where it can not be done.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.classroom import train
from benchmarks.pupil import Pupil, Teacher
from benchmarks.restart import PAGES, own
from benchmarks.tab import Tab
from benchmarks.visitor import Visitor, has_all, use_neuron
from mlintro.classes.in_redis import InRedis
from tests.deployment.composed import WEB, Composed, composed

USABLE = 30.0  # seconds until those of a dead replica go on with the other
NOTICED = 15.0  # seconds that anybody waits while replicas restart one after the other
QUICK = 1.0  # seconds of a light page, p95, while something else is away
TRAINED = 60.0  # seconds of a training in which something dies, or of one after it
LATEST = 120.0  # seconds until a fault is over, or something is wrong
PAUSE = 0.1  # seconds between two reruns of the neuron page
AWAY = 5.0  # seconds without Redis


class Seen(NamedTuple):
    what: str
    holds: bool


@dataclass
class Learner(Tab, Pupil):
    """A tab that remembers what was done in it, in a class."""

    async def look(self) -> None:
        """At the whole page: a fragment does not tell all that is to be remembered."""
        await self.ask(whole=True)
        self.kept = self.told


async def sit_down(lesson: Composed, count: int, code: str) -> list[Learner]:
    learners = []
    for number in range(count):
        done, query = own(number)
        page = PAGES[number % len(PAGES)]
        learner = await Learner(lesson.url, page, f"{query}&clase={code}").__aenter__()
        learners.append(learner)
        await learner.give_back(done)
        await learner.come()
    return learners


async def vote(teacher: Teacher, learners: list[Learner]) -> None:
    while "ask_xor" not in teacher.ids:
        await teacher.ask(button="step_on")
    await teacher.ask(button="ask_xor")
    for learner in learners:
        await learner.ask()
        await learner.ask(button="vote_xor.1_no")
        await learner.look()


def counted(lesson: Composed, code: str) -> tuple[int, int]:
    """Seats and votes of the class, as Redis has them."""
    seats = InRedis(f"redis://127.0.0.1:{lesson.ports['redis', '6379']}/0").seats(code)
    return len(seats), sum(bool(seat.votes) for seat in seats.values())


async def killed_replica(lesson: Composed, count: int) -> Seen:
    async with Teacher(lesson.url, "clase") as teacher:
        code = await teacher.open()
        learners = await sit_down(lesson, count, code)
        await vote(teacher, learners)
        before, had = counted(lesson, code), [learner.kept for learner in learners]
        staying = {asyncio.create_task(learner.stay()): learner for learner in learners}
        began = time.perf_counter()
        lesson.kill(WEB[0])
        await asyncio.sleep(1)
        hit = {task: learner for task, learner in staying.items() if learner.lost}
        await asyncio.wait_for(asyncio.gather(*hit), LATEST)
        last = max(learner.back for learner in hit.values()) - began
        for task in staying:
            task.cancel()
        for learner in hit.values():
            await learner.ask()
        whole = sum(learner.kept == kept for learner, kept in zip(learners, had, strict=True))
        after = counted(lesson, code)
        await leave(learners)
    return Seen(
        f"{len(hit)} of {count} were on it, the last went on after {last:.1f} s; {whole} have all they had; "
        f"seats and votes: {before} before, {after} after",
        last <= USABLE and whole == count and before == after == (count, count),
    )


async def killed_redis(lesson: Composed, _count: int) -> Seen:
    over = asyncio.Event()
    neuron = asyncio.create_task(use_neuron(lesson.url, over, PAUSE))
    async with Teacher(lesson.url, "clase") as teacher:
        (learner,) = await sit_down(lesson, 1, await teacher.open())
        lesson.kill("redis")
        until = time.perf_counter() + AWAY
        while time.perf_counter() < until:
            await learner.ask()
            await asyncio.sleep(PAUSE)
        lesson.start("redis")
        began = time.perf_counter()
        async with Teacher(lesson.url, "clase") as another:
            while not (code := await another.open()):
                await asyncio.sleep(PAUSE)
            again = await sit_down(lesson, 1, code)
            opened = time.perf_counter() - began
        over.set()
        slow, errors = p95(await neuron), len(learner.errors)
        await leave([learner, *again])
    return Seen(
        f"pages went on: p95 {slow:.2f} s, {errors} errors; a class was opened and joined "
        f"{opened:.1f} s after it was back",
        slow <= QUICK and not errors and opened <= USABLE,
    )


async def killed_worker(lesson: Composed, _count: int) -> Seen:
    return await trained(lesson, 1, lambda: lesson.kill("worker"), lambda: lesson.start("worker"))


async def killed_scheduler(lesson: Composed, _count: int) -> Seen:
    def start() -> None:
        time.sleep(2)
        lesson.start("scheduler")

    return await trained(lesson, 2, lambda: lesson.kill("scheduler"), start)


async def lost_scheduler(lesson: Composed, _count: int) -> Seen:
    return await trained(
        lesson, 3, lambda: lesson.kill("scheduler"), lambda: None, lambda: lesson.start("scheduler")
    )


async def trained(
    lesson: Composed,
    seed: int,
    fault: Callable[[], object],
    mend: Callable[[], object],
    at_last: Callable[[], object] = lambda: None,
) -> Seen:
    """A training in which something dies, and one after it. What ends is started again, as Docker does."""
    async with Visitor(lesson.url, "modelos", f"seed={seed}&train_size=4000&mlp_width=64") as visitor:
        running = asyncio.create_task(train(visitor))
        await asyncio.sleep(0.5)
        fault()
        await asyncio.to_thread(mend)
        revive = asyncio.create_task(keep_alive(lesson))
        first = await asyncio.wait_for(running, LATEST)
        served = has_all(visitor)
    async with Visitor(lesson.url, "modelos", f"seed={seed}&train_size=300") as visitor:
        second = await asyncio.wait_for(train(visitor), LATEST)
        served += has_all(visitor)
    at_last()
    await asyncio.sleep(5)
    revive.cancel()
    return Seen(
        f"the training took {first:.1f} s, the one after it {second:.1f} s; {served} of 2 served",
        served == 2 and max(first, second) <= TRAINED,
    )


async def keep_alive(lesson: Composed) -> None:
    while True:
        lesson.restart_ended()
        await asyncio.sleep(1)


async def full_disk(lesson: Composed, _count: int) -> Seen:
    results = lesson.folder / "results"
    with small(results):
        with suppress(OSError):
            (results / "full").write_bytes(bytes(2_000_000))
        async with Visitor(lesson.url, "modelos", "seed=4&train_size=300") as visitor:
            seconds = await asyncio.wait_for(train(visitor), LATEST)
            served = has_all(visitor)
        kept = len(list(results.glob("*.npz")))
    return Seen(
        f"the training took {seconds:.1f} s, served: {served}; {kept} results were kept", served and not kept
    )


@contextmanager
def small(folder: Path) -> Iterator[None]:
    """The folder is a disk of 1 MB until the end. Raises CalledProcessError where it can not be."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


async def rolling_restart(lesson: Composed, count: int) -> Seen:
    waits: list[float] = []

    async def attend(learner: Learner) -> None:
        while True:
            await learner.stay()
            waits.append(learner.back - learner.lost)

    async with Teacher(lesson.url, "clase") as teacher:
        learners = await sit_down(lesson, count, await teacher.open())
        for learner in learners:
            await learner.look()
        had = [learner.kept for learner in learners]
        staying = [asyncio.create_task(attend(learner)) for learner in learners]
        for web in WEB:
            lesson.stop(web)
            await asyncio.sleep(2)
            lesson.start(web)
            await back(lesson, web)
            await asyncio.sleep(5)
        for task in staying:
            task.cancel()
        failed = [
            error for error in await asyncio.gather(*staying, return_exceptions=True) if not cancelled(error)
        ]
        whole = sum(learner.kept == kept for learner, kept in zip(learners, had, strict=True))
        await leave(learners)
    return Seen(
        f"{count} learners, {len(waits)} moves: half within {sorted(waits)[len(waits) // 2]:.1f} s, "
        f"the last within {max(waits):.1f} s; {whole} have all they had; {len(failed)} failed",
        max(waits) <= NOTICED and whole == count and not failed,
    )


def cancelled(error: BaseException) -> bool:
    return isinstance(error, asyncio.CancelledError)


async def back(lesson: Composed, web: str) -> None:
    """Until a replica is ready and the door has seen that, as it does within two seconds."""
    await asyncio.to_thread(lesson.wait_ready, web)
    await asyncio.sleep(3)


async def leave(learners: list[Learner]) -> None:
    for learner in learners:
        await learner.__aexit__()


def p95(milliseconds: list[float]) -> float:
    """In seconds."""
    return sorted(milliseconds)[int(0.95 * len(milliseconds))] / 1_000


FAULTS: dict[str, Callable[[Composed, int], Awaitable[Seen]]] = {
    "a Dask worker killed in a fit": killed_worker,
    "the scheduler killed for 2 s": killed_scheduler,
    "the scheduler killed for good": lost_scheduler,
    "results disk full": full_disk,
    "Redis killed for 5 s": killed_redis,
    "a rolling restart": rolling_restart,
    "a replica killed": killed_replica,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--learners", type=int, default=100)
    parser.add_argument("names", nargs="*", help="parts of the names of faults; all without")
    asked = parser.parse_args()
    held = []
    with tempfile.TemporaryDirectory() as folder, composed(Path(folder), MLINTRO_SEATS="200") as lesson:
        os.environ["SSL_CERT_FILE"] = str(lesson.authority)
        for name, fault in FAULTS.items():
            if asked.names and not any(part in name for part in asked.names):
                continue
            try:
                seen = asyncio.run(fault(lesson, asked.learners))
            except subprocess.CalledProcessError:
                print(f"| {name} | not tried: only root can make the small disk, on Linux | – |", flush=True)
                continue
            held.append(seen.holds)
            print(f"| {name} | {seen.what} | {'holds' if seen.holds else 'DOES NOT HOLD'} |", flush=True)
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
