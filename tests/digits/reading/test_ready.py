"""What home begins with: the network is the one that the lesson trains, and it reads the digits to choose."""

import numpy as np

from mlintro import digits
from mlintro.digits.knobs import is_all
from mlintro.digits.learned import read
from mlintro.digits.models import Kind
from mlintro.digits.reading import drawing, ready
from tools.build_network import train

TRAINED = train()


def test_the_network_that_ships_is_the_one_that_the_tool_trains():
    X_val = digits.load().X_val
    again, shipped = TRAINED.probabilities(X_val), ready.network().probabilities(X_val)

    assert ready.SPEC.kind is Kind.MLP
    assert is_all(ready.TRAIN_SIZE)
    # A processor of another make rounds otherwise, and a long training ends a little elsewhere.
    assert np.mean(again.argmax(axis=1) == shipped.argmax(axis=1)) > 0.98
    assert np.mean(np.abs(again - shipped)) < 0.01


def test_shorter_numbers_change_no_reading():
    X_val = digits.load().X_val
    row = ready.in_a_row(TRAINED)
    assert row.dtype == np.float16
    assert (read(ready.network_of(row), X_val) == read(TRAINED, X_val)).all()


def test_the_digits_to_choose_are_read_as_what_they_are():
    steps = [drawing.steps(drawn) for drawn in ready.drawn()]
    assert all(step.is_enough for step in steps)
    X = np.stack([step.centred.ravel() for step in steps])
    assert read(ready.network(), X).tolist() == list(range(10))
