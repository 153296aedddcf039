"""Into a class, out of it and back: by a code, with a token that the learner's tab keeps."""

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum

from mlintro.classes import Board, Classes, Deeds, Seat
from mlintro.classes.codes import seal_of
from mlintro.classes.questions import MOST_ROUNDS, QUESTIONS, ballot

MOST_SEATS = 60
JOINS_A_SECOND = 5
WRONG_CODES_A_MINUTE = 20
WELCOME_BACK = 600.0  # seconds after a restart in which tabs may give back their votes
SIGN_EVERY = 12.0  # seconds between two signs of life of a tab, where nothing happens: one may get lost
SIGN_AGAIN = SIGN_EVERY / 2  # seconds: before that, a sign says nothing new

ANIMALS = (
    *("fox", "otter", "owl", "toad", "seal", "heron", "lynx", "bee", "crab", "deer", "whale", "goat"),
    *("mole", "swan", "hare", "newt", "stork", "squid", "horse", "robin"),
)


class Answer(StrEnum):
    """To who wants in."""

    IN = "in"
    WAIT = "wait"  # many come at once: ask again in a moment
    UNKNOWN = "unknown"  # no class has that code
    CLOSED = "closed"  # the door is
    FULL = "full"
    REMOVED = "removed"
    OVER = "over"


def animal(number: int) -> str:
    """
    What a seat is called beside its number.

    >>> animal(1), animal(21)
    ('fox', 'fox')
    """
    return ANIMALS[(number - 1) % len(ANIMALS)]


class Entrance:
    """The one way in. How many come and how many guess is counted here, for one server."""

    def __init__(
        self, classes: Classes, most_seats: int = MOST_SEATS, clock: Callable[[], float] = time.time
    ) -> None:
        self.classes, self.most_seats, self.clock = classes, most_seats, clock
        self._joins: deque[float] = deque()
        self._wrong: deque[float] = deque()

    def join(
        self, code: str, token: str, seal: str = "", votes: Mapping[str, str] | None = None
    ) -> tuple[Answer, Seat | None]:
        """
        Take a seat, or go on with the one that this token has.

        A tab that was in the class says by `seal` in which, and its `votes` are counted again where
        a restarted server has lost them. Raises AwayError as `Classes` does.
        """
        board = self.classes.board(code)
        if board and seal and board.seal != seal:
            board = None  # another class that has come by the same code
        hashed = seal_of(token)
        if board is None:
            return self._unknown(was_in=bool(seal)), None
        if board.is_over:
            return Answer.OVER, None
        if hashed in board.removed:
            return Answer.REMOVED, None
        is_lost = hashed in board.known and self.clock() - board.back <= WELCOME_BACK
        brought = valid(board, votes) if is_lost else {}
        if seat := self.classes.seat(code, hashed):
            if brought.keys() - seat.votes.keys():
                seat = self._sit(board, hashed, seat.number, {**brought, **seat.votes})
            return Answer.IN, seat
        if number := board.known.get(hashed):
            return Answer.IN, self._sit(board, hashed, number, brought)
        return self._newcomer(board, hashed)

    def seen(self, code: str) -> Board | Answer:
        """The class that somebody without a seat asks for; guesses count here too. Raises AwayError."""
        if self._is_many(self._wrong, 60.0, WRONG_CODES_A_MINUTE):
            return Answer.WAIT
        if board := self.classes.board(code):
            return board
        self._wrong.append(self.clock())
        return Answer.UNKNOWN

    def _unknown(self, was_in: bool) -> Answer:
        """A wrong code; or a class that has not come back yet, whose tabs ask again and again."""
        if was_in:
            return Answer.WAIT
        if self._is_many(self._wrong, 60.0, WRONG_CODES_A_MINUTE):
            return Answer.WAIT  # no guess is answered now, not even a right one
        self._wrong.append(self.clock())
        return Answer.UNKNOWN

    def _newcomer(self, board: Board, hashed: str) -> tuple[Answer, Seat | None]:
        if board.is_door_closed:
            return Answer.CLOSED, None
        if self._is_many(self._wrong, 60.0, WRONG_CODES_A_MINUTE) or self._is_many(
            self._joins, 1.0, JOINS_A_SECOND
        ):
            return Answer.WAIT, None
        number = self.classes.number(board.code, self.most_seats + len(board.removed))
        if number is None:
            return Answer.FULL, None
        self._joins.append(self.clock())
        return Answer.IN, self._sit(board, hashed, number, {})

    def _sit(self, board: Board, hashed: str, number: int, votes: Mapping[str, str]) -> Seat:
        seat = Seat(number, self.clock(), votes=votes)
        self.classes.put(board.code, hashed, seat)
        return seat

    def _is_many(self, times: deque[float], seconds: float, most: int) -> bool:
        while times and self.clock() - times[0] > seconds:
            times.popleft()
        return len(times) >= most


def valid(board: Board, votes: Mapping[str, str] | None) -> dict[str, str]:
    """Of what a tab says it voted, that which it can have voted in this class."""
    asked = {
        ballot(name, round): question
        for name, question in QUESTIONS.items()
        for round in range(1, min(board.rounds.get(name, 0), MOST_ROUNDS) + 1)
    }
    return {
        name: option for name, option in (votes or {}).items() if name in asked and asked[name].read(option)
    }


def look(
    classes: Classes, code: str, token: str, page: str, deeds: Deeds, now: float
) -> tuple[Board, Seat] | None:
    """
    A seat's sign of life: what the teacher set, and the seat as it is now.

    None where the class or the seat is gone: `Entrance.join` says why. Raises AwayError.
    """
    board, hashed = classes.board(code), seal_of(token)
    if board is None or board.is_over or hashed in board.removed:
        return None
    seat = classes.seat(code, hashed)
    if seat is None:
        return None
    if (page, deeds) != (seat.page, seat.deeds) or now - seat.seen >= SIGN_AGAIN:
        seat = replace(seat, page=page, deeds=deeds, seen=now)
        classes.put(code, hashed, seat)
    return board, seat
