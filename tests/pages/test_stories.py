"""What learners do on each page, and what they get to see."""

import pytest

from mlintro import training
from mlintro.digits import exam
from mlintro.digits.experiments.judging import standing_out
from mlintro.digits.models import Kind, ModelSpec, fit, margin
from mlintro.digits.runs import Change, Guess
from mlintro.neuron import Gate, Neuron
from mlintro.pixels import presets
from mlintro.pixels.presets import Preset
from mlintro.signatures import EXERCISES
from mlintro.text import load
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.models.verdicts import with_margin
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.neuron.visit import NeuronVisit
from mlintro.ui.pixels.visit import Game, Mixer
from mlintro.ui.server.resources import trainer
from tests.conftest import Visit
from tests.pages.screen import open_fold, shown, switch_language
from tests.pages.test_draw import SEVEN

# Models


def test_training_shows_three_results_and_what_they_mean(open_page: Visit):
    app = open_page("models")
    assert not app.metric

    app.button_group(key="prediction").set_value("tree").run()
    app.button(key="train").click().run()

    assert [metric.value[:2] for metric in app.metric] == ["90", "70", "91"]
    assert "**Con una sola prueba no se sabe** cuál va por delante" in app.info[0].value
    missed = {"predicted": "Árbol de decisión", "best": "la red"}
    assert load("models", "es").label("miss_open", **missed) in shown(app)
    assert load("models", "es").label("bar_miss", said="Árbol de decisión") in app.info[0].value
    assert "100,0" in shown(app)


def test_a_second_run_is_held_against_the_first(open_page: Visit):
    app = open_page("models", train_size="300")
    app.button(key="train").click().run()
    app.slider(key="train_size").set_value(100).run()
    app.button_group(key="change").set_value("down").run()
    app.button(key="train").click().run()

    assert "dijiste: «Sí, baja»" in shown(app)
    assert load("models", "es").label("moved_down", points="").split("(")[0] in shown(app)
    assert load("because", "es").label("train_size_more") in shown(app)
    open_fold(app, "runs")
    table = next(element.value for element in app.markdown if element.value.startswith("| #"))
    runs = app.session_state.visit.of(ModelsVisit).runs
    assert table.count("★") == sum(len(standing_out(runs, kind)) for kind in Kind) > 0
    assert load("models", "es").label("star") in shown(app)
    assert "| 2 | MLP 32×2 · árbol 5 · 100 imágenes" in table


def test_the_same_settings_again_are_no_new_run(open_page: Visit):
    app = open_page("models", train_size="100")
    for said in ("tree", "mlp"):
        app.button_group(key="prediction").set_value(said).run()
        app.button(key="train").click().run()

    assert len(app.session_state["visit"].of(ModelsVisit).runs) == 1
    assert load("models", "es").label("known") in shown(app)
    assert "Tu predicción: **Árbol de decisión**." in shown(app)
    assert "Tu predicción: **Red neuronal (MLP)**." not in shown(app)


def test_five_presses_for_other_images_show_what_luck_is(open_page: Visit):
    app = open_page("models", train_size="100", mlp_width="8", mlp_depth="1")
    app.button(key="train").click().run()
    assert "Una marca por modelo" in shown(app)
    figures = []
    for _ in range(5):
        app.button(key="another").click().run()
        figures.append([metric.value for metric in app.metric])

    assert [len(set(of_a_model)) for of_a_model in zip(*figures, strict=True)] == [5, 5, 5]
    assert [run.comparison.seed for run in app.session_state.visit.of(ModelsVisit).runs] == [*range(6)]
    assert app.number_input(key="seed").value == 5
    said = next(
        one for one in shown(app).splitlines() if one.startswith("**Tandas de 100 imágenes comparadas: 6.**")
    )
    lowest, highest = (end(figure[0] for figure in figures) for end in (min, max))
    assert "Ahora la media, que dice más" in said
    assert f"del {min(lowest, app.metric[0].value)}" in said or f"al {highest}" in said


def test_the_final_exam_is_sealed_until_it_is_opened_once_for_one_model(open_page: Visit):
    t = load("models", "es")
    app = open_page("models", train_size="100")
    assert t.label("exam") not in [fold.label for fold in app.expander]
    app.button(key="train").click().run()
    open_fold(app, "exam")
    app.slider(key="tree_depth").set_value(3).run()
    app.button(key="train").click().run()
    assert len(app.selectbox(key="exam_choice").options) == 4  # the network and the regression once each
    (chosen,) = [code for code in app.selectbox(key="exam_choice").options if "profundidad 3" in code]
    assert app.button(key="exam_open").disabled  # nothing is chosen yet
    app.selectbox(key="exam_choice").set_value(chosen).run()
    app.button(key="exam_open").click().run()

    sitting = app.session_state.visit.of(ModelsVisit).sitting
    report = fit(ModelSpec(Kind.TREE, tree_depth=3), 100)
    assert sitting.right == exam.sit(report.learned)
    validated = with_margin(t, report.accuracy, report.margin)
    sat = with_margin(t, sitting.accuracy, margin(sitting.right / exam.SIZE, exam.SIZE))
    assert f"En validación, **{validated}**; en el examen final, **{sat}**" in shown(app)
    assert "exam_open" not in [button.key for button in app.button]
    app.switch_page("../../pages/next_steps.py").run()
    assert f"Examen final: **{sat}** (Árbol)" in shown(app)


def test_an_exam_whose_model_cannot_be_trained_again_stays_sealed(
    open_page: Visit, monkeypatch: pytest.MonkeyPatch
):
    app = open_page("models", train_size="110")
    app.button(key="train").click().run()
    choice = open_fold(app, "exam").selectbox(key="exam_choice")
    choice.set_value(choice.options[0]).run()
    trainer()._jobs.clear()  # as after a restart of the server
    monkeypatch.setattr(training, "PENDING", 0)
    app.button(key="exam_open").click().run()

    assert "Hay mucha gente entrenando" in app.warning[0].value
    assert app.session_state.visit.of(ModelsVisit).sitting is None
    monkeypatch.undo()
    app.run().button(key="exam_open").click().run()
    assert app.session_state.visit.of(ModelsVisit).sitting.right


def test_a_full_queue_is_said_and_the_settings_stay(open_page: Visit, monkeypatch: pytest.MonkeyPatch):
    app = open_page("models", train_size="150")
    monkeypatch.setattr(trainer(), "queue", 0)
    app.button(key="train").click().run()

    assert "Hay mucha gente entrenando" in app.warning[0].value
    assert app.slider(key="train_size").value == 150

    monkeypatch.undo()
    app.button(key="train").click().run()
    assert not app.warning
    assert "%" in app.metric[0].value


def test_results_survive_the_language_and_say_when_they_are_old(open_page: Visit):
    app = open_page("models", train_size="100")
    app.button(key="train").click().run()
    before = [metric.value.replace(",", ".").replace("\u202f", "") for metric in app.metric]
    switch_language(app, "en")
    assert [metric.value for metric in app.metric] == before

    app.slider(key="tree_depth").set_value(3).run()
    assert load("models", "en").label("changed") in shown(app)


def test_the_last_page_tells_of_the_learners_own_network(open_page: Visit):
    app = open_page("models", train_size="200", mlp_width="16")
    app.button(key="train").click().run()
    app.switch_page("../../pages/next_steps.py").run()

    _of_the_machine, of_the_network, *_ = app.info
    assert "200 imágenes" in of_the_network.value
    assert "13\u202f002" in shown(app)  # parameters of 784-16-16-10


def test_a_prediction_is_of_one_run_and_one_brought_back_by_a_reload_counts(open_page: Visit):
    app = open_page("models", train_size="100")
    app.session_state.prediction = "logistic"  # as a reload brings it back: text
    app.run()
    app.button(key="train").click().run()
    assert app.session_state.visit.of(ModelsVisit).runs[-1].guess.best is Kind.LOGISTIC
    assert app.button_group(key="prediction").value is None

    app.session_state.change = "up"
    app.slider(key="train_size").set_value(1000).run()
    app.button(key="train").click().run()
    guess = app.session_state.visit.of(ModelsVisit).runs[-1].guess
    assert guess == Guess(None, Change.UP)
    app.switch_page("../../pages/next_steps.py").run()
    assert "con respuesta: 1. Se cumplieron: 1." in shown(app)  # the other one is open


def test_the_last_page_says_what_the_learner_did_and_links_what_is_left(open_page: Visit):
    app = open_page("next_steps")
    t = load("next_steps", "es")
    assert t.label("summary_empty") in shown(app)
    assert t.label("summary_missing", page="Funciones") in [link.value for link in app.page_link]
    assert t.section("how", pixels=784, examples=5_000) in shown(app)

    app.session_state.visit.of(Drawing).take(SEVEN)
    app.session_state.visit.of(NeuronVisit).solved = {
        Gate.AND: Neuron(1, 1, -1.5),
        Gate.OR: Neuron(1, 1, -0.5),
    }
    app.session_state.visit.of(DescentVisit).rates = (0.5, 0.5)
    app.session_state.visit.of(Game).solved = 3
    app.session_state.visit.of(Mixer).image = presets.make(Preset.HEART)
    app.switch_page("../../pages/functions.py").run()
    app.text_area[0].set_value("def f(foto: np.ndarray) -> bool:").run()
    app.button(key="check").click().run()
    app.switch_page("../../pages/models.py").run()
    app.slider(key="train_size").set_value(100).run()
    app.button_group(key="prediction").set_value("tree").run()
    app.button(key="train").click().run()
    app.switch_page("../../pages/next_steps.py").run()

    said = shown(app)
    assert f"Encabezados que encajan: 1 de {len(EXERCISES)}." in said
    assert "Puertas logradas: AND, OR." in said
    assert "Tu imagen: 7 × 7 píxeles, hecha con números. Colores igualados: 3." in said
    assert "Tu último descenso, en pasos: 2. El error pasó de 6,80 a " in said
    assert "Pruebas distintas que recuerda la página: 1." in said
    assert "con respuesta: 1. Se cumplieron: 0." in said
    assert t.label("own_digit", digit=7) in said
    assert t.label("know_neuron") in said
    assert t.label("know_examples") not in said
    assert t.label("summary_empty") not in said
    missing = t.label("summary_missing", page="")
    assert not [link.value for link in app.page_link if link.value.startswith(missing)]


# Home


def test_home_leads_back_to_where_the_learner_left_off(open_page: Visit):
    app = open_page("neuron")
    app.switch_page("../../pages/home.py").run()

    assert load("home", "es").label("resume", page="Neurona") in [button.label for button in app.button]
