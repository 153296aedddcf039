"""What a teacher's tab remembers of the class, and what a restarted server takes back of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mlintro.classes import Board, Phase, Screen, Seats
from mlintro.classes.codes import is_key
from mlintro.classes.plan import STEPS
from mlintro.classes.questions import MOST_ROUNDS, QUESTIONS

MOST_KNOWN = 1_000  # seats of one class that are taken back
HIGHEST = 10_000  # number of a seat


def kept(board: Board, seats: Seats) -> dict[str, object]:
    """For JSON: hashes, numbers and names of this lesson."""
    return {
        "opened": board.opened,
        "step": board.step,
        "screen": board.screen,
        "question": board.question,
        "phase": board.phase,
        "rounds": dict(board.rounds),
        "door": board.is_door_closed,
        "invited": board.invited,
        "cues": board.cues,
        "veil": board.is_veiled,
        "ends": board.ends,
        "removed": sorted(board.removed),
        "known": dict(board.known) | {token: seat.number for token, seat in seats.items()},
    }


def given_back(new: Board, told: Mapping[str, Any], now: float) -> Board:
    """The new board with what a tab remembers: only what can be true of a class."""
    rounds = {
        name: times
        for name, times in table(told, "rounds").items()
        if name in QUESTIONS and type(times) is int and 1 <= times <= MOST_ROUNDS
    }
    question = next((name for name in QUESTIONS if name == told.get("question")), "")
    removed = told.get("removed")
    return replace(
        new,
        opened=moment(told, "opened") or now,
        back=now,
        step=min(int(moment(told, "step")), len(STEPS) - 1),
        screen=next((one for one in Screen if one == told.get("screen")), Screen.JOIN),
        question=question,
        phase=next((one for one in Phase if question in rounds and one == told.get("phase")), Phase.IDLE),
        rounds=rounds,
        is_door_closed=told.get("door") is True,
        invited=next((step.name for step in STEPS if step.name == told.get("invited")), ""),
        cues=int(moment(told, "cues")),
        is_veiled=told.get("veil") is True,
        ends=moment(told, "ends"),
        removed=frozenset(filter(is_key, removed[:MOST_KNOWN] if isinstance(removed, list) else ())),
        known={
            token: number
            for token, number in list(table(told, "known").items())[:MOST_KNOWN]
            if is_key(token) and type(number) is int and 0 < number <= HIGHEST
        },
    )


def table(told: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = told.get(name)
    return value if isinstance(value, dict) else {}


def moment(told: Mapping[str, Any], name: str) -> float:
    """A number of seconds, or a small one; 0 for anything else."""
    value: Any = told.get(name)
    return float(value) if type(value) in (int, float) and 0 <= value < 1e11 else 0.0
