"""The colour game: targets, distances, judgements and names."""

import pytest

from mlintro.errors import OutOfRangeError
from mlintro.pixels import colours
from mlintro.pixels.colours import LEVELS, NAMES, START


@pytest.mark.parametrize("level", range(len(LEVELS)))
def test_targets_are_on_the_steps_of_their_level_and_cannot_be_won_by_standing_still(level: int):
    targets = [colours.target(level, number) for number in range(40)]

    for target in targets:
        assert all(
            abs(value * LEVELS[level].steps - round(value * LEVELS[level].steps)) < 1e-9 for value in target
        )
        assert colours.distance(target, START) > LEVELS[level].tolerance
        assert len(set(target)) > 1
    assert len(set(targets)) > 4
    assert targets[0] == colours.target(level, 0)


def test_levels_get_harder():
    steps, tolerances = [level.steps for level in LEVELS], [level.tolerance for level in LEVELS]
    assert steps == sorted(set(steps))
    assert tolerances == sorted(set(tolerances), reverse=True)


def test_no_colour_of_another_name_counts_as_a_target_of_the_first_level():
    targets = {colours.target(0, number) for number in range(40)}
    others = [(aim, code) for aim in targets for code in NAMES if code != colours.name(aim)]
    assert not [pair for pair in others if colours.judge(NAMES[pair[1]], pair[0], level=0).is_match]


@pytest.mark.parametrize("level", [-1, len(LEVELS)])
def test_a_level_that_is_not_there_is_refused(level: int):
    with pytest.raises(OutOfRangeError):
        colours.target(level, 0)


def test_a_judgement_names_the_channel_that_is_farthest_off():
    short = colours.judge((0.5, 0.5, 0.5), (0.6, 1.0, 0.4), level=0)
    much = colours.judge((0.5, 0.5, 0.9), (0.6, 0.5, 0.0), level=4)

    assert (short.channel, short.is_short, short.is_match) == (1, True, False)
    assert (much.channel, much.is_short, much.is_match) == (2, False, False)
    assert short.distance == pytest.approx(((0.01 + 0.25 + 0.01) / 3) ** 0.5)
    assert colours.judge((0.98, 0, 0), (1, 0, 0), level=4).is_match


@pytest.mark.parametrize("code", NAMES)
def test_every_name_is_that_of_its_own_colour(code: str):
    assert colours.name(NAMES[code]) == code
