"""The way through a gate that one neuron cannot do: a bet, a try, the proof, three neurons, a network."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial

import streamlit as st

from mlintro.neuron import hints
from mlintro.text import PageText
from mlintro.ui.neuron import inseparable
from mlintro.ui.neuron.coach import give_hints, is_enough, is_over, is_told, say
from mlintro.ui.neuron.visit import Bet, NeuronVisit, Stage
from mlintro.ui.untrusted import option
from mlintro.ui.widgets import in_sight, jump, led, showing, verdict, words

TOUCHES = 4  # positions of the knobs: one by chance takes no question away
SHOWN = {
    Stage.PROOF: inseparable.proof,
    Stage.THREE: inseparable.three,
    Stage.NETWORK: inseparable.learning_network,
}


def stages(t: PageText, lab: NeuronVisit, go_on: Callable[[], None]) -> None:
    """
    What was reached of the way, below the lab, and the bar under it with the one next step.

    `go_on` is the way to the next page, the last step of all. A link may begin farther on, as a wall's does.
    """
    lab.reach(lab.gate, option(led("stage"), Stage) or Stage.TRY)
    order = list(Stage)
    for stage, show in SHOWN.items():
        if order.index(stage) <= order.index(lab.stage):
            with st.container(key=f"stage_{stage}"), titled(t, lab, stage):
                show(t, lab)
    if lab.stage in (Stage.PROOF, Stage.THREE):  # later it is folded
        lab.proven.add(lab.gate)
    with in_sight():
        lead(t, lab, go_on)
    advice = hints.hint(lab.neuron, lab.gate)
    if advice and lab.stage is Stage.TRY and not is_to_bet(lab) and not lab.is_learning:
        give_hints(t, lab, advice)


def titled(t: PageText, lab: NeuronVisit, stage: Stage) -> AbstractContextManager[object]:
    """The title of a stage and the place for it. The proof is folded once the network is there."""
    if stage is not Stage.PROOF:
        return nullcontext()  # the others bring their own
    title = t.label("why_not", gate=lab.gate)
    if lab.stage is Stage.NETWORK:
        return st.expander(title)
    st.subheader(title, anchor=False)
    return nullcontext()


def is_to_bet(lab: NeuronVisit) -> bool:
    """Whether the learner has neither said whether one neuron can do it, nor tried it without."""
    return lab.gate not in lab.bets and lab.tries[lab.gate] < TOUCHES and lab.learned is None


def lead(t: PageText, lab: NeuronVisit, go_on: Callable[[], None]) -> None:
    """Where the learner stands, and the one next step."""
    advice = hints.hint(lab.neuron, lab.gate)
    if lab.is_learning:
        verdict("wait", t.label("learning_now"))
    elif advice and lab.stage is Stage.TRY and is_to_bet(lab):
        bet(t, lab)
    elif advice and lab.stage is Stage.TRY:
        say(t, lab, advice)
        if lab.tries[lab.gate] or lab.learned:
            label = "see_why" if is_told(lab) else "see_answer"
            next_step(t.label(label), lab, Stage.PROOF, is_main=is_told(lab) or lab.is_tried)
        else:
            jump("neuron_lab", t.label("to_controls"), "to_controls")
    elif advice and lab.stage is Stage.PROOF:
        if lab.learned:
            say(t, lab, advice)
        else:
            verdict("fact", t.label(f"outcome_{lab.bets.get(lab.gate, 'none')}", gate=lab.gate))
        next_step(t.label("compose"), lab, Stage.THREE, is_main=not is_over(lab))
        if is_enough(lab):
            go_on()
    elif lab.stage is Stage.THREE and inseparable.missing(lab):
        inseparable.ask_for_missing(t, lab)
        if is_enough(lab):
            go_on()
    elif lab.stage is Stage.THREE:
        verdict("solved", t.label("composed", gate=lab.gate))
        jump("stage_three", t.label("to_three"), "to_stage_three")
        next_step(t.label("network_title"), lab, Stage.NETWORK)
        if is_enough(lab):
            go_on()
    else:
        verdict("wait", t.label("watch_network", gate=lab.gate))
        jump(f"stage_{Stage.NETWORK}", t.label("to_network"), "to_stage_network", "primary")
        go_on()


def bet(t: PageText, lab: NeuronVisit) -> None:
    """Whether one neuron can do it, asked before it is tried, in the words in which a class is asked."""
    verdict("wait", t.label("bet", gate=lab.gate))
    with st.container(horizontal=True, width="content"):
        for answer in Bet:
            label = words("classes").label(f"option_xor_{answer}")
            st.button(label, key=f"bet_{answer}", on_click=partial(lab.bets.__setitem__, lab.gate, answer))


def next_step(label: str, lab: NeuronVisit, stage: Stage, is_main: bool = True) -> None:
    """The button that shows the next stage, and brings it into sight."""
    with showing(f"stage_{stage}"):
        st.button(
            label,
            key=f"to_{stage}",
            type="primary" if is_main else "secondary",
            on_click=lab.reach,
            args=(lab.gate, stage),
        )
