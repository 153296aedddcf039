"""The page's questions: foretold, trained, seen as own dots, and only then answered by the map."""

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.digits.experiments import series
from mlintro.digits.experiments.series import Question
from mlintro.digits.models import Kind
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import load
from mlintro.ui.models.visit import ModelsVisit
from tests.conftest import Visit
from tests.pages.screen import shown, switch_language

T, MODELS = load("map", "es"), load("models", "es")
SMALL = {"train_size": "100", "mlp_width": "8", "mlp_depth": "1"}
BASE = Comparison(mlp_width=8, mlp_depth=1, train_size=100)
ON_THE_MAP = "**Y en el mapa**"


def dots(app: AppTest) -> int:
    """How many the map's picture tells of, to those who cannot see it; none where there is none."""
    told = [image.alt for element in app.get("image") for image in element.proto.imgs]
    charts = [alt for alt in told if alt.startswith("Exactitud en la validación")]
    return sum(alt.count("tu MLP con") for alt in charts)


def test_the_question_of_a_link_is_the_one_on_screen(open_page: Visit):
    app = open_page("models", axis="tree_depth")
    assert T.label("ask_tree_depth") in shown(app)
    app.button_group(key="axis").set_value("train_size").run()

    assert T.label("ask_train_size") in shown(app)
    assert app.query_params["axis"] == "train_size"


def test_before_anything_was_trained_there_are_no_questions(open_page: Visit):
    app = open_page("models")
    assert T.label("heading") not in [title.value for title in app.subheader]
    app.slider(key="train_size").set_value(100).run()
    app.button(key="train").click().run()
    assert T.label("heading") in [title.value for title in app.subheader]


def test_a_question_is_trained_and_answered_by_own_dots_before_the_map_speaks(open_page: Visit):
    app = open_page("models", axis="mlp_width", **SMALL)
    assert ON_THE_MAP not in shown(app)
    assert dots(app) == 0
    app.button_group(key="foretold_mlp_width").set_value("better").run()
    app.button(key="try_mlp_width").click().run()

    runs = app.session_state.visit.of(ModelsVisit).runs
    assert [run.comparison for run in runs] == [*series.trainings(Question.WIDTH, BASE), BASE]
    assert app.slider(key="mlp_width").value == 8
    assert dots(app) == 3
    assert "Tu predicción: **mejor**. " in shown(app)
    assert "En tus pruebas, la red pasó del" in shown(app)
    assert ON_THE_MAP in shown(app)
    assert "De ancho 4 a ancho 64, la red pasa de media" in shown(app)
    assert f"{T.section('marks', seeds=10)} {T.label('level_line')} {T.section('read')}" in shown(app)

    switch_language(app, "en")
    assert "From width 4 to width 64, the network" in shown(app)


def test_chart_and_curve_are_of_the_models_whose_figures_stand_above_them(open_page: Visit):
    for _ in range(2):  # what others have trained comes at once, one comparison after another on one board
        app = open_page("models", axis="mlp_width", **SMALL)
        app.button(key="try_mlp_width").click().run()
    told = [image.alt for element in app.get("image") for image in element.proto.imgs]
    (chart,) = [alt for alt in told if alt.startswith(MODELS.with_holes("chart_alt").split("{")[0])]
    for number in app.metric:
        assert f"{number.label}, {number.value}" in chart
    curve = app.session_state.visit.of(ModelsVisit).reports[Kind.MLP].loss_curve
    assert MODELS.label("losses", passes=len(curve), loss=MODELS.number(curve[-1], 3)) in told


def test_what_was_foretold_of_a_question_is_on_the_last_page_and_holds_for_its_settings(open_page: Visit):
    app = open_page("models", axis="mlp_width", **SMALL)
    app.button_group(key="foretold_mlp_width").set_value("worse").run()
    app.button(key="try_mlp_width").click().run()
    app.slider(key="train_size").set_value(200).run()
    assert app.button_group(key="foretold_mlp_width").value is None

    app.switch_page("../../pages/next_steps.py").run()
    assert "Predicciones con respuesta: 1. Se cumplieron: 0." in shown(app)


@pytest.mark.parametrize(
    ("question", "said", "words"),
    [
        ("train_size", "first", "En tus pruebas, la red cambió +"),
        ("few", "logistic", "Con 5000 imágenes **va por delante la red**"),
    ],
)
def test_more_images_and_few(open_page: Visit, question: str, said: str, words: str):
    app = open_page("models", axis=question)
    app.button_group(key=f"foretold_{question}").set_value(said).run()
    app.button(key=f"try_{question}").click().run()

    assert "Tu predicción: " in shown(app)
    assert words in shown(app)
    assert f"try_{question}" not in [button.key for button in app.button]
    assert (T.section("marks", seeds=10) in shown(app)) == (question == "train_size")  # of the map's picture
    assert T.section("read") in shown(app)
    assert T.label("level_line") not in shown(app)


def test_few_images_off_the_map_are_answered_by_the_nearest_settings_which_are_named(open_page: Visit):
    app = open_page("models", axis="few", mlp_width="20", mlp_depth="1")
    app.button(key="try_few").click().run()
    fixed = "ancho de la red 16; profundidad de la red 1; profundidad del árbol 5; validación"
    assert f"Ves los más cercanos: {fixed}" in shown(app)


def test_what_was_answered_stays_and_dots_are_of_the_settings_on_screen(open_page: Visit):
    app = open_page("models", axis="mlp_width", **SMALL)
    app.button(key="try_mlp_width").click().run()
    app.slider(key="mlp_depth").set_value(3).run()

    assert ON_THE_MAP in shown(app)
    assert dots(app) == 0
    assert T.label("fixed_mlp_depth", value=3) in shown(app)


def test_settings_between_those_of_the_map_are_said(open_page: Visit):
    app = open_page("models", axis="mlp_width", **SMALL | {"train_size": "110"})
    app.button(key="try_mlp_width").click().run()
    assert "Ves los más cercanos: profundidad de la red 1; 100 imágenes" in shown(app)
