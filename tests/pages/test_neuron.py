"""What the page of the neuron says to its learners."""

import pytest

from mlintro.neuron import Gate, Neuron
from mlintro.neuron.learning import on_the_knobs
from mlintro.text import load
from mlintro.ui.neuron.visit import LearningRun, NeuronVisit
from tests.conftest import Visit
from tests.pages.screen import shown


@pytest.mark.parametrize(
    ("gate", "w", "bias"),
    [("AND", "1.0", "-1.5"), ("OR", "1.0", "-0.5"), ("NAND", "-1.0", "1.5"), ("NOR", "-1.0", "0.5")],
)
def test_a_gate_is_solved_when_all_four_rows_are_right(open_page: Visit, gate: str, w: str, bias: str):
    app = open_page("neuron", gate=gate, w1=w, w2=w, bias=bias)
    assert app.success[0].value.startswith(load("neuron", "es").label("solved", gate=gate))


def test_the_verdict_names_the_first_row_that_fails(open_page: Visit):
    app = open_page("neuron", gate="AND", w1="1.0", w2="1.0", bias="-0.5")

    assert app.info[0].value.startswith("**2 de 4 filas bien.** Con (0, 1) la suma es 0,5")
    assert app.info[0].value.endswith("¿Qué control la bajaría sin desactivar (1, 1)?")


def test_hints_come_one_by_one_and_the_last_can_be_taken(open_page: Visit):
    app = open_page("neuron", gate="AND", w1="1.0", w2="1.0", bias="-0.5")
    for level in (1, 2, 3):
        ask = load("neuron", "es").label("ask_hint", level=level, levels=3)
        next(button for button in app.button if button.label == ask).click().run()
        assert f"**Pista {level} de 3.**" in shown(app)
    assert "Lleva **Sesgo** de −0,5 a −1,0: la suma de (0, 1) pasa de 0,5 a 0,0." in shown(app)

    app.button[-1].click().run()

    assert app.success[0].value.startswith(load("neuron", "es").label("solved", gate="AND"))
    assert "-1" in app.query_params["bias"]
    assert "Pista" not in shown(app)


def test_a_button_leads_from_gate_to_gate_and_ends_at_xor(open_page: Visit):
    app = open_page("neuron", gate="OR", w1="1.0", w2="1.0", bias="-0.5")
    app.session_state["visit"].of(NeuronVisit).solved |= {
        Gate.AND: Neuron(1, 1, -1.5),
        Gate.NOR: Neuron(-1, -1, 0.5),
    }
    app.run()
    for gate, settings in {"NAND": Neuron(-1, -1, 1.5), "XOR": None}.items():
        assert f"**{gate}**" in app.success[0].value
        app.button(key=f"go_to_{gate}").click().run()
        assert gate in app.query_params["gate"]
        if settings:
            app.session_state["visit"].of(NeuronVisit).set(settings)
            app.run()


def test_gates_once_solved_are_remembered_and_build_xor(open_page: Visit):
    app = open_page("neuron", gate="XOR", w1="1.0", w2="1.0", bias="-0.5")
    t = load("neuron", "es")
    assert "OR, NAND, AND" in app.info[-1].value

    app.button_group(key="gate").set_value("OR").run()
    app.button_group(key="gate").set_value("XOR").run()
    assert "NAND, AND" in app.info[-1].value
    assert "✓ OR" in shown(app)

    visit = app.session_state["visit"].of(NeuronVisit)
    visit.solved |= {Gate.NAND: Neuron(-1, -1, 1.5), Gate.AND: Neuron(1, 1, -1.5)}
    app.run()
    assert app.success[-1].value == t.label("composed", gate="XOR")


@pytest.mark.parametrize(
    ("gate", "knobs", "steps", "says"),
    [
        ("XOR", (0, 0, 0), 0, "No pudo, y no es falta de pasos"),
        ("XOR", (0.4, 0, 0.3), 2, "Va aprendiendo"),
        ("OR", (0, 0, 0), 2, "Va aprendiendo"),
        ("NOR", (0, 0, 0), 40, "su error bajó de 0,693 a"),
    ],
)
def test_the_verdict_tells_how_learning_went(
    open_page: Visit, gate: str, knobs: tuple[float, float, float], steps: int, says: str
):
    app = open_page("neuron", gate=gate)
    lab = app.session_state["visit"].of(NeuronVisit)
    lab.learned = LearningRun(Neuron(*knobs), 1.0, steps)
    lab.neuron = on_the_knobs(lab.learned.exact(Gate(gate)))
    verdicts = [*app.run().success, *app.info]
    assert says in verdicts[0].value


def test_xor_says_when_no_more_can_be_had(open_page: Visit):
    most = open_page("neuron", gate="XOR", w1="1.0", w2="-1.0")
    proof = load("neuron", "es").label("why_not", gate="XOR")

    assert most.info[0].value == load("neuron", "es").label("most_rows", right=3)
    assert next(expander for expander in most.expander if expander.label == proof).proto.expanded
    assert "2 de 4" in open_page("neuron", gate="XOR").info[0].value
    assert "**1,0**" not in shown(open_page("neuron", gate="XOR"))
    assert shown(most).count("**0,0**") == 2  # 1 - 1, and 0 + 0


def test_hints_are_on_the_wall_too(open_page: Visit):
    app = open_page("neuron")
    app.toggle(key="wall").set_value(True).run()
    next(button for button in app.button if "Pista 1" in button.label).click().run()

    assert [paragraph for paragraph in app.markdown if "Pista 1 de 3." in paragraph.value]
