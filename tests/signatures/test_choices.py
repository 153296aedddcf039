"""What is said in words before the code: how two choices fit a system."""

import pytest

from mlintro.signatures import EXERCISES, INPUTS, OUTPUTS, InWords, in_words


@pytest.mark.parametrize(
    ("exercise", "takes", "gives", "fits"),
    [
        ("pedestrian", "image", "yes_no", InWords.BOTH),
        ("pedestrian", "image", "number", InWords.MAYBE),  # a probability
        ("songs", "text", "texts", InWords.MAYBE),  # by its name
        ("songs", "text", "text", InWords.MAYBE),  # a condition on either side
        ("pedestrian", "image", "texts", InWords.TAKES),
        ("songs", "texts", "yes_no", InWords.TAKES),
        ("pedestrian", "text", "yes_no", InWords.GIVES),
        ("songs", "text", "yes_no", InWords.NONE),  # a condition on one side alone is not enough
        ("pedestrian", "audio", "number", InWords.NONE),
        ("pedestrian", "audio", "texts", InWords.NONE),
    ],
)
def test_two_choices_are_answered_together(exercise: str, takes: str, gives: str, fits: InWords):
    assert in_words(takes, gives, EXERCISES[exercise]) is fits


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_system_can_be_said_in_words(exercise: str):
    said = [in_words(takes, gives, EXERCISES[exercise]) for takes in INPUTS for gives in OUTPUTS]
    assert InWords.BOTH in said
