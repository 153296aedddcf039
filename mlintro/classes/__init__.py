"""A class: thirty seats without names, one question at a time, and what all of them think.

Nothing here knows a screen. What is kept of a learner is a number, a page, options and codes of this
lesson: no text, no address, no name. Where it is kept is for a home to say: `in_memory` or `in_redis`.
Times are seconds since 1970, since several servers may share a home.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

FORGOTTEN_AFTER = 3_600.0  # seconds after the teacher's last sign
AWAY_AFTER = (
    30.0  # seconds without a sign after which a seat is empty for the moment: a page that trains gives none
)

TIME_OVER_FOR = 30.0  # seconds for which it is said that the timer has ended


class Phase(StrEnum):
    """Of the present question. Only its last lets counts leave the server."""

    IDLE = "idle"  # not asked yet
    OPEN = "open"
    CLOSED = "closed"
    SHOWN = "shown"


class Screen(StrEnum):
    """What the wall shows."""

    JOIN = "join"
    QUESTION = "question"
    PAGE = "page"  # of the lesson, which the step of the plan names
    REASONS = "reasons"
    COLOURS = "colours"
    RUNS = "runs"
    DEEDS = "deeds"


@dataclass(frozen=True, slots=True)
class Board:
    """What the teacher set. Only who has the key behind `seal` changes it."""

    code: str
    seal: str  # hash of the teacher's key
    opened: float
    seen: float  # the teacher's last sign
    back: float = 0.0  # when a restarted server got it back from the teacher's tab
    is_over: bool = False
    step: int = 0
    screen: Screen = Screen.JOIN
    question: str = ""
    phase: Phase = Phase.IDLE
    rounds: Mapping[str, int] = field(default_factory=dict)  # question -> how often it was asked
    is_door_closed: bool = False
    invited: str = ""  # the step of the plan to which the class is invited
    is_veiled: bool = False  # eyes to the front
    ends: float = 0.0  # of the timer; 0 when it does not run
    removed: frozenset[str] = frozenset()  # seats that are barred
    known: Mapping[str, int] = field(default_factory=dict)  # seats before a restart, and their numbers
    cues: int = 0  # how often the wall's page was told to do something
    cued: str = ""  # what it was told last, until the step ends
    pointer: str = ""  # hash of what turns the steps at the wall

    @property
    def round(self) -> int:
        """How often the present question was asked, from 1; 0 before."""
        return self.rounds.get(self.question, 0)

    def left(self, now: float) -> int | None:
        """Whole seconds of the timer, 0 or less just after its end; None without one."""
        return round(self.ends - now) if self.ends and now - self.ends < TIME_OVER_FOR else None


@dataclass(frozen=True, slots=True)
class Run:
    """How the knobs of a training stood, and the accuracy 0..1 of each kind of model."""

    knobs: Mapping[str, int]
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a learner did, as far as the class counts it: codes of the lesson and numbers."""

    faults: Mapping[str, str] = field(default_factory=dict)  # exercise -> why its header does not fit
    done: tuple[str, ...] = ()  # pages
    stuck: tuple[str, ...] = ()  # pages
    counts: Mapping[str, int] = field(default_factory=dict)  # page -> headers that fit, colours, gates, runs
    gates: tuple[str, ...] = ()
    hints: int = 0
    runs: tuple[Run, ...] = ()
    guesses: Mapping[str, tuple[float, float, float]] = field(
        default_factory=dict
    )  # colour to match -> first


@dataclass(frozen=True, slots=True)
class Seat:
    """One tab of a learner. Its number is its name, with the animal that goes with it."""

    number: int
    seen: float = 0.0
    page: str = ""
    votes: Mapping[str, str] = field(default_factory=dict)  # ballot -> option
    deeds: Deeds = field(default_factory=Deeds)


Seats = dict[str, Seat]  # by the hash of the token that the tab keeps


class AwayError(Exception):
    """The home of the classes does not answer. The lesson goes on without it."""


class Classes(Protocol):
    """
    Where classes live. Every method raises AwayError if that place does not answer.

    A class is gone `FORGOTTEN_AFTER` seconds after its board's `seen`, whatever learners do.
    """

    def begin(self, board: Board) -> Board | None:
        """Put a class there; the one that has its code already, if there is one. None: no room."""

    def board(self, code: str) -> Board | None:
        """What the teacher set."""

    def change(self, code: str, how: Callable[[Board], Board]) -> Board | None:
        """Change the board in one piece; the new one. `how` may be called more than once."""

    def end(self, board: Board) -> None:
        """Forget all seats and keep this last board for a while: tabs that ask are told that it is over."""

    def seats(self, code: str) -> Seats:
        """Everybody who ever sat down, those removed too."""

    def seat(self, code: str, token: str) -> Seat | None:
        """One seat, by the hash of its token."""

    def number(self, code: str, most: int) -> int | None:
        """The next number, from 1, for a new seat; each is given once. None beyond `most`."""

    def put(self, code: str, token: str, seat: Seat) -> None:
        """Put a seat there, or in place of the one with that token. Nothing happens if the class is gone."""
