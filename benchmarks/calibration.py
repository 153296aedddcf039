"""How often what the lesson says of two models holds: its verdicts against draws and images it never saw.

    python benchmarks/calibration.py                    # some seconds
    python benchmarks/calibration.py --measure PROGRESS # half an hour: trains anew

The truth is the mean difference on the 6,000 images of the final exam, over draws of training images that
are not on the map. Against it are held the verdicts of the map, whose ten draws and 2,000 validation images
are others; those of single runs, as a learner has them: one draw, 2,000 images; those of five draws; and
which of two steps to more images helps a network more, of one draw. A pair is two settings that the pages
compare: two kinds of model with as many images, or one kind along one knob. Most pairs are far apart: what
is said of the others is printed by itself.
"""

import sys
from collections import defaultdict
from dataclasses import dataclass, fields, replace
from itertools import combinations, product
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))
from mlintro import digits
from mlintro.digits import exam, experiments
from mlintro.digits.experiments.curves import between
from mlintro.digits.knobs import Kind
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Difference, Verdict, of_few_draws
from tools import build_experiments
from tools.build_experiments import Cell, Line, packed, trained, unpacked

MEASURED = Path(__file__).with_suffix(".npz")
DRAWS = range(100, 112)
LARGE = 0.02  # of accuracy: a difference that should be said
NEAR = 0.05  # up to there it is hard to see
FEW = 5  # draws of a learner who asks for other images
SIZES = build_experiments.VALUES["train_size"]
TREES = (2, 5, 8, 12, 20)
NETWORKS = ((4, 2), (16, 2), (32, 1), (32, 2), (32, 5), (64, 2))
LARGEST = ((32, 1), (32, 2), (64, 2))  # of those, what is trained on all images: it takes long


@dataclass(frozen=True)
class Setting:
    kind: Kind
    train_size: int
    tree_depth: int = 5
    mlp_width: int = 32
    mlp_depth: int = 2

    @property
    def knobs(self) -> dict[str, int]:
        """Those of the map, in its order."""
        return {name: getattr(self, name) for name in experiments.AXES[self.kind]}


def settings() -> list[Setting]:
    found = []
    for size in SIZES:
        found.append(Setting(Kind.LOGISTIC, size))
        found += [Setting(Kind.TREE, size, tree_depth=depth) for depth in TREES]
        networks = LARGEST if size == SIZES[-1] else NETWORKS
        found += [Setting(Kind.MLP, size, mlp_width=width, mlp_depth=depth) for width, depth in networks]
    return found


def is_compared(one: Setting, other: Setting) -> bool:
    """Whether the pages hold the two against each other."""
    if one.kind is not other.kind:
        return one.train_size == other.train_size
    return sum(getattr(one, field.name) != getattr(other, field.name) for field in fields(Setting)) == 1


def measure(kind: Kind, cell: dict[str, int]) -> Line:
    model, line = trained(kind, cell)
    data, (X_exam, y_exam) = digits.load(), exam.unsealed()
    line["validation"] = packed(model.predict(data.X_val) == data.y_val)
    return line | {"exam": packed(model.predict(X_exam) == y_exam)}


def train_anew(progress: Path) -> None:
    wanted: list[Cell] = [
        (setting.kind, setting.knobs | {"seed": seed}) for seed in DRAWS for setting in settings()
    ]
    lines = {
        (line["kind"], *line["cell"].values()): line
        for line in build_experiments.go_on(progress, wanted, measure)
    }
    rows = [[lines[setting.kind, *setting.knobs.values(), seed] for seed in DRAWS] for setting in settings()]
    right = [[unpacked(line["exam"], exam.SIZE).sum() for line in row] for row in rows]
    bits = [[np.packbits(unpacked(line["validation"], 4_000)) for line in row] for row in rows]
    np.savez_compressed(MEASURED, exam=np.array(right, np.uint16), validation=np.array(bits, np.uint8))
    print(f"{MEASURED.name}: {MEASURED.stat().st_size:,} bytes")


@dataclass
class Tally:
    """What was said, and what of it was so."""

    said: int = 0
    held: int = 0
    small_said: int = 0  # where the truth is less than LARGE
    small_held: int = 0
    large: int = 0
    found: int = 0
    near: int = 0  # LARGE to NEAR
    near_found: int = 0
    equal: int = 0
    close: int = 0
    open: int = 0

    def add(self, told: Difference, truth: float) -> None:
        is_found = told.verdict is Verdict.AHEAD and told.gain * truth > 0
        self.said += told.verdict is Verdict.AHEAD
        self.held += is_found
        if abs(truth) < LARGE:
            self.small_said += told.verdict is Verdict.AHEAD
            self.small_held += is_found
        else:
            self.large += 1
            self.found += is_found
            self.near += abs(truth) < NEAR
            self.near_found += is_found and abs(truth) < NEAR
        self.equal += told.verdict is Verdict.EQUAL
        self.close += told.verdict is Verdict.EQUAL and abs(truth) < LARGE
        self.open += told.verdict is Verdict.UNKNOWN

    def line(self, name: str) -> str:
        large, near = (f"{100 * share:.0f}" for share in (LARGE, NEAR))
        return (
            f"{name}\n"
            f"  said to be ahead: {share(self.held, self.said)} hold;"
            f" where the truth is less than {large} points: {share(self.small_held, self.small_said)}\n"
            f"  true differences of {large} points and more: {share(self.found, self.large)} are said;"
            f" of {large} to {near}: {share(self.near_found, self.near)}\n"
            f"  said to be equal: {share(self.close, self.equal)} hold. Cannot be told: {self.open}"
        )


def steps() -> dict[str, Tally]:
    """The same for which of two steps to more images helps a network more, as single runs have it."""
    found: dict[str, Tally] = defaultdict(Tally)
    right, bits = measured()
    known, asked = experiments.load(), settings()
    for which, network, sizes in product(get_args(digits.Validation), NETWORKS, combinations(SIZES, 3)):
        three = [Setting(Kind.MLP, size, mlp_width=network[0], mlp_depth=network[1]) for size in sizes]
        if not set(three) <= set(asked):
            continue
        places = [asked.index(setting) for setting in three]
        luck = [known.point(s.kind, Comparison(**s.knobs, validation=which)).luck for s in three]
        few, some, many = (
            np.unpackbits(bits[at], axis=1, count=4_000)[:, digits.PARTS[which]].astype(np.float64)
            for at in places
        )
        truths = 2 * right[places[1]] - right[places[0]] - right[places[2]]
        spread = float((2 * luck[1] - luck[0] - luck[2]).std(ddof=1))
        for draw in range(len(DRAWS)):
            told = of_few_draws(2 * some[draw] - few[draw] - many[draw], spread)
            found[f"steps, {which}"].add(told, float(np.delete(truths, draw).mean()))
    return found


def measured() -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """
    For each setting and draw: the share of the exam's images that were read right, (settings, draws), and
    a bit for each of the 4,000 validation images, (settings, draws, 500).
    """
    with np.load(MEASURED, allow_pickle=False) as stored:
        return stored["exam"] / exam.SIZE, stored["validation"]


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % of {whole}" if whole else "none"


def tallies() -> dict[str, Tally]:
    """What was said and what was so, for the verdicts of the map, of single runs and of a few draws."""
    right, bits = measured()
    known, asked = experiments.load(), settings()
    pairs = [pair for pair in combinations(range(len(asked)), 2) if is_compared(*(asked[i] for i in pair))]
    found: dict[str, Tally] = defaultdict(Tally)
    for which in get_args(digits.Validation):
        part = digits.PARTS[which]
        knobs = [Comparison(**setting.knobs, validation=which) for setting in asked]
        points = [known.point(setting.kind, one) for setting, one in zip(asked, knobs, strict=True)]
        read = [np.unpackbits(rows, axis=1, count=4_000)[:, part].astype(np.int8) for rows in bits]
        for one, other in pairs:
            truths: NDArray[np.float64] = right[other] - right[one]
            found[f"map, {which}"].add(between(points[one], points[other]), float(truths.mean()))
            spread = [
                known.spread(
                    asked[one].kind,
                    [replace(knobs[one], seed=seed) for seed in range(count)],
                    asked[other].kind,
                    [replace(knobs[other], seed=seed) for seed in range(count)],
                )
                for count in (1, FEW)
            ]
            (worst, best), (other_worst, other_best) = points[one].reach, points[other].reach
            seen = (other_worst - best, other_best - worst)
            for draw in range(len(DRAWS)):
                images = (read[other][draw] - read[one][draw]).astype(np.float64)
                told = of_few_draws(images, spread[0], seen=seen)
                found[f"single run, {which}"].add(told, float(np.delete(truths, draw).mean()))
            for draws in (slice(0, FEW), slice(FEW, 2 * FEW)):
                images = (read[other][draws] - read[one][draws]).mean(axis=0)
                told = of_few_draws(images, spread[1], seen=seen)
                found[f"{FEW} draws, {which}"].add(told, float(np.delete(truths, draws).mean()))
    print(f"{len(pairs)} pairs of {len(asked)} settings, {len(DRAWS)} draws of each")
    return found


def main() -> None:
    for name, tally in (tallies() | steps()).items():
        print(tally.line(name))


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            main()
        case ["--measure", progress]:
            train_anew(Path(progress))
            main()
        case _:
            raise SystemExit(__doc__)
