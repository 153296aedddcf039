"""What became of all predictions: those of single runs, and those of the page's questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mlintro.digits.experiments.judging import Outcome, Step, rank
from mlintro.digits.experiments.series import Asked, is_complete, judge, made
from mlintro.digits.runs import Run


@dataclass(frozen=True, slots=True)
class Ledger:
    """The predictions that could be decided, and how many of them came true."""

    made: int
    true: int


def ledger(runs: Sequence[Run], foretold: Mapping[Asked, str]) -> Ledger:
    """
    Of the runs, each after the one before, and of what was `foretold` of questions, as an option's code.

    As good as the best is true. What is open does not count, nor a question of which a training is missing.
    """
    outcomes = [rank(run).judge(run.guess.best) for run in runs if run.guess.best]
    for asked, said in foretold.items():
        if is_complete(*asked, runs):
            outcomes.append(judge(asked.question, said, made(*asked, runs)))
    came_true = [outcome is not Outcome.MISS for outcome in outcomes if outcome is not Outcome.OPEN]
    came_true += [
        Step(before, after).change is after.guess.change
        for before, after in pairwise(runs)
        if after.guess.change
    ]
    return Ledger(len(came_true), sum(came_true))
