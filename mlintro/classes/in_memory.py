"""Classes in the memory of this process: about 1 kB a seat, and gone with it."""

import threading
import time
from collections.abc import Callable

from mlintro.classes import FORGOTTEN_AFTER, Board, Classes, Seat, Seats

MOST_CLASSES = 40
IDLE = 120.0  # seconds without its teacher after which an empty class makes room for another


class Held:
    """One class."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.seats: Seats = {}
        self.last = max(board.known.values(), default=0)  # number that was given


class InMemory(Classes):
    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self._held: dict[str, Held] = {}
        self._lock = threading.Lock()

    def begin(self, board: Board) -> Board | None:
        with self._lock:
            if there := self._there(board.code):
                return there.board
            self._make_room()
            if len(self._held) >= MOST_CLASSES:
                return None
            self._held[board.code] = Held(board)
            return board

    def board(self, code: str) -> Board | None:
        with self._lock:
            there = self._there(code)
            return there.board if there else None

    def change(self, code: str, how: Callable[[Board], Board]) -> Board | None:
        with self._lock:
            there = self._there(code)
            if there is None:
                return None
            there.board = how(there.board)
            return there.board

    def end(self, board: Board) -> None:
        with self._lock:
            self._held[board.code] = Held(board)

    def seats(self, code: str) -> Seats:
        with self._lock:
            there = self._there(code)
            return dict(there.seats) if there else {}

    def seat(self, code: str, token: str) -> Seat | None:
        with self._lock:
            there = self._there(code)
            return there.seats.get(token) if there else None

    def number(self, code: str, most: int) -> int | None:
        with self._lock:
            there = self._there(code)
            if there is None or there.last >= most:
                return None
            there.last += 1
            return there.last

    def put(self, code: str, token: str, seat: Seat) -> None:
        with self._lock:
            if there := self._there(code):
                there.seats[token] = seat

    def _there(self, code: str) -> Held | None:
        there = self._held.get(code)
        return there if there and self.clock() - there.board.seen <= FORGOTTEN_AFTER else None

    def _make_room(self) -> None:
        """Forget who is forgotten; when it is full also who opened a class and went away."""
        now = self.clock()
        is_full = len(self._held) >= MOST_CLASSES
        for code, there in list(self._held.items()):
            silent = now - there.board.seen
            if silent > FORGOTTEN_AFTER or (is_full and not there.seats and silent > IDLE):
                del self._held[code]
