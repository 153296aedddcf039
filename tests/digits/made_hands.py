"""Four ways to write a 7 with a bar, made up for the tests: each a main stroke, then the bar."""

from mlintro.digits.reading import drawing
from mlintro.digits.reading.hands import Hand
from mlintro.digits.taught import Drawn, as_drawn

SEVENS = {
    "a long bar": Hand(
        (
            ((0.33, 0.15), (0.5, 0.15), (0.67, 0.15), (0.58, 0.4), (0.5, 0.66), (0.44, 0.92)),
            ((0.16, 0.61), (0.51, 0.61), (0.87, 0.61)),
        )
    ),
    "a bar that falls": Hand(
        (
            ((0.3, 0.15), (0.5, 0.15), (0.7, 0.15), (0.54, 0.4), (0.47, 0.66), (0.47, 0.92)),
            ((0.14, 0.41), (0.5, 0.51), (0.86, 0.61)),
        )
    ),
    "a serif and a high bar": Hand(
        (
            ((0.32, 0.25), (0.34, 0.16), (0.5, 0.15), (0.66, 0.15), (0.5, 0.4), (0.4, 0.66), (0.36, 0.92)),
            ((0.14, 0.45), (0.49, 0.43), (0.84, 0.42)),
        )
    ),
    "a serif and a steep foot": Hand(
        (
            ((0.32, 0.35), (0.34, 0.16), (0.5, 0.15), (0.66, 0.15), (0.58, 0.4), (0.53, 0.66), (0.51, 0.92)),
            ((0.21, 0.62), (0.53, 0.64), (0.86, 0.66)),
        )
    ),
}


def drawn(hand: Hand, numbers: range) -> list[Drawn]:
    """The drawings of a hand with these numbers, as the models get them."""
    return [as_drawn(drawing.steps(hand.drawn(number)).centred) for number in numbers]
