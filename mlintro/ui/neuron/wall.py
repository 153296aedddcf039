"""The neuron on a classroom wall: knobs, network and plane; what one neuron cannot do, stage by stage."""

import streamlit as st

from mlintro.figures import composition as figures
from mlintro.neuron import Activation, Gate, solutions
from mlintro.text import PageText
from mlintro.ui.neuron import inseparable
from mlintro.ui.neuron.coach import judge, offer_hint
from mlintro.ui.neuron.network.network_lab import network_lab
from mlintro.ui.neuron.neuron_lab import neuron_lab
from mlintro.ui.neuron.visit import NeuronVisit, Stage
from mlintro.ui.untrusted import option
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench, choice, linked, palette, picture, verdict


def step(t: PageText, lab: NeuronVisit) -> None:
    """One stage at a time, which is in the link as `stage`; all of it fits the wall."""
    with st.container(key="step"), bench():
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            gate, stage = Gate(choice(t, "gate", list(Gate), Gate.AND)), Stage.TRY
            beside = st.container(width="content")
        if not solutions.is_separable(gate):
            stage = Stage(choice(t, "stage", list(Stage), Stage.TRY))
        if stage is Stage.TRY:
            known = linked("activation") or visit().chosen.get("activation")
            neuron_lab(t, lab, gate, option(known, Activation) or Activation.RELU)
            if judge(t, lab):
                with beside:
                    offer_hint(t, lab)
            return
        lab.aim(gate)
        match stage:
            case Stage.PROOF:
                drawing, said = st.columns(2, gap="medium", vertical_alignment="center")
                with drawing:
                    picture(figures.proof(gate, palette()), t.label("proof_alt"), "stretch")
                said.markdown(t.section("plane_proof"))
            case Stage.THREE:
                x1, x2 = inseparable.choose_inputs(t)
                with st.container(key="layers"):
                    inseparable.draw_layers(t, gate, inseparable.any_composition(lab), x1, x2)
                if inseparable.missing(lab):
                    verdict("fact", t.label("composed_so", gate=gate))
                else:
                    verdict("solved", t.label("composed", gate=gate))
            case Stage.NETWORK:
                network_lab(t, gate, lab.begun)
