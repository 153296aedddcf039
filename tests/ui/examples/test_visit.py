"""What is remembered of the examples that were spoilt last."""

import pytest

from mlintro.digits.experiments.spoilt import Fall, Spoiling
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.spoiling import DataSpec
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


def test_what_was_asked_since_the_page_opened_stays():
    here = ExamplesVisit(asked=ASKED)
    here.restore({"asked": {"train_size": 500, "data": {"scarce": 7}}})
    assert here.asked is ASKED
