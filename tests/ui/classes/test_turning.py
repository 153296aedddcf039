"""The keys of a wall: each press is a step, once, and the wall hears how far they were heard."""

import secrets
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.classes.codes import pointer_of
from mlintro.classes.teaching import go_to_step
from mlintro.ui.classes.turning import MOST, Presses
from tests.ui.classes.room import Room, on_wall


def tell(app: AppTest, room: Room, *presses: tuple[int, int], **more: Any) -> tuple[int, int]:
    """The wall's browser tells of presses, each its moment and its way; the step then, and what was heard."""
    told = [{"at": at, "by": by} for at, by in presses]
    sent = {"pointer": pointer_of(room.key), "presses": told} | more
    app.session_state.visit.of(Presses).take(sent, room.code)
    return room.teach(lambda board: board).step, on_wall(app.run())["heard"]


def test_a_press_that_is_told_again_counts_once(room: Room):
    app = room.wall()
    assert tell(app, room, (5, 1)) == (1, 5)
    assert tell(app, room, (5, 1)) == (1, 5)
    assert tell(app, room, (5, 1), (6, 1), (9, 1)) == (3, 9)
    assert tell(app, room, (9, 1), (10, -1)) == (2, 10)
    assert tell(app, room, (6, 1)) == (2, 10)  # a message that was long on its way


def test_more_presses_than_are_taken_at_a_time_count_when_they_are_told_again(room: Room):
    room.teach(go_to_step(2))
    app = room.wall()
    pressed = [(1 + i, -1 if i < MOST else 1) for i in range(MOST + 1)]
    assert tell(app, room, *pressed) == (0, MOST)
    assert tell(app, room, *pressed[MOST:]) == (1, MOST + 1)


@pytest.mark.parametrize(
    "more",
    [
        {"pointer": secrets.token_hex(16)},
        {"presses": None},
        {"presses": {"at": 3}},
        {"presses": [None, 7, "x", {}, {"at": 3}, {"at": 3, "by": 2}, {"at": 3, "by": 0}]},
        {"presses": [{"at": at, "by": 1} for at in (0, -1, 1e9, True, 2**53, None, [3])]},
    ],
)
def test_nonsense_turns_nothing(room: Room, more: dict[str, object]):
    assert tell(room.wall(), room, (5, 1), **more)[0] == 0


@pytest.mark.parametrize("pointer", [None, 7, "x", ["ab" * 16]])
def test_without_a_pointer_nothing_is_heard(room: Room, pointer: object):
    assert tell(room.wall(), room, (5, 1), pointer=pointer) == (0, 0)


def test_a_wall_on_another_page_knows_what_was_heard(room: Room):
    room.teach(go_to_step(3))
    app = room.wall()
    assert tell(app, room, (5, 1), (6, 1)) == (5, 6)
    assert app.session_state.visit.shown == "pixels"
    assert tell(app, room, (5, 1), (6, 1)) == (5, 6)
