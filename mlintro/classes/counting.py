"""What only this lesson knows of a class: why headers do not fit, gates, hints, runs, who is where."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mlintro.classes import Board, Run, Seats
from mlintro.classes.voting import present, seated

MOST_REASONS = 3


class Place(StrEnum):
    """Of one seat on one page."""

    AWAY = "away"
    HERE = "here"
    DONE = "done"
    STUCK = "stuck"  # the same fault three times, or three hints


@dataclass(frozen=True, slots=True)
class Cell:
    place: Place
    count: int  # of what was done there


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    is_present: bool
    stuck_on: str  # the page where it is now, where it does not get on; empty if it does
    cells: tuple[Cell, ...]  # in the order of the pages asked for

    @property
    def is_stuck(self) -> bool:
        """Here, and stuck on the page where it is: the teacher goes there first."""
        return bool(self.stuck_on)


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


def guesses(board: Board, seats: Seats) -> tuple[str, list[tuple[float, float, float]]]:
    """
    The colour that most seats have tried to match, and each one's first guess, before any answer.

    Of equals the last one; an empty name where nobody has guessed.
    """
    told = [seat.deeds.guesses for seat in seated(board, seats)]
    times = Counter(place for guessed in told for place in guessed)
    most = max(times, key=lambda place: (times[place], place), default="")
    return most, [guessed[most] for guessed in told if most in guessed]


def grid(board: Board, seats: Seats, pages: Sequence[str], now: float) -> list[Row]:
    """Seats × pages, for the teacher alone: first who is stuck, last who is away, else by number."""
    here = {seat.number for seat in present(board, seats, now)}
    rows = []
    for seat in seated(board, seats):
        is_here = seat.number in here
        is_stuck = is_here and seat.page in set(seat.deeds.stuck) - set(seat.deeds.done)
        stuck_on = seat.page if is_stuck else ""
        cells = []
        for page in pages:
            if page in seat.deeds.done:
                place = Place.DONE
            elif page == stuck_on:
                place = Place.STUCK
            else:
                place = Place.HERE if is_here and page == seat.page else Place.AWAY
            cells.append(Cell(place, seat.deeds.counts.get(page, 0)))
        rows.append(Row(seat.number, is_here, stuck_on, tuple(cells)))
    return sorted(rows, key=lambda row: (not row.is_stuck, not row.is_present))
