"""What learners do on each page, and what they get to see."""

from mlintro.text import load
from tests.conftest import Visit
from tests.pages.screen import shown, switch_language

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


# Home


def test_home_leads_back_to_where_the_learner_left_off(open_page: Visit):
    app = open_page("neuron")
    app.switch_page("../../pages/home.py").run()

    assert load("home", "es").label("resume", page="Neurona") in [button.label for button in app.button]
