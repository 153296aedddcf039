"""How often what the lesson says of spoilt examples holds, with draws that it was not measured on.

    python benchmarks/spoilt.py  # ten minutes of one core

A learner trains on one draw and reads 2,000 images. The truth is the mean over DRAWS: of the same images for
the range that is said; of the 6,000 of the final exam for whether models read worse or better at all.
"""

import sys
from itertools import product
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from mlintro.digits import exam
from mlintro.digits.experiments.spoilt import difference
from mlintro.digits.knobs import Kind
from mlintro.digits.models import ModelSpec, fit
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Verdict
from mlintro.digits.spoiling import DataSpec

DRAWS = range(100, 110)
SIZES = (100, 300, 1_000)
WAYS = {
    "10 % of labels": DataSpec(10),
    "40 % of labels": DataSpec(40),
    "no 7": DataSpec(scarce=7),
    "two 1s": DataSpec(scarce=1, left=2),
    "twenty 4s": DataSpec(scarce=4, left=20),
    "corner": DataSpec(is_cornered=True),
}


def main() -> None:
    every = []
    for size, kind in product(SIZES, Kind):
        whole = [fit(ModelSpec(kind), size, seed) for seed in DRAWS]
        for name, data in WAYS.items():
            spoilt = [fit(ModelSpec(kind), size, seed, data=data) for seed in DRAWS]
            found = [
                difference(Comparison(train_size=size, seed=seed), before, after)
                for seed, before, after in zip(DRAWS, whole, spoilt, strict=True)
            ]
            gain = np.mean([one.gain for one in found])
            sat = [np.mean([exam.sit(report.learned) for report in reports]) for reports in (whole, spoilt)]
            on_exam = (sat[1] - sat[0]) / exam.SIZE
            held = [one.low <= gain <= one.high for one in found]
            said = [one.verdict is Verdict.AHEAD for one in found]
            false = [is_said and one.gain * on_exam <= 0 for is_said, one in zip(said, found, strict=True)]
            every.append((held, said, false))
            print(
                f"{size:5} {kind:9} {name:15} {100 * gain:+6.1f} points, exam {100 * on_exam:+6.1f}: ", end=""
            )
            print(f"held {np.mean(held):4.0%}, said {np.mean(said):4.0%}, falsely {sum(false)}", flush=True)
    held, said, false = np.array(every).mean(axis=(0, 2))
    print(f"The range held {held:.1%}; a change was said {said:.1%}, falsely {false:.1%}")


if __name__ == "__main__":
    main()
