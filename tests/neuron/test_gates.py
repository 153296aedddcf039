"""Which gates one neuron can compute, and what follows from it: over all there could be."""

import itertools
from dataclasses import dataclass
from typing import cast

import pytest

from mlintro.neuron import INPUT_PAIRS, Bit, Gate, Neuron, learning, network, solutions, solves
from mlintro.neuron.hints import hint


@dataclass(frozen=True)
class Function:
    """A gate that the lesson need not have: any four outputs, in the order of `INPUT_PAIRS`."""

    outputs: tuple[Bit, ...]

    def expected(self, x1: Bit, x2: Bit) -> bool:
        return self.outputs[2 * x1 + x2] == 1


ALL = [cast(Gate, Function(outputs)) for outputs in itertools.product((0, 1), repeat=4)]
SEPARABLE = [gate for gate in ALL if solutions.is_separable(gate)]
OTHERS = [gate for gate in ALL if gate not in SEPARABLE]
STARTS = [Neuron(0, 0, 0), Neuron(2, -1.5, 0.3), Neuron(-0.4, 2, -2), Neuron(-2, -2, 2)]

WANTED = {
    Gate.AND: lambda x1, x2: x1 and x2,
    Gate.OR: lambda x1, x2: x1 or x2,
    Gate.NAND: lambda x1, x2: not (x1 and x2),
    Gate.NOR: lambda x1, x2: not (x1 or x2),
    Gate.XOR: lambda x1, x2: x1 != x2,
}


@pytest.mark.parametrize("gate", Gate)
def test_every_gate_computes_what_its_name_says(gate: Gate):
    wanted = [bool(WANTED[gate](x1, x2)) for x1, x2 in INPUT_PAIRS]
    assert [gate.expected(x1, x2) for x1, x2 in INPUT_PAIRS] == wanted
    assert [output == 1 for output in gate.outputs] == wanted


def test_no_two_gates_are_the_same_and_one_neuron_can_do_some_but_not_all():
    assert len({gate.outputs for gate in Gate}) == len(Gate)
    assert len({solutions.is_separable(gate) for gate in Gate}) == 2


def test_a_function_is_out_of_reach_only_where_its_diagonals_want_opposite_things():
    crossed = {(0, 1, 1, 0), (1, 0, 0, 1)}  # Minsky and Papert, Perceptrons, 1969
    assert {gate.outputs for gate in OTHERS} == crossed
    assert {solutions.most_rows(gate) for gate in OTHERS} == {3}
    assert all(solutions.count(gate) == 0 for gate in OTHERS)
    assert all(solutions.count(gate) > 0 for gate in SEPARABLE)


@pytest.mark.parametrize("gate", ALL)
def test_hints_and_the_nearest_setting_arrive_at_as_many_rows_as_can_be_had(gate: Gate):
    for neuron in STARTS:
        assert solves(solutions.nearest(neuron, gate), gate) == (gate in SEPARABLE)
        for _ in range(3):
            if advice := hint(neuron, gate):
                neuron = Neuron(
                    **{"w1": neuron.w1, "w2": neuron.w2, "bias": neuron.bias, advice.knob: advice.then}
                )
        assert solves(neuron, gate) == (gate in SEPARABLE)


@pytest.mark.parametrize("gate", ALL)
def test_learning_ends_at_a_solution_where_there_is_one_and_else_at_a_coin(gate: Gate):
    for neuron in STARTS:
        found = learning.train(neuron, gate, 1.0, 400)[-1]
        if gate in SEPARABLE:
            assert solves(found, gate)
        else:
            assert learning.is_flat(found, gate)
            assert learning.loss(found, gate) == pytest.approx(learning.COIN, abs=1e-3)


@pytest.mark.parametrize("gate", OTHERS)
def test_three_neurons_make_what_one_cannot(gate: Gate):
    parts = network.parts(gate)
    assert all(map(solutions.is_separable, parts))
    made = network.Composition(*(solutions.nearest(STARTS[0], part) for part in parts))
    assert [made.run(*pair)[2] for pair in INPUT_PAIRS] == [gate.expected(*pair) for pair in INPUT_PAIRS]


def test_xor_is_one_or_the_other_but_not_both():
    """The words on the page say so: another three gates that make it would need others."""
    assert network.parts(Gate.XOR) == (Gate.OR, Gate.NAND, Gate.AND)
