"""How well models read a made-up hand before and after they were taught it, and what that costs elsewhere.

    python benchmarks/hand.py  # five minutes of one core

Hands are those of the tests and of the page, each a 7 with a bar. For each, for each model and for so many
drawings taught: how many of TRIES fresh drawings are read as 7 before and after, and the accuracy on the
validation images; then how often the range that is said of that holds, over DRAWS. With --class: sixty visitors on one
server, each with drawings of its own, and how quick the neuron page stays meanwhile.
"""

import sys
from itertools import product
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from mlintro.digits.experiments.spoilt import difference
from mlintro.digits.experiments.teaching import readings
from mlintro.digits.knobs import Kind
from mlintro.digits.models import ModelSpec, Report, fit
from mlintro.digits.reading.hands import BARRED_SEVEN, Hand
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.taught import taught
from tests.digits.made_hands import SEVENS, drawn

HANDS = {"the page's own": BARRED_SEVEN, **SEVENS}
TRIES = 10
FRESH = range(100, 100 + TRIES)  # drawings that are never taught
TAUGHT = (5, 10, 20)
DRAWS = range(8)


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


def main() -> None:
    table()


if __name__ == "__main__":
    main()
