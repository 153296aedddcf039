"""The menu and home mark the pages on which something was achieved."""

from streamlit.testing.v1 import AppTest

from mlintro import descent
from mlintro.digits.models import Kind
from mlintro.digits.runs import Guess, Run, Scores
from mlintro.digits.runs.comparison import Comparison
from mlintro.neuron import Gate, Neuron
from mlintro.text import load
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.frame import PAGES
from mlintro.ui.functions.visit import Answers
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.neuron.visit import NeuronVisit
from mlintro.ui.pixels.visit import Game
from mlintro.ui.writer.visit import WriterVisit
from tests.conftest import Visit


def titles(app: AppTest) -> list[str]:
    """The entries of the menu."""
    scripts = app.session_state["visit"].scripts
    language = next(reversed(scripts))
    return [scripts[language][name].title for name in PAGES]


def test_home_and_the_menu_mark_what_was_achieved(open_page: Visit, language: str):
    frame = load("frame", language)
    app = open_page("home", language)
    names = {name: load(name, language).label("nav") for name in PAGES}
    assert titles(app) == list(names.values())
    assert not [link for link in app.page_link if link.value.startswith("○")]

    app.session_state["visit"].of(NeuronVisit).solved[Gate.AND] = Neuron(1, 1, -1.5)
    app.run()
    links = [link.value for link in app.page_link]
    assert frame.label("done", page=names["neuron"]) in links
    assert [frame.label("to_do", page=names[name]) in links for name in ("functions", "next_steps")] == [
        True
    ] * 2
    assert [title for title in titles(app) if "✓" in title] == [f"{names['neuron']} ✓"]


def test_home_asks_how_the_network_knows_and_in_the_end_has_the_learner_explain_it(
    open_page: Visit, language: str
):
    t = load("home", language)
    app = open_page("home", language)
    said = [it.value for it in app.markdown]
    assert t.section("how") in said
    assert t.section("how_known") not in said

    here = app.session_state["visit"]
    here.last_page = "next_steps"
    here.of(NeuronVisit).solved[Gate.AND] = Neuron(1, 1, -1.5)
    app.run()
    resume = t.label("resume", page=load("next_steps", language).label("nav"))
    assert resume in [it.label for it in app.button]

    here.of(Answers).check("pedestrian", "def f(foto: np.ndarray) -> bool:")
    here.of(Answers).check("chatbot", "def f(mensaje: str) -> str:")
    here.of(Game).solved = 1
    here.of(DescentVisit).move({"start": 0.5, "rate": 0.5, "rates": [0.5] * 5})
    here.of(ModelsVisit).runs.append(
        Run(Comparison(), Guess(), dict.fromkeys(Kind, Scores(b"\xff", 1.0, 0.1)))
    )
    here.of(WriterVisit).take({"read": True, "memory": 1, "words": 10})
    app.run()
    said = [it.value for it in app.markdown]
    assert t.section("how_known") in said
    assert t.label("begin_over") in [button.label for button in app.button]
    assert t.section("how") not in said
    assert resume not in [it.label for it in app.button]


def test_every_page_with_something_to_do_says_when_it_was_done():
    def first_all_open_then_all_done() -> None:
        import streamlit as st

        from mlintro.ui.descent.visit import DescentVisit
        from mlintro.ui.frame.deeds import achieved
        from mlintro.ui.functions.visit import Answers
        from mlintro.ui.pixels.visit import Game
        from mlintro.ui.visit import visit
        from mlintro.ui.writer.visit import WriterVisit

        before = achieved()
        visit().of(Answers).check("pedestrian", "def f(foto: np.ndarray) -> bool:")
        half = achieved()["functions"]
        visit().of(Answers).check("chatbot", "def f(mensaje: str) -> str:")
        visit().of(Game).solved = 1
        visit().of(DescentVisit).move({"start": 0.5, "rate": 0.5, "rates": [0.5] * 5})
        visit().of(WriterVisit).take({"read": True, "memory": 1, "words": 10})
        st.text(f"{any(before.values())} {half} {[name for name, done in achieved().items() if done]}")
        st.text(" ".join(before))

    app = AppTest.from_function(first_all_open_then_all_done).run()
    assert app.text[0].value == "False False ['functions', 'pixels', 'descent', 'next_steps']"
    assert {*app.text[1].value.split(), "home"} == set(PAGES)


def test_a_bottom_that_was_reached_stays_reached():
    lab = DescentVisit()
    lab.move({"start": 0.5, "rate": 0.5, "rates": [0.5]})
    assert not lab.has_arrived
    lab.move({"start": descent.best(), "rate": 0.5, "rates": []})
    assert not lab.has_arrived, "who begins there has gone nowhere"
    lab.move({"start": 0.5, "rate": 0.5, "rates": [0.5] * 5})
    lab.is_open = True
    lab.move({"start": 0.5, "rate": 0.5, "rates": []})
    assert lab.has_arrived

    again = DescentVisit()
    again.restore(lab.kept())
    assert again.has_arrived
