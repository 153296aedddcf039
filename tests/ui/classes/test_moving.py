"""A tab is told where to ask whether its class has moved, and what its line has shown of it."""

import asyncio
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from redis import Redis
from streamlit.testing.v1 import AppTest

from mlintro.classes.in_redis import InRedis
from mlintro.classes.joining import SIGN_EVERY
from mlintro.classes.moving import name_of, revision
from mlintro.classes.teaching import ask, door, end, remove
from mlintro.ui.classes.homes import classes
from mlintro.ui.classes.moving import recent
from mlintro.ui.classes.moving.beat import pause
from mlintro.ui.classes.moving.recent import Recent
from tests.classes.conftest import Lesson
from tests.redis_server import redis_running
from tests.ui.classes.room import Room


def beats(app: AppTest) -> list[dict[str, Any]]:
    found = [one.proto for one in app.get("bidi_component") if one.proto.id.endswith("-beat")]
    return [json.loads(proto.json)[0] for proto in found]


def test_who_is_in_asks_by_a_name_of_the_class_and_compares_with_what_the_line_shows(room: Room):
    app = room.learner("neuron")
    board = room.teach(ask("xor"))
    (before,) = beats(app)
    (now,) = beats(app.run())
    assert before["address"] == now["address"] == f"moved/{room.code}/{name_of(board.seal)}"
    assert before["revision"] != now["revision"] == revision(board)
    assert 1_000 * pause(1) <= now["every"] <= 7 / 6 * 1_000 * pause(1)


def test_no_tab_asks_more_often_than_every_three_seconds_nor_seldom_in_a_large_class():
    pauses = [pause(number) for number in range(300)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (3.0, 6.0)


def test_who_is_barred_hears_of_any_class_that_is_there_and_who_was_never_in_has_no_name_of_it(room: Room):
    app = room.learner()
    board = room.teach(remove(classes().seats(room.code), 1))
    (barred,) = beats(app.run())
    assert barred["revision"] == "" != revision(board)
    assert barred["address"]
    room.teach(door(True))
    (outside,) = beats(room.learner())
    assert outside["address"] == ""


def test_nobody_asks_for_a_class_that_is_over_or_was_none(room: Room):
    assert beats(room.learner(code="23456")) == []
    app = room.learner()
    end(classes(), room.code, room.teach(lambda board: board).seal, time.time())
    assert beats(app.run()) == []


def test_a_sign_of_life_may_get_lost_and_its_seat_is_still_taken():
    assert 2 * SIGN_EVERY * 7 / 6 < 30.0  # of the slowest beat


@pytest.fixture
def store() -> Iterator[str]:
    with redis_running() as address:
        yield address


def test_sixty_who_ask_at_once_ask_redis_once_a_second(store: str):
    now = 0.0
    lesson = Lesson(InRedis(store))
    known = Recent(lesson.classes, lambda: now)

    async def reads(codes: list[str]) -> int:
        """How many a home is asked for when all these are wanted at once."""
        with Redis.from_url(store) as client:
            client.config_resetstat()
            await asyncio.gather(*map(known.board, codes))
            return int(client.info("commandstats").get("cmdstat_get", {"calls": 0})["calls"])

    async def play() -> None:
        nonlocal now
        sixty = [lesson.code] * 60
        assert await reads(sixty) == 1
        before = revision(await known.board(lesson.code))
        lesson.teach(ask("xor"))
        assert await reads(sixty) == 0
        assert revision(await known.board(lesson.code)) == before
        now = recent.MOMENT
        assert await reads(sixty) == 1
        assert revision(await known.board(lesson.code)) == revision(lesson.board) != before

        assert await reads([f"made up {number}" for number in range(recent.MOST)]) == recent.MOST
        assert await reads(sixty) == 1  # it was forgotten for them: what is kept has an end

    asyncio.run(play())
