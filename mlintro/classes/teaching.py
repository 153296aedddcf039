"""What a teacher does: each deed takes a board and gives the next one. A key proves who may."""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from mlintro.classes import Board, Classes, Phase, Screen, Seats
from mlintro.classes.codes import code_of, is_key, pointer_of, seal_of
from mlintro.classes.keeping import given_back
from mlintro.classes.plan import STEPS, STEPS_BY_NAME, TIMERS
from mlintro.classes.questions import MOST_ROUNDS, QUESTIONS

Deed = Callable[[Board], Board]


class Refusal(StrEnum):
    """Why no class is opened."""

    WORD = "word"  # this server asks for one, and it was not this
    TAKEN = "taken"  # the code is another teacher's
    ROOM = "room"  # there are as many classes as the server holds
    KEY = "key"  # that is none


def open_class(
    classes: Classes, key: str, word: str, wanted: str, now: float, told: Mapping[str, Any] | None = None
) -> Board | Refusal:
    """
    The class of this key: as it stands, or a new one.

    `told` is what a teacher's tab remembers of it: a server that has restarted takes it back. A new one
    needs the `wanted` word, where the operator asks for one. Raises AwayError.
    """
    if not is_key(key):
        return Refusal.KEY
    code, seal = code_of(key), seal_of(key)
    there = classes.board(code)
    if there is None:
        if not hmac.compare_digest(word.encode(), wanted.encode()):
            return Refusal.WORD
        new = Board(code, seal, opened=now, seen=now, pointer=seal_of(pointer_of(key)))
        there = classes.begin(given_back(new, told, now) if told else new)
    if there is None:
        return Refusal.ROOM
    return there if hmac.compare_digest(there.seal, seal) else Refusal.TAKEN


def act(classes: Classes, code: str, seal: str, deed: Deed, now: float) -> Board | None:
    """
    Do what a teacher wants, and note that there is one. None for who is not this class's teacher.

    Raises AwayError.
    """

    def checked(board: Board) -> Board:
        if board.is_over or not hmac.compare_digest(board.seal, seal):
            return board
        return replace(deed(board), seen=now)

    board = classes.change(code, checked)
    return board if board and hmac.compare_digest(board.seal, seal) else None


def turn(classes: Classes, code: str, pointer: str, by: int, now: float) -> None:
    """One step on or back, by `by`, for a wall that was opened from the remote. Raises AwayError."""

    def turned(board: Board) -> Board:
        if board.is_over or not hmac.compare_digest(board.pointer, seal_of(pointer)):
            return board
        return replace(go_to_step(board.step + by)(board), seen=now)

    classes.change(code, turned)


def ask(question: str) -> Deed:
    """
    Open a question, or open it again for one more round. What others thought is gone from the wall.

    While it is open this does nothing: who presses twice opens one round.
    """

    def deed(board: Board) -> Board:
        last = board.rounds.get(question, 0)
        is_open = board.phase is Phase.OPEN and board.question == question
        if question not in QUESTIONS or last >= MOST_ROUNDS or is_open:
            return board
        rounds = {**board.rounds, question: last + 1}
        return replace(
            board, question=question, rounds=rounds, phase=Phase.OPEN, screen=Screen.QUESTION, is_veiled=False
        )

    return deed


def close(board: Board) -> Board:
    """No vote counts from now on."""
    return replace(board, phase=Phase.CLOSED) if board.phase is Phase.OPEN else board


def show(board: Board) -> Board:
    """What the class thinks is on the wall; an open question is closed with it."""
    return replace(board, phase=Phase.SHOWN, screen=Screen.QUESTION) if board.round else board


def project(screen: Screen) -> Deed:
    return lambda board: replace(board, screen=screen)


def is_answering(board: Board) -> bool:
    """Whether the class votes on the step's own question: what its page can do would give the answer away."""
    return board.phase is Phase.OPEN and board.question == STEPS[board.step].question


def is_early(board: Board) -> bool:
    """Whether the step's own question was not asked yet, or is to be asked once more: then the same."""
    question = STEPS[board.step].question
    return may_be_asked_again(board) or bool(question and not board.rounds.get(question))


def may_be_asked_again(board: Board) -> bool:
    """Whether the class talks it over before it votes once more: then nobody should see what comes out."""
    step = STEPS[board.step]
    is_its_step = step.question == board.question and step.is_asked_twice
    return is_its_step and board.round == 1 and not board.cued


def cue(what: str) -> Deed:
    """
    The wall's page does something that its step is for, in sight of all; not before a vote has ended.

    A wall hears of it a moment later. What it was told in another step, it then leaves.
    """

    def deed(board: Board) -> Board:
        if what not in STEPS[board.step].deeds or is_answering(board):
            return board
        return replace(board, cues=board.cues + 1, cued=what, screen=Screen.PAGE)

    return deed


def go_to_step(number: int) -> Deed:
    """
    On in the plan, or back: the wall shows what the step begins with, and its question is ready.

    A question of another step stays until then, and its vote ends: nobody is asked what no longer matters.
    One that was asked before comes back closed: its votes are kept, and are shown when the teacher shows
    them. An invitation ends with its step, unless the next one leads to the same.
    """

    def deed(board: Board) -> Board:
        at = min(max(number, 0), len(STEPS) - 1)
        standing = STEPS_BY_NAME.get(board.invited)
        invited = STEPS[at].name if standing and standing.leads_as(STEPS[at]) else ""
        there = replace(board, step=at, screen=STEPS[at].screen, invited=invited, cued="")
        question = STEPS[at].question
        if question == board.question:
            return there
        if not question:
            return replace(there, phase=Phase.CLOSED) if board.phase is Phase.OPEN else there
        return replace(
            there, question=question, phase=Phase.CLOSED if board.rounds.get(question) else Phase.IDLE
        )

    return deed


def invite(step: str) -> Deed:
    """A button on everybody's page leads to what is done in that step; nobody is taken."""
    return lambda board: replace(board, invited=step)


def veil(is_veiled: bool) -> Deed:
    return lambda board: replace(board, is_veiled=is_veiled)


def door(is_closed: bool) -> Deed:
    return lambda board: replace(board, is_door_closed=is_closed)


def time_for(minutes: int, now: float) -> Deed:
    """Start the timer; with 0, stop it."""
    return lambda board: replace(board, ends=now + 60 * minutes if minutes in TIMERS else 0.0)


def remove(seats: Seats, number: int) -> Deed:
    """Bar a seat: its votes do not count, its tab stays outside."""
    tokens = {token for token, seat in seats.items() if seat.number == number}
    return lambda board: replace(board, removed=board.removed | tokens)


def forgive(seats: Seats, number: int) -> Deed:
    """Let a seat in again, with all that it had."""
    tokens = {token for token, seat in seats.items() if seat.number == number}
    return lambda board: replace(board, removed=board.removed - tokens)


def end(classes: Classes, code: str, seal: str, now: float) -> None:
    """Forget the class. Only its teacher can. Raises AwayError."""
    if board := act(classes, code, seal, lambda board: board, now):
        classes.end(Board(board.code, board.seal, board.opened, now, is_over=True))
