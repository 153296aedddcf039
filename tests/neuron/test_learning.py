"""One neuron learns what it can; three learn what it cannot."""

import itertools
import math

import numpy as np
import pytest

from mlintro.neuron import INPUT_PAIRS, KNOB_END, Gate, Neuron, learning, network, solutions, solves

LEARNABLE = [gate for gate in Gate if solutions.is_separable(gate)]
OTHERS = [gate for gate in Gate if gate not in LEARNABLE]
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


def test_a_step_takes_each_knob_against_its_slope_as_far_as_the_rate_says():
    here, rate = Neuron(0.4, -1.3, 0.8), 0.5
    there = learning.step(here, Gate.AND, rate)
    moved = (here.w1 - there.w1, here.w2 - there.w2, here.bias - there.bias)
    assert moved == pytest.approx([rate * slope for slope in learning.gradient(here, Gate.AND)])


@pytest.mark.parametrize("gate", LEARNABLE)
@pytest.mark.parametrize("rate", learning.RATES)
def test_every_gate_that_one_neuron_can_do_is_found_from_anywhere(gate: Gate, rate: float):
    for start in STARTS:
        found, steps = run(start, gate, rate)
        assert solves(learning.on_the_knobs(found), gate)
        assert steps < learning.MOST_STEPS


@pytest.mark.parametrize("gate", OTHERS)
@pytest.mark.parametrize("start", STARTS)
def test_on_any_other_the_loss_never_gets_below_a_coin(start: Neuron, gate: Gate):
    found, _ = run(start, gate, 1.0)
    assert learning.is_flat(found, gate)
    assert learning.loss(found, gate) == pytest.approx(learning.COIN, abs=1e-3)
    assert learning.loss(found, gate) >= learning.COIN


def test_the_loss_is_finite_however_sure_the_neuron_is():
    assert learning.loss(Neuron(0, 0, 1e4), Gate.NOR) == pytest.approx(7_500)
    assert math.isfinite(learning.loss(Neuron(0, 0, -1e4), Gate.NOR))


def test_a_knob_between_two_positions_goes_to_the_nearer():
    assert learning.on_the_knobs(Neuron(0.26, -0.26, 1.04)) == Neuron(0.3, -0.3, 1.0)


@pytest.mark.parametrize("gate", LEARNABLE)
def test_past_an_end_all_knobs_shrink_alike_and_else_each_goes_to_its_nearest(gate: Gate):
    for start in STARTS:
        far = learning.train(start, gate, 4.0, 30)[-1]
        values = np.array([far.w1, far.w2, far.bias])
        near = learning.on_the_knobs(far)
        shrunk = values * min(1, KNOB_END / abs(values).max())
        assert [near.w1, near.w2, near.bias] == pytest.approx(shrunk, abs=0.0501)


def test_smaller_knobs_have_the_same_boundary():
    far = Neuron(6.2, 6.1, -9.3)
    near = learning.on_the_knobs(far)
    assert max(abs(near.w1), abs(near.w2), abs(near.bias)) <= 2
    assert [near.is_active(*pair) for pair in INPUT_PAIRS] == [far.is_active(*pair) for pair in INPUT_PAIRS]


def test_a_way_has_its_start_and_a_neuron_for_every_step():
    path = learning.train(Neuron(0, 0, 0), Gate.OR, 0.5, 3)
    assert len(path) == 4
    assert path[0] == Neuron(0, 0, 0)
    assert path[3] == learning.step(path[2], Gate.OR, 0.5)


# Three neurons


@pytest.mark.parametrize("gate", OTHERS)
@pytest.mark.parametrize("weight", range(network.WEIGHTS))
def test_the_gradient_goes_back_through_both_layers(weight: int, gate: Gate):
    h, weights = 1e-6, network.first_weights(3)
    nudge = h * np.eye(network.WEIGHTS)[weight]
    slope = (network.loss(weights + nudge, gate) - network.loss(weights - nudge, gate)) / (2 * h)
    assert (weights - network.step(weights, gate, 1.0))[weight] == pytest.approx(float(slope), abs=1e-8)


def test_many_networks_at_once_are_each_as_if_alone():
    together = np.stack([network.first_weights(seed) for seed in network.SEEDS])
    after = network.step(together, Gate.XOR)
    for seed in network.SEEDS:
        alone = network.step(network.first_weights(seed), Gate.XOR)
        np.testing.assert_array_equal(after[seed], alone)


@pytest.mark.parametrize("gate", OTHERS)
def test_most_seeds_learn_it_and_some_do_not(gate: Gate):
    needed = network.steps_needed(gate)
    seed = next(seed for seed, steps in enumerate(needed) if steps)
    weights = network.first_weights(seed)
    for _ in range(needed[seed] or 0):
        assert not network.is_right(weights, gate)
        weights = network.step(weights, gate)
    assert network.is_right(weights, gate)
    assert 0 < needed.count(None) < len(needed) / 2
