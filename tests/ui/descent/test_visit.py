"""What the learner foretold is compared with the w that the descent has after those steps."""

import pytest

from mlintro import descent
from mlintro.descent import Curve, Progress
from mlintro.ui.descent.visit import LOOK_AHEAD, DescentVisit


@pytest.mark.parametrize("curve", Curve)
def test_a_descent_that_is_over_sooner_is_walked_on_to_what_was_foretold(curve: Curve):
    bottom = descent.walk(0.3, 0.05, 500, curve)[-1]
    visit = DescentVisit(start=round(bottom + 0.05, 3), rate=0.2, rates=(0.2, 0.2), curve=curve)
    assert visit.progress in (Progress.ARRIVED, Progress.SHALLOW)
    assert len(visit.rates) < LOOK_AHEAD
    assert visit.foretold == descent.walk(visit.start, visit.rate, LOOK_AHEAD, curve)[LOOK_AHEAD]


def test_of_fewer_steps_than_were_foretold_nothing_is_said_yet():
    visit = DescentVisit(rates=(0.1,) * (LOOK_AHEAD - 1))
    assert visit.foretold is None
    visit.rates += (0.1,)
    assert visit.foretold == visit.path[LOOK_AHEAD]
