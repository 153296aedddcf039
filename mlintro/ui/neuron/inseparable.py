"""What there is to see of a gate that one neuron cannot do: why not, three of one's own, a network."""

import streamlit as st

from mlintro.figures import composition as figures
from mlintro.neuron import INPUT_PAIRS, Bit, Gate, Neuron, network, solutions
from mlintro.neuron.network import Composition
from mlintro.text import PageText
from mlintro.ui.neuron.coach import go_to
from mlintro.ui.neuron.network.network_lab import network_lab
from mlintro.ui.neuron.visit import UNTOUCHED, NeuronVisit
from mlintro.ui.widgets import palette, picture, prose, verdict, wide

PLACES = ("first", "second", "third")  # of the composition's neurons


def proof(t: PageText, lab: NeuronVisit) -> None:
    """Why not: the sums of the learner's own four rows, and the four points."""
    gate = lab.gate
    active = [pair for pair in INPUT_PAIRS if gate.expected(*pair)]
    quiet = [pair for pair in INPUT_PAIRS if not gate.expected(*pair)]
    sums = {pair: lab.neuron.weighted_sum(*pair) for pair in INPUT_PAIRS}
    prose(
        t.section(
            "why_not",
            goal=t.label(f"goal_{gate}"),
            gate=gate,
            tries=max(1, lab.tries[gate]),  # the one on the knobs counts
            settings=len(solutions.settings()),
            **{f"active_{i}": _row(pair) for i, pair in enumerate(active, start=1)},
            **{f"quiet_{i}": _row(pair) for i, pair in enumerate(quiet, start=1)},
            **{f"sum_active_{i}": t.number(sums[pair]) for i, pair in enumerate(active, start=1)},
            **{f"sum_quiet_{i}": t.number(sums[pair]) for i, pair in enumerate(quiet, start=1)},
            sum_active=t.number(sum(sums[pair] for pair in active)),
            sum_quiet=t.number(sum(sums[pair] for pair in quiet)),
        )
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="large"):
        picture(figures.proof(gate, palette()), alt=t.label("proof_alt"), width=figures.PROOF)
        st.markdown(t.section("plane_proof"), width=440)


def three(t: PageText, lab: NeuronVisit) -> None:
    """How three neurons make the gate, and the learner's own three, once they were all found."""
    parts = network.parts(lab.gate)
    st.subheader(t.label("compose"), anchor=False)
    made = t.label(f"made_{lab.gate}", **dict(zip(PLACES, parts, strict=True)))
    prose(t.section("compose", made=made))
    if composition := own_composition(lab):
        _composition(t, lab.gate, composition)


def learning_network(t: PageText, lab: NeuronVisit) -> None:
    """A network that learns the gate."""
    st.subheader(t.label("network_title"), anchor=False)
    needed = network.steps_needed(lab.gate)
    found = sum(steps is not None for steps in needed)
    prose(
        t.section(
            "network",
            gate=lab.gate,
            seeds=len(needed),
            found=found,
            failing=len(needed) - found,
            steps=network.MOST_STEPS,
        )
    )
    with st.container(border=True):
        network_lab(t, lab.gate)


def own_composition(lab: NeuronVisit) -> Composition | None:
    """The gate out of three neurons of the learner's own; None as long as one of them is missing."""
    parts = network.parts(lab.gate)
    return None if missing(lab) else Composition(*(lab.solved[part] for part in parts))


def any_composition(lab: NeuronVisit) -> Composition:
    """The same with the lesson's own in place of what is missing: on a wall nobody solves three gates."""
    found = (lab.solved.get(part) or solutions.nearest(UNTOUCHED, part) for part in network.parts(lab.gate))
    return Composition(*found)


def missing(lab: NeuronVisit) -> list[Gate]:
    """The gates that are still to be solved for it."""
    return [part for part in network.parts(lab.gate) if part not in lab.solved]


def ask_for_missing(t: PageText, lab: NeuronVisit) -> None:
    """Which they are, and the way to the first."""
    gates = missing(lab)
    verdict("wait", t.label("missing_gates", gates=", ".join(gates)))
    go_to(t, gates[0])


def choose_inputs(t: PageText) -> tuple[Bit, Bit]:
    """The pair of inputs that lights the composition up."""
    written = [_pair(x1, x2) for x1, x2 in INPUT_PAIRS]
    now = st.segmented_control(t.label("composed_inputs"), written, default=written[1], required=True)
    return INPUT_PAIRS[written.index(now or written[1])]


def draw_layers(t: PageText, gate: Gate, composition: Composition, x1: Bit, x2: Bit) -> None:
    """The composition as a picture, lit up for a pair of inputs."""
    parts = network.parts(gate)
    words = figures.Words(t.label("x1"), t.label("x2"), parts, _weights(t, composition), t.label("bias"))
    picture(
        figures.layers(composition, x1, x2, words, palette()),
        t.label("composed_alt", x1=x1, x2=x2, **_gates(gate), **_bits(composition, x1, x2)),
        wide(),
    )


def _composition(t: PageText, gate: Gate, composition: Composition) -> None:
    x1, x2 = choose_inputs(t)
    drawing, table = st.columns((6, 5), gap="large", vertical_alignment="center")
    with drawing:
        draw_layers(t, gate, composition, x1, x2)
    lines = [
        t.label(
            "composed_row",
            inputs=f"**{_pair(*pair)}** ◂" if pair == (x1, x2) else _pair(*pair),
            expected=int(gate.expected(*pair)),
            **_bits(composition, *pair),
        )
        for pair in INPUT_PAIRS
    ]
    head = t.label("composed_head", gate=gate, **_gates(gate))
    table.markdown("\n".join([head, "|---|---|---|---|---|", *lines]))


def _pair(x1: Bit, x2: Bit) -> str:
    """Two inputs, never torn apart at the end of a line."""
    return f"{x1},\N{NO-BREAK SPACE}{x2}"


def _row(pair: tuple[Bit, Bit]) -> str:
    return f"({pair[0]}, {pair[1]})"


def _gates(gate: Gate) -> dict[str, Gate]:
    """What each of the three neurons computes."""
    return dict(zip(("gate_1", "gate_2", "gate_3"), network.parts(gate), strict=True))


def _bits(composition: Composition, x1: Bit, x2: Bit) -> dict[str, int]:
    """What each of the three neurons passes on."""
    return dict(zip(PLACES, map(int, composition.run(x1, x2)), strict=True))


def _weights(t: PageText, composition: Composition) -> dict[tuple[str, str], str]:
    neurons: dict[str, Neuron] = {name: getattr(composition, name) for name in PLACES}
    return {
        (name, knob): t.number(getattr(neuron, knob), signed=True)
        for name, neuron in neurons.items()
        for knob in ("w1", "w2", "bias")
    }
