"""All predictions in two numbers: those that could be decided, and those that came true."""

from mlintro.digits.experiments.ledger import Ledger, ledger
from mlintro.digits.experiments.series import Question, asked_at, trainings
from mlintro.digits.models import Kind
from mlintro.digits.runs import Change, Guess
from mlintro.digits.runs.comparison import Comparison
from tests.digits.experiments.test_judging import run


def test_the_ledger_counts_the_predictions_that_could_be_decided():
    runs = [
        run(0.90, guess=Guess(Kind.MLP)),
        run(0.805, guess=Guess(Kind.LOGISTIC), first=1_000),  # open: it counts neither way
        run(0.95, guess=Guess(Kind.TREE, Change.UP)),  # wrong of the best, right of the change
        run(0.95, guess=Guess(None, Change.DOWN)),
        run(0.95),
    ]
    assert ledger(runs, {}) == Ledger(made=4, true=2)
    assert ledger([], {}) == Ledger(made=0, true=0)


def test_it_counts_what_was_foretold_of_the_questions_whose_trainings_are_all_there():
    wide, deep = (asked_at(question, Comparison()) for question in (Question.WIDTH, Question.DEPTH))
    runs = [run(0.60, mlp_width=4), run(0.70, mlp_width=16), run(0.90, mlp_width=64)]

    assert ledger(runs, {wide: "better", deep: "worse"}) == Ledger(made=1, true=1)
    assert ledger(runs, {wide: "same"}) == Ledger(made=1, true=0)
    assert ledger(runs[1:], {wide: "better"}) == Ledger(made=0, true=0)


def test_the_same_question_at_other_settings_is_another_prediction():
    few, many = (asked_at(Question.WIDTH, Comparison(train_size=size)) for size in (100, 5_000))
    sizes = zip(trainings(*few), trainings(*many), (0.60, 0.70, 0.90), strict=True)
    runs = [
        run(accuracy, mlp_width=a.mlp_width, train_size=a.train_size)
        for *pair, accuracy in sizes
        for a in pair
    ]

    assert ledger(runs, {few: "better", many: "worse"}) == Ledger(made=2, true=1)
