"""What stands on a worksheet is what was found, and where nothing was, a line to write on."""

import pytest

from mlintro.descent import Curve
from mlintro.digits import experiments
from mlintro.digits.experiments.teaching import Teaching
from mlintro.digits.knobs import Kind
from mlintro.digits.models import ModelSpec, fit
from mlintro.digits.reading.hands import BARRED_SEVEN
from mlintro.digits.runs.comparison import Comparison
from mlintro.neuron import Gate, Neuron, solves
from mlintro.pixels import colours
from mlintro.signatures import Verdict, grade
from mlintro.text import LANGUAGES
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.examples.hand.visit import HandVisit
from mlintro.ui.functions.visit import Answers
from mlintro.ui.neuron.visit import NeuronVisit
from mlintro.ui.next_steps.worksheet.findings import SYSTEMS, Findings, of_the_lesson, own
from mlintro.ui.pixels.visit import Game
from mlintro.ui.visit import Visit
from tests.digits.made_hands import drawn


def test_what_a_learner_did_is_on_it():
    visit = Visit()
    visit.of(Answers).check("digit", "def leer(foto: np.ndarray) -> int:")
    visit.of(DescentVisit).move({"rates": [0.4, 0.2]})
    visit.of(DescentVisit).choose(Curve.TWO)  # what was walked on the receipts stays
    visit.of(NeuronVisit).solved[Gate.OR] = Neuron(1.0, 1.0, -0.5)
    visit.of(Drawing).take([[[0.2, 0.2], [0.8, 0.2], [0.4, 0.9]]])
    visit.of(Game).take({"round": 0, "colour": [1, 0.5, 0]})
    found = own(visit, lambda: ("Clase K7M4P · zorro 12", ["XOR? No"]))

    assert found.seat == "Clase K7M4P · zorro 12"
    assert found.systems == ["digit", *SYSTEMS[:3]]
    assert found.headers["digit"].verdict is Verdict.CORRECT
    assert len(found.path) == 3
    assert found.gates == {Gate.OR: Neuron(1.0, 1.0, -0.5)}
    assert found.strokes
    assert found.readings == {}  # no model has been trained
    assert found.image is None
    assert found.tries == ((colours.target(0, 0), (1, 0.5, 0)),)
    assert found.votes == ["XOR? No"]


def test_who_drew_for_the_hand_alone_has_the_last_test_on_it():
    """The sheet is cleared each time, and no run of the comparison is needed."""
    visit, image = Visit(), drawn(BARRED_SEVEN, range(1))[0]
    hand = visit.of(HandVisit)
    hand.lessons = [(image, 7)] * 5
    hand.ask(Teaching(Comparison(8, train_size=100)))
    hand.teach()
    hand.finish({(kind, taught): fit(ModelSpec(kind), 100) for kind in Kind for taught in (False, True)})
    hand.tests = [(image, 7)]
    found = own(visit)

    assert (found.taught, found.tested.label, found.strokes) == (5, 7, ())
    assert found.tested.before == found.tested.after  # here both are of the same models
    visit.of(Drawing).place(BARRED_SEVEN.drawn(0))
    assert own(visit).tested is None
    assert own(visit).readings == {}  # until it is counted


def test_who_did_nothing_has_the_empty_one():
    assert own(Visit()) == Findings()
    assert Findings().systems == list(SYSTEMS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_of_the_lesson_is_right(language: str):
    key = of_the_lesson(language)

    for name, header in key.headers.items():
        assert grade(header.code, name).verdict is Verdict.CORRECT
    assert all(solves(neuron, gate) for gate, neuron in key.gates.items())
    assert Gate.XOR not in key.gates
    for row in key.rows:
        assert set(row.accuracies) == set(Kind)


def test_of_the_keys_means_is_said_what_holds_of_its_rows():
    """Fewer images: a single run strays further. Of all images there are no other draws."""
    known = experiments.load()
    for kind in Kind:
        few, some, every = (known.point(kind, row.comparison) for row in of_the_lesson("es").rows)
        assert few.draws.std() > some.draws.std() > every.draws.std()
        assert every.elsewhere is not None
