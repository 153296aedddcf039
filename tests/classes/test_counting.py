"""What the class did, counted: reasons, gates, runs, who is where, and the file to take away."""

from mlintro.classes import Deeds
from mlintro.classes.counting import Place, Reason, gates, grid, hints, reasons, runs, seats_csv, votes_csv
from mlintro.classes.teaching import ask, remove
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


def test_the_teacher_sees_who_is_where_who_is_done_and_who_is_stuck(lesson: Lesson):
    lesson.come(1, 2, 3)
    lesson.look(1, "neuron", Deeds(done=("functions",)))
    lesson.look(2, "functions", Deeds(stuck=("functions",)))
    lesson.now += 40
    lesson.look(1, "neuron", Deeds(done=("functions",)))

    rows = grid(lesson.board, lesson.seats, ("functions", "neuron"), lesson.now)
    assert [(row.number, row.is_present, row.places) for row in rows] == [
        (1, True, (Place.DONE, Place.HERE)),
        (2, False, (Place.STUCK, Place.AWAY)),
        (3, False, (Place.AWAY, Place.AWAY)),
    ]


def test_what_is_taken_away_has_counts_and_animals_and_nothing_else(lesson: Lesson):
    lesson.come(1, 2)
    lesson.teach(ask("xor"))
    lesson.vote(1, "no")
    lesson.teach(ask("xor"))
    lesson.vote(1, "yes")
    lesson.look(1, "neuron", Deeds(gates=("AND",), hints=1, runs=(trained(0.8),), done=("neuron",)))

    assert votes_csv(lesson.board, lesson.seats).splitlines() == [
        "question,round,option,votes",
        *("xor,1,yes,0", "xor,1,no,1", "xor,1,luck,0"),
        *("xor,2,yes,1", "xor,2,no,0", "xor,2,luck,0"),
    ]
    assert seats_csv(lesson.board, lesson.seats, lambda number: f"fox {number}").splitlines() == [
        "seat,xor.1,xor.2,gates,hints,runs,pages",
        "fox 1,no,yes,AND,1,1,neuron",
        "fox 2,,,,0,0,",
    ]
