"""Common beliefs about models that a learner's own runs contradict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from mlintro.digits.experiments.judging import by_settings, difference, draws, mean_accuracy
from mlintro.digits.knobs import Kind
from mlintro.digits.runs import Run

ALWAYS = (("mlp_width", Kind.MLP), ("mlp_depth", Kind.MLP), ("tree_depth", Kind.TREE))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Where more of a knob, or a network, read worse by more than luck: `less` is who read better."""

    knob: str  # of which more is believed to be always better; "" where it is the network
    more: tuple[Run, ...]  # on the same draws as `less`, in the same order
    more_kind: Kind
    less: tuple[Run, ...]
    less_kind: Kind

    @property
    def accuracies(self) -> tuple[float, float]:
        """Of the one that is believed to be better, and of the other: means over the draws, 0..1."""
        return mean_accuracy(self.more, self.more_kind), mean_accuracy(self.less, self.less_kind)


def contradictions(runs: Sequence[Run]) -> list[Contradiction]:
    """
    For each belief the plainest case among the runs: the largest loss of those that are more than luck.

    Settings are held against each other on the draws that both were trained on, with all else that the
    model feels the same.
    """
    found: dict[str, Contradiction] = {}
    for one in (*of_knobs(runs), *of_networks(runs)):
        known = found.get(one.knob)
        if known is None or gap(one) > gap(known):
            found[one.knob] = one
    return list(found.values())


def gap(one: Contradiction) -> float:
    more, less = one.accuracies
    return less - more


def of_knobs(runs: Sequence[Run]) -> Iterator[Contradiction]:
    """Where a model with more of one knob, and nothing else changed, read worse."""
    for knob, kind in ALWAYS:
        for (less_at, less), (more_at, more) in permutations(by_settings(runs, kind).items(), 2):
            before, after = (getattr(group[0].comparison, knob) for group in (less, more))
            is_alone = sum(a != b for a, b in zip(less_at, more_at, strict=True)) == 1
            if not is_alone or before >= after:
                continue
            pairs = [(a, b) for a in less for b in more if a.comparison.seed == b.comparison.seed]
            if pairs:
                ours, theirs = (tuple(group) for group in zip(*pairs, strict=True))
                if difference(ours, kind, theirs, kind).is_loss:
                    yield Contradiction(knob, theirs, kind, ours, kind)


def of_networks(runs: Sequence[Run]) -> Iterator[Contradiction]:
    """Where another model read better than the network, in the mean over all draws with these settings."""
    for run in runs:
        drawn = tuple(draws(runs, run.comparison))
        for kind in (Kind.LOGISTIC, Kind.TREE):
            if drawn[0] is run and difference(drawn, Kind.MLP, drawn, kind).is_gain:
                yield Contradiction("", drawn, Kind.MLP, drawn, kind)
