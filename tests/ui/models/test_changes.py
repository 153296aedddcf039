"""What is said of a step from one run to the next, and of why: no more than the figures beside it allow."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mlintro import digits
from mlintro.digits import experiments
from mlintro.digits.experiments.judging import Step
from mlintro.digits.knobs import Kind
from mlintro.digits.runs import Change, Guess, Run, Scores
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import LANGUAGES, PageText, load
from mlintro.ui.models.predictions import because, judge_change
from tests.digits.experiments.test_judging import run
from tests.ui.models.test_sentences import runs, words
from tests.ui.said import is_well_said


@settings(max_examples=300, deadline=None)
@given(runs, runs, some.sampled_from([*Change, None]), words)
def test_how_the_network_moved_agrees_with_the_figures_on_the_page(
    before: Run, after: Run, predicted: Change | None, t: PageText
):
    step = Step(before, after)
    why = load("because", t.language)
    sentence = judge_change(t, why, step, predicted)
    shown = [round(100 * run.scores[Kind.MLP].accuracy, 1) for run in (before, after)]

    assert is_well_said(sentence), sentence
    assert step.points == round(shown[1] - shown[0], 1)
    assert (t.label("moved_none") in sentence) == (shown[0] == shown[1])
    right = [int(sum(run.scores[Kind.MLP].images)) for run in (before, after)]
    if step.change is Change.SAME and step.points:
        assert f"{t.number(right[1] - right[0], 0, signed=True)} " in sentence
    if shown[0] == shown[1] and step.turned:  # nothing is said of what moved it
        assert sentence.endswith(why.label("unmoved_seed" if step.turned == ("seed",) else "unmoved"))
    assert step.change is (
        Change.SAME if abs(step.points) <= 1 else Change.UP if step.points > 0 else Change.DOWN
    )


@pytest.mark.parametrize(
    ("turned", "label"),
    [({"seed": 2}, "unmoved_seed"), ({"mlp_width": 8}, "unmoved"), ({"seed": 2, "mlp_width": 8}, "unmoved")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_luck_alone_moves_no_average(language: str, turned: dict[str, int], label: str):
    reasons, scores = load("because", language), dict.fromkeys(Kind, Scores(bytes(250), 1.0, 0.5))
    before, after = (Run(asked, Guess(), scores) for asked in (Comparison(), Comparison(**turned)))

    assert because(reasons, Step(before, after)) == reasons.label(label)


def one_answer(digit: int, **knobs: int) -> Run:
    """Of a network that answers this digit whatever it reads."""
    asked = Comparison(**knobs)
    _, y_val = digits.load().validation(asked.validation)
    right = np.packbits(y_val == digit).tobytes()
    return Run(asked, Guess(), dict.fromkeys(Kind, Scores(right, 0.1, 0.5)))


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [
        (run(0.70), run(0.80, validation="first"), "validation_luck"),  # the last are the easier ones
        (run(0.80), run(0.70, validation="first"), "validation"),
        (run(0.80), run(0.795, validation="first"), "validation_luck"),
        (run(0.70, validation="first"), run(0.80), "validation"),
        (run(0.80, validation="first"), run(0.70), "validation_luck"),
        (one_answer(4, mlp_width=4), run(0.91), "failed"),
        (run(0.114, mlp_width=4), run(0.91), "mlp_width_more"),  # as few as that are read, of several digits
        (run(0.70, mlp_width=4), run(0.91), "mlp_width_more"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reason_is_one_that_the_figures_allow(before: Run, after: Run, label: str, language: str):
    why = load("because", language)
    assert because(why, Step(before, after)) == why.label(label)


@settings(max_examples=200, deadline=None)
@given(runs, runs)
def test_the_map_is_promised_only_where_it_has_both_settings(before: Run, after: Run):
    why, known = load("because", "es"), experiments.load()
    step = Step(before, after)
    if because(why, step) == why.label("unknown", draws=len(known.seeds)):
        for asked in (before.comparison, after.comparison):
            assert asked.mlp_width in known.values["mlp_width"]
            assert asked.mlp_depth in known.values["mlp_depth"]
            assert asked.train_size in known.values["train_size"]


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [
        ({}, {"mlp_width": 33}, "unknown_near"),
        ({"mlp_depth": 8}, {"mlp_depth": 7}, "unknown_near"),
        ({"train_size": 5_000}, {"train_size": 5_000, "mlp_width": 30}, "unknown_near_all"),
        ({"train_size": 5_000}, {"train_size": 4_900}, "unknown_near_some"),
    ],
)
def test_what_the_map_does_not_have_is_left_to_more_runs(before: dict, after: dict, label: str):
    why, step = load("because", "es"), Step(run(0.80, **before), run(0.803, first=1_000, **after))
    assert because(why, step) == why.label(label)
