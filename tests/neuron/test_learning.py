"""One neuron learns what it can; three learn XOR."""

import itertools
import math

import numpy as np
import pytest

from mlintro.neuron import INPUTS, Gate, Neuron, learning, solves, xor_network

LEARNABLE = [gate for gate in Gate if gate is not Gate.XOR]
STARTS = [Neuron(*knobs) for knobs in itertools.product((-2.0, 0.3, 2.0), repeat=3)]


def run(neuron: Neuron, gate: Gate, rate: float) -> tuple[Neuron, int]:
    """As the lab runs it: until the positions of the knobs solve the gate, or nothing moves."""
    for steps in range(learning.MOST_STEPS):
        if solves(learning.on_the_knobs(neuron), gate) or learning.is_flat(neuron, gate):
            return neuron, steps
        neuron = learning.step(neuron, gate, rate)
    return neuron, learning.MOST_STEPS


@pytest.mark.parametrize("gate", Gate)
@pytest.mark.parametrize("knob", ["w1", "w2", "bias"])
def test_the_gradient_is_the_slope_of_the_loss(gate: Gate, knob: str):
    h, knobs = 1e-6, {"w1": 0.4, "w2": -1.3, "bias": 0.8}
    more, less = (Neuron(**(knobs | {knob: knobs[knob] + side})) for side in (h, -h))
    slope = (learning.loss(more, gate) - learning.loss(less, gate)) / (2 * h)
    gradient = dict(zip(knobs, learning.gradient(Neuron(**knobs), gate), strict=True))
    assert gradient[knob] == pytest.approx(slope, abs=1e-8)


@pytest.mark.parametrize("gate", LEARNABLE)
@pytest.mark.parametrize("rate", learning.RATES)
def test_every_gate_but_xor_is_found_from_anywhere(gate: Gate, rate: float):
    for start in STARTS:
        found, steps = run(start, gate, rate)
        assert solves(learning.on_the_knobs(found), gate)
        assert steps < learning.MOST_STEPS


@pytest.mark.parametrize("start", STARTS)
def test_on_xor_the_loss_never_gets_below_a_coin(start: Neuron):
    found, _ = run(start, Gate.XOR, 1.0)
    assert learning.is_flat(found, Gate.XOR)
    assert learning.loss(found, Gate.XOR) == pytest.approx(learning.COIN, abs=1e-3)
    assert learning.loss(found, Gate.XOR) >= learning.COIN


def test_the_loss_is_finite_however_sure_the_neuron_is():
    assert learning.loss(Neuron(0, 0, 1e4), Gate.NOR) == pytest.approx(7_500)
    assert math.isfinite(learning.loss(Neuron(0, 0, -1e4), Gate.NOR))


def test_smaller_knobs_have_the_same_boundary():
    far = Neuron(6.2, 6.1, -9.3)
    near = learning.on_the_knobs(far)
    assert max(abs(near.w1), abs(near.w2), abs(near.bias)) <= 2
    assert [near.is_active(*pair) for pair in INPUTS] == [far.is_active(*pair) for pair in INPUTS]


def test_a_way_has_its_start_and_a_neuron_for_every_step():
    path = learning.train(Neuron(0, 0, 0), Gate.OR, 0.5, 3)
    assert len(path) == 4
    assert path[0] == Neuron(0, 0, 0)
    assert path[3] == learning.step(path[2], Gate.OR, 0.5)


# Three neurons


@pytest.mark.parametrize("weight", range(xor_network.WEIGHTS))
def test_the_gradient_goes_back_through_both_layers(weight: int):
    h, weights = 1e-6, xor_network.first_weights(3)
    nudge = h * np.eye(xor_network.WEIGHTS)[weight]
    slope = (xor_network.loss(weights + nudge) - xor_network.loss(weights - nudge)) / (2 * h)
    assert (weights - xor_network.step(weights, 1.0))[weight] == pytest.approx(float(slope), abs=1e-8)


def test_many_networks_at_once_are_each_as_if_alone():
    together = np.stack([xor_network.first_weights(seed) for seed in xor_network.SEEDS])
    after = xor_network.step(together)
    for seed in xor_network.SEEDS:
        np.testing.assert_array_equal(after[seed], xor_network.step(xor_network.first_weights(seed)))


def test_most_seeds_learn_xor_and_some_do_not():
    needed = xor_network.steps_needed()
    weights = xor_network.first_weights(0)
    for _ in range(needed[0] or 0):
        assert not xor_network.is_right(weights)
        weights = xor_network.step(weights)
    assert xor_network.is_right(weights)
    assert 0 < needed.count(None) < len(needed) / 2
