"""An invitation: a button to what a step means, for whoever is not there yet."""

from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.classes.plan import STEPS, TEAMS, Step
from mlintro.classes.teaching import go_to_step, invite
from mlintro.digits.knobs import KNOBS
from mlintro.text import LANGUAGES, load
from mlintro.ui.frame import PAGES
from tests.ui.classes.room import Room, label, press, said


def invitations(app: AppTest) -> list[str]:
    return [button.label for button in app.button if button.key == "go"]


@pytest.mark.parametrize("step", STEPS, ids=[step.name for step in STEPS])
def test_an_invitation_is_a_button_to_what_the_step_means_and_is_gone_there(room: Room, step: Step):
    pages = {name: f"../../pages/{name}.py" for name in PAGES}
    other = "descent" if step.page == "home" else "home"
    app, elsewhere = room.learner(other), {"gate": "NOR", "part": "photo", "movement": "draw"}
    app.switch_page(pages[step.page]).run()
    for group in [group for group in app.button_group if group.key in elsewhere]:
        group.set_value(elsewhere[group.key]).run()
    app.switch_page(pages[other]).run()
    room.teach(invite(step.name))
    (go,) = invitations(app.run())
    press(app, go)

    assert not app.exception
    assert app.session_state.visit.shown == step.page
    for name, value in parse_qsl(step.link_of(1)):
        assert str(app.session_state[name]) == value
    if step.page == "models":
        assert app.session_state["movement"] == ("draw" if step.name == "draw" else "train")
    assert not invitations(app)


def test_who_is_on_the_page_is_led_to_the_task_and_nobody_is_called_back_from_further_on(room: Room):
    app = room.learner("neuron")
    room.teach(invite("neuron"))
    assert not invitations(app.run())  # the page stands so
    app.button_group(key="gate").set_value("OR").run()
    assert not invitations(app.run())
    room.teach(invite("xor"))
    press(app.run(), *invitations(app))
    assert app.session_state["gate"] == "XOR"
    app.switch_page("../../pages/home.py").run()
    assert invitations(app.run())
    room.teach(invite(""))
    assert not invitations(app.run())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_team_has_one_thing_to_change_and_the_button_says_which(room: Room, language: str):
    room.teach(invite("width"))
    seats = [room.learner("models", language) for _ in (*TEAMS, "again the first")]
    for app, team in zip(seats, (*TEAMS, TEAMS[0]), strict=True):
        ((knob, value),) = parse_qsl(team)
        for name, number in {"mlp_width": 8, "mlp_depth": 3, "train_size": 700}.items():
            app.slider(key=name).set_value(number)
        (go,) = invitations(app.run())
        assert label(f"team_{knob}", language, count=int(value)) in go
        press(app, go)
        wanted = {name: KNOBS[name].default for name in ("mlp_width", "mlp_depth", "train_size")}
        assert {name: app.session_state[name] for name in wanted} == wanted | {knob: int(value)}


@pytest.mark.parametrize("name", ["best", "width"])
def test_who_turned_something_else_before_is_led_though_the_page_stands_as_the_step_wants(
    room: Room, name: str
):
    app = room.learner("models")
    app.slider(key="mlp_width").set_value(4)
    app.slider(key="train_size").set_value(300).run()
    room.teach(invite(name))
    press(app.run(), *invitations(app))
    assert app.session_state["train_size"] == KNOBS["train_size"].default
    assert app.session_state["mlp_width"] == (4 if name == "width" else KNOBS["mlp_width"].default)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_still_says_which_team_it_is_when_the_button_has_gone(room: Room, language: str):
    room.teach(invite("width"))
    app = room.learner("models", language)
    press(app, *invitations(app))
    assert not invitations(app)
    assert label("team", language, task=label("team_mlp_width", language, count=4)) in said(app)


def test_who_has_gone_on_by_hand_is_not_called_back_by_a_step_that_leads_to_the_same(room: Room):
    app = room.learner("functions")
    room.teach(invite("takes"))
    assert not invitations(app.run())
    app.button_group(key="exercise").set_value("chatbot").run()
    room.teach(invite("write"))
    assert not invitations(app.run())


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_the_end_there_is_a_way_to_the_sheet_wherever_a_learner_is(room: Room, language: str):
    nav = load(STEPS[-1].page, language).label("nav")
    way = label("to_page_of_sheet", language, page=nav)
    app = room.learner("neuron", language)

    def ways() -> list[str]:
        return [link.proto.label for link in app.run().get("page_link") if link.proto.label == way]

    assert not ways()
    room.teach(go_to_step(len(STEPS) - 1))
    assert len(ways()) == 1
    room.teach(invite(STEPS[-1].name))  # which leads to the same page
    assert not ways()
    press(app, *invitations(app))
    assert label("to_own_sheet", language) in said(app)
