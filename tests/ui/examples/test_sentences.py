"""What is said of spoilt examples is true of the figures beside it: of any there can be, and of real ones."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mlintro import digits
from mlintro.digits.experiments.spoilt import Fall, difference, fall, shares_right
from mlintro.digits.models import Kind, ModelSpec, Report, fit
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Verdict
from mlintro.digits.spoiling import DataSpec, is_as_before
from mlintro.text import LANGUAGES, PageText, load
from mlintro.ui.examples.controls import Spoil, way
from mlintro.ui.examples.sentences import came, outcome, standing, suffers
from tests.ui.said import is_well_said

WORDS = [load("examples", language) for language in LANGUAGES]
ONE = {kind: fit(ModelSpec(kind), 100) for kind in Kind}
y_val = digits.load().validation("last")[1]

words = some.sampled_from(WORDS)
kinds = some.sampled_from(Kind)
ways = some.one_of(
    some.builds(DataSpec, swapped=some.sampled_from([10, 20, 30, 40])),
    some.builds(DataSpec, scarce=some.integers(0, 9), left=some.sampled_from([0, 2, 5, 20])),
    some.just(DataSpec(is_cornered=True)),
)


@some.composite
def pairs(draw: some.DrawFn) -> tuple[Report, Report]:
    """Two reports of one kind: each digit read right up to a share, and beyond it as another."""
    kind, both = draw(kinds), []
    for _ in range(2):
        shares = draw(some.lists(some.sampled_from([0, 0.3, 0.9, 0.95, 1]), min_size=10, max_size=10))
        step = draw(some.integers(1, 9))
        is_late = np.zeros(len(y_val), bool)
        for digit, share in enumerate(shares):
            found = np.flatnonzero(y_val == digit)
            is_late[found[round(share * len(found)) :]] = True
        readings = np.where(is_late, (y_val + step) % 10, y_val).astype(np.uint8)
        accuracy = float(np.mean(readings == y_val))
        both.append(replace(ONE[kind], readings=readings, accuracy=accuracy, data=DataSpec(swapped=10)))
    return both[0], both[1]


def numbers(sentence: str) -> list[float]:
    found = re.findall(r"[−+]?\d+(?:[.,]\d+)?", sentence.replace("\u202f", ""))
    return [float(number.replace("−", "-").replace(",", ".")) for number in found]


def check_came(t: PageText, before: Report, after: Report) -> None:
    sentence, found = came(t, Comparison(), before, after), difference(Comparison(), before, after)
    low, high, *others = numbers(sentence)

    assert is_well_said(sentence), sentence
    assert [low, high] == [round(100 * report.accuracy, 1) for report in (before, after)]
    if found.is_gain or found.is_loss:
        points, least, most = others
        assert points == round(abs(high - low), 1) > 0
        assert least <= points <= most
        assert (high > low) == found.is_gain
    else:
        assert found.verdict in (Verdict.UNKNOWN, Verdict.EQUAL)
        better, worse = {"es": ("leyó mejor", "leyó peor"), "en": ("ages better", "ages worse")}[t.language]
        is_open = found.verdict is Verdict.UNKNOWN
        assert (better in sentence, worse in sentence) == (is_open and high > low, is_open and high < low)


def check_standing(t: PageText, before: Report, after: Report) -> None:
    """Of 2,000 images who guesses reads less than 8.6 % right once in 40 times."""
    sentence = standing(t, before, after)
    read, is_one = np.bincount(after.readings), {"es": "lo mismo", "en": "the same"}[t.language] in sentence
    is_said = t.label("below_chance", chance=t.percent(0.1, 0)) in sentence
    assert is_well_said(sentence), sentence
    assert is_one == (read.max() >= 0.95 * len(y_val))
    before_read = np.bincount(before.readings)
    was_one = before_read.max() >= 0.95 * len(y_val) and (is_one or is_said)
    facts = {"digit": before_read.argmax(), "count": int(before_read.max())}
    earlier = t.label("before_one", **facts) if was_one else ""
    assert sentence.endswith(earlier)
    assert is_said <= (after.accuracy < 0.089)
    if is_one:
        assert not is_said
        facts = {"digit": read.argmax(), "count": int(read.max()), "images": len(y_val)}
        assert sentence.endswith(f"{t.label('one_for_all', **facts)} {earlier}".strip())
    elif after.accuracy < 0.06:  # no digit has so few images
        assert is_said


@pytest.mark.parametrize("t", WORDS)
@pytest.mark.parametrize("digit", range(10))
def test_who_answers_one_digit_to_all_is_not_said_to_be_wrong_in_a_system(digit: int, t: PageText):
    """Of the last 2,000 images 169 are fives: fewer than one in ten, and no system."""
    readings = np.full(len(y_val), digit, np.uint8)
    for others in (0, 90):
        readings[:others] = (digit + 1) % 10
        accuracy, data = float(np.mean(readings == y_val)), DataSpec(scarce=1, left=0)
        stuck = replace(ONE[Kind.MLP], readings=readings.copy(), accuracy=accuracy, data=data)
        check_standing(t, ONE[Kind.MLP], stuck)
        check_standing(t, stuck, stuck)
        other = replace(stuck, readings=(readings + 1) % 10)
        check_standing(t, stuck, replace(other, accuracy=float(np.mean(other.readings == y_val))))
        wrong = replace(stuck, readings=((y_val + 1) % 10).astype(np.uint8), accuracy=0.0)
        check_standing(t, stuck, wrong)  # less than guessing now, and one answer before


@pytest.mark.parametrize("t", WORDS)
def test_who_answers_two_digits_at_random_is_not_said_to_be_wrong_in_a_system(t: PageText):
    readings = np.where(np.arange(len(y_val)) % 2, 5, 8).astype(np.uint8)
    guesses = replace(ONE[Kind.MLP], readings=readings, accuracy=0.08, data=DataSpec(swapped=10))
    assert t.label("below_chance", chance=t.percent(0.1, 0)) not in standing(t, guesses, guesses)


def check_suffers(t: PageText, before: Report, after: Report) -> None:
    """Counted anew from the readings, as who doubts the sentence would."""
    sentence = suffers(t, before, after)
    rights = [[int(np.sum(r.readings[y_val == d] == d)) for d in range(10)] for r in (before, after)]
    images = np.bincount(y_val)
    lost = [(b - a) / n for b, a, n in zip(*rights, images, strict=True)]

    assert is_well_said(sentence), sentence
    if max(lost) <= 0:
        assert not re.search(r"\d", sentence)
        return
    worst = [digit for digit in range(10) if lost[digit] == pytest.approx(max(lost))]
    for digit in worst:
        figures = [digit, images[digit], rights[0][digit], rights[1][digit]]
        assert re.search(r"\D+".join(map(str, figures)), sentence), (figures, sentence)
        read = np.bincount(after.readings[(y_val == digit) & (after.readings != digit)], minlength=10)
        instead = ", ".join(map(str, np.flatnonzero(read == read.max())))
        assert f"**{instead}** (" in sentence
        assert f": {read.max()})" in sentence


def check_nothing_changed(t: PageText, report: Report) -> None:
    """Of the same examples everything is the same, and no range says that it might not be."""
    said, bar = came(t, Comparison(), report, report), standing(t, report, report)
    share = t.percent(report.accuracy)

    assert is_well_said(f"{said} {bar}"), (said, bar)
    assert said.endswith(t.label("came_as_before", model="", high=share))
    assert bar == t.label("bar_as_before", scarce=report.data.scarce, after=share)


@pytest.mark.parametrize("t", WORDS)
@pytest.mark.parametrize("kind", Kind)
def test_where_a_draw_has_no_more_of_a_digit_than_are_left_nothing_is_said_to_be_spoilt(
    kind: Kind, t: PageText
):
    """Of a hundred images some ten are fours."""
    after = fit(ONE[kind].spec, 100, data=DataSpec(scarce=4, left=20))
    assert (after.readings == ONE[kind].readings).all()
    check_nothing_changed(t, after)


@settings(max_examples=200, deadline=None)
@given(pairs(), words)
def test_what_became_of_a_model_agrees_with_its_figures(pair: tuple[Report, Report], t: PageText):
    check_came(t, *pair)
    check_standing(t, *pair)
    check_suffers(t, *pair)


@settings(max_examples=100, deadline=None)
@given(pairs(), some.sampled_from(Fall), words)
def test_a_prediction_is_judged_by_the_figures_as_they_are_written(
    pair: tuple[Report, Report], said: Fall, t: PageText
):
    sentence = outcome(t, said, *pair)
    lost = round(round(100 * pair[0].accuracy, 1) - round(100 * pair[1].accuracy, 1), 1)

    assert is_well_said(sentence), sentence
    assert fall(*pair) is (Fall.SMALL if lost < 2 else Fall.LARGE if lost > 10 else Fall.SOME)
    assert sentence.startswith(
        t.label(f"foretold_{'hit' if said is fall(*pair) else 'miss'}", said=t.label(f"fall_{said}"))
    )
    if said is Fall.SMALL and lost <= 0:  # a rise is none of the falls that could be chosen but "none"
        assert {"es": "o nada", "en": "or not at all"}[t.language] in sentence
    assert (f"{abs(lost):g}".replace(".", t.writing.decimal) in sentence) or lost == 0


@settings(max_examples=12, deadline=None)
@given(ways, kinds, some.integers(0, 3), words)
def test_of_really_spoilt_examples_the_sentences_are_true(data: DataSpec, kind: Kind, seed: int, t: PageText):
    spec = ModelSpec(kind) if kind is not Kind.MLP else ModelSpec(kind, mlp_width=8, mlp_depth=1)
    before, after = fit(spec, 200, seed), fit(spec, 200, seed, data=data)
    check_suffers(t, before, after)
    if is_as_before(200, seed, data):
        check_nothing_changed(t, after)
        return
    check_came(t, before, after)
    assert is_well_said(standing(t, before, after))
    if way(data) is Spoil.MISSING:
        assert shares_right(after)[data.scarce] == 0


@pytest.mark.parametrize("t", WORDS)
def test_the_number_of_examples_does_not_stand_as_the_answer_to_what_is_to_be_counted(t: PageText):
    assert all(t.label(f"look_{digit}", count=550).endswith("?") for digit in (1, 4, 7, 9))


@pytest.mark.parametrize("t", WORDS)
def test_of_a_single_image_verbs_and_words_are_of_one(t: PageText):
    assert is_well_said(t.label("own_place", digit=7, before=1, count=550))
    for name in ("loss_one", "loss_each"):
        assert is_well_said(t.label(name, model="x", digit=7, images=215, before=1, after=0))
