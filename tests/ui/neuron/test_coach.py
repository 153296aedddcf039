"""What is said of a neuron, wherever its knobs stand: true of its four rows, and well said."""

import re

from hypothesis import given, settings
from hypothesis import strategies as some

from mlintro.neuron import Activation, Gate, Neuron, hints, learning, solutions, solves, truth_table
from mlintro.text import LANGUAGES, load
from mlintro.ui.neuron import coach
from mlintro.ui.neuron.visit import LearningRun, NeuronVisit
from tests.ui.said import is_well_said

positions = some.integers(-20, 20).map(lambda tenths: tenths / 10)
neurons = some.builds(Neuron, positions, positions, positions, some.sampled_from(Activation))


@settings(max_examples=200, deadline=None)
@given(neurons, some.sampled_from(Gate), some.sampled_from(list(LANGUAGES)))
def test_the_verdict_and_the_hints_are_true_of_the_rows(neuron: Neuron, gate: Gate, language: str):
    t, lab = load("neuron", language), NeuronVisit(neuron=neuron, gate=gate)
    advice = hints.hint(neuron, gate)
    if advice is None:
        return
    verdict, *told = (
        say(t, lab, advice)
        for say in (coach._what_to_look_at, coach._which_knob, coach._how_far, coach._solution)
    )
    row = advice.row
    written = t.number(row.weighted_sum)

    assert all(map(is_well_said, (verdict, *told))), (verdict, told)
    assert verdict.startswith(f"**{sum(row.right for row in truth_table(neuron, gate))} ")
    assert f"({row.x1}, {row.x2})" in verdict
    assert f" {written}: " in verdict
    assert (row.weighted_sum > 0) != row.expected
    if solutions.is_separable(gate):
        w1, w2, bias = re.findall(r"= ([−+]?[\d.,]+\d|[−+]?\d)", told[-1])
        best = Neuron(*(float(n.replace(",", ".").replace("−", "-")) for n in (w1, w2, bias)))
        assert solves(best, gate)


@settings(max_examples=100, deadline=None)
@given(
    neurons,
    some.sampled_from(Gate),
    some.sampled_from(learning.RATES),
    some.sampled_from([1, 2, 40, 999]),
    some.sampled_from(list(LANGUAGES)),
)
def test_of_an_error_that_fell_no_two_equal_figures_are_written(
    start: Neuron, gate: Gate, rate: float, steps: int, language: str
):
    t, run = load("neuron", language), LearningRun(start, rate, steps)
    exact = run.exact(gate)
    before, after = learning.loss(start, gate), learning.loss(exact, gate)
    sentence = coach._by_learning(t, NeuronVisit(neuron=start, gate=gate), run)
    written = re.findall(r"\d[.,]\d{3,}", sentence)

    assert is_well_said(sentence), sentence
    is_stuck = not solutions.is_separable(gate) and learning.is_flat(exact, gate)
    if before - after > 1e-4 and not is_stuck:
        first, last = (float(figure.replace(",", ".")) for figure in written[:2])
        assert first > last, sentence
