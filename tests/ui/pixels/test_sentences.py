"""What is said of an answer about a picture, and of a guess at a colour: true whatever they are."""

import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some
from numpy.typing import NDArray

from mlintro.pixels import CHANNELS, colours, indexing
from mlintro.pixels.colours import LEVELS, NAMES, Triple
from mlintro.pixels.indexing import Reading
from mlintro.text import LANGUAGES, PageText, load
from mlintro.ui.pixels.match_lab import judged
from mlintro.ui.pixels.mixer_lab import reply
from mlintro.ui.pixels.visit import Game, Mixer
from tests.ui.said import is_well_said

words = some.sampled_from([load("pixels", language) for language in LANGUAGES])
numbers = some.one_of(some.sampled_from([0.0, 0.1, 0.5, 1.0]), some.floats(0, 1))


@some.composite
def pictures(draw: some.DrawFn) -> NDArray[np.float64]:
    """What the mixer makes of whatever a browser sends."""
    side, mixer = draw(some.integers(2, 4)), Mixer()
    pixel = some.lists(numbers, min_size=3, max_size=3)
    row = some.lists(pixel, min_size=side, max_size=side)
    mixer.take({"values": draw(some.lists(row, min_size=side, max_size=side))})
    assert mixer.fault is None
    return mixer.image


@settings(max_examples=150, deadline=None)
@given(pictures(), some.integers(0, 5), words)
def test_a_reply_is_true_of_the_number_that_was_chosen(image: NDArray[np.float64], seed: int, t: PageText):
    asked = indexing.ask(image, seed)
    if asked is None:
        return
    row, column, channel = asked.row, asked.column, asked.channel
    answers = asked.answers(image)
    assert len({f"{value:g}" for value in answers}) == len(answers)
    for value, reading in answers.items():
        said = reply(t, asked, reading, f"{value:g}")
        assert is_well_said(said), said
        assert f"{value:g}".replace(".", t.writing.decimal) in said
        assert t.label(CHANNELS[channel]).lower() in said or reading in (Reading.SWAPPED, Reading.FROM_ONE)
        assert (value == image[row, column, channel]) == (reading is Reading.RIGHT)
        match reading:
            case Reading.SWAPPED:
                assert value == image[column, row, channel]
            case Reading.CHANNEL:
                assert value in image[row, column]
            case Reading.FROM_ONE:
                assert min(row, column) > 0
                assert value in image[row - 1, column - 1, [channel, channel - 1]]
            case Reading.COLOUR_FIRST:
                assert value == image[column, channel, row]
            case Reading.ELSEWHERE:
                assert value in image


@given(words)
def test_of_a_photo_with_a_single_row_it_is_not_said_that_there_are_rows(t: PageText):
    assert is_well_said(t.label("shape", rows=1, columns=8, depth=3, total=24))


bars = some.integers(0, 20).map(lambda notch: notch * 0.05)


@settings(max_examples=500, deadline=None)
@given(some.integers(0, len(LEVELS) - 1), some.integers(0, 400), some.data(), words)
def test_a_guess_is_judged_by_the_figures_that_are_written(
    level: int, number: int, data: some.DataObject, t: PageText
):
    aim = colours.target(level, number)
    near = [some.sampled_from([value, *(round(value + d, 2) for d in (-0.2, 0.1))]) for value in aim]
    guess = data.draw(some.one_of(some.tuples(bars, bars, bars), some.tuples(*near)))
    guess = tuple(float(np.clip(value, 0, 1)) for value in guess)
    game = Game(round=number, level=level, guess=guess, judged=1)
    judgement = game.judgement
    assert judgement
    said = judged(t, game, judgement)
    name = t.label(f"colour_{colours.name(aim)}").lower()

    assert is_well_said(said), said
    if judgement.is_match:
        assert name in said
        assert all(
            colours.distance(aim, other) >= colours.distance(aim, its(aim)) for other in NAMES.values()
        )
        assert t.label("match_won", aim="", name="\n", guess="", distance="").split("(")[0] in said
        return
    distance, tolerance = (float(n.replace(",", ".")) for n in re.findall(r"\d[.,]\d+", said))
    assert distance > tolerance
    missing = aim[judgement.channel] - guess[judgement.channel]
    short = t.label("match_short", distance="", tolerance="", channel="\n").split("\n")[1]
    assert said.endswith(short) == (missing > 0)
    assert abs(missing) == max(abs(a - g) for a, g in zip(aim, guess, strict=True))


def its(colour: Triple) -> Triple:
    return NAMES[colours.name(colour)]
