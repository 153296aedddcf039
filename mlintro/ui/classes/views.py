"""What a wall shows: all that is sent to its browser, and nothing that is not to be seen yet."""

import re
import time
from collections.abc import Sequence

from mlintro import pixels, text
from mlintro.classes import Board, Screen, Seats
from mlintro.classes.counting import gates, guesses, hints, reasons, runs
from mlintro.classes.plan import STEPS
from mlintro.classes.questions import QUESTIONS
from mlintro.classes.voting import Result, count, present, result
from mlintro.digits.knobs import Kind
from mlintro.figures import guesses as guesses_chart
from mlintro.figures.runs import class_runs
from mlintro.neuron import Gate, solutions
from mlintro.pixels import colours
from mlintro.pixels.colours import Triple
from mlintro.text import HOLE, PageText
from mlintro.ui.classes.address import address, square, without_scheme
from mlintro.ui.classes.in_words import given, options
from mlintro.ui.widgets import palette

BEGINNING = re.compile(r"(^|[.?!] )\w")  # of a sentence
NEAR = 0.01  # of a number of 0..1: nearer than a hand can set it
MARKS = str.maketrans("", "", "`*")  # of Markdown, which the wall does not read


def message(said: str) -> dict[str, object]:
    return {"screen": "message", "title": said}


def facts(t: PageText, board: Board, seats: Seats) -> dict[str, object]:
    """All that is sent to the wall's browser."""
    if board.is_over:
        return message(t.label("over"))
    now, base = time.time(), without_scheme(address())
    there: dict[str, object] = {
        "code": board.code,
        "enter": t.label("wall_late", address=base, code=board.code) if base else board.code,
        "inside": t.label("inside", count=len(present(board, seats, now))),
        "left": board.left(now),
    }
    screen = board.screen
    if screen is Screen.QUESTION and board.question not in QUESTIONS:
        screen = Screen.JOIN
    match screen:
        case Screen.PAGE:
            return there | {"screen": "page", "title": ""} | _bet(t, board, seats)
        case Screen.JOIN:
            return there | _join(t, board)
        case Screen.QUESTION:
            return there | _question(t, board, seats, now)
        case Screen.REASONS:
            return there | _reasons(t, board, seats)
        case Screen.COLOURS:
            return there | _colours(t, board, seats)
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
        "address": without_scheme(base),
        "qr": square(f"{base}/?clase={board.code}&lang={t.language}") if base else "",
        "qr_alt": t.label("qr_alt"),
    }


def _question(t: PageText, board: Board, seats: Seats, now: float) -> dict[str, object]:
    voted, found = count(board, seats, now), result(board, seats)
    return {
        "screen": "question",
        "title": t.label(f"question_{board.question}"),
        "given": given(t, board.question).translate(MARKS),
        "note": t.label("round", number=board.round) if board.round > 1 else "",
        "count": t.label("voted_of", voted=voted.voted, of=voted.of) if board.round else "",
        "state": t.label(f"phase_{board.phase}" if board.round else "not_yet"),
        "bars": _bars(t, board.question, found),
        "legend": t.label("legend", number=board.round - 1) if found and found.before else "",
    }


def _bet(t: PageText, board: Board, seats: Seats) -> dict[str, object]:
    """In the foot of the page that answers: what most of the class had said, once it was shown."""
    found = result(board, seats) if STEPS[board.step].question == board.question else None
    most = max(found.now.values()) if found else 0
    if not found or not most:
        return {}
    said = options(t, board.question)
    votes = [
        t.label("bet_votes", option=said[option], count=count)
        for option, count in found.now.items()
        if count == most
    ]
    # The address makes room.
    return {"enter": board.code, "count": t.label("bet", votes=t.separator.join(votes))}


def _bars(t: PageText, question: str, found: Result | None) -> list[dict[str, str | int]]:
    """The options; with how many chose them only where that is shown."""
    return [
        {"name": name}
        | ({"now": found.now[option]} if found else {})
        | ({"before": found.before[option]} if found and found.before else {})
        for option, name in options(t, question).items()
    ]


def _reasons(t: PageText, board: Board, seats: Seats) -> dict[str, object]:
    found, functions = reasons(board, seats), text.load("functions", t.language)
    systems = []
    for exercise in dict.fromkeys(one.exercise for one in found):  # that of the most frequent first
        name = functions.label(f"exercise_{exercise}")
        systems.append(
            {
                "system": functions.label(f"brief_{exercise}", name=name).translate(MARKS),
                "reasons": [
                    {"count": one.seats, "said": reason(t, one.code)}
                    for one in found
                    if one.exercise == exercise
                ],
            }
        )
    return {
        "screen": "reasons",
        "title": t.label("reasons_title" if found else "reasons_none"),
        "systems": systems,
    }


def reason(t: PageText, code: str) -> str:
    """
    The lesson's own sentence for a header that does not fit, without what any learner wrote.

    Where it quotes, a word stands for what is quoted; where that reads badly the class has its own sentence.
    """
    if f"reason_{code}" in t.labels:
        return t.label(f"reason_{code}")
    table = text.load("feedback", t.language)
    holes = HOLE.findall(table.labels[code][t.language])
    said = table.label(code, **{hole: t.label(f"any_{hole}") for hole in holes}).translate(MARKS)
    return BEGINNING.sub(lambda found: found[0].upper(), said)


def _colours(t: PageText, board: Board, seats: Seats) -> dict[str, object]:
    place, found = guesses(board, seats)
    if not found:
        return {"screen": "colours", "title": t.label("colours_none")}
    level, number = map(int, place.split("."))
    aim, table = colours.target(level, number), text.load("pixels", t.language)
    names = [table.label(name) for name in pixels.CHANNELS]
    says = [t.label("colours_dots"), astray(t, aim, found, names)]
    return {
        "screen": "colours",
        "title": t.label("colours_title", aim=in_channels(t, aim, names)),
        "chart": guesses_chart.chart(aim, found, names, t.short, palette()),
        "chart_alt": " ".join(says),
        "says": says,
    }


def in_channels(t: PageText, aim: Triple, names: Sequence[str]) -> str:
    """How much of each channel a colour has."""
    return t.separator.join(f"{name.lower()} {t.short(part)}" for name, part in zip(names, aim, strict=True))


def astray(t: PageText, aim: Triple, found: Sequence[Triple], names: Sequence[str]) -> str:
    """In which of the three numbers most guesses are off, to which side, and how many."""
    off = {
        (way, channel): sum(sign * (guess[channel] - aim[channel]) > NEAR for guess in found)
        for channel in range(len(aim))
        for way, sign in (("less", -1), ("more", 1))
    }
    way, channel = max(off, key=lambda one: off[one])
    count = off[way, channel]
    facts = {"channel": names[channel].lower(), "aim": t.short(aim[channel]), "of": len(found)}
    return t.label(f"colours_{way}", count=count, **facts) if count else t.label("colours_all")


def _runs(t: PageText, board: Board, seats: Seats) -> dict[str, object]:
    found = runs(board, seats)
    if not found:
        return {"screen": "runs", "title": t.label("runs_none")}
    models, axes = (text.load(page, t.language) for page in ("models", "map"))
    accuracy, kind, knobs = max(
        ((run.scores[kind], kind, run.knobs) for run in found for kind in Kind), key=lambda one: one[0]
    )
    how = t.label(f"runs_{kind}", **knobs)
    best = {"accuracy": t.percent(accuracy), "model": models.label(f"prediction_{kind}"), "knobs": how}
    said = [t.label("runs_best", count=len(found), **best)]
    panels, apart = class_runs.panels(found)
    if len(panels) > 1:
        said.append(t.label("runs_one", **class_runs.usual(found)))
    if apart:
        said.append(t.label("runs_apart", count=apart))
    names = class_runs.Words(
        t.label("runs_accuracy"),
        {panel.knob: axes.label(f"axis_{panel.knob}") for panel in panels},
        {kind: models.label(f"prediction_{kind}") for kind in Kind},
        t.percent,
        lambda value: t.number(value, 0),
    )
    first, *rest = said
    says = [first, " ".join(rest)] if rest else [first]
    return {
        "screen": "runs",
        "title": t.label("runs_title"),
        "chart": class_runs.chart(panels, names, palette()),
        "chart_alt": f"{t.separator.join(names.knobs.values())}. {' '.join(said)}",
        "says": says,
    }


def _deeds(t: PageText, board: Board, seats: Seats) -> dict[str, object]:
    solved = gates(board, seats)
    shown = [gate for gate in Gate if solved[gate] or solutions.is_separable(gate)]
    return {
        "screen": "deeds",
        "title": t.label("deeds_title"),
        "bars": [{"name": gate.value, "now": solved[gate]} for gate in shown],
        "says": [t.label("hints_taken", count=hints(board, seats))],
    }
