"""What the page says about the learner's neuron: one line under the lab, and hints on request."""

from collections.abc import Sequence

import streamlit as st

from mlintro.neuron import Gate, Neuron, Row, hints, learning, solutions, solves, truth_table
from mlintro.neuron.hints import Hint, Knob
from mlintro.text import PageText
from mlintro.ui.neuron.visit import Learned, NeuronVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import in_sight, prose, verdict

LEVELS = 3


def coach(t: PageText, gate: Gate) -> None:
    """The verdict on the present setting; the gate is remembered once it is solved."""
    lab = visit().of(NeuronVisit)
    advice = hints.hint(lab.neuron, gate)
    if lab.is_learning:
        with in_sight():
            verdict("wait", t.label("learning_now"))
    elif advice is None:
        lab.solved[gate] = lab.neuron
        with in_sight():
            verdict("solved", _solved(t, gate))
            go_to(t, _upcoming())
    else:
        with in_sight():
            if lab.learned:
                verdict("fact" if gate is Gate.XOR else "hint", _by_learning(t, gate, lab.learned))
            elif gate is Gate.XOR and _right(lab.neuron, gate) == solutions.most_rows(gate):
                verdict("fact", t.label("xor_most"))
            else:
                verdict("hint", _what_to_look_at(t, gate, advice))
        _hints(t, gate, advice)
    if lab.solved:
        badges = " ".join(f":green-badge[✓ {gate}]" for gate in Gate if gate in lab.solved)
        st.markdown(t.label("progress", gates=badges))


def go_to(t: PageText, gate: Gate) -> None:
    """The button that makes another gate the goal."""
    st.button(t.label("go_to", gate=gate), key=f"go_to_{gate}", on_click=_aim, args=(gate,))


def _aim(gate: Gate) -> None:
    st.session_state.gate = gate.value


def _upcoming() -> Gate:
    """The first gate that the learner has not solved. There is always XOR."""
    return next(gate for gate in Gate if gate not in visit().of(NeuronVisit).solved)


def _solved(t: PageText, gate: Gate) -> str:
    """Who found it, the learner or the neuron itself, and what comes next."""
    run = visit().of(NeuronVisit).learned
    how = _by_learning(t, gate, run) if run and run.steps else t.label("solved", gate=gate)
    return f"{how} {t.label(f'next_{_upcoming()}')}"


def _what_to_look_at(t: PageText, gate: Gate, advice: Hint) -> str:
    row, neuron = advice.row, visit().of(NeuronVisit).neuron
    if not hints.one_knob_will_do(neuron, gate, row):
        ask = t.label("several_knobs_xor" if gate is Gate.XOR else "several_knobs")
    elif rows := _rows(advice.keep):
        ask = t.label("keep_quiet" if row.expected else "keep_active", rows=rows)
    else:
        ask = t.label("ask_raise" if row.expected else "ask_lower")
    return t.label(
        "too_quiet" if row.expected else "too_active",
        right=_right(neuron, gate),
        gate=gate,
        row=_rows([row]),
        sum=t.number(row.weighted_sum),
        ask=ask,
    )


def _hints(t: PageText, gate: Gate, advice: Hint) -> None:
    """The hints asked for so far, and the button for the next."""
    lab = visit().of(NeuronVisit)
    sentences = (_which_knob, _how_far, _solution)
    for level, sentence in enumerate(sentences[: lab.hints], start=1):
        prose(t.label("hint", level=level, levels=LEVELS) + " " + sentence(t, gate, advice))
    if lab.hints < LEVELS:
        icon = ":material/lightbulb:"
        st.button(t.label("ask_hint", level=lab.hints + 1, levels=LEVELS), icon=icon, on_click=_next_hint)
    elif gate is not Gate.XOR:
        best = solutions.nearest(lab.neuron, gate)
        st.button(t.label("show_solution"), icon=":material/tune:", on_click=lab.set, args=(best,))


def _next_hint() -> None:
    visit().of(NeuronVisit).hints += 1


def _which_knob(t: PageText, gate: Gate, advice: Hint) -> str:
    """The first hint: the row, the knobs that matter to it, and one to turn."""
    taking_part = [t.label(knob) for knob in Knob if knob.takes_part(advice.row)]
    return t.label(
        "hint_raise" if advice.up else "hint_lower",
        row=_rows([advice.row]),
        knobs=", ".join(taking_part),
        knob=t.label(advice.knob),
    )


def _how_far(t: PageText, gate: Gate, advice: Hint) -> str:
    """The second: how far, what it does to the row, and what it costs another."""
    turn = t.label(
        "hint_turn",
        knob=t.label(advice.knob),
        now=t.number(advice.now, signed=True),
        then=t.number(advice.then, signed=True),
        row=_rows([advice.row]),
        before=t.number(advice.row.weighted_sum),
        after=t.number(advice.after.weighted_sum),
    )
    if not advice.disturbed:
        return turn
    cost = "hint_cost_xor" if gate is Gate.XOR else "hint_cost"
    return f"{turn} {t.label(cost, rows=_rows(advice.disturbed))}"


def _solution(t: PageText, gate: Gate, advice: Hint) -> str:
    """The third: the nearest setting that solves the gate, or gets as near as can be."""
    best = solutions.nearest(visit().of(NeuronVisit).neuron, gate)
    values = {knob: t.number(getattr(best, knob), signed=True) for knob in Knob}
    return t.label("hint_none" if gate is Gate.XOR else "hint_solution", **values)


def _by_learning(t: PageText, gate: Gate, run: Learned) -> str:
    """How the last run of learning went."""
    exact = run.exact(gate)
    facts = {
        "steps": run.steps,
        "before": t.number(learning.loss(run.start, gate), 3),
        "after": t.number(learning.loss(exact, gate), 3),
        "coin": t.number(learning.COIN, 3),
        "gate": gate,
    }
    if solves(visit().of(NeuronVisit).neuron, gate):
        return t.label("learned", **facts)
    stuck = gate is Gate.XOR and learning.is_flat(exact, gate)
    return t.label("learned_stuck" if stuck else "learning_paused", **facts)


def _right(neuron: Neuron, gate: Gate) -> int:
    return sum(row.right for row in truth_table(neuron, gate))


def _rows(rows: Sequence[Row]) -> str:
    return ", ".join(f"({row.x1}, {row.x2})" for row in rows)
