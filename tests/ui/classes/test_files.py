"""The files that a teacher takes away: in the words of the screen, with nothing of a removed seat lost."""

import csv
from dataclasses import replace

import pytest

from mlintro.classes import Deeds
from mlintro.classes.teaching import ask, remove, show
from mlintro.text import LANGUAGES, load
from mlintro.ui.classes import files
from mlintro.ui.classes.homes import classes
from mlintro.ui.classes.in_words import seat_name
from tests.classes.conftest import trained
from tests.ui.classes.room import Room, label, press


def rows(written: bytes, language: str) -> list[list[str]]:
    return list(
        csv.reader(written.decode("utf-8-sig").splitlines(), delimiter={"es": ";", "en": ","}[language])
    )


def told(hints: int) -> Deeds:
    """Of nine runs the last one, as a learner tells fewer runs than there were."""
    counts, runs = {"models": 9}, (trained(0.9),)
    return Deeds(gates=("AND", "OR"), hints=hints, done=("neuron",), counts=counts, runs=runs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_votes_and_seats_are_taken_away_in_the_teachers_words(room: Room, language: str):
    room.teach(ask("xor"))
    first, second = room.learner(), room.learner()
    for learner in (first, second):
        press(learner, label("option_xor_no"))
    room.teach(remove(classes().seats(room.code), 2))
    room.teach(show)
    room.teach(ask("xor"))
    press(first.run(), label("option_xor_yes"))
    board, t = room.teach(lambda board: board), load("classes", language)
    seats = {
        token: replace(seat, deeds=told(seat.number)) for token, seat in classes().seats(room.code).items()
    }
    asked = t.label("question_xor")
    yes, no, luck = (t.label(f"option_xor_{option}") for option in ("yes", "no", "luck"))

    assert rows(files.votes(t, board, seats), language) == [
        [t.label(name) for name in files.VOTES],
        *([asked, "1", yes, "0", "0"], [asked, "1", no, "1", "1"], [asked, "1", luck, "0", "0"]),
        *([asked, "2", yes, "1", "0"], [asked, "2", no, "0", "0"], [asked, "2", luck, "0", "0"]),
    ]
    heads, *lines = rows(files.animals(t, board, seats), language)
    assert heads[2:4] == [f"{asked} {t.label('round', number=number)}" for number in (1, 2)]
    done = [t.separator.join(("AND", "OR")), "9", load("neuron", language).label("nav")]
    assert lines == [
        [seat_name(t, 1), t.label("no"), no, yes, done[0], "1", *done[1:]],
        [seat_name(t, 2), t.label("yes"), no, "", done[0], "2", *done[1:]],
    ]
