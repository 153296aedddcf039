"""The browser computes what Python computes: one truth, on both sides, to 1e-9."""

import random
from collections.abc import Iterator
from dataclasses import asdict

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from mlintro import descent
from mlintro.descent import Curve
from mlintro.figures.palette import readable_on
from mlintro.neuron import Activation, Gate, Neuron, learning, network, solutions, truth_table
from mlintro.text import LANGUAGES, load
from mlintro.text.plain import passages
from mlintro.ui.descent.descent_lab import TWO_VALLEYS
from mlintro.writer import CHANCES, MEMORIES, Machine, copied
from mlintro.writer.reading import read, tokens
from tests.browser.modules import call, run

SETTINGS = 1_000  # for each activation
NEAR = {"rel": 0, "abs": 1e-9}


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def some(count: int, seed: int, on_grid: bool = True) -> list[Neuron]:
    lots = random.Random(seed)
    return [
        Neuron(*(lots.randint(-20, 20) / 10 if on_grid else lots.uniform(-6, 6) for _ in range(3)))
        for _ in range(count)
    ]


def knobs(neuron: Neuron) -> dict[str, float]:
    return {name: value for name, value in asdict(neuron).items() if name != "activation"}


@pytest.mark.parametrize("activation", Activation)
def test_truth_tables(blank: Page, activation: Activation):
    neurons = [
        Neuron(**knobs(n), activation=activation) for n in some(SETTINGS, 1) + some(200, 2, on_grid=False)
    ]
    gates = [list(Gate)[i % len(Gate)] for i in range(len(neurons))]
    asked = [["truthTable", knobs(n), g.outputs, activation] for n, g in zip(neurons, gates, strict=True)]

    for neuron, gate, rows in zip(neurons, gates, call(blank, "neuron_math", asked), strict=True):
        for here, there in zip(truth_table(neuron, gate), rows, strict=True):
            assert (there["x1"], there["x2"]) == (here.x1, here.x2)
            assert there["sum"] == pytest.approx(here.weighted_sum, **NEAR)
            assert there["output"] == pytest.approx(here.output, **NEAR)
            assert (there["active"], there["expected"], there["right"]) == (
                here.active,
                here.expected,
                here.right,
            )


def test_margins(blank: Page):
    neurons = [*some(SETTINGS, 3), Neuron(0, 0, 1)]
    margins = call(blank, "neuron_math", [["margin", knobs(n)] for n in neurons])

    for neuron, margin in zip(neurons, margins, strict=True):
        distance = neuron.margin()
        assert (margin is None) == (distance is None)
        if margin:
            assert margin["distance"] == pytest.approx(distance, **NEAR)
            assert neuron.weighted_sum(*margin["to"]) == pytest.approx(0, **NEAR)


def test_the_map_holds_every_solution(blank: Page):
    biases = range(-solutions.LAST, solutions.LAST + 1)
    asked = [["solvingRuns", gate.outputs, bias / 10] for gate in Gate for bias in biases]
    answers = call(blank, "neuron_math", asked)

    for i, gate in enumerate(Gate):
        runs = answers[i * len(biases) : (i + 1) * len(biases)]
        cells = {
            (w1, w2, bias)
            for bias, rows in zip(biases, runs, strict=True)
            for w2, first, last in rows
            for w1 in range(first, last + 1)
        }
        solving = solutions.settings()[solutions.rows_right(gate) == solutions.ROWS]
        assert cells == {tuple(setting) for setting in solving.tolist()}


@pytest.mark.parametrize("gate", Gate)
@pytest.mark.parametrize("rate", learning.RATES)
def test_whole_runs_of_learning(blank: Page, gate: Gate, rate: float):
    steps, neuron = 400, some(1, seed=4)[0]
    path = learning.train(neuron, gate, rate, steps)
    told = run(blank, "neuron_math", "learning", [[knobs(neuron), gate.outputs, rate, steps]])[0]

    assert len(told) == len(path) == steps + 1
    for here, there in zip(path, told, strict=True):
        assert there["neuron"] == pytest.approx(knobs(here), **NEAR)
        assert there["loss"] == pytest.approx(learning.loss(here, gate), **NEAR)
        assert there["flat"] == learning.is_flat(here, gate)
        assert there["knobs"] == pytest.approx(knobs(learning.on_the_knobs(here)), **NEAR)


@pytest.mark.parametrize("gate", [gate for gate in Gate if not solutions.is_separable(gate)])
def test_whole_runs_of_the_network(blank: Page, gate: Gate):
    steps = network.MOST_STEPS
    weights = np.stack([network.first_weights(seed) for seed in network.SEEDS])
    asked = [[row.tolist(), gate.outputs, network.RATE, steps] for row in weights]
    runs = run(blank, "network_math", "network", asked)

    for taken in range(steps + 1):
        there = np.array([told[taken] for told in runs])  # nine weights, the loss, rows right
        np.testing.assert_allclose(there[:, :9], weights, rtol=0, atol=1e-9)
        np.testing.assert_allclose(there[:, 9], network.loss(weights, gate), rtol=0, atol=1e-9)
        assert ((there[:, 10] == 4) == network.is_right(weights, gate)).all()
        weights = network.step(weights, gate)


@pytest.mark.parametrize("curve", Curve)
def test_whole_descents(blank: Page, curve: Curve):
    lots = random.Random(5)
    shape = TWO_VALLEYS if curve is Curve.TWO else {"receipts": descent.RECEIPTS}
    begun = [(lots.uniform(*descent.STARTS), lots.uniform(0.05, 0.9)) for _ in range(300)]
    walks = call(blank, "descent_math", [["walk", w, rate, 100, shape] for w, rate in begun])
    for (w, rate), there in zip(begun, walks, strict=True):
        assert there == pytest.approx(descent.walk(w, rate, 100, curve), **NEAR)

    starts = [w for w, _ in begun]
    for name, here in (("lossAt", descent.loss), ("slopeAt", descent.gradient)):
        told = call(blank, "descent_math", [[name, w, shape] for w in starts])
        assert told == pytest.approx([here(w, curve) for w in starts], **NEAR)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_sheets_of_the_machine_that_writes(blank: Page, language: str):
    lots, texts, machine = random.Random(6), read(passages(language)), Machine()
    machine.learn(texts)
    sheets = [
        {
            "beginning": [*lots.choice(texts)[:2], *(["zapato"] if memory == 1 else [])],
            "memory": memory,
            "chance": chance,
            "lots": [lots.random() for _ in range(12)],
        }
        for memory in MEMORIES
        for chance in (CHANCES[0], 0.3, 1.0, CHANCES[1])
    ]

    for sheet, told in zip(sheets, run(blank, "writer_math", "machine", [[texts, sheets]])[0], strict=True):
        written = machine.write(**sheet)
        assert told["written"] == written
        assert range(*told["copied"]) == copied(written, texts)
        assert told["numbers"] == machine.numbers
        for i, step in enumerate(told["steps"]):
            found = machine.after([*sheet["beginning"], *written[:i]], sheet["memory"])
            assert step["memory"] == found.memory
            assert list(map(tuple, step["counts"])) == list(found.counts)
            assert step["shares"] == pytest.approx(found.shares(sheet["chance"]), **NEAR)


def test_what_is_typed_is_the_same_words_and_signs(blank: Page):
    typed = ["¿Y tú? ¡Así!", "one's own look-up; GPT-2…", "a_b <x> 3,5 😀", "", "  niño\n\tÑandú "]
    assert call(blank, "writer_math", [["tokens", text] for text in typed]) == [
        tokens(text) for text in typed
    ]


def test_what_is_readable_on_a_colour(blank: Page):
    """Numbers on pixels are black or white as in the pictures that Python draws; near greys tell most."""
    lots = random.Random(5)
    colours = [[lots.random() for _ in range(3)] for _ in range(SETTINGS)]
    colours += [[lots.uniform(0.42, 0.5)] * 3 for _ in range(SETTINGS)]
    inks = call(blank, "colours", [["ink", colour] for colour in colours])

    assert set(inks) == {"#000", "#fff"}
    assert [2 * ink[1:] for ink in inks] == [readable_on(colour)[1:] for colour in colours]


@pytest.mark.parametrize(("language", "locale"), [("es", "es-CO"), ("es", "es-MX"), ("en", "en-GB")])
def test_how_a_number_is_written(blank: Page, language: str, locale: str):
    t = load("frame", language, locale)
    numbers = (0, -0.004, 0.6, -0.76, 999.96, 1000, 9999.7, 12_345.678, 1_234_567)
    asked = [
        (number, decimals, signed) for number in numbers for decimals in (0, 1, 3) for signed in (False, True)
    ]

    in_browser = call(blank, "elements", [["written", n, asdict(t.writing), d, s] for n, d, s in asked])
    assert in_browser == [t.number(*one) for one in asked]
