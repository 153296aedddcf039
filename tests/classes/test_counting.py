"""What the class did, counted: reasons, gates, runs, who is where, and the file to take away."""

import pytest

from mlintro.classes import Deeds
from mlintro.classes.counting import Cell, Place, Reason, gates, grid, guesses, hints, reasons, runs
from mlintro.classes.teaching import remove
from tests.classes.conftest import Lesson, trained


def test_a_reason_is_of_an_exercise_and_the_three_most_frequent_are_told(lesson: Lesson):
    lesson.come(1, 2, 3)
    faults = [
        {"chatbot": "swapped", "songs": "swapped"},
        {"pedestrian": "image_as_path", "chatbot": "any_type", "songs": "swapped"},
        {"pedestrian": "image_as_path", "spam": "value"},
    ]
    for learner, found in enumerate(faults, start=1):
        lesson.look(learner, "functions", Deeds(faults=found))

    assert reasons(lesson.board, lesson.seats) == [
        Reason("pedestrian", "image_as_path", 2),
        Reason("songs", "swapped", 2),
        Reason("chatbot", "any_type", 1),
    ]
    lesson.teach(remove(lesson.seats, 3))
    assert reasons(lesson.board, lesson.seats)[0] == Reason("songs", "swapped", 2)


def test_gates_hints_and_runs_of_all_are_together(lesson: Lesson):
    lesson.come(1, 2)
    lesson.look(1, "neuron", Deeds(gates=("AND", "OR"), hints=2))
    lesson.look(2, "models", Deeds(gates=("AND",), hints=1, runs=(trained(0.9, train_size=500),)))

    assert gates(lesson.board, lesson.seats) == {"AND": 2, "OR": 1}
    assert hints(lesson.board, lesson.seats) == 3
    assert runs(lesson.board, lesson.seats) == [trained(0.9, train_size=500)]


def test_of_the_colour_that_most_have_tried_every_first_guess_is_told(lesson: Lesson):
    assert guesses(lesson.board, lesson.seats) == ("", [])
    lesson.come(1, 2, 3)
    lesson.look(1, "pixels", Deeds(guesses={"0.0": (1.0, 0.5, 0.0), "0.1": (0.0, 0.0, 1.0)}))
    lesson.look(2, "pixels", Deeds(guesses={"0.1": (0.5, 0.0, 1.0)}))
    lesson.look(3, "pixels", Deeds(guesses={"0.0": (1.0, 1.0, 0.0), "0.1": (0.0, 0.0, 0.9)}))
    assert guesses(lesson.board, lesson.seats) == ("0.1", [(0, 0, 1), (0.5, 0, 1), (0, 0, 0.9)])
    lesson.teach(remove(lesson.seats, 2))
    assert guesses(lesson.board, lesson.seats) == ("0.1", [(0, 0, 1), (0, 0, 0.9)])  # of equals the last


def test_the_teacher_sees_who_is_where_and_how_far_and_who_is_stuck_first(lesson: Lesson):
    lesson.come(1, 2, 3, 4)
    lesson.look(4, "functions", Deeds(stuck=("functions",)))
    lesson.now += 40
    lesson.look(1, "neuron", Deeds(done=("functions",), counts={"functions": 3, "neuron": 1}))
    lesson.look(3, "functions", Deeds(stuck=("functions",)))

    rows = grid(lesson.board, lesson.seats, ("functions", "neuron"), lesson.now)
    assert [(row.number, row.is_present, row.is_stuck) for row in rows] == [
        (3, True, True),
        (1, True, False),
        (2, False, False),
        (4, False, False),  # and has left: nobody goes there
    ]
    assert [row.cells for row in rows] == [
        (Cell(Place.STUCK, 0), Cell(Place.AWAY, 0)),
        (Cell(Place.DONE, 3), Cell(Place.HERE, 1)),
        (Cell(Place.AWAY, 0), Cell(Place.AWAY, 0)),
        (Cell(Place.AWAY, 0), Cell(Place.AWAY, 0)),
    ]


@pytest.mark.parametrize(("page", "done"), [("neuron", ()), ("functions", ("functions",))])
def test_who_has_gone_on_or_is_done_by_now_is_not_stuck(lesson: Lesson, page: str, done: tuple[str, ...]):
    lesson.come(1)
    lesson.look(1, page, Deeds(stuck=("functions",), done=done))
    (row,) = grid(lesson.board, lesson.seats, ("functions", "neuron"), lesson.now)
    assert not row.is_stuck
    assert Place.STUCK not in [cell.place for cell in row.cells]
