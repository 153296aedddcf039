"""What the page of the neuron says to its learners."""

import pytest

from mlintro.neuron import INPUT_PAIRS, Gate, Neuron, solutions, truth_table
from mlintro.neuron.learning import MOST_STEPS, on_the_knobs
from mlintro.text import PageText, load
from mlintro.ui.neuron.visit import ENOUGH_TRIES, HINTS, LearningRun, NeuronVisit, Stage
from mlintro.ui.widgets import VERDICT_ICONS
from tests.conftest import Visit
from tests.pages.screen import shown

OTHERS = [gate for gate in Gate if not solutions.is_separable(gate)]
SETTINGS = [Neuron(0, 0, 0), Neuron(1, -1, 0), Neuron(-1, -0.5, 0.9), Neuron(0.5, 2, -1.5)]


@pytest.mark.parametrize("gate", Gate)
def test_a_solution_is_spoken_of_and_offered_only_where_there_is_one(
    open_page: Visit, language: str, gate: Gate
):
    """With every hint asked for. What is promised, of a gate that one neuron cannot do, would be a lie."""
    t = load("neuron", language)
    app = open_page("neuron", language, gate=gate)
    lab = app.session_state["visit"].of(NeuronVisit)
    lab.tries[gate] = ENOUGH_TRIES
    can, most = solutions.is_separable(gate), solutions.most_rows(gate)
    for neuron in SETTINGS:
        lab.set(neuron)
        lab.hints = HINTS
        said, offered = shown(app.run()), [button.label for button in app.button]
        right = sum(row.right for row in truth_table(neuron, gate))
        is_solved = right == len(INPUT_PAIRS)
        assert bool(app.success) == is_solved
        assert (start(t, "hint_solution") in said) == (can and not is_solved)
        assert (start(t, "hint_none", most=most) in said) == (not can)
        assert (t.label("show_solution") in offered) == (can and not is_solved)
        assert (t.label("most_rows", right=right) in said) == (not can and right == most)
        assert can or not any(promise in said for promise in promises(t))
        assert (t.label("see_answer") in offered or t.label("see_why") in offered) == (not can)
        assert t.label("why_not", gate=gate) not in said
    if can:
        app.button[-1].click().run()
        assert app.success[0].value.startswith(t.label("solved", gate=gate))


def start(t: PageText, name: str, **facts: object) -> str:
    """A label as far as its first value."""
    return t.label(name, **dict.fromkeys(("w1", "w2", "bias"), "|"), **facts).split("|")[0]


def promises(t: PageText) -> list[str]:
    """What is said of one more turn where a solution is ahead."""
    return [t.label("several_knobs"), t.label("hint_cost", rows="|").split("|")[1]]


@pytest.mark.parametrize("gate", Gate)
def test_a_gate_whose_name_says_little_is_explained_where_it_is_chosen(
    open_page: Visit, language: str, gate: Gate
):
    t = load("neuron", language)
    app = open_page("neuron", language, gate=gate)
    is_said = f"goal_{gate}" in t.labels and t.label(f"goal_{gate}") in [it.value for it in app.markdown]
    assert is_said == (gate in OTHERS)


@pytest.mark.parametrize("gate", Gate)
def test_the_gate_that_is_left_is_offered_when_another_is_solved(open_page: Visit, gate: Gate):
    """All are solved, or their way was gone to its end, but this one."""
    solved = {it: solutions.nearest(Neuron(0, 0, 0), it) for it in Gate if it not in OTHERS}
    goal = next(it for it in solved if it is not gate)
    app = open_page("neuron", gate=goal)
    lab = app.session_state["visit"].of(NeuronVisit)
    lab.solved |= {it: neuron for it, neuron in solved.items() if it is not gate}
    for it in OTHERS:
        lab.reach(it, Stage.TRY if it is gate else Stage.NETWORK)
    lab.set(solved[goal])

    assert app.run().success[0].value.endswith(load("neuron", "es").label(f"next_{gate}"))
    app.button(key=f"go_to_{gate}").click().run()
    assert lab.gate is gate


@pytest.mark.parametrize(
    ("gate", "w", "bias"),
    [("AND", "1.0", "-1.5"), ("OR", "1.0", "-0.5"), ("NAND", "-1.0", "1.5"), ("NOR", "-1.0", "0.5")],
)
def test_a_solution_in_a_link_is_somebodys_until_one_is_found_here(
    open_page: Visit, language: str, gate: str, w: str, bias: str
):
    t = load("neuron", language)
    app = open_page("neuron", language, gate=gate, w1=w, w2=w, bias=bias)
    lab = app.session_state["visit"].of(NeuronVisit)
    assert app.info[0].value == t.label("given", gate=gate)
    assert not app.success
    assert not lab.solved

    lab.turn({"w1": float(w), "w2": float(w), "bias": float(bias), "x1": 1})  # an input is no knob
    assert not app.run().success
    lab.turn({"w1": float(w), "w2": float(w), "bias": 0.1 if gate in ("AND", "OR") else -0.1})
    assert not app.run().success
    lab.turn({"w1": float(w), "w2": float(w), "bias": float(bias)})
    assert app.run().success[0].value.startswith(t.label("solved", gate=gate))


def test_a_solution_in_a_link_is_nothing_that_was_done(open_page: Visit):
    app = open_page("neuron", gate="AND", w1="1", w2="1", bias="-1.5")
    app.switch_page("../../pages/next_steps.py").run()
    assert "Puertas logradas" not in shown(app)


def test_the_verdict_names_the_first_row_that_fails(open_page: Visit):
    app = open_page("neuron", gate="AND", w1="1.0", w2="1.0", bias="-0.5")

    assert app.info[0].value.startswith("**2 de 4 filas bien.** Con (0, 1) la suma es 0,5")
    assert app.info[0].value.endswith("¿Qué control bajaría esa suma sin desactivarla en (1, 1)?")


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
    lab = app.session_state["visit"].of(NeuronVisit)
    assert (lab.hints, lab.hints_taken) == (0, 3), "a class counts them after the knobs were moved, too"


def test_a_button_leads_from_gate_to_gate_and_to_xor(open_page: Visit):
    app = open_page("neuron", gate="AND")
    for settings, gate in ((Neuron(1, 1, -1.5), "OR"), (Neuron(1, 1, -0.5), "XOR")):
        app.session_state["visit"].of(NeuronVisit).set(settings)
        app.run()
        assert f"**{gate}**" in app.success[0].value
        app.button(key=f"go_to_{gate}").click().run()
        assert gate in app.query_params["gate"]


@pytest.mark.parametrize(
    ("gate", "knobs", "steps", "says"),
    [
        ("XOR", (0, 0, 0), 0, "No pudo, y no es falta de pasos"),
        ("XOR", (0.4, 0, 0.3), 2, "Va aprendiendo"),
        ("OR", (0, 0, 0), 2, "Va aprendiendo"),
        ("NOR", (0, 0, 0), 40, "su error bajó de 0,693 a"),
        ("NOR", (0, 0, 0), 40, "Encontró los pesos por sí sola"),
        ("AND", (1, 1, -1.5), 0, "¡Lo lograste!"),
        ("AND", (1, 1, -1.5), 1, "Tu neurona ya calculaba AND"),
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
    kind = "solved" if app.success else "fact" if gate == "XOR" else "hint"
    assert verdicts[0].icon == VERDICT_ICONS[kind]


def test_of_a_gate_that_can_be_learned_it_is_never_said_that_it_cannot(open_page: Visit):
    app = open_page("neuron", gate="OR")  # told of a long run whose knobs are not where it ends
    app.session_state["visit"].of(NeuronVisit).learned = LearningRun(Neuron(0, 0, 0), 4.0, MOST_STEPS)
    assert "Va aprendiendo" in app.run().info[0].value


def test_hints_are_on_the_wall_too(open_page: Visit):
    app = open_page("neuron")
    app.toggle(key="wall").set_value(True).run()
    next(button for button in app.button if "Pista 1" in button.label).click().run()

    assert "Pista 1 de 3." in shown(app)
