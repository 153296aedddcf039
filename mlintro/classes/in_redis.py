"""Classes in Redis: any of several servers serves any seat, and one that dies takes nothing with it.

A class is three keys: its board, a hash of its seats, the last number given. They expire by themselves.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import redis

from mlintro.classes import FORGOTTEN_AFTER, AwayError, Board, Classes, Seat, Seats
from mlintro.classes.written import board_read, seat_read, written

PATIENCE = 1.0  # seconds for an answer: a page waits for it
AWAY = 3.0  # seconds in which nobody waits again for what has just not answered
TOLD_OVER = 600  # seconds in which tabs hear that their class is over


class InRedis(Classes):
    """Raises ValueError for an address that is none of Redis."""

    def __init__(self, address: str) -> None:
        self._redis: Any = redis.Redis.from_url(
            address, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, health_check_interval=30
        )

        self._away_until = 0.0

    @contextmanager
    def _answering(self) -> Iterator[None]:
        if time.monotonic() < self._away_until:
            raise AwayError
        try:
            yield
        except redis.RedisError as error:
            self._away_until = time.monotonic() + AWAY
            raise AwayError from error

    def begin(self, board: Board) -> Board | None:
        with self._answering():
            life = int(board.seen + FORGOTTEN_AFTER)
            if self._redis.set(key(board.code, "board"), written(board), nx=True, exat=life):
                self._redis.set(key(board.code, "last"), max(board.known.values(), default=0), exat=life)
                return board
        return self.board(board.code)

    def board(self, code: str) -> Board | None:
        with self._answering():
            found = self._redis.get(key(code, "board"))
        return board_read(found) if found else None

    def change(self, code: str, how: Callable[[Board], Board]) -> Board | None:
        name = key(code, "board")
        done: Board | None = None

        def once(pipe: Any) -> None:
            nonlocal done
            found = pipe.get(name)
            pipe.multi()
            done = how(board_read(found)) if found else None
            if done:
                life = int(done.seen + FORGOTTEN_AFTER)
                pipe.set(name, written(done), exat=life)
                pipe.expireat(key(code, "seats"), life)
                pipe.expireat(key(code, "last"), life)

        with self._answering():
            self._redis.transaction(once, name)
        return done

    def end(self, board: Board) -> None:
        with self._answering():
            self._redis.delete(key(board.code, "seats"), key(board.code, "last"))
            self._redis.set(key(board.code, "board"), written(board), ex=TOLD_OVER)

    def seats(self, code: str) -> Seats:
        with self._answering():
            found = self._redis.hgetall(key(code, "seats"))
        return {token.decode(): seat_read(text) for token, text in found.items()}

    def seat(self, code: str, token: str) -> Seat | None:
        with self._answering():
            found = self._redis.hget(key(code, "seats"), token)
        return seat_read(found) if found else None

    def number(self, code: str, most: int) -> int | None:
        name = key(code, "last")
        with self._answering():
            if not self._redis.exists(name):
                return None
            number = int(self._redis.incr(name))
            if number <= most:
                return number
            self._redis.decr(name)
        return None

    def put(self, code: str, token: str, seat: Seat) -> None:
        board = self.board(code)
        if board is None or board.is_over:
            return
        name = key(code, "seats")
        with self._answering(), self._redis.pipeline() as pipe:
            pipe.hset(name, token, written(seat))
            pipe.expireat(name, int(board.seen + FORGOTTEN_AFTER))
            pipe.execute()


def key(code: str, kind: str) -> str:
    return f"mlintro:class:{code}:{kind}"
