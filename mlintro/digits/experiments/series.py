"""The page's questions as experiments: what is foretold, what is trained for it, and what came out."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from mlintro.digits import FEWEST, experiments
from mlintro.digits.experiments.failing import luck_of_failing
from mlintro.digits.experiments.judging import Outcome, difference, mean_images, points, rank
from mlintro.digits.knobs import Kind
from mlintro.digits.runs import Run
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Difference, Verdict, of_few_draws

Answer = TypeVar("Answer", bound=StrEnum)


class Foretold(StrEnum):
    """Of a model from the lowest setting of a knob to the highest."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class HelpsMore(StrEnum):
    """From few images to many in two steps."""

    FIRST = "first"
    LAST = "last"
    EVEN = "even"


class Question(StrEnum):
    """What is asked: the knob that is turned, or luck with few images."""

    WIDTH = "mlp_width"
    DEPTH = "mlp_depth"
    IMAGES = "train_size"
    FEW = "few"
    TREE = "tree_depth"

    @property
    def options(self) -> list[str]:
        """What can be foretold, in codes."""
        of: dict[Question, type[StrEnum]] = {Question.IMAGES: HelpsMore, Question.FEW: Kind}
        return [option.value for option in of.get(self, Foretold)]

    @property
    def kind(self) -> Kind:
        """The model whose change is foretold."""
        return Kind.TREE if self is Question.TREE else Kind.MLP


SETTINGS: Mapping[Question, tuple[int, ...]] = {  # on the map, from end to end
    Question.WIDTH: (4, 16, 64),
    Question.DEPTH: (1, 3, 8),
    Question.IMAGES: (100, 1_000, 5_000),
    Question.TREE: (1, 5, 20),
}
DRAWS = 5  # of the fewest images


class Asked(NamedTuple):
    """A question at some settings, which are those of its first training: the same for the same trainings."""

    question: Question
    first: Comparison


def asked_at(question: Question, base: Comparison) -> Asked:
    """The question where everything but its knob stands as in `base`."""
    return Asked(question, trainings(question, base)[0])


def trainings(question: Question, base: Comparison) -> tuple[Comparison, ...]:
    """What is trained for a question: everything but the one knob stands as in `base`."""
    if question is Question.FEW:
        return tuple(replace(base, train_size=FEWEST, seed=seed) for seed in range(DRAWS))
    turned: list[dict[str, Any]] = [{question.value: value} for value in SETTINGS[question]]
    return tuple(replace(base, **knob) for knob in turned)


def made(question: Question, base: Comparison, runs: Sequence[Run]) -> list[Run]:
    """Those of them that are among the runs, each once, in the order in which they are trained."""
    there = {run.comparison: run for run in runs}
    return [there[asked] for asked in trainings(question, base) if asked in there]


def is_complete(question: Question, base: Comparison, runs: Sequence[Run]) -> bool:
    """Whether all of them are among the runs."""
    return len(made(question, base, runs)) == len(trainings(question, base))


def is_known(question: Question, base: Comparison, runs: Sequence[Run]) -> bool:
    """Whether the runs tell the answer: nothing is left to foretell."""
    wanted = trainings(question, base)
    telling = wanted if question in (Question.IMAGES, Question.FEW) else (wanted[0], wanted[-1])
    return {*telling} <= {run.comparison for run in runs}


def change(question: Question, done: Sequence[Run]) -> Difference:
    """Of the question's model, from the first training to the last."""
    return difference(done[:1], question.kind, done[-1:], question.kind)


def gains(done: Sequence[Run]) -> Iterator[float]:
    """The points by which the network moved at each step, as the page writes accuracies."""
    accuracies = [run.scores[Kind.MLP].accuracy for run in done]
    yield from (points(*pair) for pair in pairwise(accuracies))


def first_over_last(done: Sequence[Run]) -> Difference:
    """
    How much more the network gained by the first of two steps to more images than by the last.

    All three trainings are of one seed and read the same images, so luck moves both steps together.
    """
    few, some, many = (mean_images([run], Kind.MLP) for run in done)
    known = experiments.load()
    luck = [known.point(Kind.MLP, run.comparison).luck for run in done]
    variance = float((2 * luck[1] - luck[0] - luck[2]).var(ddof=1))
    for run, times in zip(done, (1, 2, 1), strict=True):
        failing = luck_of_failing(Kind.MLP, [run.scores[Kind.MLP].accuracy])
        more = known.beyond(Kind.MLP, run.comparison) + failing**2
        variance += times**2 * more
    return of_few_draws(2 * some - few - many, math.sqrt(variance))


def came_out(question: Question, done: Sequence[Run]) -> Foretold | HelpsMore | None:
    """What all trainings of a question show, None where they cannot tell; not for luck with few images."""
    if question is Question.IMAGES:
        return told(first_over_last(done), HelpsMore.FIRST, HelpsMore.EVEN, HelpsMore.LAST)
    return told(change(question, done), Foretold.BETTER, Foretold.SAME, Foretold.WORSE)


def told(found: Difference, gain: Answer, same: Answer, loss: Answer) -> Answer | None:
    """What a difference answers, None where it cannot be told."""
    if found.verdict is Verdict.UNKNOWN:
        return None
    return gain if found.is_gain else loss if found.is_loss else same


def judge(question: Question, said: str, done: Sequence[Run]) -> Outcome:
    """What became of a prediction, once all trainings of the question are made."""
    if question is Question.FEW:
        return rank(*done).judge(Kind(said))
    found = came_out(question, done)
    if found is None:
        return Outcome.OPEN
    return Outcome.HIT if said == found else Outcome.MISS
