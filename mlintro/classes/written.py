"""Boards and seats as text, for a home outside this process."""

import json
from dataclasses import asdict
from typing import Any

from mlintro.classes import Board, Deeds, Phase, Run, Screen, Seat


def written(value: Board | Seat) -> str:
    return json.dumps(asdict(value), default=sorted, separators=(",", ":"))


def board_read(text: str | bytes) -> Board:
    """What `written` made of a board."""
    found: dict[str, Any] = json.loads(text)
    found["screen"], found["phase"] = Screen(found["screen"]), Phase(found["phase"])
    found["removed"] = frozenset(found["removed"])
    return Board(**found)


def seat_read(text: str | bytes) -> Seat:
    """What `written` made of a seat."""
    found: dict[str, Any] = json.loads(text)
    deeds = found["deeds"]
    deeds["runs"] = tuple(Run(**run) for run in deeds["runs"])
    for name in ("done", "stuck", "gates"):
        deeds[name] = tuple(deeds[name])
    return Seat(**{**found, "deeds": Deeds(**deeds)})
