"""Hints are true at every setting, and whoever follows them arrives."""

import random
from dataclasses import replace

import numpy as np
import pytest

from mlintro.neuron import TOLERANCE, Activation, Gate, Neuron, Row, solutions, solves, truth_table
from mlintro.neuron.hints import Hint, Knob, hint, one_knob_will_do

SETTINGS = 1_000  # for each gate


def settings(gate: Gate) -> list[Neuron]:
    lots = random.Random(f"{gate}")
    return [Neuron(*(lots.randint(-20, 20) / 10 for _ in Knob)) for _ in range(SETTINGS)]


def shortfall(row: Row) -> float:
    """How far the sum is from where the gate wants it; 0 if it is there."""
    return max(0.0, 0.1 - row.weighted_sum if row.expected else row.weighted_sum)


def turned(neuron: Neuron, advice: Hint) -> Neuron:
    return replace(neuron, **{advice.knob: advice.then})


@pytest.mark.parametrize("gate", Gate)
def test_every_hint_names_a_row_that_fails_and_a_knob_that_helps_it(gate: Gate):
    for neuron in settings(gate):
        advice = hint(neuron, gate)
        if advice is None:
            assert solves(neuron, gate)
            continue
        before, after = truth_table(neuron, gate), truth_table(turned(neuron, advice), gate)
        row = before.index(advice.row)
        assert not advice.row.right
        assert advice.knob.takes_part(advice.row)
        assert advice.now == getattr(neuron, advice.knob)
        assert -2 <= advice.then <= 2
        assert shortfall(after[row]) < shortfall(advice.row) - TOLERANCE
        assert advice.up == advice.row.expected
        assert advice.after == after[row]
        spoiled = [old for old, new in zip(before, after, strict=True) if old.right and not new.right]
        assert list(advice.disturbed) == spoiled
        assert advice.right_after == sum(new.right for new in after)
        opposite = [other for other in before if other.right and other.expected != advice.row.expected]
        assert list(advice.keep) == [other for other in opposite if advice.knob.takes_part(other)]


def as_good_as(before: tuple[Row, ...], after: tuple[Row, ...], row: Row) -> tuple[int, bool, int]:
    """How many rows are right after a turn, whether the row it is for is, and how few it spoils."""
    spoiled = sum(old.right and not new.right for old, new in zip(before, after, strict=True))
    return sum(new.right for new in after), after[before.index(row)].right, -spoiled


@pytest.mark.parametrize("gate", Gate)
def test_no_knob_turned_towards_the_nearest_best_setting_does_more_or_as_much_by_less(gate: Gate):
    for neuron in settings(gate)[:400]:
        if not (advice := hint(neuron, gate)):
            continue
        rows, best = truth_table(neuron, gate), solutions.nearest(neuron, gate)
        chosen = as_good_as(rows, truth_table(turned(neuron, advice), gate), advice.row)
        for knob in Knob:
            now, then = getattr(neuron, knob), getattr(best, knob)
            after = truth_table(replace(neuron, **{knob: then}), gate)
            helped = [row for row in rows if not row.right and knob.takes_part(row)]
            for row in [row for row in helped if (then > now) == row.expected and then != now]:
                assert as_good_as(rows, after, row) <= chosen
                if as_good_as(rows, after, row) == chosen:
                    assert abs(then - now) >= abs(advice.then - advice.now)


def is_done_by(knob: Knob, value: float, neuron: Neuron, gate: Gate, row: int) -> bool:
    before, after = truth_table(neuron, gate), truth_table(replace(neuron, **{knob: value}), gate)
    spoiled = any(old.right and not new.right for old, new in zip(before, after, strict=True))
    return after[row].right and not spoiled


@pytest.mark.parametrize("gate", Gate)
def test_one_knob_will_do_where_one_of_its_positions_does(gate: Gate):
    for neuron in settings(gate)[:60]:
        for number, row in enumerate(truth_table(neuron, gate)):
            if not row.right:
                tried = [
                    is_done_by(knob, tenths / 10, neuron, gate, number)
                    for knob in Knob
                    for tenths in range(-20, 21)
                ]
                assert one_knob_will_do(neuron, gate, row) == any(tried)


@pytest.mark.parametrize("gate", Gate)
def test_three_hints_at_most_lead_to_as_many_rows_as_can_be_had(gate: Gate):
    most = solutions.most_rows(gate)
    for neuron in settings(gate):
        steps = 0
        while sum(row.right for row in truth_table(neuron, gate)) < most:
            advice = hint(neuron, gate)
            assert advice is not None
            neuron = turned(neuron, advice)
            steps += 1
        assert steps <= 3


@pytest.mark.parametrize("gate", [gate for gate in Gate if solutions.is_separable(gate)])
def test_the_nearest_solution_is_one_and_is_near(gate: Gate):
    for neuron in settings(gate)[:200]:
        best = solutions.nearest(neuron, gate)
        assert solves(best, gate)
        if solves(neuron, gate):
            assert best == neuron


@pytest.mark.parametrize("gate", Gate)
def test_the_nearest_setting_turns_fewest_knobs_and_those_least(gate: Gate):
    best = solutions.settings()[solutions.rows_right(gate) == solutions.most_rows(gate)]
    for neuron in settings(gate)[:100]:
        near = solutions.nearest(replace(neuron, activation=Activation.STEP), gate)
        ways = np.abs(best - solutions.in_tenths(neuron))
        way = np.abs(solutions.in_tenths(near) - solutions.in_tenths(neuron))
        fewest = (ways > 0).sum(axis=1).min()
        assert (way > 0).sum() == fewest
        assert way.sum() == ways[(ways > 0).sum(axis=1) == fewest].sum(axis=1).min()
        assert near.activation is Activation.STEP


def test_a_turn_leaves_the_activation_as_it_is():
    advice = hint(Neuron(1, 1, -2, Activation.STEP), Gate.AND)
    assert advice
    assert (advice.row.output, advice.after.output) == (0.0, 1.0)


@pytest.mark.parametrize("gate", Gate)
def test_solutions_in_tenths_are_those_of_the_neuron(gate: Gate):
    for neuron in settings(gate):
        right = sum(row.right for row in truth_table(neuron, gate))
        assert solutions.rows_right(gate)[solutions.index(neuron)] == right
