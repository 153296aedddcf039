"""What the labs in the browser send and are sent: nothing from a browser is taken on trust."""

import re

import pytest

from mlintro import descent
from mlintro.descent import Curve
from mlintro.neuron import Gate, Neuron
from mlintro.ui.browser.assets import bundle
from mlintro.ui.descent.visit import RATE, START, DescentVisit
from mlintro.ui.neuron.visit import LearningRun, NeuronVisit
from mlintro.ui.writer.visit import CHANCE, MEMORY, WriterVisit
from tests.conftest import ROOT

UI = ROOT / "mlintro" / "ui"
SCRIPTS = sorted(path for path in UI.rglob("*.js") if path.parent.name != "first_page")
LABS = [path.with_suffix(".py") for path in SCRIPTS if path.with_suffix(".py").exists()]
NONSENSE = [
    None,
    7,
    "x",
    [],
    {"w1": "x"},
    {"w1": 1e999, "learned": 3},
    {"learned": {"rate": 3}},
    {"rates": "x"},
    {"memory": 6, "chance": -1, "words": 10**9},
]


@pytest.mark.parametrize("mount", LABS, ids=lambda path: path.stem)
def test_a_bundle_is_one_module_that_needs_no_other(mount):
    source = bundle(str(mount))
    names = re.findall(r"^(?:const|let|function|export default function) ?(\w+)", source, re.MULTILINE)

    assert not re.search(r"^\s*(import|//)", source, re.MULTILINE)
    assert re.findall(r"^export .*", source, re.MULTILINE) == re.findall(
        r"^export default .*", source, re.MULTILINE
    )
    assert len(re.findall(r"^export default ", source, re.MULTILINE)) == 1
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_scripts_are_short_and_run_no_text(path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 300
    assert not re.search(r"\beval\(|new Function|innerHTML|https?://(?!www\.w3\.org/2000/svg)", source)


@pytest.mark.parametrize("sent", NONSENSE)
def test_nonsense_from_a_browser_moves_nothing_out_of_bounds(sent: object):
    neuron, walk, writer = NeuronVisit(), DescentVisit(), WriterVisit()
    neuron.turn(sent)
    walk.move(sent)
    writer.take(sent)

    assert neuron.neuron == Neuron(0, 0, 0)
    assert neuron.learned is None
    assert (walk.start, walk.rate, walk.rates, walk.prediction) == (START, RATE, (), None)
    assert (writer.memory, writer.chance, writer.words) == (MEMORY, CHANCE, 0)
    assert writer.kept() == {}


def test_only_the_link_that_opens_the_page_counts():
    lab = NeuronVisit()
    lab.follow({"w1": "0.7", "x2": "true", "bias": "-99"})
    assert (lab.neuron, lab.x2) == (Neuron(0.7, 0, 0), 1)
    assert {name: value for name, value in lab.link().items() if value} == {"w1": "0.7", "x2": "1"}

    lab.turn({"w1": 0.8, "w2": 0, "bias": 0, "x1": 0, "x2": 1})
    lab.follow({"w1": "0.7", "x2": "1"})  # late: the learner is further
    assert lab.neuron == Neuron(0.8, 0, 0)

    walk = DescentVisit()
    walk.follow({"start": "2"})
    walk.move({"start": 3.0})
    walk.follow({"start": "2"})
    assert walk.start == 3.0


def test_hints_go_when_the_knobs_turn_and_each_gate_has_tries_of_its_own():
    lab = NeuronVisit(hints=2)
    lab.turn({"w1": 0, "w2": 0, "bias": 0, "x1": 1, "x2": 0})
    assert lab.hints == 2  # an input is not a knob

    lab.turn({"w1": 1, "w2": 0, "bias": 0})
    assert (lab.hints, lab.tries) == (0, {Gate.AND: 1})
    lab.aim(Gate.XOR)
    lab.turn({"w1": 1, "w2": 1, "bias": 0})
    lab.turn({"w1": 1, "w2": 1, "bias": 0, "x1": 1})
    assert lab.tries == {Gate.AND: 1, Gate.XOR: 1}


def test_a_gate_is_made_by_hand_only_by_a_hand():
    solution = {"w1": 1.0, "w2": 1.0, "bias": -1.5}
    lab = NeuronVisit()
    lab.turn({**solution, "learning": True})
    lab.turn({**solution, "learned": {"rate": 1, "steps": 40}})
    lab.set(Neuron(0, 0, 0))
    lab.set(Neuron(1, 1, -1.5))
    lab.turn({**solution, "x1": 1})
    assert lab.by_hand == set()
    lab.turn({**solution, "bias": -1.4})
    assert lab.by_hand == {Gate.AND}


def test_another_goal_begins_without_hints_and_the_same_one_goes_on():
    lab = NeuronVisit(hints=2, learned=LearningRun(Neuron(0, 0, 0), 0.5, 3))
    lab.aim(Gate.AND)
    assert (lab.hints, lab.learned is None) == (2, False)
    lab.aim(Gate.OR)
    assert (lab.gate, lab.hints, lab.learned) == (Gate.OR, 0, None)


def test_the_neuron_is_learning_for_as_long_as_the_lab_says_so():
    lab = NeuronVisit()
    lab.turn({"learning": True})
    assert lab.is_learning
    lab.turn({"learning": "yes"})
    assert not lab.is_learning


def test_a_run_of_learning_is_told_by_its_beginning_and_its_length():
    lab = NeuronVisit()
    told = {"w1": 0.0, "w2": 0.0, "bias": 0.0, "rate": 2, "steps": 3}
    lab.turn({"w1": 0.5, "w2": 0.5, "bias": 0.5, "learned": told})
    assert lab.learned
    assert (lab.learned.rate, lab.learned.steps) == (2.0, 3)

    lab.turn({"w1": 0.6, "w2": 0.5, "bias": 0.5})
    assert lab.learned is None
    lab.turn({"learned": told | {"steps": 10**9}})
    assert lab.learned is None


def test_a_descent_remembers_the_rate_of_every_step():
    lab = DescentVisit()
    lab.move({"start": 2.0, "rate": 0.5, "rates": [0.3, 0.5], "prediction": 2.94})
    first = descent.step(2.0, 0.3)
    assert lab.path == [2.0, first, descent.step(first, 0.5)]
    assert lab.prediction == 2.94

    assert lab.link() == {"start": "2", "rate": "0.5"}

    lab.choose(Curve.TWO)
    assert lab.path == [2.0]
    assert lab.prediction is None
    lab.move({"rates": [0.3] * (descent.MOST_STEPS + 1)})
    assert lab.rates == ()


def test_with_which_memories_the_machine_wrote_is_kept():
    lab = WriterVisit()
    lab.take({"read": True, "memory": 2, "words": 4})
    assert (lab.most, lab.tried, lab.is_enough) == (4, {2}, False)
    lab.take({"memory": 3, "words": 0})
    assert lab.tried == {2}, "with 3 nothing was written yet"
    lab.take({"memory": 3, "words": 1})
    assert lab.is_enough
