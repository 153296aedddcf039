"""What learners do on the page of the descent, and what they get to see."""

import pytest
from streamlit.testing.v1 import AppTest

from mlintro import descent
from mlintro.text import load
from mlintro.ui.descent.visit import DescentVisit
from tests.conftest import Visit
from tests.pages.screen import shown, switch_language


def step(app: AppTest, times: int) -> AppTest:
    """So many steps at the present rate, as the lab tells of them."""
    lab = app.session_state["visit"].of(DescentVisit)
    lab.rates = (*lab.rates, *[lab.rate] * times)
    return app.run()


def test_steps_lead_to_the_bottom(open_page: Visit):
    app = step(open_page("descent", rate="0.5"), 5)

    assert "Llegaste al fondo" in app.success[0].value
    assert "Pasos dados: 5" in shown(app)


@pytest.mark.parametrize(
    ("rate", "says"),
    [("1.2", "El error subió"), ("0.05", "gatea"), ("0.9", "de lado a lado"), ("0.2", "Bien")],
)
def test_the_verdict_says_which_way_it_went(open_page: Visit, rate: str, says: str):
    assert says in step(open_page("descent", rate=rate), 1).info[0].value


def test_the_verdict_is_of_the_rate_that_made_the_step(open_page: Visit):
    app = step(open_page("descent", rate="0.3"), 2)
    app.session_state["visit"].of(DescentVisit).rate = 1.2
    assert "Bien" in app.run().info[0].value


def test_while_it_runs_nothing_is_said_of_where_it_was(open_page: Visit, language: str):
    t = load("descent", language)
    app = open_page("descent", language, rate="0.5")
    lab = app.session_state["visit"].of(DescentVisit)
    lab.move({"start": 0.5, "rate": 0.5, "rates": [0.5], "running": True})
    said = shown(app.run())
    assert [box.value for box in (*app.info, *app.success)] == [t.label("running")]
    assert t.number(descent.loss(lab.path[-1]), 2) not in said

    app.switch_page("../../pages/home.py").run()
    app.switch_page("../../pages/descent.py").run()
    assert t.label("running") not in shown(app), "a run that was left has ended"


def test_the_bottom_leads_to_two_valleys_and_theirs_to_the_next_page(open_page: Visit, language: str):
    t = load("descent", language)
    app = step(open_page("descent", language, rate="0.5"), 5)
    app.button(key="try_two").click().run()
    assert app.button_group(key="curve").value == "two"
    assert t.label("to_models") not in [link.value for link in app.page_link]

    app = step(open_page("descent", language, curve="two", start="4"), 40)
    assert t.label("to_models") in [link.value for link in app.page_link]


def test_a_leap_into_the_other_valley_is_not_called_slow(open_page: Visit):
    said = step(open_page("descent", curve="two", start="0", rate="0.9"), 1).info[0].value
    assert "otro valle" in said
    assert "tasa mayor" not in said


def test_a_w_that_flew_away_can_only_begin_again(open_page: Visit):
    app = step(open_page("descent", rate="1.2"), 30)
    assert "Se fue volando" in app.info[0].value
    assert "Vuelve al inicio" in app.info[0].value


def test_with_two_valleys_the_start_decides(open_page: Visit):
    left = step(open_page("descent", curve="two", start="0.5"), 40)
    assert "Llegaste a un fondo" in left.info[0].value

    right = step(open_page("descent", curve="two", start="4"), 40)
    assert "Llegaste al fondo" in right.success[0].value


def test_a_prediction_is_held_against_the_fifth_step(open_page: Visit):
    app = open_page("descent", rate="0.1")
    app.session_state["visit"].of(DescentVisit).prediction = 2.0
    assert "Predijiste" not in shown(step(app, 4))
    actual = load("descent", "es").number(descent.walk(0.5, 0.1, 5)[5], 2)
    assert f"Predijiste w = 2,0 tras 5 pasos; salió {actual}" in step(app, 1).info[0].value


def test_a_prediction_is_answered_where_the_descent_is_over_before_the_fifth_step(open_page: Visit):
    app = open_page("descent", rate="0.5")
    app.session_state["visit"].of(DescentVisit).prediction = 2.0
    assert "Predijiste" not in shown(step(app, 1))
    assert "Predijiste w = 2,0 tras 5 pasos; salió 3,03: a 1,03" in step(app, 1).success[0].value


def test_another_curve_begins_anew_and_another_language_does_not(open_page: Visit):
    app = step(open_page("descent"), 3)
    switch_language(app, "en")
    assert "Steps taken: 3" in shown(app)

    app.button_group(key="curve").set_value("two").run()
    assert "There are two valleys" in app.info[0].value
