"""The plan: one press brings its step, what the wall shows with it, and the question that is next."""

from itertools import pairwise
from urllib.parse import parse_qsl

import pytest

from mlintro.classes import Phase, Screen
from mlintro.classes.codes import pointer_of, seal_of
from mlintro.classes.plan import STEPS
from mlintro.classes.questions import QUESTIONS
from mlintro.classes.teaching import act, ask, close, cue, end, go_to_step, invite, project, show, turn
from mlintro.classes.voting import result
from mlintro.digits.knobs import KNOBS
from mlintro.ui.frame import PAGES
from tests.classes.conftest import KEY, Lesson

NUMBERS = {step.name: number for number, step in enumerate(STEPS)}


def test_it_leads_through_the_lesson_and_asks_each_question_once():
    assert [step.question for step in STEPS if step.question] == list(QUESTIONS)
    assert {step.page for step in STEPS} == set(PAGES)
    assert all(before.end == after.start for before, after in pairwise(STEPS))
    assert STEPS[-1].end == 45


def test_a_step_brings_its_screen_and_its_question_but_no_vote(lesson: Lesson):
    for number, step in enumerate(STEPS):
        lesson.teach(project(Screen.RUNS))
        lesson.teach(go_to_step(number))
        assert (lesson.board.step, lesson.board.screen) == (number, step.screen)
        assert (step.screen is Screen.QUESTION) == bool(step.question)
        if step.question:
            assert (lesson.board.question, lesson.board.phase) == (step.question, Phase.IDLE)


@pytest.mark.parametrize(("number", "reached"), [(-1, 0), (999, len(STEPS) - 1)])
def test_there_is_no_step_before_the_first_or_behind_the_last(lesson: Lesson, number: int, reached: int):
    lesson.teach(go_to_step(number))
    assert lesson.board.step == reached


def test_a_wall_turns_the_steps_with_its_pointer_and_with_nothing_else(lesson: Lesson):
    pointer = pointer_of(KEY)
    for by, right, step in ((1, pointer, 1), (1, pointer, 2), (-1, pointer, 1), (1, KEY, 1), (1, "", 1)):
        turn(lesson.classes, lesson.code, right, by, lesson.now)
        assert lesson.board.step == step
    assert not act(lesson.classes, lesson.code, pointer, go_to_step(7), lesson.now)
    end(lesson.classes, lesson.code, seal_of(KEY), lesson.now)
    turn(lesson.classes, lesson.code, pointer, 1, lesson.now)
    assert lesson.board.is_over


def test_seats_take_turns_in_the_teams_and_a_team_changes_one_thing():
    (step,) = [step for step in STEPS if step.teams]
    links = [f"{step.link}&{team}" for team in step.teams]
    assert [step.link_of(number) for number in range(1, 11)] == [*links, *links]
    for link in step.teams:
        ((knob, setting),) = parse_qsl(link)
        assert KNOBS[knob].offers(int(setting))
        assert int(setting) != KNOBS[knob].default


def test_an_invitation_ends_with_its_step_unless_the_next_one_leads_to_the_same(lesson: Lesson):
    lesson.teach(go_to_step(NUMBERS["takes"]))
    lesson.teach(invite("takes"))
    for step, invited in (("gives", "gives"), ("write", "write"), ("pixels", ""), ("write", "")):
        lesson.teach(go_to_step(NUMBERS[step]))
        assert lesson.board.invited == invited
    lesson.teach(invite("width"))
    lesson.teach(go_to_step(NUMBERS["best"]))
    assert lesson.board.invited == ""


def test_a_vote_ends_with_its_step_and_comes_back_closed_with_its_votes(lesson: Lesson):
    lesson.come(1)
    lesson.teach(go_to_step(NUMBERS["gives"]))
    lesson.teach(ask("gives"))
    assert lesson.vote(1, "yes_no") == "yes_no"
    lesson.teach(go_to_step(NUMBERS["write"]))
    assert lesson.board.phase is Phase.CLOSED
    assert lesson.vote(1, "image") is None
    lesson.teach(go_to_step(NUMBERS["takes"]))
    assert lesson.vote(1, "image") is None  # nobody has opened it
    lesson.teach(go_to_step(NUMBERS["gives"]))
    assert lesson.board.phase is Phase.CLOSED
    assert result(lesson.board, lesson.seats) is None
    lesson.teach(show)
    found = result(lesson.board, lesson.seats)
    assert found
    assert found.now["yes_no"] == 1


@pytest.mark.parametrize("number", [i for i, step in enumerate(STEPS) if step.deeds])
def test_what_the_page_does_at_the_wall_waits_for_the_vote_on_it_and_for_no_other(
    lesson: Lesson, number: int
):
    lesson.teach(go_to_step(number))
    lesson.teach(ask("learns"))  # of another step
    deed = STEPS[number].deeds[-1]
    lesson.teach(cue(deed))
    assert (lesson.board.cues, lesson.board.cued, lesson.board.screen) == (1, deed, Screen.PAGE)
    if question := STEPS[number].question:
        lesson.teach(ask(question))
        lesson.teach(cue(deed))
        assert (lesson.board.cues, lesson.board.screen) == (1, Screen.QUESTION)
        lesson.teach(close)
        lesson.teach(cue(deed))
        assert (lesson.board.cues, lesson.board.screen) == (2, Screen.PAGE)


def test_what_the_wall_was_told_to_do_ends_with_its_step_and_is_none_of_another_step(lesson: Lesson):
    lesson.teach(go_to_step(NUMBERS["descent"]))
    lesson.teach(cue("train"))
    assert (lesson.board.cues, lesson.board.cued) == (0, "")
    lesson.teach(cue("step"))
    lesson.teach(go_to_step(NUMBERS["best"]))
    assert (lesson.board.cues, lesson.board.cued) == (1, "")
