"""Into a class with a code, and back with a token; late, after a reload, and after a restart."""

from mlintro.classes.codes import seal_of
from mlintro.classes.in_memory import InMemory
from mlintro.classes.joining import JOINS_A_SECOND, WELCOME_BACK, Answer, Entrance
from mlintro.classes.keeping import kept
from mlintro.classes.teaching import ask, door, end, open_class, remove, show
from mlintro.classes.voting import result
from tests.classes.conftest import KEY, Lesson, token


def test_each_seat_has_a_number_of_its_own_and_keeps_it(lesson: Lesson):
    lesson.come(1, 2, 3, 2, 1)
    assert sorted(seat.number for seat in lesson.seats.values()) == [1, 2, 3]
    assert lesson.entrance.join(lesson.code, token(2))[1] == lesson.seats[seal_of(token(2))]


def test_who_comes_late_votes_on_what_is_open(lesson: Lesson):
    lesson.come(1)
    lesson.teach(ask("xor"))
    lesson.come(2)
    assert lesson.vote(2, "no") == "no"


def test_five_come_in_a_second_and_the_others_a_moment_later(lesson: Lesson):
    first = [lesson.try_to_come(learner) for learner in range(30)]
    assert first.count(Answer.IN) == JOINS_A_SECOND
    assert set(first[JOINS_A_SECOND:]) == {Answer.WAIT}
    for _ in range(5):
        lesson.now += 1.01
        answers = [lesson.try_to_come(learner) for learner in range(30)]
    assert answers == [Answer.IN] * 30


def test_there_are_so_many_seats_and_no_more_and_a_removed_one_makes_room(lesson: Lesson):
    lesson.entrance = Entrance(lesson.classes, most_seats=3, clock=lambda: lesson.now)
    lesson.come(1, 2, 3)
    assert [lesson.try_to_come(4), lesson.try_to_come(4), lesson.try_to_come(3)] == [
        Answer.FULL,
        Answer.FULL,
        Answer.IN,
    ]
    lesson.teach(remove(lesson.seats, 2))
    lesson.come(4)
    assert lesson.try_to_come(5) is Answer.FULL


def test_a_closed_door_keeps_strangers_out_and_lets_known_ones_back_in(lesson: Lesson):
    lesson.come(1)
    lesson.teach(door(True))
    assert [lesson.try_to_come(1), lesson.try_to_come(2)] == [Answer.IN, Answer.CLOSED]
    lesson.teach(door(False))
    lesson.come(2)


def test_a_class_that_is_over_says_so_and_knows_nobody(lesson: Lesson):
    lesson.come(1)
    end(lesson.classes, lesson.code, seal_of(KEY), lesson.now)
    assert (lesson.seats, lesson.look(1), lesson.try_to_come(1)) == ({}, None, Answer.OVER)


def after_a_restart(lesson: Lesson, votes: dict[int, dict[str, str]]) -> Lesson:
    """Another process, to which the tabs come back: first the learners', then the teacher's."""
    told = kept(lesson.board, lesson.seats)
    later = Lesson.__new__(Lesson)
    later.classes, later.now, later.key = InMemory(lambda: later.now), lesson.now + 30, lesson.key
    later.entrance = Entrance(later.classes, clock=lambda: later.now)
    answers = [later.try_to_come(learner, seal_of(KEY), tab) for learner, tab in votes.items()]
    assert set(answers) <= {Answer.WAIT}
    open_class(later.classes, KEY, "", "", later.now, told)
    return later


def test_after_a_restart_the_tabs_bring_the_class_back_to_the_vote(lesson: Lesson):
    lesson.come(1, 2, 3)
    lesson.teach(ask("xor"))
    tabs = {1: {"xor.1": "yes"}, 2: {"xor.1": "no"}, 3: {"xor.1": "no"}}
    for learner, votes in tabs.items():
        lesson.vote(learner, votes["xor.1"])
    lesson.teach(door(True))
    later = after_a_restart(lesson, tabs)
    for learner, votes in tabs.items():
        assert later.try_to_come(learner, seal_of(KEY), votes) is Answer.IN
    assert {seat.number for seat in later.seats.values()} == {1, 2, 3}
    assert later.vote(3, "luck") == "luck"  # the question is open as before
    later.teach(show)

    found = result(later.board, later.seats)
    assert found
    assert found.now == {"yes": 1, "no": 1, "luck": 1}


def test_a_newcomer_after_a_restart_gets_a_number_that_nobody_had(lesson: Lesson):
    lesson.come(1, 2)
    later = after_a_restart(lesson, {1: {}, 2: {}})
    later.come(9)
    assert later.try_to_come(2, seal_of(KEY)) is Answer.IN
    assert sorted(seat.number for seat in later.seats.values()) == [2, 3]


def test_votes_that_are_brought_back_are_checked_and_taken_for_a_while(lesson: Lesson):
    lesson.come(1, 2, 3)
    lesson.teach(ask("xor"))
    later = after_a_restart(lesson, {1: {}, 2: {}, 3: {}})
    forged = {"xor.1": "maybe", "xor.2": "no", "best.1": "tree", "x": "yes"}
    later.try_to_come(1, seal_of(KEY), forged)
    later.try_to_come(9, seal_of(KEY), {"xor.1": "yes"})  # who was not there brings nothing back
    later.now += WELCOME_BACK + 1
    later.try_to_come(2, seal_of(KEY), {"xor.1": "yes"})

    assert [dict(seat.votes) for seat in later.seats.values()] == [{}, {}, {}]


def test_a_tab_that_is_back_before_its_memory_loses_no_vote_and_alters_none(lesson: Lesson):
    lesson.come(1)
    lesson.teach(ask("xor"))
    lesson.teach(ask("best"))
    later = after_a_restart(lesson, {1: {}})
    assert later.try_to_come(1, seal_of(KEY)) is Answer.IN
    later.vote(1, "tree")
    later.try_to_come(1, seal_of(KEY), {"xor.1": "no", "best.1": "mlp"})

    assert later.seats.popitem()[1].votes == {"xor.1": "no", "best.1": "tree"}
