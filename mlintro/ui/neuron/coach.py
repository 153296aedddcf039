"""What the page says about the learner's neuron: one line under the lab, and hints on request."""

from collections.abc import Callable, Sequence

import streamlit as st

from mlintro.neuron import Gate, Row, hints, learning, network, solutions, solves, truth_table
from mlintro.neuron.hints import Hint, Knob
from mlintro.text import PageText
from mlintro.ui.neuron.visit import HINTS, LearningRun, NeuronVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import in_sight, jump, prose, verdict


def coach(t: PageText, lab: NeuronVisit, go_on: Callable[[], None]) -> None:
    """The verdict on the present setting, hints on request, and the gates that were solved."""
    if advice := judge(t, lab, go_on):
        for level in range(1, lab.hints + 1):
            prose(_hint(t, lab, advice, level))
        offer_hint(t, lab)
    if lab.solved:
        badges = " ".join(f":green-badge[✓ {gate}]" for gate in Gate if gate in lab.solved)
        st.markdown(t.label("progress", gates=badges))


def judge(t: PageText, lab: NeuronVisit, go_on: Callable[[], None] | None = None) -> Hint | None:
    """
    The verdict; the gate is remembered once it is solved. What there is to hint at, if it is not.

    `go_on` is the way to the next page, offered when this one has been tried as far as it goes.

    On a wall there is room for one sentence: a hint, while one is asked for, stands in its place.
    """
    gate = lab.gate
    advice = hints.hint(lab.neuron, gate)
    if lab.is_learning:
        with in_sight():
            verdict("wait", t.label("learning_now"))
        return None
    if advice is None and lab.is_given:
        with in_sight():
            verdict("fact", t.label("given", gate=gate))
    elif advice is None:
        lab.solved[gate] = lab.neuron
        with in_sight():
            verdict("solved", _solved(t, lab))
            go_to(t, _upcoming(lab))
    else:
        can_be_had = solutions.is_separable(gate)
        with in_sight():
            if visit().is_on_wall and lab.hints:
                verdict("hint", _hint(t, lab, advice, lab.hints))
            elif lab.learned:
                verdict("hint" if can_be_had else "fact", _by_learning(t, lab, lab.learned))
            elif not can_be_had and _right(lab) == solutions.most_rows(gate):
                where = "most_rows_wall" if visit().is_on_wall else "most_rows"
                verdict("fact", t.label(where, right=_right(lab)))
                if go_on:
                    go_on()
            else:
                verdict("hint", _what_to_look_at(t, lab, advice))
                jump("neuron_lab", t.label("to_controls"), "to_controls")
    return advice


def go_to(t: PageText, gate: Gate) -> None:
    """The button that makes another gate the goal."""
    st.button(t.label("go_to", gate=gate), key=f"go_to_{gate}", on_click=_aim, args=(gate,))


def _aim(gate: Gate) -> None:
    st.session_state.gate = gate.value


def _upcoming(lab: NeuronVisit) -> Gate:
    """The first that is left on the way to one that cannot be solved, itself among them; then any other."""
    left = [gate for gate in Gate if gate not in lab.solved]
    impossible = [gate for gate in left if not solutions.is_separable(gate)]
    on_the_way = [gate for gate in left if any(gate in network.parts(goal) for goal in impossible)]
    untried = [gate for gate in impossible if not lab.tries[gate]]
    return [*on_the_way, *untried, *(gate for gate in left if gate not in impossible), *impossible][0]


def _solved(t: PageText, lab: NeuronVisit) -> str:
    """Who found it, the learner or the neuron itself, and what comes next."""
    run = lab.learned
    how = _by_learning(t, lab, run) if run and run.steps else t.label("solved", gate=lab.gate)
    return f"{how} {t.label(f'next_{_upcoming(lab)}')}"


def _what_to_look_at(t: PageText, lab: NeuronVisit, advice: Hint) -> str:
    row = advice.row
    if not hints.one_knob_will_do(lab.neuron, lab.gate, row):
        ask = t.label("several_knobs" if solutions.is_separable(lab.gate) else "several_knobs_none")
    elif rows := _rows(advice.keep):
        ask = t.label("keep_quiet" if row.expected else "keep_active", rows=rows)
    else:
        ask = t.label("ask_raise" if row.expected else "ask_lower")
    return t.label(
        "too_quiet" if row.expected else "too_active",
        right=_right(lab),
        gate=lab.gate,
        row=_rows([row]),
        sum=t.number(row.weighted_sum),
        ask=ask,
    )


def _hint(t: PageText, lab: NeuronVisit, advice: Hint, level: int) -> str:
    sentence = (_which_knob, _how_far, _solution)[level - 1]
    return t.label("hint", level=level, levels=HINTS) + " " + sentence(t, lab, advice)


def offer_hint(t: PageText, lab: NeuronVisit) -> None:
    """The button for the next hint, or for the solution after the last."""
    if lab.hints < HINTS:
        icon = ":material/lightbulb:"
        ask = t.label("ask_hint", level=lab.hints + 1, levels=HINTS)
        st.button(ask, icon=icon, on_click=_next_hint, args=(lab,))
    elif solutions.is_separable(lab.gate):
        best = solutions.nearest(lab.neuron, lab.gate)
        st.button(t.label("show_solution"), icon=":material/tune:", on_click=lab.set, args=(best,))


def _next_hint(lab: NeuronVisit) -> None:
    lab.hints += 1
    lab.hints_taken += 1


def _which_knob(t: PageText, lab: NeuronVisit, advice: Hint) -> str:
    """The first hint: the row, the knobs that matter to it, and one to turn."""
    taking_part = [t.label(knob) for knob in Knob if knob.takes_part(advice.row)]
    return t.label(
        "hint_raise" if advice.up else "hint_lower",
        row=_rows([advice.row]),
        knobs=", ".join(taking_part),
        knob=t.label(advice.knob),
    )


def _how_far(t: PageText, lab: NeuronVisit, advice: Hint) -> str:
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
    cost = "hint_cost" if solutions.is_separable(lab.gate) else "hint_cost_none"
    return f"{turn} {t.label(cost, rows=_rows(advice.disturbed))}"


def _solution(t: PageText, lab: NeuronVisit, advice: Hint) -> str:
    """The third: the nearest setting that solves the gate, or gets as near as can be."""
    best = solutions.nearest(lab.neuron, lab.gate)
    values = {knob: t.number(getattr(best, knob), signed=True) for knob in Knob}
    if solutions.is_separable(lab.gate):
        return t.label("hint_solution", **values)
    return t.label("hint_none", most=solutions.most_rows(lab.gate), **values)


def _by_learning(t: PageText, lab: NeuronVisit, run: LearningRun) -> str:
    """How the last run of learning went."""
    gate, exact = lab.gate, run.exact(lab.gate)
    before, after = (learning.loss(neuron, gate) for neuron in (run.start, exact))
    decimals = next((n for n in (3, 4, 5) if round(before, n) != round(after, n)), 3)  # until a change shows
    facts = {
        "steps": run.steps,
        "before": t.number(before, decimals),
        "after": t.number(after, decimals),
        "coin": t.number(learning.COIN, decimals),
        "gate": gate,
    }
    if solves(lab.neuron, gate):
        return t.label("learned_more" if solves(run.start, gate) else "learned", **facts)
    stuck = not solutions.is_separable(gate) and learning.is_flat(exact, gate)
    return t.label("learned_stuck" if stuck else "learning_paused", **facts)


def _right(lab: NeuronVisit) -> int:
    return sum(row.right for row in truth_table(lab.neuron, lab.gate))


def _rows(rows: Sequence[Row]) -> str:
    return ", ".join(f"({row.x1}, {row.x2})" for row in rows)
