"""What a tab has to do with a class: as a learner in it, or as its teacher."""

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NoReturn
from urllib.parse import parse_qsl

import streamlit as st

from mlintro.classes import AwayError, Board, Deeds, Phase, Seat
from mlintro.classes.codes import is_key, read
from mlintro.classes.joining import WELCOME_BACK, Answer, look
from mlintro.classes.plan import STEPS, Step
from mlintro.classes.questions import MOST_ROUNDS, QUESTIONS, ballot
from mlintro.classes.voting import vote
from mlintro.ui.classes.homes import classes, entrance
from mlintro.ui.untrusted import is_clean, table, whole
from mlintro.ui.visit import visit

TELLS = 3  # looks in which the tab is told of something new
SLOW = 1.0  # seconds that a wrong code takes
MOST_VOTES, LONGEST_OPTION, HIGHEST_SEAT = len(QUESTIONS) * MOST_ROUNDS, 20, 10_000


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
    sat: str = ""  # the code of the class in which the tab sat last; it stays when that is over
    number: int = 0  # of the seat there
    votes: dict[str, str] = field(default_factory=dict)  # cast there, ballot -> option, as they were counted
    answer: Answer | None = None  # of the entrance, to the last question
    followed: str = ""  # what the link said
    lost: float = 0.0  # since when the class does not answer to its code
    taken: dict[str, object] = field(default_factory=dict)  # predictions of pages, as they were voted
    told: dict[str, object] = field(default_factory=dict)  # what the tab was told of it
    tells: int = 0  # how often it still is to be told that
    was_in: bool = False  # whether the tab was in a class: what it shows may be another learner's
    asked: str = ""  # the code of another class, until it is said whether that begins with an empty tab
    went: str = ""  # the step of the plan to which this learner followed the class

    def follow(self, linked: str | None) -> None:
        """Go where a link leads, once."""
        if linked and linked != self.followed:
            self.followed = linked
            if code := read(linked):
                self.want(code)

    def want(self, code: str) -> None:
        """Be in that class from now on; where the tab was in another, that is asked first."""
        if code and self.was_in and code != self.code:
            self.asked = code
        elif code != self.code:
            self.code, self.seal, self.answer, self.lost = code, "", None, 0.0

    def leave(self) -> None:
        self.want("")

    def go_on(self) -> None:
        """Into the other class with all that the tab has."""
        self.was_in, code, self.asked = False, self.asked, ""
        self.want(code)

    @property
    def arrives(self) -> bool:
        """Whether the tab is to say its token: only who wants to be in a class has one."""
        return bool(self.code) and not self.token

    @property
    def is_waiting(self) -> bool:
        """Whether a class can still have something to say to this tab."""
        return self.answer not in (Answer.UNKNOWN, Answer.OVER)

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
        if not self.is_waiting:
            return None
        found = self._look(page, told) if self.answer is Answer.IN else None
        if found is None:
            self._ask()
            found = self._look(page, told) if self.answer is Answer.IN else None
            if found is None and self.answer is Answer.IN:
                self.answer = Answer.WAIT  # it was removed meanwhile, or the class: the next look says why
        if found:
            self.lost, self.seal, self.was_in = 0.0, found[0].seal, True
            if self._voted_on_the_page(found[0], found[1], told):
                found = self._look(page, told) or found
            self.sat, self.number, self.votes = self.code, found[1].number, dict(found[1].votes)
        return found

    def vote(self, question: str, round: int, answer: object) -> bool:
        """Whether it counts. Raises AwayError."""
        return vote(classes(), self.code, self.token, question, round, answer, time.time()) is not None

    def _look(self, page: str, told: Told) -> tuple[Board, Seat] | None:
        return look(classes(), self.code, self.token, page, told.deeds, time.time())

    def _ask(self) -> None:
        votes = self.votes if self.sat == self.code else {}
        self.answer, _ = entrance().join(self.code, self.token, self.seal, votes)
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
        # A reload forgets what was taken, and the page's answer comes back with it: that is no new one.
        rounds = range(1, board.round + 1)
        is_known = question not in self.taken and any(
            ballot(question, round) in seat.votes for round in rounds
        )
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
        kept: dict[str, object] = {"was_in": True} if self.was_in else {}
        if self.sat:
            kept |= {"sat": self.sat, "number": self.number, "votes": self.votes}
        if self.code and self.token and self.is_waiting:
            kept |= {"code": self.code, "token": self.token, "seal": self.seal}
        return kept

    def restore(self, found: dict[str, Any]) -> None:
        """Take back what was voted; and the seat, unless the tab wants to be in another class by now."""
        sat = read(found.get("sat") or found.get("code"))  # an older tab tells no `sat`
        if sat and not self.sat:
            self.sat, self.number = sat, whole(found.get("number"), range(1, HIGHEST_SEAT)) or 0
            self.votes = {
                name: option
                for name, option in list(table(found.get("votes")).items())[:MOST_VOTES]
                if is_clean(name, LONGEST_OPTION) and is_clean(option, LONGEST_OPTION)
            }
        code, token, seal = read(found.get("code")), found.get("token"), found.get("seal")
        self.was_in = self.was_in or found.get("was_in") is True
        if self.was_in and self.code and self.code != code and not self.token:
            self.asked, self.code = self.code, ""
            return
        if not (code and is_key(token)) or self.code not in ("", code) or self.token not in ("", token):
            return
        self.code, self.token, self.answer = code, str(token), None
        self.seal = str(seal) if is_key(seal) else ""


def lead(page: st.Page, step: Step, link: str, is_there: bool, **kept: str) -> NoReturn:
    """
    Go to what is done in a step of the plan: the page, and its widgets as the link has them.

    What another step would set stands as the page begins. `kept` is what the address is to say of this tab.
    """
    links = [link for other in STEPS if other.page == step.page for link in (other.link, *other.teams)]
    visit().anew = {name: "" for link in links for name, _ in parse_qsl(link)}
    for name in visit().anew:
        visit().unset(name)
    for name in values(link):
        visit().anew.pop(name, None)
    st.session_state.update(values(link))
    if is_there:
        st.rerun()
    st.switch_page(page, query_params=kept)


def has_knobs(page: str) -> bool:
    """Whether a class changes one thing there and no other: then who turned something must be led anew."""
    return any(step.teams for step in STEPS if step.page == page)


def stands(link: str) -> bool:
    """Whether the widgets of the present page stand as the link has them."""
    return all(st.session_state.get(name) == value for name, value in values(link).items())


def values(link: str) -> dict[str, str | int]:
    """The values of widgets, by their keys."""
    return {name: int(value) if value.isdigit() else value for name, value in parse_qsl(link)}


@dataclass(slots=True)
class Teacher:
    """Who proved to have the key of a class. The key itself is in the browser only."""

    code: str = ""
    seal: str = ""
    pointer: str = ""  # for the wall that is opened from here
    is_over: bool = False  # the class was ended: the tab forgets its key
    refusal: str = ""  # why no class was opened, until the next try
    link: str = ""  # to the remote, for the one run in which it is shown
