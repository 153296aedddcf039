"""Questions about the picture on the screen, and what each answer says about its reader."""

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


def test_questions_differ_and_are_telling_where_they_can_be():
    questions = [ask(NOTEBOOK, seed) for seed in range(10)]

    assert len(set(questions)) > 3
    assert all(question.is_telling(NOTEBOOK) for question in questions if question)
