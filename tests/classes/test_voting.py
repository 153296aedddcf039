"""Votes are counted to the last one, and nobody sees them before the teacher shows them."""

import pytest

from mlintro.classes.questions import QUESTIONS, ballot
from mlintro.classes.teaching import ask, close, show
from mlintro.classes.voting import Count, count, result
from mlintro.descent import STARTS, Curve, walk
from mlintro.digits.models import Kind
from mlintro.signatures import INPUTS, OUTPUTS
from mlintro.ui.descent.visit import LOOK_AHEAD, RATE, START
from mlintro.ui.frame import PAGES
from tests.classes.conftest import Lesson


def test_the_options_are_those_of_the_lessons_own_predictions():
    assert QUESTIONS["takes"].options == tuple(INPUTS)
    assert QUESTIONS["gives"].options == tuple(OUTPUTS)
    assert QUESTIONS["best"].options == tuple(Kind)
    assert {question.page for question in QUESTIONS.values()} <= set(PAGES)


def test_where_the_descent_arrives_lies_in_the_middle_of_a_group():
    arrived = walk(START, RATE, LOOK_AHEAD, Curve.ONE)[-1]
    nearby = {QUESTIONS["w"].read(arrived + off) for off in (-0.15, 0, 0.15)}

    assert (nearby, LOOK_AHEAD) == ({"6"}, 5)  # the question says so: after five steps
    assert all(QUESTIONS["w"].read(float(w)) for w in STARTS)


def test_the_last_vote_of_a_seat_counts_until_the_question_is_closed(lesson: Lesson):
    lesson.come(1, 2, 3)
    lesson.teach(ask("xor"))
    assert [lesson.vote(1, "no"), lesson.vote(2, "yes"), lesson.vote(2, "no")] == ["no", "yes", "no"]
    lesson.teach(close)
    assert lesson.vote(3, "yes") is None
    assert lesson.vote(1, "yes") is None
    lesson.teach(show)

    found = result(lesson.board, lesson.seats)
    assert found
    assert (found.now, found.before) == ({"yes": 0, "no": 2, "luck": 0}, None)


def test_nothing_is_known_before_the_teacher_shows_it(lesson: Lesson):
    lesson.come(1, 2)
    lesson.teach(ask("best"))
    lesson.vote(1, "tree")
    assert (result(lesson.board, lesson.seats), count(lesson.board, lesson.seats, lesson.now)) == (
        None,
        Count(1, 2),
    )
    lesson.teach(close)
    assert result(lesson.board, lesson.seats) is None


def test_a_second_round_begins_empty_and_the_first_stands_beside_it(lesson: Lesson):
    lesson.come(1, 2, 3)
    lesson.teach(ask("xor"))
    for learner, option in ((1, "yes"), (2, "yes"), (3, "no")):
        lesson.vote(learner, option)
    lesson.teach(show)
    lesson.teach(ask("xor"))
    assert count(lesson.board, lesson.seats, lesson.now).voted == 0
    assert result(lesson.board, lesson.seats) is None
    lesson.vote(1, "no")
    lesson.teach(show)

    found = result(lesson.board, lesson.seats)
    assert found
    assert found.before == {"yes": 2, "no": 1, "luck": 0}
    assert found.now == {"yes": 0, "no": 1, "luck": 0}


def test_who_asks_twice_opens_one_round(lesson: Lesson):
    for _ in range(2):
        lesson.teach(ask("xor"))
    assert lesson.board.round == 1
    lesson.teach(close)
    lesson.teach(ask("xor"))
    assert lesson.board.round == 2


def test_who_has_voted_and_left_still_counts_and_who_only_left_does_not(lesson: Lesson):
    lesson.come(1, 2, 3)
    lesson.teach(ask("xor"))
    lesson.vote(1, "no")
    lesson.now += 60
    lesson.look(2)

    assert count(lesson.board, lesson.seats, lesson.now) == Count(1, 2)


def test_a_predicted_w_is_told_as_a_group(lesson: Lesson):
    lesson.come(1)
    lesson.teach(ask("w"))

    assert lesson.vote(1, 2.9) == "6"
    assert lesson.seats.popitem()[1].votes == {ballot("w", 1): "6"}


@pytest.mark.parametrize("answer", ["maybe", "", None, 3, True, 1e400, float("nan"), ["yes"], {"yes": 1}])
def test_a_forged_vote_is_none(lesson: Lesson, answer: object):
    lesson.come(1)
    for question in ("xor", "w"):
        lesson.teach(ask(question))
        if not (question == "w" and answer == 3 and answer is not True):
            assert lesson.vote(1, answer) is None
    assert lesson.seats.popitem()[1].votes == {}
