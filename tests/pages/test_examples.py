"""The examples spoilt without a browser: predict, train, and read what came of it."""

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.digits.experiments.spoilt import shares_right
from mlintro.digits.knobs import Kind
from mlintro.digits.models import ModelSpec, fit
from mlintro.digits.spoiling import DataSpec
from mlintro.text import load
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.examples.visit import ExamplesVisit
from mlintro.ui.models.visit import ModelsVisit
from tests.conftest import Visit
from tests.pages.screen import open_fold, shown
from tests.pages.test_draw import SEVEN

T = load("examples", "es")
SMALL = {"movement": "examples", "train_size": "100", "mlp_width": "8"}


def train(app: AppTest) -> AppTest:
    return app.button(key="train_spoilt").click().run()


def test_the_figures_are_those_of_fits_of_the_same_examples_whole_and_spoilt(open_page: Visit):
    app = open_page("models", **SMALL, spoil="missing", scarce="4")
    app.button_group(key="fall").set_value("large").run()
    app = train(app)
    spec = ModelSpec(Kind.MLP, mlp_width=8)
    before, after = fit(spec, 100), fit(spec, 100, data=DataSpec(scarce=4))
    facts = {"before": T.percent(before.accuracy), "after": T.percent(after.accuracy)}

    assert T.label("bar", done=T.label("done_missing", scarce=4), **facts) in shown(app)
    assert T.label("fall_large") in shown(app)
    assert T.section("voices") in shown(app)
    assert T.label("came_range") in shown(app)
    assert T.section("remedy") in {text.value for text in app.main.markdown}
    assert not [text for fold in app.expander for text in fold.markdown if text.value == T.section("remedy")]
    assert shares_right(after)[4] == 0


def test_other_examples_are_other_results_and_what_is_known_cannot_be_foretold(open_page: Visit):
    app = train(open_page("models", **SMALL))
    assert "fall" not in {group.key for group in app.get("button_group")}
    app = app.slider(key="swapped").set_value(10).run()
    assert T.label("changed") in shown(app)
    assert app.button_group(key="fall").value is None
    app = train(app).slider(key="swapped").set_value(30).run()
    assert "fall" not in {group.key for group in app.get("button_group")}


def test_after_spoilt_examples_one_can_teach_ones_own_or_go_on(open_page: Visit):
    app = train(open_page("models", **SMALL))
    assert load("models", "es").label("to_neuron") in [link.label for link in app.get("page_link")]
    app.button(key="to_hand").click().run()
    assert app.session_state["movement"] == "hand"


def test_spoilt_runs_are_no_runs_of_the_comparison(open_page: Visit):
    app = train(open_page("models", **SMALL))
    assert app.session_state["visit"].of(ExamplesVisit).reports
    assert app.session_state["visit"].of(ModelsVisit).runs == []


@pytest.mark.parametrize(
    ("spoil", "facts"),
    [
        ("labels", {"count": 100, "changed": 30}),
        ("missing", {"count": 90, "scarce": 7}),
        ("few", {"count": 95}),
        ("corner", {"count": 100}),
    ],
)
def test_each_way_says_what_it_did_before_anything_is_trained(
    open_page: Visit, spoil: str, facts: dict[str, int]
):
    """Of the first hundred images of MNIST ten are sevens."""
    app = open_page("models", **SMALL, spoil=spoil)
    assert T.label(f"preview_{spoil}", **facts) in shown(app)
    assert T.label("press") in shown(app)


def test_where_nothing_can_be_taken_away_no_change_is_said(open_page: Visit):
    """Of the first hundred images fewer than twenty are fours."""
    app = open_page("models", **SMALL, spoil="few", scarce="4", left="20")
    assert T.label("preview_as_before", scarce=4, count=100) in shown(app)
    app = train(app)
    share = T.percent(fit(ModelSpec(Kind.MLP, mlp_width=8), 100).accuracy)
    assert T.label("bar_as_before", scarce=4, after=share) in shown(app)
    assert "No se sabe" not in shown(app)
    assert T.label("came_range") not in shown(app)


def test_a_drawing_is_read_by_both_and_stands_among_the_examples(open_page: Visit):
    app = train(open_page("models", **SMALL, spoil="missing"))
    assert T.label("no_own") in shown(app)
    app.session_state["visit"].of(Drawing).take(SEVEN)
    app = app.run()
    model = load("models", "es").label("mlp")

    assert T.label("own") in shown(app)
    assert f"- {T.label('own_digit', model=model, before='', after='').split('**')[0]}" in shown(app)
    assert T.label("no_own") not in shown(app)
    assert "Si dibujaste un 7" in shown(app)


@pytest.mark.parametrize("hand", ["1", "4", "7", "9"])
def test_all_examples_of_a_digit_can_be_looked_through(open_page: Visit, hand: str):
    app = open_fold(open_page("models", **SMALL, hand=hand), "all_hands")
    assert not app.exception
    assert T.section(f"look_{hand}") in shown(app)


def test_what_a_link_says_of_the_examples_leads_there_and_is_gone_elsewhere(open_page: Visit):
    app = open_page("models", spoil="corner")
    assert app.session_state["movement"] == "examples"
    app = app.button_group(key="movement").set_value("train").run()
    assert "spoil" not in app.query_params
