"""The wall over pages of the lesson: the remote leads it there, and has it do what the step is for."""

import json
from urllib.parse import parse_qsl, urlencode

import pytest
from streamlit.testing.v1 import AppTest

from mlintro import descent, scale
from mlintro.classes import Screen
from mlintro.classes.plan import STEPS
from mlintro.classes.teaching import ask, cue, go_to_step, project, show
from mlintro.digits import SIDE
from mlintro.digits.reading import ready
from mlintro.digits.reading.drawing import SHEET_PEN
from mlintro.digits.runs import Guess
from mlintro.digits.runs.comparison import Comparison
from mlintro.pixels import colours
from mlintro.text import LANGUAGES, load
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.next_steps.guess import answer
from mlintro.ui.pixels.visit import Game
from tests.ui.classes.room import Room, label, on_wall, said


@pytest.mark.parametrize("number", [i for i, step in enumerate(STEPS) if step.screen is Screen.PAGE])
def test_the_page_of_a_step_is_on_the_wall_as_the_plan_links_it(room: Room, number: int):
    room.teach(go_to_step(number))
    app, step = room.wall(), STEPS[number]

    assert not app.exception
    assert app.session_state.visit.shown == step.page
    assert app.query_params["ver"] == room.code
    for name, value in parse_qsl(step.link):
        assert str(app.session_state[name]) == value
    told = on_wall(app)
    assert (told["screen"], told["enter"]) == ("page", room.code)


def test_the_wall_goes_with_the_plan_and_does_not_fetch_back_who_goes_elsewhere(room: Room):
    names = [step.name for step in STEPS]
    room.teach(go_to_step(names.index("neuron")))
    app = room.wall()
    app.button_group(key="gate").set_value("OR").run()
    room.teach(project(Screen.JOIN))
    assert on_wall(app.run())["screen"] == "join"
    room.teach(project(Screen.PAGE))
    assert app.run().session_state["gate"] == "OR"
    app.switch_page("../../pages/descent.py").run()
    assert app.run().session_state.visit.shown == "descent"

    room.teach(go_to_step(names.index("network")))
    assert app.run().session_state.visit.shown == "neuron"
    assert app.session_state["gate"] == "XOR"


def test_a_choice_is_told_to_the_browser_where_the_next_step_begins_it_anew(room: Room):
    names = [step.name for step in STEPS]
    room.teach(go_to_step(names.index("size")))
    app = room.wall()
    room.teach(go_to_step(names.index("learns")))
    room.teach(project(Screen.PAGE))
    marked = app.run().button_group(key="scene").proto
    assert marked.set_value
    assert list(marked.raw_values) == [load("next_steps", "es").label("scene_writer")]


@pytest.mark.parametrize("name", ["best", "width"])
def test_back_from_drawing_the_wall_trains_again(room: Room, name: str):
    names = [step.name for step in STEPS]
    room.teach(go_to_step(names.index("draw")))
    app = room.open_page("models", ver=room.code)
    tell(room, "corner")
    assert app.run().session_state["movement"] == "draw"
    room.teach(go_to_step(names.index(name)))
    room.teach(project(Screen.PAGE))
    assert app.run().session_state["movement"] == "train"
    assert "movement=draw" not in urlencode(app.query_params, doseq=True)


def tell(room: Room, deed: str) -> None:
    """Press the button of a deed on the remote, whatever it says of the vote."""
    room.remote().button(key=f"deed_{deed}").click().run()


def alts(app: AppTest) -> str:
    return " ".join(image.alt for element in app.get("image") for image in element.proto.imgs)


def test_the_wall_asks_how_many_numbers_before_it_shows_them(room: Room):
    room.teach(go_to_step([step.name for step in STEPS].index("size")))
    app, (_, *_, largest) = room.open_page("next_steps", ver=room.code), scale.LANGUAGE_MODELS
    assert load("next_steps", "es").label("guess_1000") in said(app)
    answered = answer(load("next_steps", "es"), Comparison())
    assert largest.name not in alts(app)
    assert answered not in said(app)
    tell(room, "sizes")
    assert app.run().session_state["scene"] == "size"
    assert largest.name in alts(app)
    assert answered in said(app)


@pytest.mark.parametrize(
    ("name", "deed", "elsewhere", "shown"),
    [
        ("pixels", "colour", {"part": "photo"}, {"part": "match"}),
        ("pixels", "photo", {"part": "mixer"}, {"part": "photo", "resolution": 16}),
        ("draw", "digit", {"movement": "examples"}, {"movement": "draw", "shift_x": 0, "shift_y": 0}),
        ("draw", "corner", {"source": "validation"}, {"source": "sheet", "shift_x": 6, "shift_y": -4}),
        ("xor", "proof", {"gate": "AND"}, {"gate": "XOR", "stage": "proof"}),
        ("network", "learn", {"stage": "three"}, {"gate": "XOR", "stage": "network"}),
    ],
)
def test_the_remote_brings_the_picture_of_its_step_wherever_a_hand_has_led_the_page(
    room: Room, name: str, deed: str, elsewhere: dict[str, str], shown: dict[str, object]
):
    number = [step.name for step in STEPS].index(name)
    room.teach(go_to_step(number))
    room.teach(project(Screen.PAGE))
    app = room.open_page(STEPS[number].page, ver=room.code)
    for _ in range(2):
        for key, option in elsewhere.items():
            app.button_group(key=key).set_value(option).run()
        tell(room, deed)
        app.run()
        assert {key: app.session_state[key] for key in shown} == shown
        assert not app.exception
        assert not app.warning


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_remote_has_the_bars_of_the_colour_set_right_and_that_is_nobodys_match(room: Room, language: str):
    t = load("pixels", language)
    room.teach(go_to_step([step.name for step in STEPS].index("pixels")))
    app = room.open_page("pixels", language, ver=room.code)
    tell(room, "colour")
    game = app.run().session_state.visit.of(Game)
    assert (game.guess, game.firsts, game.matched) == (game.target, {}, 0)
    aim = t.separator.join(map(t.short, game.target))
    told = t.label("match_shown", aim=aim, name=t.label(f"colour_{colours.name(game.target)}").lower())
    assert [one.value for one in app.info] == [told]
    again = Game()
    again.restore(game.kept())
    assert (again.matched, again.judgement) == (0, None)
    game.take({"round": game.round, "colour": game.target})
    assert game.matched == 1


def test_the_remote_has_a_seven_drawn_and_moved_and_the_three_models_trained_to_read_it(room: Room):
    room.teach(go_to_step([step.name for step in STEPS].index("draw")))
    app = room.open_page("models", ver=room.code)
    for deed, shift in (("digit", (0, 0)), ("corner", (6, -4))):
        tell(room, deed)
        app.run()
        assert app.session_state.visit.of(Drawing).strokes == ready.drawn()[7]
        assert (app.session_state["shift_x"], app.session_state["shift_y"]) == shift
        for axis, by in enumerate(shift):  # no part of it leaves the sheet
            ends = [stroke[axis] + by / SIDE for line in ready.drawn()[7] for stroke in line]
            assert SHEET_PEN / 2 <= min(ends) <= max(ends) <= 1 - SHEET_PEN / 2
    lab = app.session_state.visit.of(ModelsVisit)
    assert lab.asked == Comparison()
    assert lab.guess == Guess()
    assert len(lab.runs) == 1
    assert load("draw", "es").with_holes("disagree").split("{")[0].strip() in app.info[-1].value


def test_steps_that_are_pressed_between_two_looks_are_all_taken(room: Room):
    room.teach(go_to_step([step.name for step in STEPS].index("descent")))
    room.teach(project(Screen.PAGE))
    app = room.open_page("descent", ver=room.code)
    for _ in range(3):
        room.teach(cue("step"))
    for _ in range(5):  # a run of the page for each, and nothing more afterwards
        app.run()
    assert len(app.session_state.visit.of(DescentVisit).rates) == 3
    room.teach(cue("again"))
    assert app.run().session_state.visit.of(DescentVisit).rates == ()


def test_the_photo_is_twice_as_fine_at_each_press(room: Room):
    room.teach(go_to_step([step.name for step in STEPS].index("pixels")))
    app = room.open_page("pixels", ver=room.code)
    for pixels in (16, 32, 64, 128, 256, 256):
        tell(room, "photo")
        app.run()
        assert app.session_state["resolution"] == pixels


def test_what_a_wall_has_not_heard_of_when_the_step_ends_it_leaves(room: Room):
    names = [step.name for step in STEPS]
    room.teach(go_to_step(names.index("best")))
    room.teach(project(Screen.PAGE))
    app = room.open_page("models", ver=room.code)
    room.teach(cue("train"))
    room.teach(go_to_step(names.index("width")))
    room.teach(project(Screen.PAGE))
    assert app.run().session_state.visit.of(ModelsVisit).asked is None
    room.teach(go_to_step(names.index("best")))
    room.teach(cue("train"))
    assert app.run().session_state.visit.of(ModelsVisit).asked == Comparison()


def test_the_network_is_told_to_begin_as_often_as_the_remote_says_so(room: Room):
    room.teach(go_to_step([step.name for step in STEPS].index("network")))
    app = room.open_page("neuron", ver=room.code)

    def begun(wall: AppTest) -> int:
        (told,) = [one.proto.json for one in wall.get("bidi_component") if "network_lab" in one.proto.id]
        return json.loads(told)[0]["begun"]

    for times in range(3):
        assert begun(app.run()) == times
        tell(room, "learn")
    assert begun(room.wall()) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_under_the_page_that_answers_stands_what_the_class_had_said_once_it_was_shown(
    room: Room, language: str
):
    room.teach(go_to_step([step.name for step in STEPS].index("best")))
    room.teach(ask("best"))
    room.learner().button(key="vote_best.1_tree").click().run()
    room.teach(project(Screen.PAGE))
    app, bet = room.wall(language), f"{load('models', language).label('prediction_tree')}: 1"
    assert "count" not in on_wall(app)
    room.teach(show)
    room.teach(project(Screen.PAGE))
    assert on_wall(app.run())["count"] == label("bet", language, votes=bet)
    room.teach(go_to_step([step.name for step in STEPS].index("draw")))
    assert "count" not in on_wall(app.run())


def test_the_remote_has_the_wall_take_a_step_and_train_and_a_new_wall_repeats_neither(room: Room):
    names = [step.name for step in STEPS]
    room.teach(go_to_step(names.index("descent")))
    app = room.open_page("descent", ver=room.code)
    for number in (1, 2):
        tell(room, "step")
        path = app.run().session_state.visit.of(DescentVisit).path
        assert path == descent.walk(descent.START, descent.RATE, number)
    assert room.wall().session_state.visit.of(DescentVisit).rates == ()
    room.teach(go_to_step(names.index("best")))
    app.switch_page("../../pages/models.py").run()
    tell(room, "train")
    assert app.run().session_state.visit.of(ModelsVisit).asked == Comparison()
