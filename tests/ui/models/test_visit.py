"""What a visit keeps of the learner's runs, beside what a tab remembers of it."""

from collections.abc import Mapping
from typing import Any

import pytest

from mlintro.digits.experiments.ledger import Ledger
from mlintro.digits.experiments.series import Question, asked_at
from mlintro.digits.models import Kind, Report
from mlintro.digits.runs import Change, Guess
from mlintro.digits.runs.comparison import Comparison
from mlintro.errors import TrainingError
from mlintro.ui.models.visit import LONGEST_FIT, MOST_FORETOLD, MOST_RUNS, ModelsVisit, Sitting
from tests.digits.experiments.test_judging import run
from tests.ui.test_visit import as_stored, some_models


def trained(reports: Mapping[Kind, Report], seeds: range) -> ModelsVisit:
    lab = ModelsVisit()
    for seed in seeds:
        lab.ask(Comparison(seed=seed), Guess())
        lab.finish(reports)
    return lab


def test_the_last_runs_are_kept_and_a_step_is_between_the_last_two(reports: Mapping[Kind, Report]):
    lab = trained(reports, range(MOST_RUNS + 2))

    assert [run.comparison.seed for run in lab.runs] == list(range(2, MOST_RUNS + 2))
    assert lab.step
    assert (lab.step.before, lab.step.after) == (lab.runs[-2], lab.runs[-1])
    assert trained(reports, range(1)).step is None


def test_the_best_of_each_model_stays_however_many_are_trained():
    lab = ModelsVisit()
    lab.add(run(0.95, tree=0.60))
    lab.add(run(0.90, tree=0.75))
    for seed in range(MOST_RUNS + 5):
        lab.add(run(0.80, tree=0.70, seed=seed))

    assert len(lab.runs) == MOST_RUNS
    assert [(r.scores[Kind.MLP].accuracy, r.scores[Kind.TREE].accuracy) for r in lab.earlier] == [
        (0.95, 0.60),  # of the network, and the first of equals of logistic regression
        (0.90, 0.75),
    ]
    again = ModelsVisit()
    again.restore(as_stored(lab))
    assert again.all_runs == lab.all_runs


def test_predictions_of_runs_that_drop_out_still_count_once_and_after_a_reload():
    lab = ModelsVisit(foretold={asked_at(Question.WIDTH, Comparison()): "better"})
    made = [
        run(0.6, mlp_width=4),
        run(0.7, mlp_width=16, guess=Guess(None, Change.UP)),
        run(0.9, mlp_width=64),
    ]
    for one in [run(0.95, guess=Guess(Kind.MLP), seed=9), *made]:
        lab.add(one)
    first = lab.predictions
    assert first.made == first.true == 3
    for seed in range(MOST_RUNS + 3):
        lab.add(run(0.8, seed=10 + seed))
        assert lab.predictions == first

    again = ModelsVisit()
    again.restore(as_stored(lab))
    assert again.predictions == lab.settled == first


def test_predictions_that_drop_out_for_newer_ones_still_count():
    lab = ModelsVisit()
    lab.foretell(asked_at(Question.WIDTH, Comparison()), "worse")
    for width, accuracy in ((4, 0.6), (16, 0.7), (64, 0.9)):
        lab.add(run(accuracy, mlp_width=width))
    first = lab.predictions
    for seed in range(1, MOST_FORETOLD + 3):
        lab.foretell(asked_at(Question.WIDTH, Comparison(seed=seed)), "better")
        assert lab.predictions == first == Ledger(made=1, true=0)
    assert len(lab.foretold) == MOST_FORETOLD
    lab.foretell(asked_at(Question.WIDTH, Comparison(seed=5)), None)
    assert lab.predictions == first


@pytest.mark.parametrize("told", [None, 3, [], [2], [1, 2], [-1, 0], [1, True], ["x", 0]])
def test_predictions_that_nobody_can_have_made_do_not_count(told: object):
    lab = ModelsVisit()
    lab.restore({"settled": told})
    assert lab.predictions.made == 0


def test_nothing_is_foretold_of_a_run_that_is_there(reports: Mapping[Kind, Report]):
    lab = ModelsVisit()
    for seed, best in ((0, Kind.TREE), (0, Kind.MLP), (1, None), (0, Kind.MLP)):
        lab.ask(Comparison(seed=seed), Guess(best))
        lab.finish(reports)

    assert [run.guess.best for run in lab.runs] == [Kind.TREE, None, None]
    assert lab.is_known
    lab.ask(Comparison(seed=2), Guess(Kind.MLP))
    assert (lab.guess.best, lab.is_known) == (Kind.MLP, False)


def test_the_same_settings_again_are_judged_by_what_was_foretold_before_they_were_known(
    reports: Mapping[Kind, Report],
):
    lab = ModelsVisit()
    for best in (Kind.TREE, Kind.MLP):
        lab.ask(Comparison(), Guess(best))
        lab.finish(reports)
    assert (lab.guess.best, lab.is_known) == (Kind.TREE, True)


def test_what_a_plan_made_is_no_step_after_a_reload_either(reports: Mapping[Kind, Report]):
    lab = trained(reports, range(1))
    lab.ask(Comparison(seed=7), Guess(), Comparison(seed=8))
    mid, end = ModelsVisit(), ModelsVisit()
    mid.restore(as_stored(lab))
    for one in (mid, lab):
        one.finish(reports)
    lab.finish(reports)
    end.restore(as_stored(lab))
    end.finish(reports)
    assert mid.step is lab.step is end.step is None

    end.ask(Comparison(seed=9), Guess())
    end.finish(reports)
    assert end.step


def test_runs_of_before_it_was_told_whether_a_plan_made_them_come_back(reports: Mapping[Kind, Report]):
    sent = as_stored(trained(reports, range(2)))
    assert not any("is_planned" in run for run in sent["runs"])
    lab = ModelsVisit()
    lab.restore(sent)
    assert lab.step


def test_results_that_nobody_waits_for_are_no_run(reports: Mapping[Kind, Report]):
    lab = ModelsVisit(asked=Comparison())
    lab.finish(reports)
    assert (lab.runs, lab.reports) == ([], reports)


def test_who_asks_again_has_no_failure_any_more():
    lab = ModelsVisit(failure=TrainingError())
    lab.ask(Comparison(), Guess())
    assert (lab.failure, lab.is_waiting) == (None, True)

    lab.give_up()
    assert (lab.asked, lab.is_waiting) == (None, False)


@pytest.mark.parametrize(
    ("seconds", "taken"), [(0, 1), (LONGEST_FIT, 1), (LONGEST_FIT + 1, 0), (-1, 0), (True, 0)]
)
def test_seconds_that_nobody_can_have_measured_are_no_run(
    reports: Mapping[Kind, Report], seconds: float, taken: int
):
    sent = trained(reports, range(1)).kept()
    sent["runs"][0]["mlp"][-1] = seconds
    lab = ModelsVisit()
    lab.restore(sent)
    assert len(lab.runs) == taken


def test_no_more_runs_are_read_back_than_are_kept(reports: Mapping[Kind, Report]):
    sent = trained(reports, range(1)).kept()
    lab = ModelsVisit()
    lab.restore({"runs": sent["runs"] * (MOST_RUNS + 1)})
    assert len(lab.runs) == MOST_RUNS


def test_the_final_exam_stays_open_after_a_reload():
    models = ModelsVisit()
    models.restore(as_stored(some_models()))
    assert models.sitting == some_models().sitting
    assert models.sitting.accuracy == 5_000 / 6_000

    opened = ModelsVisit(sitting=Sitting(some_models().runs[0], Kind.TREE))
    again = ModelsVisit()
    again.restore(as_stored(opened))
    assert again.sitting == opened.sitting  # it was being read: it is opened, and read again


@pytest.mark.parametrize("lie", [{"kind": "forest"}, {"seed": -1}, {"mlp": []}])
def test_an_exam_that_nobody_can_have_sat_is_still_sealed(lie: dict[str, Any]):
    sent = as_stored(some_models())
    sent["sitting"] |= lie
    models = ModelsVisit()
    models.restore(sent)
    assert models.sitting is None


@pytest.mark.parametrize("right", [6_001, -1, 5_000.0, True, "x", None])
def test_a_result_of_the_exam_that_there_cannot_be_is_read_again(right: object):
    sent = as_stored(some_models())
    sent["sitting"]["right"] = right
    models = ModelsVisit()
    models.restore(sent)
    assert models.sitting
    assert models.sitting.right is None


def test_what_is_planned_is_asked_for_one_by_one_and_a_new_wish_forgets_it(reports: Mapping[Kind, Report]):
    lab = ModelsVisit()
    lab.ask(Comparison(), Guess(Kind.TREE), Comparison(seed=1), Comparison(seed=2))
    lab.finish(reports)
    assert (lab.asked, lab.is_waiting, lab.planned) == (Comparison(seed=1), True, (Comparison(seed=2),))
    lab.finish(reports)
    lab.finish(reports)
    assert (lab.is_waiting, [run.comparison.seed for run in lab.runs]) == (False, [0, 1, 2])
    assert [run.guess.best for run in lab.runs] == [Kind.TREE, None, None]
    assert lab.step is None, "nobody moved anything"

    lab.ask(Comparison(), Guess(), Comparison(seed=1))
    lab.ask(Comparison(seed=3), Guess())
    assert lab.planned == ()


@pytest.mark.parametrize("told", [None, 3, ["few"], {"few": "x", "mlp_width": 1, "nothing": "tree"}])
def test_of_questions_a_browser_brings_back_only_what_there_is(told: object):
    lab = ModelsVisit()
    lab.restore({"foretold": told, "answered": told})
    assert lab.foretold == {}
    for lie in ({"said": "never"}, {"question": "x"}, {"mlp_width": 1}, {"said": None}):
        lab.restore({"foretold": [as_stored(some_models())["foretold"][0] | lie]})
        assert lab.foretold == {}
    assert lab.answered == ({"few"} if told == ["few"] else set())
