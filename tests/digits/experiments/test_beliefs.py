"""Beliefs that runs contradict: only by more than luck, and with all else the same."""

from mlintro.digits.experiments.beliefs import contradictions
from mlintro.digits.models import Kind
from tests.digits.experiments.test_judging import run


def test_a_deeper_network_that_reads_worse_contradicts_that_deeper_is_better():
    shallow, deep = run(0.92, mlp_depth=2), run(0.80, mlp_depth=8)
    for runs in ([shallow, deep], [deep, shallow]):
        (found,) = contradictions(runs)
        assert (found.knob, found.more, found.less) == ("mlp_depth", (deep,), (shallow,))
        assert found.accuracies == (0.80, 0.92)


def test_nothing_is_contradicted_by_luck_by_a_gain_or_where_more_than_one_thing_changed():
    shallow = run(0.92, mlp_depth=2)
    for other in (
        run(0.915, mlp_depth=8),
        run(0.99, mlp_depth=8),
        run(0.80, mlp_depth=8, mlp_width=64),
        run(0.80, mlp_depth=8, train_size=500),
        run(0.80, mlp_depth=8, validation="first"),
        run(0.80, mlp_depth=8, seed=1),
    ):
        assert [one.knob for one in contradictions([shallow, other])] == []


def test_what_the_model_does_not_feel_may_stand_elsewhere():
    found = contradictions([run(0.92, mlp_depth=2, tree_depth=5), run(0.80, mlp_depth=8, tree_depth=9)])
    assert [one.knob for one in found] == ["mlp_depth"]
    found = contradictions([run(0.9, tree=0.75, tree_depth=8), run(0.9, tree=0.60, tree_depth=20)])
    assert [one.knob for one in found] == ["tree_depth"]


def test_settings_are_held_against_each_other_on_the_draws_that_both_have():
    wide = [run(0.70, mlp_width=64, seed=seed) for seed in (0, 1, 2)]
    narrow = [run(0.85 + seed / 100, mlp_width=32, seed=seed) for seed in (1, 2, 3)]
    found = {one.knob: one for one in contradictions([*wide, *narrow])}
    assert [
        [run.comparison.seed for run in group] for group in (found["mlp_width"].more, found["mlp_width"].less)
    ] == [
        [1, 2],
        [1, 2],
    ]
    assert "" in found  # and logistic regression, at 0.8, read better than the wide network


def test_a_network_is_held_against_others_in_the_mean_over_its_draws_not_in_its_unluckiest():
    drawn = [run(accuracy, seed=seed) for seed, accuracy in enumerate((0.90, 0.70, 0.90))]
    assert contradictions(drawn) == []
    (found,) = contradictions([run(0.60, seed=seed) for seed in range(3)])
    assert [one.comparison.seed for one in found.more] == [0, 1, 2]


def test_of_several_the_plainest_is_told():
    runs = [run(0.92, mlp_depth=2), run(0.80, mlp_depth=8), run(0.60, mlp_depth=7)]
    found = {one.knob: one for one in contradictions(runs)}
    assert found["mlp_depth"].more[0].comparison.mlp_depth == 7
    assert found[""].less_kind is Kind.LOGISTIC
