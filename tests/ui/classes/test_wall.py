"""The wall: what all look at, and not a count before the teacher shows it."""

import json
import re
import time
from dataclasses import replace

import numpy as np
import pytest

from mlintro.classes import Deeds, Phase, Screen
from mlintro.classes.joining import WRONG_CODES_A_MINUTE
from mlintro.classes.questions import QUESTIONS
from mlintro.classes.teaching import ask, close, end, project, show, time_for, veil
from mlintro.pixels import CHANNELS, colours
from mlintro.signatures import Code, Feedback, Verdict
from mlintro.text import LANGUAGES, load
from mlintro.ui.classes import views
from mlintro.ui.classes.homes import classes
from mlintro.ui.classes.visit import ClassVisit
from mlintro.ui.descent.visit import DescentVisit
from tests.classes.conftest import trained
from tests.conftest import Visit
from tests.ui.classes.room import Room, label, on_wall, press, said


def test_before_anything_is_asked_it_says_how_to_come_in(room: Room):
    room.learner()
    told = on_wall(room.wall())
    assert (told["screen"], told["code"], told["inside"]) == ("join", room.code, "1 dentro")


@pytest.mark.parametrize(
    ("question", "language"), [(name, list(LANGUAGES)[i % 2]) for i, name in enumerate(QUESTIONS)]
)
def test_of_an_open_question_only_how_many_have_answered_leaves_the_server(
    room: Room, question: str, language: str
):
    room.teach(ask(question))
    learner = room.learner()
    if question == "w":
        learner.select_slider(key="vote_w.1").set_value(3.0).run()
    else:
        learner.button(key=f"vote_{question}.1_{QUESTIONS[question].options[0]}").click().run()
    for deed in (lambda board: board, close):
        room.teach(deed)
        told = on_wall(room.wall(language))
        assert told["count"] == label("voted_of", language, voted=1, of=1)
        assert [set(bar) for bar in told["bars"]] == [{"name"}] * len(QUESTIONS[question].options)
        assert '"now"' not in json.dumps(told)
    room.teach(show)
    assert sum(bar["now"] for bar in on_wall(room.wall(language))["bars"]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_w_is_asked_with_where_the_page_begins_and_where_its_first_step_leads(room: Room, language: str):
    room.teach(ask("w"))
    t = load("classes", language)
    begun = DescentVisit()
    begun.take_step()
    for w in begun.path:
        figure = t.number(w, 2)
        assert figure in on_wall(room.wall(language))["given"]
        assert figure in said(room.learner("home", language))
    room.teach(ask("xor"))
    assert on_wall(room.wall(language))["given"] == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", ["takes", "gives"])
def test_the_system_of_the_first_questions_is_told_where_they_are_asked(
    room: Room, language: str, question: str
):
    room.teach(ask(question))
    situation = load("exercises", language).section("situation_pedestrian")
    assert situation in said(room.learner("home", language))
    assert on_wall(room.wall(language))["given"] == situation.replace("**", "")


def test_the_first_round_stands_pale_beside_the_second(room: Room):
    room.teach(ask("xor"))
    learner = room.learner()
    press(learner, label("option_xor_yes"))
    room.teach(show)
    room.teach(ask("xor"))
    assert '"before"' not in json.dumps(on_wall(room.wall()))
    press(learner.run(), label("option_xor_no"))
    room.teach(show)

    told = on_wall(room.wall())
    assert [(bar["now"], bar["before"]) for bar in told["bars"]] == [(0, 1), (1, 0), (0, 0)]
    assert (told["note"], told["legend"]) == ("Vuelta 2", label("legend", number=1))


def test_the_clock(room: Room):
    room.teach(time_for(15, time.time()))
    assert 895 <= on_wall(room.wall())["left"] <= 900


def test_eyes_to_the_front_leave_what_they_look_at(room: Room):
    before = on_wall(room.wall())
    room.teach(veil(True))
    assert on_wall(room.wall()) == before


def put(room: Room, deeds: Deeds) -> None:
    token, seat = next(iter(classes().seats(room.code).items()))
    classes().put(room.code, token, replace(seat, deeds=deeds))


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_are_the_lessons_own_sentences_with_how_many_have_them(room: Room, language: str):
    room.learner()
    put(room, Deeds(faults={"pedestrian": Code.IMAGE_AS_PATH, "chatbot": Code.SWAPPED}))
    room.teach(project(Screen.REASONS))
    told = on_wall(room.wall(language))
    functions = load("functions", language)
    names = {exercise: functions.label(f"exercise_{exercise}") for exercise in ("chatbot", "pedestrian")}
    briefs = [functions.label(f"brief_{key}", name=name).replace("**", "") for key, name in names.items()]
    assert [system["system"] for system in told["systems"]] == briefs
    found = [(one["count"], one["said"]) for system in told["systems"] for one in system["reasons"]]
    t = load("classes", language)
    assert found == [(1, views.reason(t, code)) for code in (Code.SWAPPED, Code.IMAGE_AS_PATH)]


def test_reasons_of_one_system_stand_together(room: Room):
    room.learner()
    room.learner()
    first, second = classes().seats(room.code).items()
    faults = {"pedestrian": Code.IMAGE_AS_PATH, "chatbot": Code.SWAPPED}
    for (token, seat), more in ((first, {}), (second, {"pedestrian": Code.SWAPPED})):
        classes().put(room.code, token, replace(seat, deeds=Deeds(faults={**faults, **more})))
    room.teach(project(Screen.REASONS))
    systems = on_wall(room.wall())["systems"]
    assert [[one["count"] for one in system["reasons"]] for system in systems] == [[2], [1, 1]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [code for code in Code if Feedback(code).verdict is Verdict.REVIEW])
def test_every_reason_can_be_said_without_what_anybody_wrote(code: Code, language: str):
    said = views.reason(load("classes", language), code)
    assert len(said) > 20
    assert not set("{}`*…") & set(said)
    assert not re.search(r"(^|[.?!] )[a-z]", said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_runs_and_gates_of_the_class(room: Room, language: str):
    room.learner()
    runs = (trained(0.95, train_size=5_000), trained(0.6, train_size=100), trained(0.6, train_size=100))
    put(room, Deeds(gates=("AND",), hints=2, runs=runs))
    room.teach(project(Screen.RUNS))
    told = on_wall(room.wall(language))
    t, models = load("classes", language), load("models", language)
    assert "×2" in told["chart"]
    assert models.label("train_size") in told["chart"]
    (best,) = told["says"]  # nothing else was turned
    assert t.percent(0.95) in best
    assert t.label("runs_mlp", mlp_width=32, mlp_depth=2, train_size=5_000) in best
    put(room, Deeds(runs=(*runs, trained(0.7, mlp_width=4), trained(0.7, mlp_depth=8, train_size=100))))
    _, rest = on_wall(room.wall(language))["says"]
    assert t.label("runs_one", mlp_width=32, mlp_depth=2, tree_depth=5, train_size=1_000) in rest
    assert t.label("runs_apart", count=1) in rest
    put(room, Deeds(gates=("AND",), hints=2))
    room.teach(project(Screen.DEEDS))
    told = on_wall(room.wall(language))
    assert told["bars"][0] == {"name": "AND", "now": 1}
    assert told["says"] == [t.label("hints_taken", count=2)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_tries_at_a_colour_are_dots_and_a_count(room: Room, language: str):
    t, aim = load("classes", language), colours.target(0, 0)
    red, green, blue = aim
    room.learner()
    room.teach(project(Screen.COLOURS))
    for guess, way in (((red, 1 - green, blue), "less" if green else "more"), (aim, "all")):
        put(room, Deeds(guesses={"0.0": guess}))
        told = on_wall(room.wall(language))
        facts = {"channel": load("pixels", language).label("green").lower(), "aim": t.short(green)}
        said = (
            t.label(f"colours_{way}") if way == "all" else t.label(f"colours_{way}", count=1, of=1, **facts)
        )
        assert told["says"] == [t.label("colours_dots"), said]
        assert told["chart"].count("<circle") == 3
        names = load("pixels", language)
        parts = [
            f"{names.label(name).lower()} {t.short(part)}" for name, part in zip(CHANNELS, aim, strict=True)
        ]
        assert told["title"] == t.label("colours_title", aim=t.separator.join(parts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_first_tries_is_true_of_them(language: str):
    t, random = load("classes", language), np.random.default_rng(0)
    names = ["red", "green", "blue"]
    for _ in range(300):
        aim = colours.target(int(random.integers(5)), int(random.integers(50)))
        found = [tuple((random.integers(0, 21, 3) / 20).tolist()) for _ in range(random.integers(1, 40))]
        said = views.astray(t, aim, found, names)
        off = [
            t.label(f"colours_{way}", channel=name, aim=t.short(aim[i]), count=count, of=len(found))
            for i, name in enumerate(names)
            for way, sign in (("less", -1), ("more", 1))
            if (count := len([1 for guess in found if sign * guess[i] > sign * aim[i]]))
        ]
        assert said in off
    assert views.astray(t, (1, 1, 0), [(1.0, 1.0, 0.0)] * 3, names) == t.label("colours_all")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_of_an_empty_class_says_something(room: Room, language: str):
    app = room.wall(language)
    for screen in Screen:
        room.teach(project(screen))
        assert not app.run().exception
        assert on_wall(app)["title"] or screen is Screen.PAGE


def test_a_page_on_the_wall_of_a_class_is_projected_and_no_learners(room: Room):
    app = room.open_page("neuron", ver=room.code)
    assert app.session_state.visit.is_on_wall
    assert on_wall(app)["screen"] == "join"
    assert classes().seats(room.code) == {}
    assert not room.open_page("neuron", ver="<b>").session_state.visit.is_on_wall


def test_a_code_on_a_projector_takes_no_seat_and_makes_a_wall(room: Room, open_page: Visit):
    app = open_page("home")
    app.toggle(key="wall").set_value(True)
    app.query_params["clase"] = room.code
    assert not app.run().session_state.visit.of(ClassVisit).arrives
    app.text_input(key="class_code").set_value("23456").run()
    assert label("no_class") in said(app)  # it is no wall of nothing, and can be typed anew
    app.text_input(key="class_code").set_value(room.code).run()
    assert (on_wall(app)["screen"], on_wall(app)["code"]) == ("join", room.code)
    assert app.query_params["ver"] == room.code
    assert not app.session_state.visit.of(ClassVisit).arrives


def test_a_code_of_no_class_and_of_one_that_is_over(room: Room, open_page: Visit):
    assert on_wall(open_page("classes", ver="23456"))["title"] == label("no_class")
    assert on_wall(open_page("classes", ver="<b>"))["title"] == label("no_class")
    wall = room.wall()
    end(classes(), room.code, room.teach(lambda board: board).seal, time.time())
    assert on_wall(wall.run())["title"] == label("over")


def test_codes_cannot_be_guessed_by_walls_either(room: Room, open_page: Visit):
    for i in range(WRONG_CODES_A_MINUTE):
        open_page("classes", ver=f"2345{2 + i % 8}")
    app = room.wall()
    assert on_wall(app.run())["title"] == label("no_class")


def test_every_phase_has_its_word():
    assert all(label(f"phase_{phase}") for phase in Phase)
