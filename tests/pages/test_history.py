"""The table of a learner's runs, where there are more than it shows."""

from mlintro.text import load
from mlintro.ui.models.visit import MOST_RUNS, ModelsVisit
from tests.conftest import Visit
from tests.digits.experiments.test_judging import run
from tests.pages.screen import open_fold, shown


def test_a_star_is_explained_only_where_one_is_seen(open_page: Visit):
    t = load("models", "es")
    app = open_page("models")
    best, others = run(0.95), [run(0.80 - i / 100, mlp_width=4 + i) for i in range(10)]
    for runs, is_seen in (([best, *others[:3]], True), ([best, *others], False)):
        app.session_state.visit.of(ModelsVisit).runs = runs
        open_fold(app, "runs")
        assert (t.label("star") in shown(app)) == is_seen
        assert ("★\u00a0" in shown(app)) == is_seen


def test_the_chart_says_in_words_which_runs_it_shows(open_page: Visit):
    t = load("models", "es")
    app = open_page("models")
    app.session_state.visit.of(ModelsVisit).runs = [run(0.80, mlp_width=4 + i) for i in range(12)]
    open_fold(app, "runs")
    accuracies = "; ".join([t.percent(0.80)] * 10)
    alt = t.label("history_alt", first=3, last=12, accuracies=accuracies)
    assert alt in [image.alt for element in app.get("image") for image in element.proto.imgs]


def test_where_runs_are_gone_the_list_is_called_the_last_ones(open_page: Visit):
    t = load("models", "es")
    app = open_page("models")
    lab = app.session_state.visit.of(ModelsVisit)
    for i in range(MOST_RUNS + 1):
        lab.add(run(0.80, mlp_width=4 + i))
        if len(lab.runs) + len(lab.earlier) >= MOST_RUNS:
            names = [fold.label for fold in app.run().expander]
            assert t.label("history_last" if lab.earlier else "history", count=MOST_RUNS) in names
    assert lab.earlier


def test_one_draw_asks_to_press_for_another_only_while_that_button_is_its_own(open_page: Visit):
    app, said = open_page("models"), load("models", "es").label("draws_one", images=100)
    app.slider(key="train_size").set_value(100).run()
    app.button(key="train").click().run()
    assert said in shown(app)
    app.slider(key="mlp_width").set_value(16).run()
    assert said not in shown(app)
    assert "another" not in [button.key for button in app.button]
