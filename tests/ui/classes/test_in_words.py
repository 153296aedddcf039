"""What a learner takes away of a class: every vote, as it was cast, in words."""

import pytest

from mlintro.classes.teaching import ask, show
from mlintro.text import LANGUAGES, load
from mlintro.ui.classes import in_words
from tests.ui.classes.room import Room, label, press, seat


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rounds_of_a_question_are_told_in_their_order(room: Room, language: str):
    learner, t = room.learner("home", language), load("classes", language)
    here = seat(learner)
    assert in_words.own_votes(t, here) == []
    for option in ("yes", "no"):
        room.teach(ask("xor"))
        press(learner.run(), label(f"option_xor_{option}", language))
        room.teach(show)
    room.teach(ask("best"))
    learner.run().button(key="vote_best.1_tree").click().run()
    tree = load("models", language).label("prediction_tree")
    yes, no = label("option_xor_yes", language), label("option_xor_no", language)

    assert in_words.own_votes(t, here) == [
        in_words.own_vote(t, "best", [tree]),
        in_words.own_vote(t, "xor", [yes, no]),
    ]
    assert in_words.own_seat(t, here) == label(
        "own_seat", language, code=room.code, name=in_words.seat_name(t, 1)
    )
    assert here.votes


def test_what_a_tab_remembers_that_is_no_vote_is_not_told():
    here = in_words.ClassVisit()
    here.votes = {"xor.1": "<b>", "xor.5": "yes", "x": "no", "best": "tree"}
    assert in_words.own_votes(load("classes", "es"), here) == []
    assert in_words.own_seat(load("classes", "es"), here) == ""
