"""A question's trainings: one knob from end to end, or one setting on several draws."""

from dataclasses import asdict

import pytest

from mlintro.digits import experiments
from mlintro.digits.experiments.series import DRAWS, SETTINGS, Question, made, trainings
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.digits.runs import Guess, Run, Scores
from mlintro.digits.runs.comparison import Comparison

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
