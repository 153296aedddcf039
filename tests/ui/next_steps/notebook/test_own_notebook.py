"""The notebook has what the learner did on the pages before."""

from mlintro.descent import Curve
from mlintro.digits.runs.comparison import Comparison
from mlintro.neuron import Gate, Neuron
from mlintro.text import load
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.functions.visit import Answers
from mlintro.ui.neuron.visit import NeuronVisit
from mlintro.ui.next_steps.notebook.own_notebook import work
from mlintro.ui.next_steps.notebook.writing import PARTS, Work
from mlintro.ui.visit import Visit
from tests.conftest import Visit as Open
from tests.pages.screen import open_fold


def test_what_was_done_is_in_it_and_else_the_lessons_example():
    visit = Visit()
    visit.of(Answers).check("pedestrian", "def cruzar(foto: Imagen) -> bool")  # without its colon
    visit.of(DescentVisit).move({"start": 2.0, "rates": [0.4, 0.2]})
    visit.of(NeuronVisit).solved[Gate.OR] = Neuron(1.0, 1.0, -0.5)
    found = work(visit)

    assert found.answers[0].startswith("def cruzar(foto: ")
    assert found.answers[0].endswith(" -> bool:")
    assert (found.start, found.rates) == (2.0, (0.4, 0.2))
    assert found.gates == {Gate.OR: Neuron(1.0, 1.0, -0.5)}
    assert list(found.comparisons) == [Comparison()]
    assert set(found.examples) == {"pixels", "models"}


def test_a_descent_in_two_valleys_is_none_of_the_receipts():
    visit = Visit()
    visit.of(DescentVisit).choose(Curve.TWO)
    visit.of(DescentVisit).move({"rates": [0.4]})

    assert work(visit).rates == Work().rates


def test_a_header_that_python_cannot_read_is_nobodys_example():
    visit = Visit()
    visit.of(Answers).check("pedestrian", "esto no es un encabezado")
    assert set(work(visit).examples) == set(PARTS)


def test_the_last_page_offers_it_and_its_digits(open_page: Open):
    t = load("notebook", "es")
    buttons = [
        button.label for button in open_fold(open_page("next_steps"), "own_notebook").get("download_button")
    ]

    assert {t.label("save"), t.label("its_digits")} <= set(buttons)
