"""Hands that were made up: each writes a digit in its own way, and never twice quite alike."""

from dataclasses import dataclass

import numpy as np

from mlintro.digits.reading.drawing import Strokes

FARTHEST_TURN = 6.0  # degrees
WIDER = 0.12  # of the width, and of the height
TREMBLE = 0.018  # of the sheet, of each point
POINTS = 7  # between two points of a way, as a pen leaves them


@dataclass(frozen=True, slots=True)
class Hand:
    """A way to write a digit: points of 0..1, x to the right and y down, from where the pen comes down."""

    strokes: Strokes

    def drawn(self, number: int) -> Strokes:
        """Its drawing of this number, 0 or more: the same whenever it is asked for."""
        chance = np.random.RandomState(number)  # its stream never changes: see `digits.draw`
        angle = np.radians(chance.uniform(-FARTHEST_TURN, FARTHEST_TURN))
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        change = turn @ np.diag(chance.uniform(1 - WIDER, 1 + WIDER, 2))
        strokes = []
        for stroke in self.strokes:
            points = (np.array(stroke) - 0.5) @ change.T + 0.5
            points = points + chance.normal(0, TREMBLE, points.shape)
            way = np.linspace(0, len(points) - 1, (len(points) - 1) * POINTS + 1)
            drawn = [np.interp(way, np.arange(len(points)), axis) for axis in points.T]
            strokes.append(np.clip(np.array(drawn).T, 0, 1).round(3).tolist())
        return tuple(tuple((x, y) for x, y in stroke) for stroke in strokes)


# Narrow, with a long bar: what models that learned from MNIST hardly know.
BARRED_SEVEN = Hand(
    (
        ((0.31, 0.25), (0.33, 0.16), (0.5, 0.15), (0.67, 0.15), (0.58, 0.4), (0.52, 0.66), (0.48, 0.92)),
        ((0.19, 0.64), (0.52, 0.64), (0.86, 0.64)),
    )
)
