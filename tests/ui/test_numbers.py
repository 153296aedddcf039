"""Under a chart its exact values, folded: those that it draws."""

import re

from streamlit.testing.v1 import AppTest

from mlintro import descent
from mlintro.digits import experiments
from mlintro.digits.experiments import series
from mlintro.digits.experiments.series import Question
from mlintro.digits.models import Kind
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import load
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.models.visit import ModelsVisit
from tests.conftest import Visit

SMALL = {"train_size": "100", "mlp_width": "8", "mlp_depth": "1"}
BASE = Comparison(mlp_width=8, mlp_depth=1, train_size=100)


def tables(app: AppTest) -> dict[str, list[list[str]]]:
    """The lines of every folded table, by the title of its first column."""
    told = [html.proto.body for html in app.get("html") if "class='numbers'" in html.proto.body]
    found = [
        [re.findall(r"<t[hd][^>]*>([^<]*)<", line) for line in re.findall(r"<tr>.*?</tr>", body)]
        for body in told
    ]
    return {titles[0]: [titles, *lines] for titles, *lines in found}


def test_the_steps_of_a_descent(open_page: Visit, language: str):
    app = open_page("descent", language)
    assert tables(app) == {}
    lab, t = app.session_state.visit.of(DescentVisit), load("descent", language)
    for _ in range(3):
        lab.take_step()
    (titles, *lines) = tables(app.run())[t.label("column_step")]
    assert titles[1:] == [t.label(f"column_{name}") for name in ("w", "loss", "slope")]
    assert lines == [
        [str(i), *(t.number(value, 2) for value in (w, descent.loss(w), descent.gradient(w)))]
        for i, w in enumerate(descent.walk(descent.START, descent.RATE, 3))
    ]
    assert tables(app.toggle(key="wall").set_value(True).run()) == {}


def test_the_losses_of_a_network_the_draws_and_the_map(open_page: Visit):
    t, axes = load("models", "es"), load("map", "es")
    app = open_page("models", axis=Question.WIDTH, **SMALL)
    app.button(key=f"try_{Question.WIDTH}").click().run()
    lab = app.session_state.visit.of(ModelsVisit)
    titles, *lines = tables(app)[axes.label("axis_mlp_width")]
    means = experiments.load().curve(Kind.MLP, "mlp_width", BASE)
    own = {
        run.comparison.mlp_width: t.percent(run.scores[Kind.MLP].accuracy)
        for run in series.made(Question.WIDTH, BASE, lab.runs)
    }
    assert titles[1:] == [
        axes.label("mean_of", name="MLP", count=len(experiments.load().seeds)),
        axes.label("own_of", name="MLP"),
    ]
    assert lines == [
        [t.number(point.value, 0), t.percent(point.accuracy), own.get(point.value, "–")]
        for point in means.points
    ]

    app.button(key="another").click().run()
    found = tables(app)

    curve = lab.reports[Kind.MLP].loss_curve
    assert found[t.label("loss_pass")][1:] == [
        [str(i), t.number(loss, 3)] for i, loss in enumerate(curve, start=1)
    ]
    drawn = [run for run in lab.runs if run.comparison in (BASE, lab.runs[-1].comparison)]
    assert found[t.label("column_seed")][1:] == [
        [str(run.comparison.seed), *(t.percent(run.scores[kind].accuracy) for kind in Kind)] for run in drawn
    ]
