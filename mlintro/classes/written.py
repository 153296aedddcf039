"""Boards and seats as text, for a home outside this process."""

import json
from dataclasses import asdict, fields
from typing import Any

from mlintro.classes import Board, Deeds, Phase, Run, Screen, Seat


def written(value: Board | Seat) -> str:
    return json.dumps(asdict(value), default=sorted, separators=(",", ":"))


def board_read(text: str | bytes) -> Board:
    """What `written` made of a board."""
    found: dict[str, Any] = json.loads(text)
    found["screen"], found["phase"] = Screen(found["screen"]), Phase(found["phase"])
    found["removed"] = frozenset(found["removed"])
    return Board(**known(Board, found))


def seat_read(text: str | bytes) -> Seat:
    """What `written` made of a seat."""
    found: dict[str, Any] = json.loads(text)
    deeds = known(Deeds, found["deeds"])
    deeds["runs"] = tuple(Run(**run) for run in deeds["runs"])
    for name in ("done", "stuck", "gates"):
        deeds[name] = tuple(deeds[name])
    deeds["guesses"] = {place: tuple(guess) for place, guess in deeds.get("guesses", {}).items()}
    return Seat(**{**known(Seat, found), "deeds": Deeds(**deeds)})


def known(kind: type, found: dict[str, Any]) -> dict[str, Any]:
    """Without what a server of another version has written besides: both serve while one takes over."""
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in found.items() if name in names}
