"""A neuron and the gates it can, and cannot, compute."""

from fractions import Fraction

import pytest

from mlintro.neuron import Activation, Gate, Neuron, truth_table

GRID = [step / 10 for step in range(-20, 21)]  # every position of a knob


def solves(neuron: Neuron, gate: Gate) -> bool:
    return all(row.right for row in truth_table(neuron, gate))


@pytest.mark.parametrize("gate", Gate)
def test_untouched_knobs_solve_nothing(gate: Gate):
    assert not solves(Neuron(0, 0, 0), gate)


@pytest.mark.parametrize("activation", Activation)
def test_every_activation_is_active_for_the_same_sums(activation: Activation):
    assert solves(Neuron(1, 1, -1.5, activation), Gate.AND)
    assert solves(Neuron(1, 1, -0.5, activation), Gate.OR)
    assert solves(Neuron(-1, -1, 1.5, activation), Gate.NAND)
    assert solves(Neuron(-1, -1, 0.5, activation), Gate.NOR)


def test_outputs():
    assert Neuron(1, 1, -1.5).output(1, 1) == 0.5
    assert Neuron(1, 1, -1.5).output(0, 1) == 0
    assert Neuron(1, 1, -1.5, Activation.STEP).output(1, 1) == 1
    assert Neuron(1, 1, -2, Activation.SIGMOID).output(1, 1) == 0.5
    assert Neuron(2, 2, 900, Activation.SIGMOID).output(1, 1) == 1


def test_a_neuron_without_weights_has_no_boundary_to_be_near():
    assert Neuron(0, 0, 0.7).margin() is None
    assert Neuron(2, 0, -0.5).margin() == 0.25


def test_number_of_settings_that_solve_each_gate():
    """On all 68,921 settings, the count of exact arithmetic: floats must not change a verdict."""
    solutions = {
        gate: sum(solves(Neuron(w1, w2, bias), gate) for w1 in GRID for w2 in GRID for bias in GRID)
        for gate in (Gate.AND, Gate.XOR)
    }
    exact = [Fraction(step, 10) for step in range(-20, 21)]
    exact_and = sum(
        b <= 0 and w2 + b <= 0 and w1 + b <= 0 and w1 + w2 + b > 0
        for w1 in exact
        for w2 in exact
        for b in exact
    )

    assert solutions == {Gate.AND: exact_and, Gate.XOR: 0}
    assert exact_and == 1_540
