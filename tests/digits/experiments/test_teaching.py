"""A 7 with a bar is misread before and read after it was taught; and what is asked for that."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from mlintro.digits.experiments.teaching import Teaching, readings
from mlintro.digits.knobs import Kind
from mlintro.digits.models import ModelSpec, Report, fit
from mlintro.digits.reading.hands import BARRED_SEVEN, Hand
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.taught import taught
from mlintro.training import Trainer
from tests.digits.made_hands import SEVENS, drawn

TAUGHT, FRESH = range(5), range(100, 110)
OWN = {name: taught(drawn(hand, TAUGHT), [7] * len(TAUGHT)) for name, hand in SEVENS.items()}
SMALL = Comparison(train_size=100, mlp_width=8)


@pytest.mark.parametrize("kind", [Kind.LOGISTIC, Kind.MLP])
@pytest.mark.parametrize("name", SEVENS)
def test_a_barred_seven_is_misread_before_and_read_after_it_was_taught(
    name: str, kind: Kind, reports: dict[Kind, Report]
):
    """
    With five drawings, on ten fresh ones, each a try. The tree is left out: it misreads all before, and after
    five it read 4 to 10 of them, after twenty all (benchmarks/hand.py).
    """
    fresh = drawn(SEVENS[name], FRESH)
    before = readings(reports[kind].learned, fresh)
    after = readings(fit(ModelSpec(kind), own=OWN[name]).learned, fresh)
    assert sum(one != 7 and other == 7 for one, other in zip(before, after, strict=True)) >= 8


def test_a_hand_never_draws_twice_alike_and_always_the_same_as_before():
    for hand in (BARRED_SEVEN, *SEVENS.values()):
        assert len({hand.drawn(number) for number in range(40)}) == 40
        assert Hand(hand.strokes).drawn(7) == hand.drawn(7)


def test_the_pages_own_hand_is_one_that_all_models_misread(reports: dict[Kind, Report]):
    for report in reports.values():
        assert 7 not in readings(report.learned, drawn(BARRED_SEVEN, range(20)))


def test_the_models_are_trained_as_they_are_and_with_what_is_taught():
    one, other = (Teaching(SMALL, own) for own in list(OWN.values())[:2])
    with ThreadPoolExecutor(1) as threads:  # two would share their limit of BLAS threads
        trainer = Trainer(lambda: threads, slots=1, queue=20, memory=20)
        jobs = [asked.ask(trainer, visitor) for asked, visitor in ((one, "one"), (other, "other"))]
        plain = Teaching(SMALL).ask(trainer)
        taught_reports = [{kind: job[kind, True].result(60) for kind in Kind} for job in jobs]

    assert set(plain) == {(kind, False) for kind in Kind}
    for kind in Kind:
        assert jobs[0][kind, False] is jobs[1][kind, False] is plain[kind, False]
        assert jobs[0][kind, True] is not jobs[1][kind, True]
        for reports, own in zip(taught_reports, OWN.values(), strict=False):
            alone = fit(SMALL.spec(kind), SMALL.train_size, own=own)
            assert (reports[kind].readings == alone.readings).all()
