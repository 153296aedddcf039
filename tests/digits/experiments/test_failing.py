"""A network that learned nothing tells next to nothing of its settings: over all that did so on the map."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np

from mlintro.digits import VALIDATION_SIZE, experiments
from mlintro.digits.experiments import VALIDATIONS
from mlintro.digits.experiments.failing import far_off, is_failed, luck_of_failing
from mlintro.digits.experiments.judging import difference
from mlintro.digits.experiments.series import SETTINGS, Question, first_over_last
from mlintro.digits.knobs import Kind
from mlintro.digits.runs import Run
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Verdict
from tests.digits.experiments.test_judging import run

KNOWN = experiments.load()


def draws(asked: Comparison) -> np.ndarray:
    """Of the network, on the map: (seeds,)."""
    return KNOWN.point(Kind.MLP, asked).draws


def single(asked: Comparison) -> Run:
    """As the map has it; it misreads the last images, so that no two runs differ in more than they must."""
    mlp = float(draws(asked)[asked.seed])
    return run(mlp, **{name: getattr(asked, name) for name in asked.__slots__})


def of_others(asked: Comparison) -> float:
    """The mean accuracy of the setting's other draws."""
    return float(np.delete(draws(asked), asked.seed).mean())


def every_network() -> Iterator[Comparison]:
    at = KNOWN.values
    for which, width, depth, size, seed in product(
        VALIDATIONS, at["mlp_width"], at["mlp_depth"], at["train_size"], KNOWN.seeds
    ):
        yield Comparison(mlp_width=width, mlp_depth=depth, train_size=size, seed=seed, validation=which)


FAILED = [asked for asked in every_network() if is_failed(Kind.MLP, draws(asked)[asked.seed])]


def test_on_the_map_only_networks_fail_and_nearly_all_that_do_lie_far_below_the_others_of_their_setting():
    for kind, trainings in KNOWN.trainings.items():
        accuracies = trainings.right[..., 1:] / VALIDATION_SIZE
        assert (kind is Kind.MLP) or accuracies.min() > 0.12
    below = [of_others(asked) - draws(asked)[asked.seed] for asked in FAILED]
    assert len(below) >= 40
    assert np.median(below) > 0.2
    assert far_off() > max(below) / 2


def test_what_is_said_of_a_failed_network_would_hold_at_every_pair_of_settings_of_the_map():
    """The other may have failed as well: both are held against the mean of their other draws."""
    held = []
    for asked in FAILED:
        for name in ("mlp_width", "mlp_depth", "train_size"):
            for value in {*KNOWN.values[name]} - {getattr(asked, name)}:
                other = replace(asked, **{name: value})
                found = difference([single(asked)], Kind.MLP, [single(other)], Kind.MLP)
                held.append(found.low <= of_others(other) - of_others(asked) <= found.high)
    assert len(held) > 400
    assert np.mean(held) >= 0.97


def test_which_step_helped_more_is_not_told_where_a_network_failed_or_the_map_has_none_like_it():
    """Much as two networks did; with other seeds many of their kind go the other way."""
    failed, narrow = (
        [
            run(mlp, train_size=size, mlp_width=6, mlp_depth=depth, seed=seed, first=100 * i)
            for i, (mlp, size) in enumerate(zip(accuracies, SETTINGS[Question.IMAGES], strict=True))
        ]
        for depth, seed, accuracies in ((7, 9, (0.103, 0.097, 0.751)), (6, 1, (0.345, 0.445, 0.852)))
    )
    assert first_over_last(failed).verdict is first_over_last(narrow).verdict is Verdict.UNKNOWN


def test_models_that_learned_or_never_could_have_no_more_luck_than_the_map_says():
    assert luck_of_failing(Kind.MLP, [0.13, 0.9]) == 0
    assert luck_of_failing(Kind.TREE, [0.1]) == 0
    assert luck_of_failing(Kind.MLP, [0.02]) == 0  # who is always wrong does not guess
    assert luck_of_failing(Kind.MLP, [0.1, 0.5]) < luck_of_failing(Kind.MLP, [0.1]) == far_off()
