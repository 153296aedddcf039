"""What is said of a descent, however it went: true of its last step, in figures that show it."""

import re

from hypothesis import given, settings
from hypothesis import strategies as some

from mlintro import descent
from mlintro.descent import MOST_STEPS, RATES, Curve, Progress
from mlintro.text import LANGUAGES, PageText, load
from mlintro.ui.descent import sentences as say
from mlintro.ui.descent.visit import LOOK_AHEAD, DescentVisit
from tests.ui.said import is_well_said

notches = some.integers(1, 24).map(lambda notch: round(notch * descent.NOTCH, 2))
rates = some.one_of(
    some.lists(notches, max_size=12),
    some.builds(lambda rate, times: [rate] * times, notches, some.integers(1, 60)),
    some.builds(lambda high, low: [*[1.2] * high, low], some.integers(1, 20), notches),
)
starts = some.one_of(some.integers(0, 12).map(lambda half: half / 2), some.sampled_from([3.03, 5.1, 2.74]))
guesses = some.one_of(some.none(), some.integers(-10, 70).map(lambda tenth: tenth / 10))


@some.composite
def descents(draw: some.DrawFn) -> DescentVisit:
    """As far as the lab lets anybody go: not on from far away."""
    lab = DescentVisit(curve=draw(some.sampled_from(Curve)))
    start, taken = draw(starts), draw(rates)
    path = descent.descend(start, taken, lab.curve)
    there = next((n for n, w in enumerate(path) if abs(w) >= descent.FAR_AWAY), MOST_STEPS)
    lab.move({"start": start, "rate": draw(notches), "rates": taken[:there], "prediction": draw(guesses)})
    return lab


words = some.sampled_from([load("descent", language) for language in LANGUAGES])


def figure(t: PageText, written: str | int) -> float:
    signs = str.maketrans({t.writing.group: "", t.writing.decimal: ".", "−": "-"})
    return float(str(written).translate(signs))


@settings(max_examples=600, deadline=None)
@given(descents(), words)
def test_the_verdict_is_true_of_the_last_step_and_its_figures_show_it(lab: DescentVisit, t: PageText):
    said, seen = say.judged(t, lab), say.seen(t, lab)
    found = {name: figure(t, value) for name, value in say.facts(t, lab).items()}
    told, is_one_step = lab.progress, len(lab.path) == 2

    assert is_well_said(said), said
    assert is_well_said(seen), seen
    assert found["steps"] == len(lab.rates)
    match told:
        case Progress.UP:
            assert found["length"] > found["gap"]
            assert not is_one_step or found["loss"] > found["loss_start"]
        case Progress.ACROSS | Progress.LEAP:
            assert found["length"] > found["gap"]
            assert not is_one_step or found["loss"] < found["loss_start"]
        case Progress.DOWN | Progress.CRAWL:
            assert found["slope"] != 0
            assert found["length"] < found["left"] or told is Progress.DOWN
            assert not is_one_step or found["loss"] < found["loss_start"]
        case Progress.GONE:
            assert abs(found["w"]) >= descent.FAR_AWAY
    if told in (Progress.UP, Progress.ACROSS, Progress.LEAP, Progress.GONE):  # a lower rate is asked for
        assert lab.rates[-1] > RATES[0]
    if told is Progress.CRAWL:
        assert lab.rates[-1] < RATES[1]


@settings(max_examples=300, deadline=None)
@given(descents(), words, notches)
def test_a_prediction_is_held_against_five_steps_whatever_is_turned_afterwards(
    lab: DescentVisit, t: PageText, later: float
):
    said = say.predicted(t, lab)
    is_over = lab.progress in (Progress.ARRIVED, Progress.SHALLOW)
    assert bool(said) == (lab.prediction is not None and (is_over or len(lab.rates) >= LOOK_AHEAD))
    if not said or lab.prediction is None:
        return
    going_on = [*lab.rates, *[lab.last_rate] * LOOK_AHEAD][:LOOK_AHEAD]
    actual = descent.descend(lab.start, going_on, lab.curve)[-1]
    guess, came, off = (figure(t, one) for one in re.findall(r"−?\d[\d,.\u202f]*[.,]\d+", said))

    assert is_well_said(said), said
    assert (guess, came) == (lab.prediction, round(actual, 2))
    assert off == round(abs(came - guess), 2)
    if lab.rates:
        lab.rate = later
        assert say.predicted(t, lab) == said


def test_from_far_away_the_wall_takes_no_step():
    lab = DescentVisit(rate=1.2)
    for _ in range(60):
        lab.take_step()
    assert lab.progress is Progress.GONE
    assert len(lab.rates) == len(set(lab.path)) - 1 < 60
