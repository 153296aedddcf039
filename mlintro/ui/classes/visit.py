"""What a tab has to do with a class: as a learner in it, or as its teacher."""

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from mlintro.classes import AwayError, Board, Deeds, Phase, Seat
from mlintro.classes.codes import is_key, read
from mlintro.classes.joining import WELCOME_BACK, Answer, look
from mlintro.classes.questions import MOST_ROUNDS, QUESTIONS, ballot
from mlintro.classes.voting import vote
from mlintro.ui.classes.homes import classes, entrance
from mlintro.ui.untrusted import is_clean, table

TELLS = 3  # looks in which the tab is told of something new
SLOW = 1.0  # seconds that a wrong code takes
MOST_VOTES, LONGEST_OPTION = len(QUESTIONS) * MOST_ROUNDS, 20


@dataclass(frozen=True, slots=True)
class Told:
    """What the lesson knows of its learner: what a class counts, and what was predicted where a page asks."""

    deeds: Deeds = field(default_factory=Deeds)
    predictions: Mapping[str, object] = field(default_factory=dict)  # question -> answer


@dataclass(slots=True)
class ClassVisit:
    """A learner's seat. It is kept by the tab, so that a reload and a restart find it again."""

    code: str = ""  # of the class that the tab is in or wants to be in
    token: str = ""  # of the tab, made there
    seal: str = ""  # of the class that it was in: another with the same code is not it
    votes: dict[str, str] = field(default_factory=dict)  # ballot -> option, as they were counted
    answer: Answer | None = None  # of the entrance, to the last question
    followed: str = ""  # what the link said
    lost: float = 0.0  # since when the class does not answer to its code
    taken: dict[str, object] = field(default_factory=dict)  # predictions of pages, as they were voted
    told: dict[str, object] = field(default_factory=dict)  # what the tab was told of it
    tells: int = 0  # how often it still is to be told that

    def follow(self, linked: str | None) -> None:
        """Go where a link leads, once."""
        if linked and linked != self.followed:
            self.followed = linked
            if code := read(linked):
                self.want(code)

    def want(self, code: str) -> None:
        if code != self.code:
            self.code, self.seal, self.votes, self.answer, self.lost = code, "", {}, None, 0.0

    def leave(self) -> None:
        self.want("")

    @property
    def arrives(self) -> bool:
        """Whether the tab is to say its token: only who wants to be in a class has one."""
        return bool(self.code) and not self.token

    def arrive(self, token: object) -> None:
        """The tab says its token. A wrong code is answered slowly."""
        if is_key(token):
            self.token = str(token)
            if self.code and self.answer is None:
                with suppress(AwayError):  # of that speaks the line
                    self._ask()
                if self.answer is Answer.UNKNOWN:
                    time.sleep(SLOW)

    def attend(self, page: str, told: Told) -> tuple[Board, Seat] | None:
        """Be in the class, or try to; None while it is not so. Raises AwayError."""
        if self.answer in (Answer.UNKNOWN, Answer.OVER):
            return None
        found = self._look(page, told) if self.answer is Answer.IN else None
        if found is None:
            self._ask()
            found = self._look(page, told) if self.answer is Answer.IN else None
            if found is None and self.answer is Answer.IN:
                self.answer = Answer.WAIT  # it was removed meanwhile, or the class: the next look says why
        if found:
            self.lost, self.seal = 0.0, found[0].seal
            if self._voted_on_the_page(found[0], found[1], told):
                found = self._look(page, told) or found
            self.votes = dict(found[1].votes)
        return found

    def vote(self, question: str, round: int, answer: object) -> bool:
        """Whether it counts. Raises AwayError."""
        return vote(classes(), self.code, self.token, question, round, answer, time.time()) is not None

    def _look(self, page: str, told: Told) -> tuple[Board, Seat] | None:
        return look(classes(), self.code, self.token, page, told.deeds, time.time())

    def _ask(self) -> None:
        self.answer, _ = entrance().join(self.code, self.token, self.seal, self.votes)
        if self.answer is not Answer.WAIT:
            self.lost = 0.0
        elif not self.lost:
            self.lost = time.monotonic()
        elif self.seal and time.monotonic() - self.lost > WELCOME_BACK:
            self.answer = Answer.OVER

    def _voted_on_the_page(self, board: Board, seat: Seat, told: Told) -> bool:
        """Whether a prediction was made on the page since the last look: then that is the vote."""
        question, answer = board.question, told.predictions.get(board.question)
        if board.phase is not Phase.OPEN or answer is None or answer == self.taken.get(question):
            return False
        is_known = question not in self.taken and ballot(question, board.round) in seat.votes
        self.taken[question] = answer
        return not is_known and self.vote(question, board.round, answer)

    def is_to_tell(self) -> bool:
        """
        Whether the tab is to be told of it at this look.

        Something new is told several times: a browser that is busy leaves out what stands on the page
        for a moment only.
        """
        if (now := self.kept()) != self.told:
            self.told, self.tells = now, TELLS
        is_to_tell, self.tells = self.tells > 0, max(0, self.tells - 1)
        return is_to_tell

    def kept(self) -> dict[str, object]:
        if not (self.code and self.token) or self.answer in (Answer.UNKNOWN, Answer.OVER):
            return {}
        return {"code": self.code, "token": self.token, "seal": self.seal, "votes": self.votes}

    def restore(self, found: dict[str, Any]) -> None:
        """Take back a seat, unless the tab wants to be in another class by now."""
        code, token, seal = read(found.get("code")), found.get("token"), found.get("seal")
        if not (code and is_key(token)) or self.code not in ("", code) or self.token not in ("", token):
            return
        self.code, self.token, self.answer = code, str(token), None
        self.seal = str(seal) if is_key(seal) else ""
        self.votes = {
            name: option
            for name, option in list(table(found.get("votes")).items())[:MOST_VOTES]
            if is_clean(name, LONGEST_OPTION) and is_clean(option, LONGEST_OPTION)
        }


@dataclass(slots=True)
class Teacher:
    """Who proved to have the key of a class. The key itself is in the browser only."""

    code: str = ""
    seal: str = ""
    is_over: bool = False  # the class was ended: the tab forgets its key
    refusal: str = ""  # why no class was opened, until the next try
    link: str = ""  # to the remote, for the one run in which it is shown
