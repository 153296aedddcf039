"""The way through a gate that one neuron cannot do: asked, tried, proved, made of three, learned."""

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.classes.questions import QUESTIONS
from mlintro.neuron import INPUT_PAIRS, Gate, Neuron, network, solutions
from mlintro.text import PageText, load
from mlintro.ui.neuron.visit import ENOUGH_TRIES, Bet, NeuronVisit, Stage
from mlintro.ui.next_steps.worksheet.findings import own
from tests.conftest import Visit
from tests.pages.screen import shown

OTHERS = [gate for gate in Gate if not solutions.is_separable(gate)]


@pytest.mark.parametrize("gate", OTHERS)
def test_the_proof_adds_up_the_learners_own_sums(open_page: Visit, language: str, gate: Gate):
    t = load("neuron", language)
    app = open_page("neuron", language, gate=gate, w1="0.4", w2="1.0", bias="-0.3", stage="proof")
    sums = {pair: Neuron(0.4, 1, -0.3).weighted_sum(*pair) for pair in INPUT_PAIRS}
    lines = shown(app).splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("- ") and gate in line)
    for line, wanted in zip(lines[first:], (True, False), strict=False):
        pairs = [pair for pair in INPUT_PAIRS if gate.expected(*pair) == wanted]
        assert all(f"({x1}, {x2})" in line for x1, x2 in pairs)
        assert all(t.number(sums[pair]) in line for pair in pairs)
        assert f"**{t.number(0.8)}**" in line  # w1 + w2 + 2 · bias


@pytest.mark.parametrize("gate", OTHERS)
def test_three_of_the_learners_neurons_make_the_gate(open_page: Visit, language: str, gate: Gate):
    t = load("neuron", language)
    app = open_page("neuron", language, gate=gate, stage="three")
    parts = network.parts(gate)
    lab = app.session_state["visit"].of(NeuronVisit)
    lab.solved |= {part: solutions.nearest(Neuron(0, 0, 0), part) for part in parts}
    said = shown(app.run())
    rows = [line.split("|")[2:6] for line in said.splitlines() if line.startswith(("| 0", "| 1", "| **"))]
    assert app.success[-1].value == t.label("composed", gate=gate)
    assert [[int(cell.strip(" *")) for cell in row] for row in rows] == [
        [parts[0].expected(*pair), parts[1].expected(*pair), gate.expected(*pair), gate.expected(*pair)]
        for pair in INPUT_PAIRS
    ]


def test_xor_is_asked_first_then_tried_and_each_step_leads_to_the_next(open_page: Visit, language: str):
    """From NAND, whose knobs have three rows of XOR right already."""
    t, asked = load("neuron", language), load("classes", language)
    app = open_page("neuron", language, gate="NAND")
    lab = app.session_state["visit"].of(NeuronVisit)
    lab.solved |= {gate: solutions.nearest(Neuron(0, 0, 0), gate) for gate in (Gate.AND, Gate.OR)}
    lab.set(Neuron(-1, -1, 1.5))
    press(app.run(), "go_to_XOR")
    titles = [t.label("why_not", gate="XOR"), t.label("compose"), t.label("network_title")]
    further = ("to_proof", "to_three", "to_network")

    def kinds() -> dict[str, str]:
        return {str(it.key): it.proto.type for it in app.button}

    def stands(said: str, button: str | None, *shown_titles: str) -> None:
        """What the bar says, its one way on, and which of the titles are there."""
        assert [*app.info, *app.success][0].value == said
        ways = [key for key in further if any(it.key == key for it in app.button)]
        assert ways == ([button] if button else [])
        assert [it.value for it in app.subheader if it.value in titles] == list(shown_titles)
        assert (next_page(t) in links(app)) == ({*lab.reached.values()} != {Stage.TRY})

    stands(t.label("bet", gate="XOR"), None)
    assert [it.label for it in app.button if "bet" in str(it.key)] == [
        asked.label(f"option_xor_{bet}") for bet in QUESTIONS["xor"].options
    ]
    press(app, "bet_no")
    assert t.label("several_knobs_none") in app.info[0].value
    stands(app.info[0].value, None)

    for tries in range(1, ENOUGH_TRIES + 1):
        assert t.label("most_rows", right=3) not in shown(app)
        lab.turn({"w1": -1, "w2": -1, "bias": 1.5 + 0.1 * (tries % 2)})
        app.run()
        stands(app.info[0].value, "to_proof")
    stands(t.label("most_rows", right=3), "to_proof")
    press(app, "to_proof")
    stands(t.label("outcome_no", gate="XOR"), "to_three", *titles[:1])
    assert kinds()["to_three"] == "secondary"  # nobody has to: the short path goes on to the next page
    press(app, "to_three")
    stands(t.label("composed", gate="XOR"), "to_network", *titles[:2])
    assert kinds()["to_network"] == "primary"  # who went further is led to the end
    press(app, "to_network")
    stands(t.label("watch_network", gate="XOR"), None, *titles[1:])
    assert titles[0] in [it.label for it in app.expander]

    app.button_group(key="gate").set_value("NOR").run()
    lab.set(solutions.nearest(Neuron(0, 0, 0), Gate.NOR))
    app.run()
    assert app.success[0].value == t.label("solved", gate="NOR")
    assert next_page(t) in links(app)


def test_what_xor_is_made_of_is_asked_for_where_it_is_needed_and_leads_back(open_page: Visit):
    t = load("neuron", "es")
    app = open_page("neuron", gate="XOR", stage="three")
    lab = app.session_state["visit"].of(NeuronVisit)
    assert next_page(t) not in links(app)
    for gate in (Gate.OR, Gate.AND, Gate.NAND):
        press(app, f"go_to_{gate}")
        assert lab.gate is gate
        lab.set(solutions.nearest(Neuron(0, 0, 0), gate))
        app.run()
    assert app.success[0].value.endswith(t.label("next_three", gate="XOR"))
    assert app.button(key="go_to_XOR").label == t.label("back_to", gate="XOR")
    press(app, "go_to_XOR")
    assert app.success[0].value == t.label("composed", gate="XOR")


def test_who_has_seen_the_proof_is_not_sent_to_try_again(open_page: Visit, language: str):
    """Neither by the next gate that is solved, nor kept from the next page while one is missing."""
    t = load("neuron", language)
    app = open_page("neuron", language, gate="XOR", stage="proof")
    lab = app.session_state["visit"].of(NeuronVisit)
    lab.solved |= {gate: solutions.nearest(Neuron(0, 0, 0), gate) for gate in (Gate.AND, Gate.OR)}
    app.button_group(key="gate").set_value("OR").run()
    lab.set(solutions.nearest(Neuron(0, 0, 0), Gate.OR))
    assert app.run().success[0].value.endswith(t.label("next_proven", gate="XOR"))
    press(app, "go_to_XOR")
    press(app, "to_three")
    assert app.info[-1].value == t.label("missing_gates", gates="NAND")
    assert next_page(t) in links(app)


def test_a_knob_that_was_touched_by_chance_takes_the_question_away_from_nobody(open_page: Visit):
    app = open_page("neuron", gate="XOR")
    app.session_state["visit"].of(NeuronVisit).turn({"w1": 0.5})
    assert {f"bet_{answer}" for answer in Bet} <= {button.key for button in app.run().button}


@pytest.mark.parametrize("answer", [None, *Bet])
def test_what_was_said_of_xor_is_remembered_at_the_proof(open_page: Visit, language: str, answer: Bet | None):
    t, app = load("neuron", language), open_page("neuron", language, gate="XOR")
    lab = app.session_state["visit"].of(NeuronVisit)
    if answer:
        press(app, f"bet_{answer}")
    for w1 in (0.5, 0.4, 0.3, 0.2):  # who goes on turning is not asked again
        lab.turn({"w1": w1})
    press(app.run(), "to_proof")
    assert app.info[0].value == t.label(f"outcome_{answer or 'none'}", gate="XOR")


def test_gates_once_solved_are_remembered_and_build_xor(open_page: Visit):
    app = open_page("neuron", gate="XOR", stage="three")
    app.session_state["visit"].of(NeuronVisit).set(Neuron(1, 1, -0.5))
    app.run()
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


def test_xor_says_that_no_more_can_be_had_to_who_has_tried(open_page: Visit):
    t, knobs = load("neuron", "es"), {"gate": "XOR", "w1": "1.0", "w2": "-1.0"}
    app = open_page("neuron", **knobs)
    lab = app.session_state["visit"].of(NeuronVisit)
    lab.tries[Gate.XOR] = ENOUGH_TRIES
    most = app.run()

    assert most.info[0].value == t.label("most_rows", right=3)
    assert app.button(key="to_proof").label == t.label("see_why")
    lab.set(Neuron(0, 0, 0))
    assert "2 de 4" in app.run().info[0].value
    assert app.button(key="to_proof").label == t.label("see_answer")
    assert "**1,0**" not in shown(open_page("neuron", gate="XOR", stage="proof"))
    assert shown(open_page("neuron", **knobs, stage="proof")).count("**0,0**") == 2  # 1 - 1, and 0 + 0


def press(app: AppTest, key: str) -> None:
    app.button(key=key).click().run()


def links(app: AppTest) -> list[str]:
    return [link.label for link in app.get("page_link")]


def next_page(t: PageText) -> str:
    return t.label("to_next_steps")


@pytest.mark.parametrize("gate", OTHERS)
def test_who_is_led_past_the_proof_has_not_seen_it(open_page: Visit, gate: Gate):
    """As by a class's invitation to the network: the sheet asks that very question."""
    app = open_page("neuron", gate=gate, stage="network")
    visit = app.session_state["visit"]
    lab = visit.of(NeuronVisit)
    assert lab.stage is Stage.NETWORK
    assert lab.proven == own(visit).proven == set()
    again = NeuronVisit()
    again.restore(lab.kept())
    assert (again.reached, again.proven) == (lab.reached, set())
    older = NeuronVisit()  # of a tab that was open before this was told
    older.restore({name: told for name, told in lab.kept().items() if name != "proven"})
    assert older.proven == {gate}

    seen = open_page("neuron", gate=gate, stage="proof").session_state["visit"].of(NeuronVisit)
    assert seen.proven == {gate}
    again.restore(seen.kept())
    assert again.proven == {gate}


def test_after_and_and_or_comes_xor_and_from_its_proof_on_the_next_page_is_offered(open_page: Visit):
    app, t = open_page("neuron", gate="AND"), load("neuron", "es")
    lab = app.session_state["visit"].of(NeuronVisit)
    for gate, upcoming in ((Gate.AND, Gate.OR), (Gate.OR, Gate.XOR)):
        app.button_group(key="gate").set_value(gate.value).run()
        lab.set(solutions.nearest(Neuron(0, 0, 0), gate))
        app.run()
        assert next_page(t) not in links(app)
        assert any(button.key == f"go_to_{upcoming}" for button in app.button)
    press(app, "go_to_XOR")
    lab.reach(Gate.XOR, Stage.PROOF)
    app.run()
    assert next_page(t) in links(app)
    app.button_group(key="gate").set_value("NAND").run()
    lab.set(solutions.nearest(Neuron(0, 0, 0), Gate.NAND))
    app.run()
    assert next_page(t) in links(app)
