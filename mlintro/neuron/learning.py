"""The same neuron finds its weights alone: gradient descent on its four rows.

The loss is the log loss of the sigmoid's output (cross-entropy): with it the loss over the three
knobs is one single valley (it is convex), so that whatever the knobs begin with, a gate that can
be learned is. The squared error has flat places where a neuron that is sure and not right stays.
"""

import math
from dataclasses import replace

from mlintro.neuron import INPUT_PAIRS, KNOB_END, Activation, Gate, Neuron

RATES = (0.1, 0.5, 1.0, 2.0, 4.0)
MOST_STEPS = 2_000  # the slowest of these rates needs some 400
FLAT = 1e-3  # with every slope below this there is nowhere left to go

# The loss of a neuron that answers one half whatever it is asked. On a gate that is not separable
# none is lower.
COIN = math.log(2)


def loss(neuron: Neuron, gate: Gate) -> float:
    """
    The mean log loss over the four rows, above 0, in nats; finite however sure the neuron is.

    It is that of the sigmoid's output, whatever activation the neuron has.

    >>> round(loss(Neuron(0, 0, 0), Gate.AND), 3)
    0.693
    """
    total = 0.0
    for x1, x2 in INPUT_PAIRS:
        z = neuron.weighted_sum(x1, x2)
        # log(1 + exp(z)) - z·expected, written so that exp cannot overflow
        total += max(z, 0.0) - z * gate.expected(x1, x2) + math.log1p(math.exp(-abs(z)))
    return total / len(INPUT_PAIRS)


def gradient(neuron: Neuron, gate: Gate) -> tuple[float, float, float]:
    """The slope of the loss for w1, w2 and bias, in nats per unit of each, at the neuron's knobs."""
    sigmoid = replace(neuron, activation=Activation.SIGMOID)
    d_w1 = d_w2 = d_bias = 0.0
    for x1, x2 in INPUT_PAIRS:
        excess = sigmoid.output(x1, x2) - gate.expected(x1, x2)
        d_w1 += excess * x1
        d_w2 += excess * x2
        d_bias += excess
    return d_w1 / len(INPUT_PAIRS), d_w2 / len(INPUT_PAIRS), d_bias / len(INPUT_PAIRS)


def step(neuron: Neuron, gate: Gate, rate: float) -> Neuron:
    """The neuron after one step against the slope; `rate` is above 0. Its knobs leave the grid."""
    d_w1, d_w2, d_bias = gradient(neuron, gate)
    return replace(
        neuron,
        w1=neuron.w1 - rate * d_w1,
        w2=neuron.w2 - rate * d_w2,
        bias=neuron.bias - rate * d_bias,
    )


def train(neuron: Neuron, gate: Gate, rate: float, steps: int) -> list[Neuron]:
    """
    Every neuron on the way, the first one included: `steps` + 1 of them, `steps` 0 or more.

    All the steps are taken: that the lab stops where the gate is solved is not looked at here.
    """
    path = [neuron]
    for _ in range(steps):
        path.append(step(path[-1], gate, rate))
    return path


def is_flat(neuron: Neuron, gate: Gate) -> bool:
    """Whether every slope is below `FLAT`: as good as the bottom of the valley."""
    return max(map(abs, gradient(neuron, gate))) < FLAT


def on_the_knobs(neuron: Neuron) -> Neuron:
    """
    The neuron at the nearest positions of the knobs, tenths in -2..2.

    Where one is beyond its end all three shrink by the same factor: that moves no boundary.
    Rounding may, a little: what solves a gate need not solve it any more.

    >>> on_the_knobs(Neuron(4.0, 3.99, -6.0))
    Neuron(w1=1.3, w2=1.3, bias=-2.0, activation=<Activation.RELU: 'relu'>)
    """
    largest = max(KNOB_END, abs(neuron.w1), abs(neuron.w2), abs(neuron.bias))
    w1, w2, bias = (
        math.floor(10 * value * KNOB_END / largest + 0.5) / 10
        for value in (neuron.w1, neuron.w2, neuron.bias)
    )
    return replace(neuron, w1=w1, w2=w2, bias=bias)
