"""Memory and Redis are one home to a class; Redis is there for several servers at once."""

import json
import threading
import time

import pytest

from mlintro.classes import FORGOTTEN_AFTER, AwayError, Board, Deeds, Screen
from mlintro.classes.codes import seal_of
from mlintro.classes.in_redis import InRedis
from mlintro.classes.teaching import ask, door, go_to_step, invite, project, time_for, veil
from mlintro.classes.written import board_read, seat_read, written
from mlintro.ui.frame import PAGES
from tests.classes.conftest import KEY, Lesson, redis_home, token, trained


def test_what_the_teacher_sets_is_there(lesson: Lesson):
    for deed in (
        *(go_to_step(3), ask("xor"), project(Screen.RUNS), invite("neuron")),
        *(veil(True), door(True), time_for(15, 1_000.0)),
    ):
        lesson.teach(deed)
    board = lesson.board

    assert (board.question, board.round, board.screen, board.step) == ("xor", 1, Screen.RUNS, 3)
    assert (board.invited, board.is_veiled, board.is_door_closed) == ("neuron", True, True)
    assert board.ends == 1_900.0


def test_numbers_are_given_once_however_many_come_at_the_same_moment(lesson: Lesson):
    given: list[int | None] = []

    def come() -> None:
        given.extend(lesson.classes.number(lesson.code, 20) for _ in range(5))

    threads = [threading.Thread(target=come) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(number for number in given if number) == list(range(1, 21))
    assert given.count(None) == 20


def test_two_who_change_the_board_at_once_lose_nothing(lesson: Lesson):
    def on(board: Board) -> Board:
        return Board(**{**{name: getattr(board, name) for name in board.__slots__}, "step": board.step + 1})

    threads = [
        threading.Thread(target=lambda: [lesson.classes.change(lesson.code, on) for _ in range(10)])
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lesson.board.step == 40


def test_a_seat_takes_about_a_kilobyte(lesson: Lesson):
    lesson.come(1)
    fullest = Deeds(
        faults=dict.fromkeys(("pedestrian", "chatbot", "songs", "text_to_image"), "no_parameter_type"),
        done=tuple(PAGES),
        stuck=tuple(PAGES),
        gates=("AND", "OR", "NAND", "NOR", "XOR"),
        hints=40,
        runs=(trained(0.9553, mlp_width=64, train_size=5_000),) * 6,
        guesses=dict.fromkeys(("4.10", "4.11", "4.12"), (0.95, 0.05, 0.55)),
    )
    lesson.look(1, "next_steps", fullest)
    seat = lesson.seats.popitem()[1]

    assert seat.deeds == fullest
    assert len(written(seat)) < 1_500
    assert (seat_read(written(seat)), board_read(written(lesson.board))) == (seat, lesson.board)


def test_another_server_sees_the_same_class_and_all_keys_expire(redis_server: str):
    with redis_home(redis_server) as one, redis_home(redis_server) as other:
        see_it_from(other, Lesson(one, key="0" * 32))


def see_it_from(other: InRedis, lesson: Lesson) -> None:
    lesson.come(1)
    lesson.teach(ask("xor"))
    there = Lesson.__new__(Lesson)
    there.classes, there.now, there.key = other, lesson.now, lesson.key
    assert there.vote(1, "no") == "no"
    assert lesson.seats == there.seats != {}
    for name in lesson.classes._redis.keys(f"*{lesson.code}*"):
        assert FORGOTTEN_AFTER - 60 < lesson.classes._redis.ttl(name) <= FORGOTTEN_AFTER + 1

    lesson.now = time.time() - FORGOTTEN_AFTER + 1.5
    lesson.teach(ask("xor"))
    time.sleep(2.5)
    assert lesson.classes._redis.keys(f"*{lesson.code}*") == []


def test_redis_that_does_not_answer_is_an_expected_failure():
    home = InRedis("redis://127.0.0.1:1/0")
    for call in (
        lambda: home.board("23456"),
        lambda: home.seats("23456"),
        lambda: home.begin(Board("23456", "", 0, 0)),
        lambda: home.change("23456", lambda board: board),
    ):
        with pytest.raises(AwayError):
            call()


def test_the_class_of_a_key_is_under_its_hash(lesson: Lesson):
    assert lesson.board.seal == seal_of(KEY)
    assert seal_of(token(1)) not in lesson.seats


def test_what_a_server_of_another_version_writes_besides_is_left_out(lesson: Lesson):
    """Both serve on one Redis while one takes over from the other."""
    lesson.come(1)
    (seat,) = lesson.seats.values()
    for value, read in ((lesson.board, board_read), (seat, seat_read)):
        assert read(written(value).replace("{", '{"of_tomorrow":1,', 1)) == value
    older = json.loads(written(seat))
    del older["deeds"]["guesses"]
    assert seat_read(json.dumps(older)) == seat
