"""A question's trainings: one knob from end to end, or one setting on several draws."""

from dataclasses import asdict, replace

import pytest

from mlintro.digits import experiments
from mlintro.digits.experiments.judging import Outcome
from mlintro.digits.experiments.series import (
    DRAWS,
    SETTINGS,
    HelpsMore,
    Question,
    asked_at,
    first_over_last,
    is_known,
    judge,
    made,
    trainings,
)
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.digits.runs import Guess, Run, Scores
from mlintro.digits.runs.comparison import Comparison
from tests.digits.experiments.test_judging import run

BASE = Comparison(24, 3, 7, 1_300, seed=9, validation="first")
KNOWN = experiments.load()


def differ(asked: Comparison) -> set[str]:
    base = asdict(BASE)
    return {name for name, value in asdict(asked).items() if value != base[name]}


@pytest.mark.parametrize("question", SETTINGS)
def test_one_knob_is_turned_from_one_end_of_the_map_to_the_other(question: Question):
    turned = trainings(question, BASE)
    values = KNOWN.values[question]

    assert all(differ(asked) <= {question.value} for asked in turned)
    assert (SETTINGS[question][0], SETTINGS[question][-1]) == (values[0], values[-1])
    assert all(KNOBS[question].offers(value) for value in SETTINGS[question])
    assert question.kind in KNOBS[question].felt_by


def test_few_images_are_drawn_several_times():
    drawn = trainings(Question.FEW, BASE)
    assert [asked.seed for asked in drawn] == list(range(DRAWS))
    assert {asked.train_size for asked in drawn} == {KNOWN.values["train_size"][0]}
    assert all(differ(asked) <= {"train_size", "seed"} for asked in drawn)


def test_what_was_made_is_in_the_order_of_the_question_whenever_it_was_made():
    row = dict.fromkeys(Kind, Scores(bytes(250), 1.0, 0.1))
    few, some, many = trainings(Question.IMAGES, BASE)
    runs = [Run(asked, Guess(), row) for asked in (many, BASE, few, many)]
    assert [run.comparison for run in made(Question.IMAGES, BASE, runs)] == [few, many]
    assert made(Question.WIDTH, BASE, runs) == []
    assert some not in [run.comparison for run in runs]


def steps(*accuracies: float) -> list[Run]:
    """A network with few, some and many images."""
    return [
        run(accuracy, train_size=size)
        for size, accuracy in zip(SETTINGS[Question.IMAGES], accuracies, strict=True)
    ]


@pytest.mark.parametrize(
    ("accuracies", "came_true"),
    [
        ((0.70, 0.90, 0.93), HelpsMore.FIRST),
        ((0.30, 0.35, 0.90), HelpsMore.LAST),
        ((0.80, 0.86, 0.91), None),  # a point between both steps is luck
        ((0.80, 0.85, 0.91), None),
        ((0.80, 0.85, 0.90), None),  # nor do equal figures show that both are
    ],
)
def test_which_step_helps_more_is_said_only_where_luck_would_not_turn_it(
    accuracies: tuple[float, ...], came_true: HelpsMore | None
):
    outcomes = {said: judge(Question.IMAGES, said, steps(*accuracies)) for said in HelpsMore}
    otherwise = Outcome.MISS if came_true else Outcome.OPEN
    assert outcomes == dict.fromkeys(HelpsMore, otherwise) | ({came_true: Outcome.HIT} if came_true else {})


def test_two_steps_may_differ_by_more_than_one_accuracy_may():
    """Of the same network the middle one counts twice, and with it its luck."""
    network = steps(0.80, 0.86, 0.91)
    assert first_over_last(network).gain == pytest.approx(0.01)
    assert first_over_last(network).error > KNOWN.point(Kind.MLP, network[1].comparison).spread


def test_a_question_is_the_same_wherever_its_own_knob_stands():
    assert asked_at(Question.WIDTH, BASE) == asked_at(Question.WIDTH, replace(BASE, mlp_width=64))
    assert asked_at(Question.WIDTH, BASE) != asked_at(Question.WIDTH, replace(BASE, mlp_depth=1))


def test_nothing_is_left_to_foretell_where_the_runs_tell_the_answer():
    few, some, many = (run(0.9, mlp_width=width) for width in SETTINGS[Question.WIDTH])
    assert is_known(Question.WIDTH, Comparison(), [few, many])
    assert not is_known(Question.WIDTH, Comparison(), [few, some])
    assert not is_known(Question.IMAGES, Comparison(), steps(0.7, 0.8, 0.9)[::2])
