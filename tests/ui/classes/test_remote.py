"""The remote: the plan in its order, one button at a time, and only for who has the key."""

import json
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.classes import Board, Deeds, Phase, Screen
from mlintro.classes.plan import STEPS
from mlintro.classes.teaching import Refusal, go_to_step
from mlintro.text import LANGUAGES, load
from mlintro.ui.classes import remote
from mlintro.ui.classes.homes import classes
from mlintro.ui.classes.key import LONGEST_STATE, remembered
from mlintro.ui.classes.visit import Teacher
from mlintro.ui.server.health import Health
from tests.conftest import Visit
from tests.ui.classes.room import Room, label, on_wall, press, said


def board(room: Room) -> Board:
    found = classes().board(room.code)
    assert found
    return found


def on_key(app: AppTest) -> dict[str, object]:
    found = [element.proto.json for element in app.get("bidi_component") if element.proto.id.endswith("key")]
    return json.loads(found[-1])[0]


def test_who_has_no_key_finds_the_way_to_open_a_class_and_nothing_of_this_one(room: Room, open_page: Visit):
    app = open_page("classes")
    assert room.code not in said(app)
    assert [button.label for button in app.button] == []
    assert on_key(app)["code"] == ""


def test_a_wrong_seal_teaches_nothing(room: Room, open_page: Visit):
    app = room.remote()
    app.session_state.visit.of(Teacher).seal = "0" * 32
    before = board(room)
    press(app, label("step_on"))
    assert board(room).step == before.step
    assert room.code not in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_lead_through_the_plan_each_with_its_title_and_its_notes(room: Room, language: str):
    app, t = room.remote(language), load("classes", language)
    for step in STEPS:
        assert not app.exception
        assert t.label(f"step_{step.name}") in said(app)
        assert t.section(f"notes_{step.name}") in said(app)
        assert not step.question or t.label(f"question_{step.question}") in said(app)
        if step is not STEPS[-1]:
            press(app, label("step_on", language))


def test_a_question_is_opened_closed_shown_and_asked_again(room: Room):
    room.teach(go_to_step([step.question for step in STEPS].index("xor")))
    app = room.remote()
    for wanted, phase, round in (
        ("ask", Phase.OPEN, 1),
        ("close", Phase.CLOSED, 1),
        ("show", Phase.SHOWN, 1),
        ("ask_again", Phase.OPEN, 2),
        ("show", Phase.SHOWN, 2),
    ):
        press(app, label(wanted))
        assert (board(room).question, board(room).phase, board(room).round) == ("xor", phase, round)
    assert board(room).screen is Screen.QUESTION


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_the_lesson_it_says_what_this_server_lacks_or_that_it_is_ready(
    room: Room, language: str, monkeypatch: pytest.MonkeyPatch
):
    state = Health()
    monkeypatch.setattr(remote, "health", state)
    monkeypatch.setattr(remote, "trainer", lambda: SimpleNamespace(is_alive=lambda timeout: is_alive))
    app, is_alive = room.remote(language), False

    def lacks(name: str) -> bool:
        app.run()
        return label(name, language) in [one.value for one in (*app.info, *app.success)]

    assert lacks("lack_warmth")
    state.is_warm = True
    assert lacks("lack_training")
    is_alive = True
    with pytest.raises(ZeroDivisionError), state.watch("home"):
        _ = 1 / 0
    assert lacks("lack_page")
    with state.watch("home"):
        pass
    assert lacks("all_ready")
    room.teach(go_to_step(1))
    assert not lacks("all_ready")


def test_no_step_is_taken_on_the_wall_while_the_class_votes_on_where_it_leads(room: Room):
    room.teach(go_to_step([step.name for step in STEPS].index("descent")))
    app = room.remote()
    assert app.button(key="deed_step").label == label("deed_early", deed=label("deed_step"))
    for wanted, is_off in (("ask", True), ("close", False), ("show", False), ("ask_again", True)):
        press(app, label(wanted))
        deed = app.button(key="deed_step")
        assert deed.disabled is is_off
        told = label("deed_step")
        assert deed.label == (label("deed_waits", deed=told) if is_off else told)
        assert deed.help == (label("deed_why") if is_off else "")


def test_what_the_class_sees_is_one_press_away(room: Room):
    app = room.remote()
    press(app, label("screen_runs"))
    press(app, label("veil_on"))
    press(app, label("door_close"))
    press(app, label("timer", part=1, minutes=15))
    press(app, label("invite", page=load("home", "es").label("nav")))
    now = board(room)
    assert (now.screen, now.is_veiled, now.is_door_closed, now.invited) == (Screen.RUNS, True, True, "enter")
    stands = label("standing_invite", page=load("home", "es").label("nav")), label("standing_veil")
    assert f"**{label('standing', what=' · '.join(stands))}**" in [caption.value for caption in app.caption]
    assert 890 < now.ends - time.time() <= 900
    assert "15:00" in said(app) or "14:5" in said(app)


def test_only_a_step_that_asks_has_a_question_to_show(room: Room):
    for number, step in enumerate(STEPS):
        room.teach(go_to_step(number))
        shows = room.remote().button(key="screen_question")
        assert shows.disabled == (not step.question), step.name


def test_the_timer_says_that_it_has_ended_and_then_goes(room: Room):
    app, left = room.remote(), []
    for since in (-75, 1, 60):
        ended = time.time() - since
        room.teach(lambda board, ended=ended: replace(board, ends=ended))
        left.append(on_wall(room.wall())["left"])
        assert (label("time_over") in said(app.run())) is (since == 1)
        assert app.button(key="timer_stop").disabled is (since == 60)
    assert 60 < left[0] <= 75
    assert -10 < left[1] < 0
    assert left[2] is None


def test_a_seat_is_removed_and_let_back_in(room: Room):
    room.learner(), room.learner("neuron")
    app = room.remote()
    table = "".join(element.proto.body for element in app.get("html"))
    assert "zorro 1" in table
    assert "nutria 2" in table
    assert app.button(key="remove_yes").disabled
    app.selectbox(key="remove_seat").set_value(2).run()
    press(app, label("remove_yes", name="nutria 2"))
    assert len(board(room).removed) == 1
    app.selectbox(key="forgive_seat").set_value(2).run()
    press(app, label("forgive_yes", name="nutria 2"))
    assert not board(room).removed


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_stuck_is_named_above_the_notes_with_the_page(room: Room, language: str):
    room.learner(), room.learner()
    app = room.remote(language)
    assert label("stuck_first", language) not in said(app)
    token, there = max(classes().seats(room.code).items(), key=lambda pair: pair[1].number)
    deeds = Deeds(stuck=("neuron",), counts={"functions": 2})
    classes().put(room.code, token, replace(there, page="neuron", deeds=deeds))
    name = {"es": "nutria 2", "en": "otter 2"}[language]
    told = said(app.run())
    assert f"{label('stuck_first', language)} **{name}** ({load('neuron', language).label('nav')})" in told
    assert told.index(name) < told.index(load("classes", language).section("notes_enter")[:20])
    table = "".join(element.proto.body for element in app.get("html"))
    assert "·2<" in table


def test_the_end_forgets_the_class_and_the_tab_its_key(room: Room):
    room.learner()
    app = room.remote()
    press(app, label("end_yes"))
    assert (board(room).is_over, classes().seats(room.code)) == (True, {})
    assert on_key(app)["is_over"] is True
    assert room.code not in said(app)


def test_the_tab_is_told_what_brings_the_class_back(room: Room):
    room.learner()
    state = on_key(room.remote())["state"]
    assert isinstance(state, str)
    told = remembered(state)
    assert told
    assert list(told["known"].values()) == [1]  # type: ignore[attr-defined]
    assert room.key not in state


@pytest.mark.parametrize("state", [None, 7, "", "[", "[" * 9_999, '"x"', "{}", "x" * (LONGEST_STATE + 1)])
def test_a_state_that_is_none_is_not_taken(state: object):
    assert remembered(state) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_its_words(language: str):
    assert all(label(f"refusal_{refusal}", language) for refusal in (*Refusal, "over", "away"))


def test_a_second_tap_on_the_same_place_presses_nothing_else(room: Room):
    room.teach(go_to_step([step.name for step in STEPS].index("best")))
    app, places = room.remote(), [f"{name}_best" for name in ("ask", "close", "show", "ask_again")]
    for key in places[:3]:
        assert not app.button(key=key).disabled
        app.button(key=key).click().run()
        assert app.button(key=key).disabled
        assert [button.key for button in app.button if button.key in places] == places
