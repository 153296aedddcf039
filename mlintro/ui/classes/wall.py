"""The wall of a class: what all look at, and nothing that is not to be seen yet."""

import re
import time
from dataclasses import dataclass

import streamlit as st

from mlintro import text
from mlintro.classes import AwayError, Board, Phase, Screen, Seats
from mlintro.classes.codes import read
from mlintro.classes.counting import gates, hints, reasons, runs
from mlintro.classes.joining import Answer
from mlintro.classes.questions import QUESTIONS
from mlintro.classes.voting import Result, count, present, result
from mlintro.figures.runs import class_runs
from mlintro.neuron import Gate
from mlintro.text import HOLE, PageText
from mlintro.ui.browser.element import Element, dress
from mlintro.ui.classes.address import address, square
from mlintro.ui.classes.homes import classes, entrance
from mlintro.ui.classes.in_words import options
from mlintro.ui.visit import visit
from mlintro.ui.widgets import palette

TICK = 2.0  # seconds between two looks
MARKS = str.maketrans("", "", "`*")  # of Markdown, which the wall does not read
DOTS = "…"  # in place of what a learner wrote

_WALL = Element(__file__)


@st.fragment(run_every=TICK)
def wall(t: PageText, linked: str) -> None:
    """The class of that code, for who has no more than the code."""
    try:
        code = read(linked)
        board = _board(code)
        facts = _facts(t, board, classes().seats(code)) if board else _message(t.label("no_class"))
    except AwayError:
        facts = _message(t.label("home_away"))
    _WALL({**dress(t, ()), **facts}, key="class_wall")  # `wall` is the switch of that name


@dataclass(slots=True)
class Watched:
    code: str | None = None  # on this wall


def _board(code: str) -> Board | None:
    """A code that was asked for before is no guess: a class that comes back after a restart is seen."""
    watched = visit().of(Watched)
    if code == watched.code:
        return classes().board(code)
    found = entrance().seen(code)
    if found is not Answer.WAIT:
        watched.code = code
    return found if isinstance(found, Board) else None


def _message(said: str) -> dict[str, object]:
    return {"screen": "message", "title": said}


def _facts(t: PageText, board: Board, seats: Seats) -> dict[str, object]:
    """All that is sent to the wall's browser."""
    if board.is_over:
        return _message(t.label("over"))
    now = time.time()
    there = {
        "code": board.code,
        "inside": t.label("inside", count=len(present(board, seats, now))),
        "left": max(0, round(board.ends - now)) if board.ends else None,
        "veil": t.label("veil") if board.is_veiled else "",
    }
    screen = board.screen
    if screen is Screen.QUESTION and board.question not in QUESTIONS:
        screen = Screen.JOIN
    match screen:
        case Screen.JOIN:
            return there | _join(t, board)
        case Screen.QUESTION:
            return there | _question(t, board, seats, now)
        case Screen.REASONS:
            return there | _reasons(t, board, seats)
        case Screen.RUNS:
            return there | _runs(t, board, seats)
        case Screen.DEEDS:
            return there | _deeds(t, board, seats)


def _join(t: PageText, board: Board) -> dict[str, object]:
    base = address()
    return {
        "screen": "join",
        "title": t.label("wall_join"),
        "says": [t.label("wall_open"), t.label("wall_code")],
        "address": re.sub("^https?://", "", base),
        "qr": square(f"{base}/?clase={board.code}&lang={t.language}") if base else "",
        "qr_alt": t.label("qr_alt"),
    }


def _question(t: PageText, board: Board, seats: Seats, now: float) -> dict[str, object]:
    voted, found = count(board, seats, now), result(board, seats)
    return {
        "screen": "question",
        "title": t.label(f"question_{board.question}"),
        "note": t.label("round", number=board.round) if board.round > 1 else "",
        "count": t.label("voted_of", voted=voted.voted, of=voted.of),
        "state": t.label(f"phase_{Phase(board.phase)}"),
        "bars": _bars(t, board.question, found),
        "legend": t.label("legend", number=board.round - 1) if found and found.before else "",
    }


def _bars(t: PageText, question: str, found: Result | None) -> list[dict[str, str | int]]:
    """The options; with how many chose them only where that is shown."""
    return [
        {"name": name}
        | ({"now": found.now[option]} if found else {})
        | ({"before": found.before[option]} if found and found.before else {})
        for option, name in options(t, question).items()
    ]


def _reasons(t: PageText, board: Board, seats: Seats) -> dict[str, object]:
    found = reasons(board, seats)
    return {
        "screen": "reasons",
        "title": t.label("reasons_title" if found else "reasons_none"),
        "reasons": [{"count": seats, "said": reason(t, code)} for code, seats in found],
    }


def reason(t: PageText, code: str) -> str:
    """The lesson's own sentence for a header that does not fit, without what any learner wrote."""
    table = text.load("feedback", t.language)
    holes = HOLE.findall(table.labels[code][t.language])
    return table.label(code, **dict.fromkeys(holes, DOTS)).translate(MARKS)


def _runs(t: PageText, board: Board, seats: Seats) -> dict[str, object]:
    found = runs(board, seats)
    if not found:
        return {"screen": "runs", "title": t.label("runs_none")}
    best = max(found, key=lambda run: run.accuracy)
    facts = {
        "count": len(found),
        "best": t.percent(best.accuracy),
        "width": best.width,
        "images": best.images,
    }
    names = class_runs.Words(
        t.label("runs_images"), t.label("runs_accuracy"), t.percent, lambda value: t.number(value, 0)
    )
    return {
        "screen": "runs",
        "title": t.label("runs_title"),
        "chart": class_runs.chart(found, names, palette()),
        "chart_alt": t.label("runs_said", **facts),
        "says": [t.label("runs_said", **facts)],
    }


def _deeds(t: PageText, board: Board, seats: Seats) -> dict[str, object]:
    solved = gates(board, seats)
    shown = [gate for gate in Gate if solved[gate] or gate is not Gate.XOR]
    return {
        "screen": "deeds",
        "title": t.label("deeds_title"),
        "bars": [{"name": gate.value, "now": solved[gate]} for gate in shown],
        "says": [t.label("hints_taken", count=hints(board, seats))],
    }
