"""What learners do on each page, and what they get to see."""

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.text import load
from tests.conftest import Visit
from tests.pages.screen import shown, switch_language

# Descent


def step(app: AppTest, times: int) -> AppTest:
    for _ in range(times):
        app.button[0].click().run()
    return app


def test_steps_lead_to_the_bottom(open_page: Visit):
    app = step(open_page("descent", rate="0.5"), 5)

    assert "Llegaste al fondo" in app.success[0].value
    assert "Pasos dados: 5" in shown(app)


def test_too_large_a_rate_is_told(open_page: Visit):
    assert "El error subió" in step(open_page("descent", rate="1.2"), 1).info[0].value


def test_another_start_begins_anew_and_another_language_does_not(open_page: Visit):
    app = step(open_page("descent"), 3)
    switch_language(app, "en")
    assert "Steps taken: 3" in shown(app)

    app.slider(key="start").set_value(4.0).run()
    assert "w = 4.00" in app.info[0].value


# Models


def test_training_shows_three_results_and_what_they_mean(open_page: Visit):
    app = open_page("models")
    assert [metric.value for metric in app.metric] == ["—"] * 3

    app.button_group(key="prediction").set_value("tree").run()
    app.button(key="train").click().run()

    assert [metric.value[:2] for metric in app.metric] == ["90", "70", "91"]
    assert "Empate" in app.info[0].value
    assert "Predijiste **Árbol de decisión**" in shown(app)
    assert "100,0" in shown(app)


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

    assert "200 imágenes" in app.info[0].value
    assert "13\u202f002" in shown(app)  # parameters of 784-16-16-10


# Neuron


@pytest.mark.parametrize(
    ("gate", "w", "bias"),
    [("AND", "1.0", "-1.5"), ("OR", "1.0", "-0.5"), ("NAND", "-1.0", "1.5"), ("NOR", "-1.0", "0.5")],
)
def test_a_gate_is_solved_when_all_four_rows_are_right(open_page: Visit, gate: str, w: str, bias: str):
    app = open_page("neuron", gate=gate, w1=w, w2=w, bias=bias)
    assert load("neuron", "es").label(f"solved_{gate}") == app.success[0].value


def test_the_verdict_names_the_first_row_that_fails(open_page: Visit):
    app = open_page("neuron", gate="AND", w1="1.0", w2="1.0", bias="-0.5")

    assert app.info[0].value.startswith("**2 de 4 filas bien.** Con (0, 1) la suma es 0,5")
    app.slider(key="bias").set_value(-1.5).run()
    assert app.success


def test_xor_says_when_no_more_can_be_had(open_page: Visit):
    most = open_page("neuron", gate="XOR", w1="1.0", w2="-1.0")

    assert most.info[0].value == load("neuron", "es").label("xor_most")
    assert load("neuron", "es").label("why_not_xor") in [expander.label for expander in most.expander]
    assert "2 de 4" in open_page("neuron", gate="XOR").info[0].value


# Home


def test_home_leads_back_to_where_the_learner_left_off(open_page: Visit):
    app = open_page("neuron")
    app.switch_page("../../pages/home.py").run()

    assert load("home", "es").label("resume", page="Neurona") in [button.label for button in app.button]
