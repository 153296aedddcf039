"""
What a learner's runs show: who is ahead, what became of a prediction, which run stands out.

One run cannot tell how far another draw of images would move it; the map of experiments can.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from mlintro.digits import experiments
from mlintro.digits.experiments.failing import luck_of_failing
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.digits.runs import Change, Run, felt
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import NOT_COMPARABLE, Difference, Shares, Verdict, of_few_draws

POINT = 1.0  # what "more than a point" means
ENOUGH = 3  # draws of two settings, from which on they are held against each other


def difference(before: Sequence[Run], kind: Kind, after: Sequence[Run], other_kind: Kind) -> Difference:
    """
    From one model's accuracy to another's, each in the mean over runs that differ in their draw, and in that
    alone as far as the model feels it.

    Not comparable where they read different images: some are easier than others.
    """
    one, other = before[0].comparison, after[0].comparison
    if one.validation != other.validation:
        return NOT_COMPARABLE
    images = mean_images(after, other_kind) - mean_images(before, kind)
    if kind is other_kind and felt(kind, one) == felt(kind, other):
        return Difference(float(images.mean()), 0.0)  # one training, asked for twice
    asked, others = ([run.comparison for run in runs] for runs in (before, after))
    known = experiments.load()
    spread = known.spread(kind, asked, other_kind, others)
    seen = known.apart(kind, one, other_kind, other)
    failing = (
        luck_of_failing(one_kind, [run.scores[one_kind].accuracy for run in runs])
        for one_kind, runs in ((kind, before), (other_kind, after))
    )
    return of_few_draws(images, spread, math.hypot(*failing), seen)


def mean_images(runs: Sequence[Run], kind: Kind) -> Shares:
    """For each image, the share of the runs in which a kind read it right."""
    return np.asarray(np.mean([run.scores[kind].images for run in runs], axis=0))


def points(before: float, after: float) -> float:
    """
    From one accuracy of 0..1 to another in points, as who subtracts what the pages write would have it.

    >>> points(0.9065, 0.917)  # 90.6 and 91.7, where the gain is 1.05
    1.1
    """
    return round(round(100 * after, 1) - round(100 * before, 1), 1)


class Outcome(StrEnum):
    """Of a prediction."""

    HIT = "hit"
    SHARED = "shared"  # no other is ahead of the model that was said to read best by CLOSE or more
    OPEN = "open"  # cannot be told
    MISS = "miss"


@dataclass(frozen=True, slots=True)
class Ranking:
    """The models of one run, or of several on different draws, from the best accuracy to the worst."""

    runs: tuple[Run, ...]  # they differ in their seed only; one at least
    kinds: tuple[Kind, ...]

    def lead(self, other: Kind) -> Difference:
        """Of the first over another kind, in the mean over the runs."""
        return difference(self.runs, other, self.runs, self.kinds[0])

    def accuracy(self, kind: Kind) -> float:
        """Of a kind, in the mean over the runs."""
        return mean_accuracy(self.runs, kind)

    @property
    def rival(self) -> Kind:
        """The best of the others that the first is not ahead of; the second where it is ahead of all."""
        return next((kind for kind in self.kinds[1:] if not self.lead(kind).is_gain), self.kinds[1])

    @property
    def is_clear(self) -> bool:
        """Whether the first is ahead of every other."""
        return self.lead(self.rival).is_gain

    def judge(self, predicted: Kind) -> Outcome:
        """What became of the prediction that this kind would be the best."""
        is_first = predicted == self.kinds[0]
        others = self.kinds[1:] if is_first else (predicted,)
        verdicts = {self.lead(kind).verdict for kind in others}
        if verdicts == {Verdict.AHEAD}:
            return Outcome.HIT if is_first else Outcome.MISS
        is_open = any(self.lead(kind).verdict is Verdict.UNKNOWN for kind in self.kinds[1:])
        return Outcome.OPEN if is_open else Outcome.SHARED


def rank(*runs: Run) -> Ranking:
    """Best first, of equals the first of `Kind`. `runs` differ in their seed only; one at least."""
    return Ranking(runs, tuple(sorted(Kind, key=lambda kind: -mean_accuracy(runs, kind))))


def mean_accuracy(runs: Sequence[Run], kind: Kind) -> float:
    """0..1, of a kind in one run or more."""
    return sum(run.scores[kind].accuracy for run in runs) / len(runs)


def draws(runs: Sequence[Run], comparison: Comparison) -> list[Run]:
    """The runs that differ from a comparison in nothing but the seed, each draw once, in their order."""
    found: dict[int, Run] = {}
    for run in runs:
        if all(
            getattr(run.comparison, name) == getattr(comparison, name) for name in KNOBS.keys() - {"seed"}
        ):
            found.setdefault(run.comparison.seed, run)
    return list(found.values())


def standing_out(runs: Sequence[Run], kind: Kind) -> frozenset[int]:
    """
    The runs of the settings that are ahead of all others tried with this kind; none where there are none.

    Runs that differ in their draw alone are one setting, in their mean: what is between them is luck.
    """
    groups = by_settings(runs, kind)
    first = max(groups, key=lambda at: mean_accuracy(groups[at], kind), default=None)
    others = [group for at, group in groups.items() if at != first]
    if (
        not first
        or not others
        or not all(difference(group, kind, groups[first], kind).is_gain for group in others)
    ):
        return frozenset()
    return frozenset(i for i, run in enumerate(runs) if stood(run.comparison, kind) == first)


def by_settings(runs: Sequence[Run], kind: Kind) -> dict[tuple[object, ...], list[Run]]:
    """The draws of each setting that this kind feels, each draw once, in their order."""
    found: dict[tuple[object, ...], dict[int, Run]] = {}
    for run in runs:
        found.setdefault(stood(run.comparison, kind), {}).setdefault(run.comparison.seed, run)
    return {settings: list(drawn.values()) for settings, drawn in found.items()}


def stood(comparison: Comparison, kind: Kind) -> tuple[object, ...]:
    """Where the knobs stood that a kind feels, but for the seed."""
    return tuple(value for name, value in felt(kind, comparison).items() if name != "seed")


def others_tried(runs: Sequence[Run], asked: Comparison) -> list[Run]:
    """
    The draws of the other settings that were tried last, to be held against those of `asked`.

    They read the same validation images. None where there are not ENOUGH draws of both.
    """
    here = draws(runs, asked)
    for run in reversed(runs):
        found = draws(runs, run.comparison)
        if run.comparison.validation == asked.validation and found != here and len(found) >= ENOUGH:
            return found if len(here) >= ENOUGH else []
    return []


@dataclass(frozen=True, slots=True)
class Step:
    """From one run to the next, as the MLP took it: the only kind whose change learners predict."""

    before: Run
    after: Run

    @property
    def points(self) -> float:
        """By how many points the MLP's accuracy changed, −100..100, as the page writes accuracies."""
        return points(*(run.scores[Kind.MLP].accuracy for run in (self.before, self.after)))

    @property
    def images(self) -> int:
        """How many images more the MLP read right, or fewer: a tenth of a point may be one or two."""
        before, after = (int(sum(run.scores[Kind.MLP].images)) for run in (self.before, self.after))
        return after - before

    @property
    def change(self) -> Change:
        if abs(self.points) <= POINT:
            return Change.SAME
        return Change.UP if self.points > 0 else Change.DOWN

    @property
    def difference(self) -> Difference:
        return difference([self.before], Kind.MLP, [self.after], Kind.MLP)

    @property
    def turned(self) -> tuple[str, ...]:
        """The knobs that the MLP feels and that stand differently."""
        before, after = (felt(Kind.MLP, run.comparison) for run in (self.before, self.after))
        return tuple(name for name in before if before[name] != after[name])

    @property
    def grew(self) -> bool:
        """Whether the first of the knobs that were turned was turned up. Raises IndexError without one."""
        name = self.turned[0]
        return bool(getattr(self.after.comparison, name) > getattr(self.before.comparison, name))
