"""The colour game: targets that get harder, how far a guess is, and what colours are called."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mlintro.errors import OutOfRangeError

Triple = tuple[float, float, float]  # red, green, blue, each in 0..1

START: Triple = (0.5, 0.5, 0.5)  # where a guess begins: grey
SAME = 0.1  # distance up to which a colour is called by a name, not compared with what has it
FAR = 0.3  # a target is at least so far from the start: standing still must not win

# The nearest of these gives a colour its name; codes of labels.
NAMES: dict[str, Triple] = {
    "black": (0, 0, 0),
    "dark_grey": (0.3, 0.3, 0.3),
    "grey": (0.5, 0.5, 0.5),
    "light_grey": (0.78, 0.78, 0.78),
    "white": (1, 1, 1),
    "red": (1, 0, 0),
    "dark_red": (0.5, 0, 0),
    "orange": (1, 0.5, 0),
    "brown": (0.5, 0.25, 0.05),
    "yellow": (1, 1, 0),
    "olive": (0.5, 0.5, 0),
    "cream": (1, 0.95, 0.7),
    "lime": (0.5, 1, 0),
    "green": (0, 0.85, 0),
    "dark_green": (0, 0.4, 0),
    "mint": (0.5, 1, 0.7),
    "turquoise": (0, 1, 1),
    "teal": (0, 0.5, 0.5),
    "sky": (0.4, 0.7, 1),
    "blue": (0, 0, 1),
    "dark_blue": (0, 0, 0.45),
    "violet": (0.5, 0, 1),
    "purple": (0.5, 0, 0.5),
    "magenta": (1, 0, 1),
    "pink": (1, 0.6, 0.75),
}


@dataclass(frozen=True, slots=True)
class Level:
    steps: int  # a target's numbers are multiples of 1/steps
    tolerance: float  # largest distance that counts as a match, in hundredths, as it is written


LEVELS = (Level(1, 0.15), Level(2, 0.13), Level(4, 0.1), Level(10, 0.08), Level(20, 0.05))


@dataclass(frozen=True, slots=True)
class Judgement:
    distance: float  # 0 (the same) to 1 (black and white)
    is_match: bool
    channel: int  # in which the guess is farthest off: 0 red, 1 green, 2 blue
    is_short: bool  # whether the guess has too little of it


def target(level: int, number: int) -> Triple:
    """
    A colour to match, never a grey, the same each time for a level (from 0) and a number.

    Raises OutOfRangeError.

    >>> target(0, 1) in [(r, g, b) for r in (0, 1) for g in (0, 1) for b in (0, 1)]
    True
    """
    if level not in range(len(LEVELS)):
        raise OutOfRangeError(name="level", value=level, allowed=range(len(LEVELS)))
    random, steps = np.random.default_rng((level, number)), LEVELS[level].steps
    while True:
        red, green, blue = (random.integers(0, steps, 3, endpoint=True) / steps).tolist()
        if distance((red, green, blue), START) >= FAR and not red == green == blue:
            return red, green, blue


def distance(one: Sequence[float], other: Sequence[float]) -> float:
    """
    Euclidean distance of two colours, as a share of that from black to white.

    >>> distance((0, 0, 0), (1, 1, 1)), distance((1, 0, 0), (1, 0, 0))
    (1.0, 0.0)
    """
    return float(np.sqrt(np.mean((np.asarray(one) - np.asarray(other)) ** 2)))


def judge(guess: Triple, aim: Triple, level: int) -> Judgement:
    """How near a guess is, and the channel to look at next."""
    missing = np.asarray(aim) - np.asarray(guess)
    channel = int(np.abs(missing).argmax())
    away = distance(guess, aim)
    return Judgement(away, round(away, 2) <= LEVELS[level].tolerance, channel, bool(missing[channel] > 0))


def name(colour: Sequence[float]) -> str:
    """
    The code of the nearest name.

    >>> name((0.95, 0.45, 0.05)), name((0.1, 0.1, 0.9))
    ('orange', 'blue')
    """
    return min(NAMES, key=lambda code: distance(NAMES[code], colour))
