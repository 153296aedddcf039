"""What a classroom wall says: less than the page, and nothing of what is not there."""

import json
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.digits import SIDE
from mlintro.digits.runs.comparison import Comparison
from mlintro.neuron import INPUT_PAIRS, Gate, Neuron, network, solutions
from mlintro.text import load
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.neuron.visit import NeuronVisit, Stage
from mlintro.ui.next_steps.guess import answer
from tests.conftest import Visit
from tests.pages.screen import shown


def on_the_wall(app: AppTest) -> AppTest:
    return app.toggle(key="wall").set_value(True).run()


def test_the_quiz_is_the_linked_situation_and_the_class_header(open_page: Visit, language: str):
    t, exercises = load("functions", language), load("exercises", language)
    app = on_the_wall(open_page("functions", language, exercise="chatbot"))
    assert exercises.section("situation_chatbot") in shown(app)
    assert t.section("example") not in shown(app)
    assert not app.expander
    assert t.section("types") in shown(app)

    app.text_area(key="answer_chatbot").set_value("def chat(messages: list[str]) => str:").run()
    app.button(key="check").click().run()

    assert t.label("python_correct") in app.success[0].value
    assert t.section("types") not in shown(app)
    assert any("-&gt;</b> str:" in html.proto.body for html in app.get("html"))


def test_a_solution_that_a_link_brought_is_said_to_be_the_links(open_page: Visit, language: str):
    app = on_the_wall(open_page("neuron", language, gate="AND", w1="1", w2="1", bias="-1.5"))
    assert [one.value for one in app.info] == [load("neuron", language).label("given", gate="AND")]
    assert not app.success


def test_the_network_of_whose_numbers_the_wall_speaks_is_named(open_page: Visit, language: str):
    t, usual = load("next_steps", language), Comparison()
    said = t.label("whose", width=usual.mlp_width, depth=usual.mlp_depth)
    app = on_the_wall(open_page("next_steps", language, scene="ask"))
    assert said in shown(app)
    app.button_group(key="scene").set_value("size").run()
    assert answer(t, usual) in shown(app)
    assert t.number(4400, 0) in answer(t, usual)  # 117 million by 26,506
    own = Comparison(64, 1)
    app.session_state.visit.of(ModelsVisit).runs = [SimpleNamespace(comparison=own)]
    assert answer(t, own) in shown(app.run())
    app.button_group(key="scene").set_value("ask").run()
    assert t.label("whose", width=64, depth=1) in shown(app)


def test_the_digit_that_all_look_at_is_moved_and_not_only_what_the_models_get(open_page: Visit):
    def sheet(app: AppTest) -> list[float]:
        (told,) = [one.proto.json for one in app.get("bidi_component") if "canvas" in one.proto.id]
        return json.loads(told)[0]["by"]

    def tile(app: AppTest) -> str:
        return app.get("image")[0].proto.imgs[0].url

    app = on_the_wall(open_page("models", movement="draw"))
    assert sheet(app) == [0, 0]
    app.slider(key="shift_x").set_value(3)
    app.slider(key="shift_y").set_value(-2).run()
    assert sheet(app) == [3 / SIDE, -2 / SIDE]
    app.button_group(key="source").set_value("validation").run()
    moved = tile(app)
    app.slider(key="shift_x").set_value(0)
    app.slider(key="shift_y").set_value(0).run()
    assert tile(app) != moved
    assert sheet(open_page("models", movement="draw", shift_x="3")) == [0, 0]


@pytest.mark.parametrize("stage", Stage)
def test_of_what_one_neuron_cannot_do_the_wall_shows_one_thing(open_page: Visit, language: str, stage: Stage):
    t = load("neuron", language)
    said = shown(on_the_wall(open_page("neuron", language, gate="XOR", stage=stage)))

    assert (t.section("plane_proof") in said) == (stage is Stage.PROOF)
    assert (t.label("composed_so", gate="XOR") in said) == (stage is Stage.THREE)
    assert (t.label("several_knobs_none") in said) == (stage is Stage.TRY)


def test_three_neurons_make_a_gate_before_a_class_that_has_solved_none_of_them(
    open_page: Visit, language: str
):
    t = load("neuron", language)
    app = on_the_wall(open_page("neuron", language, gate="XOR", stage="three"))
    for pair in INPUT_PAIRS:
        app.button_group[-1].set_value(f"{pair[0]},\N{NO-BREAK SPACE}{pair[1]}").run()
        (alt,) = [image.alt for element in app.get("image") for image in element.proto.imgs]
        bits = dict(zip(("first", "second", "third"), map(int, xor_of(*pair)), strict=True))
        gates = {"gate_1": "OR", "gate_2": "NAND", "gate_3": "AND"}
        assert alt == t.label("composed_alt", x1=pair[0], x2=pair[1], **gates, **bits)
    lab = app.session_state.visit.of(NeuronVisit)
    assert not lab.solved
    lab.solved |= {part: solutions.nearest(Neuron(0, 0, 0), part) for part in network.parts(Gate.XOR)}
    assert app.run().success[0].value == t.label("composed", gate="XOR")


def xor_of(x1: int, x2: int) -> tuple[bool, bool, bool]:
    """What OR and NAND say of the inputs, and AND of both."""
    either, not_both = bool(x1 or x2), not (x1 and x2)
    return either, not_both, either and not_both


def test_the_most_rows_that_can_be_had_send_nobody_below(open_page: Visit, language: str):
    t = load("neuron", language)
    app = on_the_wall(open_page("neuron", language, gate="XOR", w1="1", w2="1", bias="-0.5"))

    assert app.info[0].value == t.label("most_rows_wall", right=3)


def test_a_goal_that_can_be_reached_has_no_stages(open_page: Visit):
    app = on_the_wall(open_page("neuron", gate="OR", stage="proof"))

    assert load("neuron", "es").section("plane_proof") not in shown(app)
    assert app.info


def test_a_photo_with_a_channel_off_is_called_by_those_that_are_on(open_page: Visit, language: str):
    t = load("pixels", language)
    app = on_the_wall(open_page("pixels", language, part="photo"))
    assert f"**{t.label('together')}**" in shown(app)

    app.button_group(key="channels_on").set_value(["red", "blue"]).run()

    assert f"**{t.label('red')} + {t.label('blue')}**" in shown(app)
    assert f"**{t.label('together')}**" not in shown(app)
