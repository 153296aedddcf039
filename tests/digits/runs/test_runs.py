"""A learner's runs: from one to the next, the best, and the table to take away."""

import csv
import io

import pytest

from mlintro.digits.models import Kind, Report
from mlintro.digits.runs import Change, Guess, Ledger, Run, Scores, Step, as_csv, best, ledger, run_of
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import LANGUAGES, load
from mlintro.ui.models.predictions import because

FIRST, *_ = LANGUAGES


def run(accuracy: float, margin: float = 0.012, **knobs: object) -> Run:
    scores = Scores(accuracy, margin, train_accuracy=1.0, seconds=0.5)
    return Run(Comparison(**knobs), Guess(), dict.fromkeys(Kind, scores))


def test_a_run_keeps_the_scores_of_its_reports(reports: dict[Kind, Report]):
    kept = run_of(Comparison(), Guess(Kind.MLP), reports)

    for kind, report in reports.items():
        told = (report.accuracy, report.margin, report.train_accuracy, report.seconds)
        assert kept.scores[kind] == Scores(*told)
    assert kept.guess.best is Kind.MLP


@pytest.mark.parametrize(
    ("accuracy", "change", "is_noise"),
    [
        (0.90, Change.SAME, True),
        (0.91, Change.SAME, True),
        (0.911, Change.UP, True),  # more than a point, and still within the margin
        (0.92, Change.UP, False),
        (0.87, Change.DOWN, False),
    ],
)
def test_a_step_says_where_the_mlp_went_and_whether_that_means_anything(
    accuracy: float, change: Change, is_noise: bool
):
    step = Step(run(0.90), run(accuracy))

    assert (step.change, step.is_noise) == (change, is_noise)
    assert step.points == pytest.approx(accuracy - 0.90)


def test_a_step_knows_what_was_turned_but_for_the_tree():
    assert Step(run(0.9), run(0.9, tree_depth=9)).turned == ()

    smaller = Step(run(0.9, train_size=500), run(0.9, train_size=100, seed=3))
    assert smaller.turned == ("train_size", "seed")
    assert not smaller.grew
    assert Step(run(0.9), run(0.9, mlp_width=64)).grew


def test_of_several_knobs_none_gets_the_credit_and_a_small_change_is_not_called_noise():
    why = load("because", FIRST)

    def told(accuracy: float, **knobs: object) -> str:
        return because(Step(run(0.90), run(accuracy, **knobs)))

    assert told(0.90) == why.label("nothing")
    assert told(0.91, mlp_width=64) == why.label("noise")
    for accuracy in (0.91, 0.95):
        assert told(accuracy, mlp_width=64, train_size=100) == why.label("several")
    assert told(0.95, mlp_width=64) == why.label("mlp_width_more")


def test_the_best_run_is_the_first_of_equals():
    runs = [run(0.90), run(0.95, seed=1), run(0.95, seed=2)]
    assert best(runs, Kind.TREE) == 1


def test_the_ledger_counts_the_predictions_made_and_those_that_came_true():
    def guessed(mlp: float, tree: float, guess: Guess) -> Run:
        models = {Kind.MLP: mlp, Kind.TREE: tree, Kind.LOGISTIC: 0.5}
        return Run(Comparison(), guess, {kind: Scores(a, 0.012, 1.0, 0.5) for kind, a in models.items()})

    runs = [
        guessed(0.90, 0.895, Guess(Kind.TREE)),  # shares the first place
        guessed(0.80, 0.90, Guess(Kind.MLP, Change.DOWN)),  # wrong of the best, right of the change
        guessed(0.80, 0.90, Guess(None, Change.UP)),
        guessed(0.95, 0.90, Guess()),
    ]

    assert ledger(runs) == Ledger(made=4, true=2)
    assert ledger([]) == Ledger(made=0, true=0)


def test_the_table_has_every_score_of_every_model():
    table = list(csv.DictReader(io.StringIO(as_csv([run(0.9), run(0.95, validation="first")]))))

    assert len(table) == 2 * len(Kind)
    assert {row["model"] for row in table} == set(Kind)
    assert table[-1]["run"] == "2"
    assert table[-1]["validation"] == "first"
    assert [float(row["accuracy"]) for row in table[::3]] == [0.9, 0.95]
