"""Votes: one a seat and round, the last one counts, until the teacher closes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mlintro.classes import AWAY_AFTER, Board, Classes, Phase, Seat, Seats
from mlintro.classes.codes import seal_of
from mlintro.classes.questions import QUESTIONS, ballot


@dataclass(frozen=True, slots=True)
class Count:
    """How many have voted in the present round, of how many."""

    voted: int
    of: int


@dataclass(frozen=True, slots=True)
class Result:
    """Votes for each option, in the order of the question; those of the round before, where there was one."""

    now: Mapping[str, int]
    before: Mapping[str, int] | None


def vote(
    classes: Classes, code: str, token: str, question: str, round: int, answer: object, now: float
) -> str | None:
    """
    The option that was counted; None if it was none, or not of the round that is open.

    Whoever forges a vote has a seat of their own, and one vote. Raises AwayError.
    """
    board, hashed = classes.board(code), seal_of(token)
    if board is None or board.phase is not Phase.OPEN or hashed in board.removed:
        return None
    if (question, round) != (board.question, board.round) or question not in QUESTIONS:
        return None
    option, seat = QUESTIONS[question].read(answer), classes.seat(code, hashed)
    if option is None or seat is None:
        return None
    votes = {**seat.votes, ballot(question, round): option}
    classes.put(code, hashed, replace(seat, votes=votes, seen=now))
    return option


def present(board: Board, seats: Seats, now: float) -> list[Seat]:
    """Who is in the class now, by number."""
    here = [
        seat for token, seat in seats.items() if token not in board.removed and now - seat.seen <= AWAY_AFTER
    ]
    return sorted(here, key=lambda seat: seat.number)


def seated(board: Board, seats: Seats) -> list[Seat]:
    """Who was let in and not removed, whether they are here at the moment or not."""
    return sorted(
        (seat for token, seat in seats.items() if token not in board.removed), key=lambda seat: seat.number
    )


def count(board: Board, seats: Seats, now: float) -> Count:
    """This may be told at any time. Who has voted and left still counts."""
    name = ballot(board.question, board.round)
    voted = {seat.number for seat in seated(board, seats) if name in seat.votes}
    return Count(len(voted), len(voted | {seat.number for seat in present(board, seats, now)}))


def result(board: Board, seats: Seats) -> Result | None:
    """What the class thinks; None until the teacher shows it."""
    if board.phase is not Phase.SHOWN or board.question not in QUESTIONS:
        return None
    before = tally(board, seats, board.question, board.round - 1) if board.round > 1 else None
    return Result(tally(board, seats, board.question, board.round), before)


def tally(board: Board, seats: Seats, question: str, round: int) -> dict[str, int]:
    """Votes for each option. For a teacher's own file, and for `result`, which knows when it may be seen."""
    votes = [seat.votes.get(ballot(question, round)) for seat in seated(board, seats)]
    return {option: votes.count(option) for option in QUESTIONS[question].options}
