"""A class in each of its homes, with a clock that is moved by hand."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from mlintro.classes import Board, Classes, Deeds, Run, Seat, Seats
from mlintro.classes.codes import code_of, seal_of
from mlintro.classes.in_memory import InMemory
from mlintro.classes.in_redis import InRedis
from mlintro.classes.joining import Answer, Entrance, look
from mlintro.classes.teaching import Deed, act, open_class
from mlintro.classes.voting import vote
from tests.redis_server import redis_running

KEY = "5eed" * 8


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    with redis_running() as address:
        yield address


@dataclass
class Lesson:
    """A class and its clock. A learner is a number, from which comes the token of a tab."""

    classes: Classes
    now: float = field(default_factory=time.time)
    key: str = KEY

    def __post_init__(self) -> None:
        self.entrance = Entrance(self.classes, clock=lambda: self.now)
        assert isinstance(open_class(self.classes, self.key, "", "", self.now), Board)

    @property
    def code(self) -> str:
        return code_of(self.key)

    @property
    def board(self) -> Board:
        found = self.classes.board(self.code)
        assert found
        return found

    @property
    def seats(self) -> Seats:
        return self.classes.seats(self.code)

    def teach(self, deed: Deed) -> None:
        assert act(self.classes, self.code, seal_of(self.key), deed, self.now)

    def come(self, *learners: int) -> None:
        """Let them in, as slowly as the door wants it."""
        for learner in learners:
            self.now += 0.25
            assert self.try_to_come(learner) is Answer.IN

    def try_to_come(self, learner: int, seal: str = "", votes: Mapping[str, str] | None = None) -> Answer:
        return self.entrance.join(self.code, token(learner), seal, votes)[0]

    def vote(self, learner: int, answer: object, question: str = "", round: int = 0) -> str | None:
        asked = question or self.board.question, round or self.board.round
        return vote(self.classes, self.code, token(learner), *asked, answer, self.now)

    def look(self, learner: int, page: str = "", deeds: Deeds | None = None) -> tuple[Board, Seat] | None:
        return look(self.classes, self.code, token(learner), page, deeds or Deeds(), self.now)


KNOBS = {"mlp_width": 32, "mlp_depth": 2, "tree_depth": 5, "train_size": 1_000}


def trained(accuracy: float, **knobs: int) -> Run:
    """A run whose network was so good, and the other models half as good."""
    return Run(KNOBS | knobs, {"logistic": accuracy / 2, "tree": accuracy / 2, "mlp": accuracy})


def token(learner: int) -> str:
    return f"{learner:032x}"


@pytest.fixture(params=["memory", "redis"])
def classes(request: pytest.FixtureRequest) -> Iterator[Classes]:
    if request.param == "memory":
        yield InMemory()
    else:
        with redis_home(request.getfixturevalue("redis_server")) as home:
            home._redis.flushall()
            yield home


@contextmanager
def redis_home(address: str) -> Iterator[InRedis]:
    """Classes in that Redis; its connections are closed, which else some later test would hear of."""
    home = InRedis(address)
    with home._redis:
        yield home


@pytest.fixture
def lesson(classes: Classes) -> Lesson:
    return Lesson(classes)
