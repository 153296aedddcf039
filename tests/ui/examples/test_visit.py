"""What is remembered of the examples that were spoilt last."""

import json

import pytest

from mlintro.digits.experiments.ledger import Ledger
from mlintro.digits.experiments.spoilt import Fall, Spoiling
from mlintro.digits.knobs import Kind
from mlintro.digits.models import ModelSpec, fit
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.spoiling import UNSPOILT, DataSpec
from mlintro.ui.examples.visit import ExamplesVisit

ASKED = Spoiling(Comparison(train_size=300), DataSpec(swapped=30))


def test_of_what_is_on_the_screen_nothing_can_be_foretold():
    here = ExamplesVisit()
    here.ask(ASKED, Fall.LARGE)
    here.ask(ASKED, Fall.SMALL)
    assert here.foretold is Fall.LARGE


@pytest.mark.parametrize(
    "told",
    [
        {"swapped": 41},
        {"swapped": float("nan")},
        {"swapped": True},
        {"scarce": [7]},
        {"left": 3},
        {"is_cornered": "yes"},
        {},
        None,
        [1],
    ],
)
def test_examples_that_nobody_can_have_spoilt_are_not_asked_for_again(told: object):
    here = ExamplesVisit()
    here.restore({"asked": {"train_size": 300, "data": told}})
    assert here == ExamplesVisit()


def test_settings_that_the_lesson_does_not_have_are_not_asked_for_again():
    here = ExamplesVisit()
    here.restore({"asked": {"train_size": 10**9, "data": {"swapped": 30}}})
    assert here == ExamplesVisit()


def test_each_training_and_each_prediction_counts_once_also_after_a_reload():
    here, again = ExamplesVisit(), ExamplesVisit()
    same = fit(ModelSpec(Kind.MLP, mlp_width=8), 100)
    for data, said in ((DataSpec(swapped=30), Fall.SMALL), (DataSpec(scarce=4), Fall.LARGE)):
        here.ask(Spoiling(ASKED.comparison, data), said)
        assert here.trained == here.predictions.made == (data != DataSpec(swapped=30))
        here.finish({(Kind.MLP, UNSPOILT): same, (Kind.MLP, data): same})
    assert (here.trained, here.predictions) == (2, Ledger(2, 1))

    again.restore(json.loads(json.dumps(here.kept())))
    assert (again.trained, again.predictions) == (2, Ledger(2, 1))
    again.finish(here.reports)
    assert (again.trained, again.predictions) == (2, Ledger(2, 1))
    again.ask(ASKED, None)
    again.finish({(Kind.MLP, UNSPOILT): same, (Kind.MLP, ASKED.data): same})
    assert (again.trained, again.predictions) == (3, Ledger(2, 1))


def test_no_more_predictions_came_true_than_were_made():
    here = ExamplesVisit()
    here.restore({"trained": 2, "made": 5, "true": 9, "counted": 1})
    assert (here.trained, here.predictions) == (2, Ledger(2, 2))


def test_what_was_asked_since_the_page_opened_stays():
    here = ExamplesVisit(asked=ASKED)
    here.restore({"asked": {"train_size": 500, "data": {"scarce": 7}}})
    assert here.asked is ASKED
