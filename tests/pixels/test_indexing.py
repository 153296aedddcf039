"""Questions about the picture on the screen, and what each answer says about its reader."""

from itertools import pairwise

import numpy as np
import pytest

from mlintro.pixels import presets
from mlintro.pixels.indexing import Question, Reading, ask
from mlintro.pixels.presets import Preset

NOTEBOOK = presets.make(Preset.NOTEBOOK)


def test_the_notebooks_question_tells_the_misreadings_apart():
    answers = Question(0, 2, 1).answers(NOTEBOOK)

    assert answers[1.0] is Reading.RIGHT
    assert answers[0.0] is Reading.SWAPPED  # imagen[2, 0, 1]
    assert answers[0.6] is Reading.CHANNEL  # its blue
    assert Question(0, 1, 1).answers(NOTEBOOK)[0.7] is Reading.COLOUR_FIRST  # imagen[1, 1, 0]


def test_counting_from_one_is_recognised():
    assert Question(2, 1, 0).answers(NOTEBOOK)[NOTEBOOK[1, 0, 0]] is Reading.RIGHT
    assert Question(2, 2, 0).answers(NOTEBOOK)[NOTEBOOK[1, 1, 0]] is Reading.FROM_ONE


@pytest.mark.parametrize("preset", Preset)
@pytest.mark.parametrize("seed", range(20))
def test_every_question_has_one_right_answer_and_others(preset: Preset, seed: int):
    image = presets.make(preset)
    question = ask(image, seed)
    if question is None:
        assert len(np.unique(image)) == 1
        return

    answers = question.answers(image)
    assert 2 <= len(answers) <= 4
    right = [value for value, reading in answers.items() if reading is Reading.RIGHT]
    assert right == [image[question.row, question.column, question.channel]]
    assert list(answers) == sorted(answers)


def test_no_question_about_the_notebooks_picture_is_answered_rightly_by_a_misreading():
    questions = [ask(NOTEBOOK, seed) for seed in range(10)]

    assert len(set(questions)) > 3
    assert all(before != after for before, after in pairwise(questions))
    for question in filter(None, questions):
        row, column, channel = question.row, question.column, question.channel
        right = NOTEBOOK[row, column, channel]
        assert right != NOTEBOOK[column, row, channel]
        assert right != NOTEBOOK[column, channel, row]  # the first number for the colour
        if row and column:
            assert right not in NOTEBOOK[row - 1, column - 1, [channel, channel - 1]]
        assert list(NOTEBOOK[row, column]).count(right) == 1  # no other colour of the pixel


def test_zero_under_two_readings_tells_nothing():
    assert Question(2, 0, 1).hidden(NOTEBOOK) == 2  # the colour first, and its red


def test_where_every_number_is_read_rightly_by_some_misreading_the_least_misleading_is_asked():
    red = presets.make(Preset.RED)
    hidden = [Question(*place).hidden(red) for place in np.ndindex(red.shape)]
    asked = ask(red, 0)

    assert asked
    assert 0 < asked.hidden(red) == min(hidden)
