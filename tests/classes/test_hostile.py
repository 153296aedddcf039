"""What a pupil tries who wants to spoil the lesson, and what it leads to: nothing."""

import json
import secrets

from hypothesis import given, settings
from hypothesis import strategies as st

from mlintro.classes import FORGOTTEN_AFTER, Board, Phase
from mlintro.classes.codes import LENGTH, code_of, read, seal_of
from mlintro.classes.in_memory import InMemory
from mlintro.classes.joining import WRONG_CODES_A_MINUTE, Answer, Entrance
from mlintro.classes.keeping import given_back, kept
from mlintro.classes.teaching import Refusal, act, ask, close, end, forgive, open_class, remove, show
from mlintro.classes.voting import count, result
from tests.classes.conftest import KEY, Lesson, token

WRONG = "23456"


def test_twenty_tabs_are_twenty_seats_that_the_teacher_counts_and_removes(lesson: Lesson):
    lesson.come(*range(24))
    lesson.teach(ask("xor"))
    for tab in range(24):
        lesson.vote(tab, "yes" if tab < 20 else "no")
    assert count(lesson.board, lesson.seats, lesson.now).of == 24
    for tab in range(20):
        lesson.teach(remove(lesson.seats, lesson.seats[seal_of(token(tab))].number))
    lesson.teach(show)

    found = result(lesson.board, lesson.seats)
    assert found
    assert found.now == {"yes": 0, "no": 4, "luck": 0}


def test_who_is_removed_stays_outside_until_forgiven(lesson: Lesson):
    lesson.come(1, 2)
    lesson.teach(ask("xor"))
    lesson.vote(1, "yes")
    number = lesson.seats[seal_of(token(1))].number
    lesson.teach(remove(lesson.seats, number))
    assert (lesson.try_to_come(1), lesson.look(1), lesson.vote(1, "no")) == (Answer.REMOVED, None, None)
    lesson.teach(forgive(lesson.seats, number))
    assert (lesson.try_to_come(1), lesson.vote(1, "no")) == (Answer.IN, "no")


def test_guessed_codes_stop_being_answered_and_those_inside_notice_nothing(lesson: Lesson):
    lesson.come(1)
    answers = [lesson.entrance.join(WRONG, secrets.token_hex(16))[0] for _ in range(50)]
    assert answers == [Answer.UNKNOWN] * WRONG_CODES_A_MINUTE + [Answer.WAIT] * (50 - WRONG_CODES_A_MINUTE)
    assert (lesson.try_to_come(2), lesson.try_to_come(1)) == (Answer.WAIT, Answer.IN)
    lesson.now += 61
    lesson.come(2)


def test_a_vote_is_for_the_question_and_the_round_that_are_open(lesson: Lesson):
    lesson.come(1)
    assert lesson.vote(1, "yes", "xor", 1) is None
    lesson.teach(ask("xor"))
    assert lesson.vote(1, "yes", "xor", 2) is None
    assert lesson.vote(1, "tree", "best", 1) is None
    assert lesson.vote(2, "yes", "xor", 1) is None  # no seat
    lesson.teach(show)
    lesson.teach(ask("xor"))
    assert lesson.vote(1, "yes", "xor", 1) is None


def test_only_the_key_teaches(lesson: Lesson):
    lesson.come(1)
    before = lesson.board
    for seal in ("", seal_of(token(1)), KEY, lesson.code, before.seal[:-1]):
        assert act(lesson.classes, lesson.code, seal, ask("xor"), lesson.now + 1) is None
        end(lesson.classes, lesson.code, seal, lesson.now)
    assert lesson.board == before


def test_a_key_that_makes_the_same_code_does_not_take_the_class(lesson: Lesson, monkeypatch):
    """Eight million codes: who computes for a minute finds such a key."""
    monkeypatch.setattr("mlintro.classes.teaching.code_of", lambda key: lesson.code)
    found = open_class(lesson.classes, "f" * 32, "", "", lesson.now)
    assert found is Refusal.TAKEN


def test_nor_do_the_tabs_of_a_class_follow_it_after_a_restart(lesson: Lesson):
    lesson.come(1)
    other = Lesson(InMemory(), key="f" * 32)
    assert other.entrance.join(other.code, token(1), seal_of(KEY), {})[0] is Answer.WAIT


def test_the_key_is_nowhere(lesson: Lesson):
    lesson.come(1)
    told = json.dumps(kept(lesson.board, lesson.seats))
    assert KEY not in told + repr(lesson.board) + repr(lesson.seats)
    assert token(1) not in told + repr(lesson.seats)


def test_a_class_needs_the_word_of_the_server_where_it_has_one():
    classes = InMemory(lambda: 0.0)
    assert open_class(classes, KEY, "", "tiza", 0) is Refusal.WORD
    assert open_class(classes, KEY, "Tiza", "tiza", 0) is Refusal.WORD
    assert isinstance(open_class(classes, KEY, "tiza", "tiza", 0), Board)
    assert isinstance(open_class(classes, KEY, "", "tiza", 0), Board)  # it is there already
    assert open_class(classes, "no key", "tiza", "tiza", 0) is Refusal.KEY


def test_who_opens_classes_without_end_keeps_no_teacher_out():
    now = 0.0
    classes = InMemory(lambda: now)
    opened = [open_class(classes, f"{i:032x}", "", "", now) for i in range(60)]
    assert Refusal.ROOM in opened
    now = 121.0
    assert isinstance(open_class(classes, KEY, "", "", now), Board)


def test_a_class_is_forgotten_an_hour_after_its_teachers_last_sign():
    now = 0.0
    lesson = Lesson(InMemory(lambda: now), now)
    lesson.come(1)
    lesson.now = FORGOTTEN_AFTER - 1
    lesson.look(1)
    now = FORGOTTEN_AFTER - 1
    assert lesson.classes.board(lesson.code)
    now = FORGOTTEN_AFTER + 1
    assert (lesson.classes.board(lesson.code), lesson.seats) == (None, {})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40) | st.just(KEY),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5) | st.just(KEY), inner, max_size=4)
    ),
    max_leaves=12,
)
NAMES = sorted(kept(Board("23456", "x", 0, 0), {}))


@settings(deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(NAMES), JSON))
def test_whatever_a_tab_gives_back_it_is_a_class_of_this_lesson(told):
    board = given_back(Board("23456", "x", 5.0, 5.0), told, 5.0)
    again = given_back(Board("23456", "x", 5.0, 5.0), json.loads(json.dumps(kept(board, {}))), 5.0)

    assert again == board
    assert (board.phase is Phase.IDLE) or board.round > 0
    assert [ask("xor")(board), close(board), show(board)]


@given(st.text(max_size=30))
def test_what_is_typed_as_a_code_is_one_or_none(typed):
    assert len(read(typed)) in (0, LENGTH)


def test_codes_of_many_keys_are_spread():
    codes = {code_of(secrets.token_hex(16)) for _ in range(2_000)}
    assert len(codes) > 1_990
    assert {read(code) for code in codes} == codes


def test_a_full_minute_of_wrong_codes_is_counted_for_the_server_and_not_for_a_class():
    entrance = Entrance(InMemory())
    assert [entrance.join(WRONG, token(i))[0] for i in range(21)][-1] is Answer.WAIT
