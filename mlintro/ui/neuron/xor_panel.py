"""XOR: why one neuron cannot, how three of the learner's own can, and a network that learns it."""

import streamlit as st

from mlintro.figures import composition as figures
from mlintro.neuron import INPUTS, Bit, Gate, Neuron, solutions, xor_network
from mlintro.text import PageText
from mlintro.ui.neuron.coach import go_to
from mlintro.ui.neuron.network_lab import network_lab
from mlintro.ui.neuron.visit import NeuronVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import palette, picture, prose, verdict

ENOUGH_TRIES = 5  # after so many, or with three rows right, the proof opens by itself


def xor_panel(t: PageText) -> None:
    """What stands below the lab while XOR is the goal."""
    lab = visit().of(NeuronVisit)
    _proof(t, lab)
    st.subheader(t.label("compose"), anchor=False)
    prose(t.section("compose"))
    missing = [gate for gate in xor_network.PARTS if gate not in lab.solved]
    if missing:
        verdict("wait", t.label("missing_gates", gates=", ".join(missing)))
        go_to(t, missing[0])
    else:
        _composition(t, lab)
    st.subheader(t.label("network_title"), anchor=False)
    needed = xor_network.steps_needed()
    found = sum(steps is not None for steps in needed)
    prose(
        t.section(
            "network",
            seeds=len(needed),
            found=found,
            failing=len(needed) - found,
            steps=xor_network.MOST_STEPS,
        )
    )
    with st.container(border=True):
        network_lab(t)


def _proof(t: PageText, lab: NeuronVisit) -> None:
    right = solutions.rows_right(Gate.XOR)[solutions.index(lab.neuron)]
    is_earned = lab.tries >= ENOUGH_TRIES or right == solutions.most_rows(Gate.XOR)
    with st.expander(t.label("why_not_xor"), expanded=bool(is_earned)):
        sums = {pair: lab.neuron.weighted_sum(*pair) for pair in INPUTS}
        prose(
            t.section(
                "xor",
                tries=max(1, lab.tries),  # the one on the knobs counts
                settings=len(solutions.settings()),
                a=t.number(sums[0, 1]),
                b=t.number(sums[1, 0]),
                ab=t.number(sums[0, 1] + sums[1, 0]),
                c=t.number(sums[0, 0]),
                d=t.number(sums[1, 1]),
                cd=t.number(sums[0, 0] + sums[1, 1]),
            )
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="large"):
            picture(figures.proof(palette()), alt=t.label("proof_alt"), width=figures.PROOF)
            st.markdown(t.section("plane_proof"), width=440)


def _composition(t: PageText, lab: NeuronVisit) -> None:
    xor = xor_network.Composition(*(lab.solved[gate] for gate in xor_network.PARTS))
    written = [_pair(x1, x2) for x1, x2 in INPUTS]
    now = st.segmented_control(t.label("composed_inputs"), written, default=written[1], required=True)
    x1, x2 = INPUTS[written.index(now or written[1])]
    names = {"either": xor.either, "not_both": xor.not_both, "both": xor.both}
    words = figures.Words(t.label("x1"), t.label("x2"), _weights(t, names), t.label("bias"))
    drawing, table = st.columns((6, 5), gap="large", vertical_alignment="center")
    with drawing:
        picture(
            figures.layers(xor, x1, x2, words, palette()),
            alt=t.label("composed_alt", x1=x1, x2=x2, **_bits(xor, x1, x2)),
        )
    lines = [
        t.label(
            "composed_row",
            inputs=f"**{_pair(*pair)}** ◂" if pair == (x1, x2) else _pair(*pair),
            expected=int(Gate.XOR.expected(*pair)),
            **_bits(xor, *pair),
        )
        for pair in INPUTS
    ]
    table.markdown("\n".join([t.label("composed_head"), "|---|---|---|---|---|", *lines]))
    verdict("solved", t.label("composed"))


def _pair(x1: Bit, x2: Bit) -> str:
    """Two inputs, never torn apart at the end of a line."""
    return f"{x1},\N{NO-BREAK SPACE}{x2}"


def _bits(xor: xor_network.Composition, x1: Bit, x2: Bit) -> dict[str, int]:
    """What each of the three neurons passes on."""
    return dict(zip(("either", "not_both", "both"), map(int, xor.run(x1, x2)), strict=True))


def _weights(t: PageText, neurons: dict[str, Neuron]) -> dict[tuple[str, str], str]:
    return {
        (name, knob): t.number(getattr(neuron, knob), signed=True)
        for name, neuron in neurons.items()
        for knob in ("w1", "w2", "bias")
    }
