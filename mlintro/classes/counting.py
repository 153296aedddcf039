"""What only this lesson knows of a class: why headers do not fit, gates, hints, runs, who is where."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mlintro.classes import Board, Run, Seats
from mlintro.classes.questions import QUESTIONS, ballot
from mlintro.classes.voting import present, seated, tally

MOST_REASONS = 3


class Place(StrEnum):
    """Of one seat on one page."""

    AWAY = "away"
    HERE = "here"
    DONE = "done"
    STUCK = "stuck"  # the same fault three times, or three hints


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    is_present: bool
    places: tuple[Place, ...]  # in the order of the pages asked for


@dataclass(frozen=True, slots=True)
class Reason:
    """Why headers of one exercise do not fit, and how many seats have it now."""

    exercise: str
    code: str
    seats: int


def reasons(board: Board, seats: Seats) -> list[Reason]:
    """The three most frequent; of equals the first by name."""
    found = Counter(fault for seat in seated(board, seats) for fault in seat.deeds.faults.items())
    most = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_REASONS]
    return [Reason(exercise, code, times) for (exercise, code), times in most]


def gates(board: Board, seats: Seats) -> Counter[str]:
    """How many seats have solved each gate."""
    return Counter(gate for seat in seated(board, seats) for gate in seat.deeds.gates)


def hints(board: Board, seats: Seats) -> int:
    return sum(seat.deeds.hints for seat in seated(board, seats))


def runs(board: Board, seats: Seats) -> list[Run]:
    return [run for seat in seated(board, seats) for run in seat.deeds.runs]


def grid(board: Board, seats: Seats, pages: Sequence[str], now: float) -> list[Row]:
    """Seats × pages, for the teacher alone."""
    here = {seat.number for seat in present(board, seats, now)}
    rows = []
    for seat in seated(board, seats):
        is_here = seat.number in here
        places = []
        for page in pages:
            if page in seat.deeds.done:
                places.append(Place.DONE)
            elif page in seat.deeds.stuck:
                places.append(Place.STUCK)
            else:
                places.append(Place.HERE if is_here and page == seat.page else Place.AWAY)
        rows.append(Row(seat.number, is_here, tuple(places)))
    return rows


def votes_csv(board: Board, seats: Seats) -> str:
    """A line for each option of each round that was asked."""
    lines = [
        (question, round, option, votes)
        for question in QUESTIONS
        for round in range(1, board.rounds.get(question, 0) + 1)
        for option, votes in tally(board, seats, question, round).items()
    ]
    return _csv(("question", "round", "option", "votes"), lines)


def seats_csv(board: Board, seats: Seats, name: Callable[[int], str]) -> str:
    """A line for each seat, with the name of its number: its votes, gates, hints, runs and pages done."""
    ballots = [
        ballot(question, round)
        for question in QUESTIONS
        for round in range(1, board.rounds.get(question, 0) + 1)
    ]
    lines = [
        (
            name(seat.number),
            *(seat.votes.get(one, "") for one in ballots),
            " ".join(seat.deeds.gates),
            seat.deeds.hints,
            len(seat.deeds.runs),
            " ".join(seat.deeds.done),
        )
        for seat in seated(board, seats)
    ]
    return _csv(("seat", *ballots, "gates", "hints", "runs", "pages"), lines)


def _csv(header: Sequence[str], lines: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    return text.getvalue()
