"""One page of paper: what it says, and that nothing written into it is more than words."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mlintro.classes import questions
from mlintro.digits.knobs import Kind
from mlintro.digits.runs.comparison import Comparison
from mlintro.neuron import Gate, Neuron
from mlintro.signatures import Verdict
from mlintro.text import LANGUAGES, load
from mlintro.ui.classes.in_words import options, own_vote
from mlintro.ui.next_steps.worksheet.findings import (
    SYSTEMS,
    Findings,
    Header,
    Row,
    Taught,
    of_the_lesson,
)
from mlintro.ui.next_steps.worksheet.writing import LONGEST_CODE, QUESTIONS, SIGNS, signs, worksheet
from mlintro.ui.pixels.visit import MOST_FIRSTS
from tests.conftest import Visit as Open
from tests.pages.screen import open_fold

# As full as it gets.
LONG = "def " + "f" * 40 + "(" + ", ".join(f"foto_{i}: list[float]" for i in range(9)) + ") -> bool:"
ROW = Row(Comparison(64, 8, 20, 5_000, 7, "first"), dict.fromkeys(Kind, 0.912), Kind.LOGISTIC)
C = load("classes", "es")
VOTES = [own_vote(C, name, 2 * [max(options(C, name).values(), key=len)]) for name in questions.QUESTIONS]
FULL = Findings(
    seat="Clase K7M4P · petirrojo 40",
    headers={name: Header(LONG, Verdict.DEFENSIBLE) for name in SYSTEMS},
    votes=VOTES,
    image=np.full((8, 8, 3), 0.25),
    tries=[((0.55, 0.15, 0.95), (0.5, 0.25, 0.75))] * MOST_FIRSTS,
    path=[0.5, *[3.0] * 30],
    rows=[ROW] * 4,
    gates=dict.fromkeys(Gate, Neuron(-1.1, -1.2, 1.9)),
    strokes=(((0.2, 0.2), (0.8, 0.2), (0.4, 0.9)), ((0.5, 0.5),)),
    readings=dict.fromkeys(Kind, 7),
    spoilt=12,
    taught=20,
    memories=(1, 2, 3, 4, 5),
)
TESTED = Taught(np.eye(28, dtype=np.uint8), 7, dict.fromkeys(Kind, 2), dict.fromkeys(Kind, 7))


def test_it_says_what_was_found():
    said = worksheet(load("worksheet", "es"), FULL)

    assert LONG[:LONGEST_CODE].replace(">", "&gt;") + "…" in said
    for found in ("0,25", "−1,1", "91,2", "3,00", ">… 30</th>"):
        assert found in said
    assert load("worksheet", "es").label("defensible") in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_taught_their_hand_has_the_last_drawing_and_how_it_was_read(language: str):
    t = load("worksheet", language)
    said = worksheet(t, Findings(taught=5, tested=TESTED))

    assert said.count("<td>2 → 7</td>") == len(Kind)
    for name, facts in (("tested_alt", {"digit": 7}), ("taught", {"count": 5})):
        assert t.label(name, **facts) in said
        assert t.label(name, **facts) not in worksheet(t, Findings())
    assert t.label("drawing_empty") not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_was_in_a_class_has_on_it_how_they_voted_and_what_they_tried_first(language: str):
    t = load("worksheet", language)
    said = worksheet(t, Findings(votes=VOTES, tries=[((1, 1, 0), (0.5, 0.5, 0.25))]))

    assert "<br>".join(VOTES) in said
    assert t.label("votes") not in worksheet(t, Findings())
    assert t.separator.join(map(t.short, (0.5, 0.5, 0.25))) in said
    assert "class='grid'" not in said
    assert "class='grid'" in worksheet(t, Findings())


def test_what_was_written_into_it_is_words():
    header = Header("def f(x: <script>alert(1)</script>) -> bool:", Verdict.REVIEW)
    said = worksheet(load("worksheet", "es"), Findings(headers={"spam": header}))

    assert "<script" not in said
    assert "&lt;script&gt;" in said


@pytest.mark.parametrize(
    "other", [{"path": [0.5, 2.0]}, {"rows": [ROW]}, {"gates": {}}, {"strokes": ()}, {"readings": {}}]
)
def test_its_signs_change_with_its_lines(other: dict):
    def shown(found: Findings) -> str:
        body = worksheet(load("worksheet", "es"), found)
        return body.rpartition("<b>")[2][:SIGNS]

    assert shown(FULL) == shown(replace(FULL))
    assert shown(FULL) != shown(replace(FULL, **other))
    assert len(signs("")) == SIGNS


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_a_line_for_the_date_and_says_of_which_seat_it_is(language: str):
    t = load("worksheet", language)
    assert FULL.seat in worksheet(t, FULL)
    assert all(t.label("date") in worksheet(t, found) for found in (FULL, Findings()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("found", "alt"), [(FULL, "drawing_alt"), (Findings(), "drawing_empty")])
def test_its_box_for_a_digit_is_called_by_what_is_in_it(language: str, found: Findings, alt: str):
    t = load("worksheet", language)
    assert f'alt="{t.label(alt)}"' in worksheet(t, found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_key_answers_the_questions(language: str):
    t = load("worksheet", language)

    assert t.label("answer_3") in worksheet(t, of_the_lesson(language))
    assert t.label("answer_3") not in worksheet(t, FULL)
    assert t.label("name") in worksheet(t, Findings())


def test_the_last_page_offers_it_filled_empty_and_as_the_key(open_page: Open):
    t = load("worksheet", "en")
    page = open_fold(open_page("next_steps", "en"), "for_teachers")
    buttons = [button.label for button in page.get("download_button")]

    assert {t.label("save"), t.label("save_empty"), t.label("save_key")} <= set(buttons)


@pytest.mark.parametrize(("language", "guide"), [("es", "docente"), ("en", "teacher")])
def test_its_questions_and_their_answers_are_those_of_the_guide(language: str, guide: str):
    t, written = load("worksheet", language), Path(f"docs/{guide}.md").read_text(encoding="utf-8")

    for n in range(1, QUESTIONS + 1):
        assert f"{n}. *{t.label(f'question_{n}')}* {t.label(f'answer_{n}')}\n" in written
