"""How well models read a made-up hand before and after they were taught it, and what that costs elsewhere.

    python benchmarks/hand.py  # three minutes of one core

Hands are those of the tests and of the page, each a 7 with a bar. For each, for each model and for so many
drawings taught: how many of TRIES fresh drawings are read as 7 before and after, and the accuracy on the
validation images; then how often the range that is said of that holds, over DRAWS.

With --class: sixty visitors on one server, each with drawings of its own, teach at once. How long that takes,
whether each gets the figures of its own models, and how quick the neuron page stays meanwhile.
"""

import asyncio
import json
import os
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from itertools import product
from pathlib import Path

import numpy as np
from streamlit.proto.Element_pb2 import Element

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.pupil import InClass
from benchmarks.visitor import use_neuron
from mlintro.digits.experiments.spoilt import difference
from mlintro.digits.experiments.teaching import readings
from mlintro.digits.knobs import Kind
from mlintro.digits.models import ModelSpec, Report, fit
from mlintro.digits.reading.hands import BARRED_SEVEN, Hand
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.taught import taught
from mlintro.text import load
from mlintro.ui.examples.hand.visit import Named, pair, written
from tests.digits.made_hands import SEVENS, drawn
from tests.server import running

HANDS = {"the page's own": BARRED_SEVEN, **SEVENS}
TRIES = 10
FRESH = range(100, 100 + TRIES)  # drawings that are never taught
TAUGHT = (5, 10, 20)
DRAWS = range(8)
CLASS = 60
PAUSE = 0.25  # seconds between two reruns of the neuron page
LIMIT = 600  # seconds


def after(hand: Hand, count: int, kind: Kind, seed: int = 0) -> Report:
    """Taught the first drawings of a hand."""
    return fit(ModelSpec(kind), seed=seed, own=taught(drawn(hand, range(count)), [7] * count))


def right(report: Report, hand: Hand) -> int:
    return readings(report.learned, drawn(hand, FRESH)).count(7)


def table() -> None:
    held = []
    for kind in Kind:
        whole = [fit(ModelSpec(kind), seed=seed) for seed in DRAWS]
        for (name, hand), count in product(HANDS.items(), TAUGHT):
            report = after(hand, count, kind)
            print(
                f"{kind:9} {name:25} {count:2} taught: {right(whole[0], hand):2} -> {right(report, hand):2} "
                f"of {TRIES}; validation {whole[0].accuracy:.1%} -> {report.accuracy:.1%}",
                flush=True,
            )
        for (name, hand), count in product(HANDS.items(), TAUGHT[:1]):
            reports = [after(hand, count, kind, seed) for seed in DRAWS]
            found = [
                difference(Comparison(seed=seed), one, other, chance=0)
                for seed, one, other in zip(DRAWS, whole, reports, strict=True)
            ]
            gain = np.mean([one.gain for one in found])
            held += [one.low <= gain <= one.high for one in found]
            verdicts = sorted(one.verdict for one in found)
            print(f"{kind:9} {name:25} {100 * gain:+.1f} points in the mean; said: {', '.join(verdicts)}")
    print(f"the range held {np.mean(held):.1%}")


class Learner(InClass):
    """A visitor whose tab remembers five drawings of its own, named and taught."""

    accuracies: str = ""  # in words, as the picture of them says

    async def teach(self, lessons: Sequence[Named]) -> None:
        """Give back what the tab remembered, and wait until all six models are there."""
        drawings = [written(image, label) for image, label in lessons]
        kept = {"asked": asdict(Comparison()), "is_taught": True, "lessons": drawings}
        await self.ask(("memory", "restore", json.dumps({"hand": kept})), whole=True, latest=LIMIT)
        while not self.accuracies:
            await self._receive()

    def _see(self, element: Element) -> None:
        super()._see(element)
        if element.WhichOneof("type") == "imgs" and " → " in element.imgs.imgs[0].alt:
            self.accuracies = element.imgs.imgs[0].alt


async def school(url: str) -> None:
    """All of them at once."""
    ways = list(HANDS.values())
    hands = [
        [(image, 7) for image in drawn(ways[i % len(ways)], range(5 * i, 5 * i + 5))] for i in range(CLASS)
    ]
    learners = [await Learner(url, "modelos", "movement=hand").__aenter__() for _ in hands]
    over = asyncio.Event()
    neuron = asyncio.create_task(use_neuron(url, over, PAUSE))
    started = time.perf_counter()
    await asyncio.wait_for(
        asyncio.gather(*(one.teach(hand) for one, hand in zip(learners, hands, strict=True))), LIMIT
    )
    seconds = time.perf_counter() - started
    over.set()
    reruns = sorted(await neuron)
    for learner in learners:
        await learner.__aexit__()
    right = sum(is_own(learner.accuracies, hand) for learner, hand in zip(learners, hands, strict=True))
    print(
        f"{CLASS} teach at once: all in {seconds:.0f} s, {right} have the figures of their own models, "
        f"{len({learner.accuracies for learner in learners})} different; neuron page meanwhile: median "
        f"{statistics.median(reruns):.0f} ms, p95 {reruns[int(0.95 * len(reruns))]:.0f} ms of {len(reruns)} "
        f"reruns; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()}"
    )


def is_own(said: str, lessons: Sequence[Named]) -> bool:
    """Whether the accuracies are those of models that are taught these drawings, by this program."""
    own, t = taught(*pair(lessons)), load("hand", "es")
    return all(
        t.percent(fit(Comparison().spec(kind), own=own).accuracy) in said
        for kind in (Kind.TREE, Kind.LOGISTIC)  # the network takes ten times as long
    )


def main() -> None:
    if sys.argv[1:] == ["--class"]:
        with running() as url:
            asyncio.run(school(url))
    else:
        table()


if __name__ == "__main__":
    main()
