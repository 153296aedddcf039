"""What a teacher takes away: votes and seats as tables that a spreadsheet opens, in the teacher's words."""

import csv
import io
from collections.abc import Sequence

from mlintro import text
from mlintro.classes import Board, Seats
from mlintro.classes.questions import QUESTIONS, ballot
from mlintro.classes.voting import seated, tally
from mlintro.text import PageText
from mlintro.ui.classes.in_words import options, seat_name

VOTES = ("csv_question", "csv_round", "csv_option", "csv_count", "csv_removed_votes")
OF_A_SEAT = ("csv_gates", "csv_hints", "csv_runs", "csv_pages")


def votes(t: PageText, board: Board, seats: Seats) -> bytes:
    """A line for each option of each round that was asked; votes of removed seats are counted apart."""
    lines = []
    for question, round in asked(board):
        counted, said = tally(board, seats, question, round), options(t, question)
        cast = [seat.votes.get(ballot(question, round)) for seat in seats.values()]
        lines += [
            (t.label(f"question_{question}"), round, said[option], number, cast.count(option) - number)
            for option, number in counted.items()
        ]
    return table(t, [t.label(name) for name in VOTES], lines)


def animals(t: PageText, board: Board, seats: Seats) -> bytes:
    """A line for each seat that there ever was: its votes, gates, hints, runs and pages done."""
    rounds, inside = asked(board), {seat.number for seat in seated(board, seats)}
    heads = [
        f"{t.label(f'question_{question}')} {t.label('round', number=round)}" for question, round in rounds
    ]
    lines = []
    for seat in sorted(seats.values(), key=lambda seat: seat.number):
        cast = [(question, seat.votes.get(ballot(question, round))) for question, round in rounds]
        lines.append(
            (
                seat_name(t, seat.number),
                t.label("no" if seat.number in inside else "yes"),
                *(options(t, question)[option] if option else "" for question, option in cast),
                t.separator.join(seat.deeds.gates),
                seat.deeds.hints,
                seat.deeds.counts.get("models", 0),
                t.separator.join(text.load(page, t.language).label("nav") for page in seat.deeds.done),
            )
        )
    heads = [t.label("seat"), t.label("csv_removed"), *heads, *map(t.label, OF_A_SEAT)]
    return table(t, heads, lines)


def asked(board: Board) -> list[tuple[str, int]]:
    """Every question with each of its rounds, in the order of the lesson."""
    return [(name, round) for name in QUESTIONS for round in range(1, board.rounds.get(name, 0) + 1)]


def table(t: PageText, heads: Sequence[str], lines: Sequence[Sequence[object]]) -> bytes:
    """As spreadsheets of this language read it: with semicolons where the comma is a decimal sign."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";" if t.writing.decimal == "," else ",", lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(lines)
    return written.getvalue().encode("utf-8-sig")  # the sign at its beginning is how they know the letters
