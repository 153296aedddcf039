"""What the page says about the learner's neuron: one line under the lab, and hints on request."""

from collections.abc import Callable, Sequence

import streamlit as st

from mlintro.neuron import Gate, Row, hints, learning, network, solutions, solves, truth_table
from mlintro.neuron.hints import Hint, Knob
from mlintro.text import PageText
from mlintro.ui.neuron.visit import HINTS, LearningRun, NeuronVisit, Stage
from mlintro.ui.visit import visit
from mlintro.ui.widgets import in_sight, jump, prose, showing, verdict

SHORT_PATH = {Gate.AND, Gate.OR}  # of this page, and then what one neuron cannot do, as home tells it


def coach(t: PageText, lab: NeuronVisit, go_on: Callable[[], None]) -> None:
    """The verdict on the present setting, and hints on request; `go_on` is the way to the next page."""
    if advice := judge(t, lab, go_on):
        give_hints(t, lab, advice)


def give_hints(t: PageText, lab: NeuronVisit, advice: Hint) -> None:
    """The hints that were asked for at this setting, and the button for the next."""
    for level in range(1, lab.hints + 1):
        prose(_hint(t, lab, advice, level))
    offer_hint(t, lab)


def show_solved(t: PageText, lab: NeuronVisit) -> None:
    """The gates that were solved."""
    if lab.solved:
        badges = " ".join(f":green-badge[✓ {gate}]" for gate in Gate if gate in lab.solved)
        st.markdown(t.label("progress", gates=badges))


def judge(t: PageText, lab: NeuronVisit, go_on: Callable[[], None] | None = None) -> Hint | None:
    """
    The verdict; the gate is remembered once it is solved. What there is to hint at, if it is not.

    `go_on` is the way to the next page, offered once there is enough.
    """
    gate = lab.gate
    advice = hints.hint(lab.neuron, gate)
    with in_sight():
        if lab.is_learning:
            verdict("wait", t.label("learning_now"))
            return None
        if advice:
            say(t, lab, advice)
            if not lab.learned:
                jump("neuron_lab", t.label("to_controls"), "to_controls")
        elif lab.is_given:
            verdict("fact", t.label("given", gate=gate))
        else:
            lab.solved[gate] = lab.neuron
            upcoming = _upcoming(lab)
            verdict("solved", _solved(t, lab, upcoming))
            with st.container(horizontal=True, width="content"):
                if upcoming and is_made(lab, upcoming):
                    go_to(t, upcoming, "back_to", "stage_three")
                elif upcoming:
                    go_to(t, upcoming, is_main=not is_over(lab))
                if go_on and (not upcoming or is_enough(lab)):
                    go_on()
    return advice


def say(t: PageText, lab: NeuronVisit, advice: Hint) -> None:
    """
    The verdict on a setting that does not solve the gate.

    On a wall there is room for one sentence: a hint, while one is asked for, stands in its place.
    """
    can_be_had, is_on_wall = solutions.is_separable(lab.gate), visit().is_on_wall
    if is_on_wall and lab.hints:
        verdict("hint", _hint(t, lab, advice, lab.hints))
    elif lab.learned:
        verdict("hint" if can_be_had else "fact", _by_learning(t, lab, lab.learned))
    elif not can_be_had and _is_at_most(lab) and (is_on_wall or lab.is_tried):
        verdict("fact", t.label("most_rows_wall" if is_on_wall else "most_rows", right=_right(lab)))
    else:
        verdict("hint", _what_to_look_at(t, lab, advice))


def is_told(lab: NeuronVisit) -> bool:
    """Whether what is said of the setting is that one neuron cannot do the goal."""
    if run := lab.learned:
        return _is_stuck(run, lab.gate)
    return not solutions.is_separable(lab.gate) and _is_at_most(lab) and lab.is_tried


def _is_at_most(lab: NeuronVisit) -> bool:
    """Whether as many rows are right as one neuron can have."""
    return _right(lab) == solutions.most_rows(lab.gate)


def go_to(
    t: PageText, gate: Gate, label: str = "go_to", what: str = "neuron_lab", is_main: bool = True
) -> None:
    """The button that makes another gate the goal, and brings into sight what is to be seen of it."""
    with showing(what):
        st.button(
            t.label(label, gate=gate),
            key=f"go_to_{gate}",
            type="primary" if is_main else "secondary",
            on_click=_aim,
            args=(gate,),
        )


def _aim(gate: Gate) -> None:
    st.session_state.gate = gate.value


def is_made(lab: NeuronVisit, gate: Gate) -> bool:
    """Whether three neurons of the learner's own make a gate that one cannot do, where that was asked for."""
    return lab.reached.get(gate) is Stage.THREE and lab.solved.keys() >= set(network.parts(gate))


def is_enough(lab: NeuronVisit) -> bool:
    """Whether the short path was walked to its end: two gates, and why there is one that cannot be solved."""
    return lab.solved.keys() >= SHORT_PATH and bool(lab.proven)


def is_over(lab: NeuronVisit) -> bool:
    """Whether the way on is the next page: the short path is at its end, and no longer one was chosen."""
    return is_enough(lab) and not {Stage.THREE, Stage.NETWORK} & {*lab.reached.values()}


def _upcoming(lab: NeuronVisit) -> Gate | None:
    """
    The first that is left of the short path; what is asked for to make one that cannot be solved; that; any.

    A gate that cannot be solved is left until its way was gone to the end.
    """
    left = [gate for gate in Gate if gate not in lab.solved and lab.reached.get(gate) is not Stage.NETWORK]
    impossible = [gate for gate in left if not solutions.is_separable(gate)]
    made_now = [goal for goal in impossible if lab.reached.get(goal) is Stage.THREE]
    asked_for = [gate for gate in left if any(gate in network.parts(goal) for goal in made_now)]
    short = [gate for gate in left if gate in SHORT_PATH]
    return next(iter([*short, *asked_for, *impossible, *left]), None)


def _solved(t: PageText, lab: NeuronVisit, upcoming: Gate | None) -> str:
    """Who found it, the learner or the neuron itself, and what comes next."""
    run = lab.learned
    how = _by_learning(t, lab, run) if run and run.steps else t.label("solved", gate=lab.gate)
    if not upcoming:
        return how
    known = "three" if is_made(lab, upcoming) else "proven" if upcoming in lab.proven else upcoming
    return f"{how} {t.label(f'next_{known}', gate=upcoming)}"


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
    return t.label("learned_stuck" if _is_stuck(run, gate) else "learning_paused", **facts)


def _is_stuck(run: LearningRun, gate: Gate) -> bool:
    """Whether more steps would not help, since one neuron cannot do it."""
    return not solutions.is_separable(gate) and learning.is_flat(run.exact(gate), gate)


def _right(lab: NeuronVisit) -> int:
    return sum(row.right for row in truth_table(lab.neuron, lab.gate))


def _rows(rows: Sequence[Row]) -> str:
    return ", ".join(f"({row.x1}, {row.x2})" for row in rows)
