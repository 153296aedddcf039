"""A class's revision is another one when a learner's line is, and says nothing else."""

from dataclasses import replace

import pytest

from mlintro.classes import Board, Screen
from mlintro.classes.codes import seal_of
from mlintro.classes.moving import name_of, revision, revision_for
from mlintro.classes.teaching import (
    Deed,
    ask,
    close,
    door,
    end,
    forgive,
    invite,
    project,
    remove,
    show,
    time_for,
    veil,
)
from tests.classes.conftest import Lesson


def test_whatever_the_line_shows_is_another_revision(lesson: Lesson):
    lesson.come(1, 2)
    seats = lesson.seats
    deeds: list[Deed] = [
        ask("xor"),
        close,
        show,
        project(Screen.RUNS),
        ask("xor"),
        invite("neuron"),
        veil(True),
    ]
    found = [revision(lesson.board)]
    for deed in [*deeds, remove(seats, 2)]:
        lesson.teach(deed)
        found.append(revision(lesson.board))
    assert len(set(found)) == len(found)
    lesson.teach(forgive(seats, 2))
    assert revision(lesson.board) == found[-2]

    end(lesson.classes, lesson.code, lesson.board.seal, lesson.now)
    assert revision(lesson.board) not in found
    assert revision(replace(lesson.board, back=lesson.now)) != revision(lesson.board)  # after a restart


def test_votes_and_what_only_the_teacher_sees_are_none(lesson: Lesson):
    lesson.come(1, 2)
    lesson.teach(ask("xor"))
    before = revision(lesson.board)
    lesson.vote(1, "xor", "yes")
    lesson.vote(2, "xor", "no")
    lesson.come(3)
    for deed in (time_for(15, lesson.now), door(True)):
        lesson.teach(deed)
    assert revision(lesson.board) == before


@pytest.mark.parametrize("name", ["", "0" * 32, "ñ", name_of(seal_of("0" * 32))])
def test_who_has_the_code_alone_does_not_learn_that_there_is_a_class(lesson: Lesson, name: str):
    board: Board = lesson.board
    assert revision_for(board, name) == revision_for(None, name) == ""
    assert revision_for(board, name_of(board.seal)) == revision(board) != ""
    assert board.code not in name_of(board.seal)
