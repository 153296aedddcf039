"""One neuron, two inputs: find the weights that make it compute AND, then OR."""

import streamlit as st

from mlintro import ui
from mlintro.figures import neuron as figures
from mlintro.neuron import Activation, Gate, Neuron, truth_table

t = ui.words("neuron")
ui.prose(t.section("idea"))

# What the learner turns

lab = st.container(border=True)
with lab:
    gate = Gate(ui.choice(t, "gate", list(Gate), Gate.AND))
controls, drawing, table = lab.columns((4, 5, 5), gap="large")
with controls:
    w1, w2, bias = (ui.weight_slider(t.label(name), name) for name in ("w1", "w2", "bias"))
    with st.container(horizontal=True):
        x1, x2 = (ui.switch(t.label(name), name) for name in ("x1", "x2"))
    with st.popover(t.label("settings"), icon=":material/tune:", width="stretch"):
        activation = ui.choice(t, "activation", list(Activation), Activation.RELU)
        st.markdown(t.section("activation"))
neuron = Neuron(w1, w2, bias, Activation(activation))
rows = truth_table(neuron, gate)
answers = {True: t.label("yes"), False: t.label("no")}
states = {True: t.label("active"), False: t.label("inactive")}

# What the neuron makes of it

with drawing:
    words = figures.Words(
        input_1=t.label("x1"),
        input_2=t.label("x2"),
        w1=t.number(w1, signed=True),
        w2=t.number(w2, signed=True),
        bias=t.number(bias, signed=True),
        bias_name=t.label("bias"),
        weighted_sum=t.number(neuron.weighted_sum(x1, x2)),
        output=t.number(neuron.output(x1, x2), 2),
        state=states[neuron.is_active(x1, x2)],
    )
    now = {"x1": x1, "x2": x2, "sum": words.weighted_sum, "real": words.state, "gate": gate}
    now |= {"expected": states[gate.expected(x1, x2)], "w1": words.w1, "w2": words.w2, "bias": words.bias}
    ui.picture(figures.diagram(neuron, x1, x2, words, ui.palette()), alt=t.label("diagram_alt", **now))
    st.markdown(t.section("now", **now))
with table:
    lines = [
        t.label(
            "row_right" if row.right else "row_wrong",
            inputs=f"**▸ {row.x1}, {row.x2}**" if (row.x1, row.x2) == (x1, x2) else f"{row.x1}, {row.x2}",
            sum=t.number(row.weighted_sum),
            real=answers[row.active],
            expected=answers[row.expected],
        )
        for row in rows
    ]
    st.markdown("\n".join([t.label("table_head", gate=gate), "|---|---|---|---|", *lines]))
    st.caption(t.label("table_key", gate=gate))

# How far the learner is

wrong = [row for row in rows if not row.right]
if gate is Gate.XOR and len(wrong) == 1:
    ui.verdict("fact", t.label("xor_most"))
elif not wrong:
    ui.verdict("solved", t.label(f"solved_{gate}"))
else:
    first = wrong[0]
    facts = {"gate": gate, "right": 4 - len(wrong), "x1": first.x1, "x2": first.x2}
    too = "too_active" if first.active else "too_quiet"
    ui.verdict("hint", t.label(too, sum=t.number(first.weighted_sum), **facts))
if gate is Gate.XOR:
    with st.expander(t.label("why_not_xor")):
        ui.prose(t.section("xor"))
ui.prose(t.section("more"))
