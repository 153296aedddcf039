"""What a learner's runs show: paired where they can be, and nothing claimed of a lead that is none."""

from dataclasses import replace

import numpy as np
import pytest

from mlintro.digits import VALIDATION_SIZE
from mlintro.digits.experiments.judging import (
    Outcome,
    Step,
    by_settings,
    difference,
    draws,
    points,
    rank,
    standing_out,
)
from mlintro.digits.models import Kind, Report
from mlintro.digits.runs import Change, Guess, Run, Scores, run_of
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Verdict


def scores(accuracy: float, first: int = 0) -> Scores:
    """A model that read so many images right, one after another from the image `first` on."""
    right = np.zeros(VALIDATION_SIZE, bool)
    right[np.arange(first, first + round(accuracy * VALIDATION_SIZE)) % VALIDATION_SIZE] = True
    return Scores(np.packbits(right).tobytes(), train_accuracy=1.0, seconds=0.5)


NOTHING_SAID = Guess()


def run(
    mlp: float,
    tree: float = 0.7,
    logistic: float = 0.8,
    guess: Guess = NOTHING_SAID,
    first: int = 0,
    **knobs: object,
) -> Run:
    """Of the MLP `first` is the first image that it reads right: so it misreads others."""
    each = {Kind.LOGISTIC: scores(logistic), Kind.TREE: scores(tree), Kind.MLP: scores(mlp, first)}
    return Run(Comparison(**knobs), guess, each)


def test_a_run_knows_what_its_reports_read_right(reports: dict[Kind, Report]):
    kept = run_of(Comparison(), Guess(Kind.MLP), reports)
    for kind, report in reports.items():
        assert kept.scores[kind].accuracy == report.accuracy
        assert kept.scores[kind].margin == pytest.approx(report.margin)


def test_at_the_notebooks_settings_nobody_can_tell_who_is_first_but_it_is_not_the_tree(
    reports: dict[Kind, Report],
):
    ranking = rank(run_of(Comparison(), Guess(), reports))

    assert ranking.kinds == (Kind.MLP, Kind.LOGISTIC, Kind.TREE)
    assert ranking.lead(Kind.LOGISTIC).verdict is Verdict.UNKNOWN
    assert ranking.lead(Kind.TREE).is_gain
    assert ranking.judge(Kind.LOGISTIC) is ranking.judge(Kind.MLP) is Outcome.OPEN
    assert ranking.judge(Kind.TREE) is Outcome.MISS
    assert not ranking.is_clear


def test_a_prediction_of_the_first_is_a_hit_only_where_it_is_ahead_of_all():
    assert rank(run(0.95)).judge(Kind.MLP) is Outcome.HIT
    assert rank(run(0.81, first=1_000)).judge(Kind.MLP) is Outcome.OPEN
    assert rank(run(0.95)).judge(Kind.LOGISTIC) is Outcome.MISS


def test_who_is_as_good_as_the_first_counts_as_right_only_where_nobody_else_may_be_ahead():
    """Logistic regression is within two points of the network; the tree may be three points above both."""
    known, open_still = (
        rank(run(0.71, tree=tree, logistic=0.705, train_size=2_500)) for tree in (0.50, 0.70)
    )
    for ranking in (known, open_still):
        assert ranking.lead(Kind.LOGISTIC).verdict is Verdict.EQUAL
    assert open_still.lead(Kind.TREE).verdict is Verdict.UNKNOWN
    assert {known.judge(kind) for kind in (Kind.MLP, Kind.LOGISTIC)} == {Outcome.SHARED}
    assert {open_still.judge(kind) for kind in Kind} == {Outcome.OPEN}


def test_the_same_lead_counts_for_more_where_both_misread_the_same_images():
    nested = run(0.84, logistic=0.80)
    apart = replace(nested, scores={**nested.scores, Kind.LOGISTIC: scores(0.80, first=1_000)})
    one, other = rank(nested).lead(Kind.LOGISTIC), rank(apart).lead(Kind.LOGISTIC)
    assert one.gain == pytest.approx(other.gain)
    assert one.error < other.error


def test_more_draws_tell_what_one_cannot():
    alone = run(0.83)
    many = [replace(alone, comparison=Comparison(seed=seed)) for seed in range(9)]
    assert rank(alone).lead(Kind.LOGISTIC).error > rank(*many).lead(Kind.LOGISTIC).error
    assert rank(*many).accuracy(Kind.MLP) == pytest.approx(0.83)


def test_runs_on_other_validation_images_are_not_compared():
    easy, hard = ([run(0.95)], Kind.MLP), ([run(0.60, validation="first")], Kind.MLP)
    assert difference(*easy, *hard).verdict is Verdict.UNKNOWN


def test_two_draws_are_farther_apart_than_two_models_of_one():
    one, other = ([run(0.9)], Kind.MLP), ([run(0.92, mlp_width=64)], Kind.MLP)
    elsewhere = ([run(0.92, mlp_width=64, seed=5)], Kind.MLP)
    assert difference(*one, *elsewhere).error > difference(*one, *other).error


def test_points_are_what_who_subtracts_the_figures_on_the_page_gets():
    assert points(0.90649, 0.91651) == 1.1  # 90.6 and 91.7, though they are 1.002 apart
    assert points(0.9, 0.9) == 0


def test_where_no_network_around_comes_near_the_regression_one_run_can_tell():
    """Around width 4 and depth 6 networks read 64.4 % at most on the map, and regressions 90.2 at least."""
    ranking = rank(run(0.625, logistic=0.916, mlp_width=4, mlp_depth=6, tree_depth=20, seed=5))
    lead = ranking.lead(Kind.MLP)
    assert ranking.kinds[0] is Kind.LOGISTIC
    assert lead.is_gain
    assert 0.2 < lead.low < lead.gain


def test_two_networks_that_failed_are_no_farther_apart_than_those_around_ever_were():
    failed = {"mlp_width": 4, "mlp_depth": 8, "train_size": 100}
    found = difference([run(0.097, **failed)], Kind.MLP, [run(0.097, **failed, seed=1)], Kind.MLP)
    assert found.verdict is Verdict.UNKNOWN
    assert -0.4 < found.low < 0 < found.high < 0.4


# From one run to the next


@pytest.mark.parametrize(
    ("accuracy", "change", "verdict"),
    [
        (0.90, Change.SAME, Verdict.UNKNOWN),
        (0.91, Change.SAME, Verdict.UNKNOWN),
        (0.911, Change.UP, Verdict.UNKNOWN),  # more than a point, and it might not hold
        (0.95, Change.UP, Verdict.AHEAD),
        (0.85, Change.DOWN, Verdict.AHEAD),
    ],
)
def test_a_step_says_where_the_mlp_went_and_whether_that_would_hold(
    accuracy: float, change: Change, verdict: Verdict
):
    step = Step(run(0.90), run(accuracy, first=1_000, mlp_width=16))
    assert (step.change, step.difference.verdict) == (change, verdict)


def test_a_step_knows_what_was_turned_but_for_the_tree():
    assert Step(run(0.9), run(0.9, tree_depth=9)).turned == ()
    assert Step(run(0.9), run(0.9, tree_depth=9)).difference.error == 0

    smaller = Step(run(0.9, train_size=500), run(0.9, train_size=100, seed=3))
    assert smaller.turned == ("train_size", "seed")
    assert not smaller.grew
    assert Step(run(0.9), run(0.9, mlp_width=64)).grew


# All runs


def test_settings_stand_out_only_where_they_are_ahead_of_all_others_of_their_model():
    runs = [run(0.70, mlp_width=4), run(0.90), run(0.90, tree_depth=9)]
    assert standing_out(runs, Kind.MLP) == {1, 2}  # the third has the same network
    assert standing_out(runs, Kind.TREE) == set()
    assert standing_out([*runs, run(0.905, mlp_width=64)], Kind.MLP) == set()
    assert standing_out([*runs, run(0.70, validation="first")], Kind.MLP) == set()
    assert standing_out([run(0.9)], Kind.MLP) == standing_out([], Kind.MLP) == set()


def test_what_only_another_draw_did_stands_out_nowhere():
    """Luck is no lead: not that of the best of many draws, either."""
    luck = [run(accuracy, seed=seed) for seed, accuracy in enumerate((0.50, 0.90, 0.70))]
    assert standing_out(luck, Kind.MLP) == set()
    assert standing_out([*luck, run(0.705, mlp_width=64)], Kind.MLP) == set()
    assert standing_out([*luck, run(0.30, mlp_width=4)], Kind.MLP) == {0, 1, 2}


def test_settings_whose_draws_are_others_are_not_held_against_each_other_draw_by_draw():
    """The first draw of both is the same one, and nothing else is."""
    deep = [run(0.842, mlp_depth=8, seed=seed) for seed in (0, 1, 2, 3)]
    same, others = (
        [run(0.80, mlp_depth=5, seed=seed) for seed in seeds] for seeds in (range(4), (0, 7, 8, 9))
    )
    paired, unpaired = (difference(runs, Kind.MLP, deep, Kind.MLP) for runs in (same, others))
    assert paired.gain == pytest.approx(unpaired.gain)
    assert unpaired.error > 1.1 * paired.error


def test_a_draw_that_was_trained_twice_counts_once():
    again = [run(0.90, seed=0), run(0.90, seed=0, tree_depth=9), run(0.80, seed=1)]
    assert standing_out([*again, run(0.845, mlp_width=64, seed=0)], Kind.MLP) == set()
    (drawn,) = by_settings(again, Kind.MLP).values()
    assert [one.comparison.seed for one in drawn] == [0, 1]


def test_draws_are_the_runs_that_differ_in_nothing_but_the_seed():
    runs = [run(0.9), run(0.8, seed=1), run(0.7, seed=1, tree_depth=9), run(0.8, seed=1), run(0.6, seed=2)]
    assert [one.comparison.seed for one in draws(runs, Comparison(seed=7))] == [0, 1, 2]
