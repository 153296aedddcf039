"""The map of experiments on its page."""

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.text import load
from tests.conftest import Visit
from tests.pages.screen import shown, switch_language

T = load("map", "es")


def test_the_axis_of_a_link_is_the_one_on_screen(open_page: Visit):
    assert "De ancho 4 a ancho 64" in shown(open_page("models"))
    app = open_page("models", axis="tree_depth")

    assert "De profundidad 1 a profundidad 20, el árbol" in shown(app)
    app.button_group(key="axis").set_value("train_size").run()
    assert "De 100 a 5000 imágenes, la regresión logística" in shown(app)
    assert app.query_params["axis"] == "train_size"


def test_moving_a_knob_moves_the_map_at_once(open_page: Visit):
    app = open_page("models")
    before = shown(app)
    app.slider(key="mlp_depth").set_value(8).run()

    assert T.label("fixed_mlp_depth", value=8) in shown(app)
    assert shown(app) != before


def test_settings_between_those_of_the_map_are_said(open_page: Visit):
    app = open_page("models", train_size="1100")
    assert "Ves los más cercanos: profundidad de la red 2; 1000 imágenes" in shown(app)


def test_the_map_speaks_the_language_of_the_page(open_page: Visit):
    app = open_page("models", axis="mlp_depth")
    switch_language(app, "en")
    assert "From depth 1 to depth 8, the network" in shown(app)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("width_or_depth", "De profundidad 1 a profundidad 8, la red"),
        ("more_data", "Las primeras ayudan más que las últimas"),
        ("little_data", "Con 5000 imágenes **va por delante la red**"),
    ],
)
def test_a_question_is_answered_when_it_is_opened_and_something_was_tried(
    open_page: Visit, question: str, words: str
):
    app = open_page("models", axis="tree_depth", train_size="100")
    app.session_state[question] = True
    assert words not in shown(app.run())
    assert load("models", "es").label("try_first") in shown(app)

    app.button(key="train").click().run()
    assert words in shown(app)


def test_own_runs_are_on_the_map(open_page: Visit):
    app = open_page("models", train_size="100")
    before = own_runs(app)
    app.button(key="train").click().run()

    assert before == 0
    assert own_runs(app) == 1  # the MLP's, which alone has a width


def own_runs(app: AppTest) -> int:
    """How many the map's picture tells of, to those who cannot see it."""
    told = [image.alt for element in app.get("image") for image in element.proto.imgs]
    (chart,) = [alt for alt in told if alt.startswith("Exactitud en la validación")]
    return chart.count("tu MLP con")
