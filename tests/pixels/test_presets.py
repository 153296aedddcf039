"""The pictures that the mixer offers."""

import numpy as np
import pytest

from mlintro import pixels
from mlintro.pixels import presets
from mlintro.pixels.presets import Preset


@pytest.mark.parametrize("preset", Preset)
def test_a_preset_is_a_picture_the_mixer_can_hold(preset: Preset):
    image = presets.make(preset)

    assert image.shape[0] == image.shape[1]
    assert image.shape[0] in presets.SIZES
    assert image.shape[2] == 3
    assert (pixels.combine(*np.moveaxis(image, -1, 0)) == image).all()


def test_presets_differ_and_nobody_can_change_them_for_others():
    assert len({presets.make(preset).tobytes() for preset in Preset}) == len(Preset)
    with pytest.raises(ValueError, match="read-only"):
        presets.make(Preset.RED)[0, 0] = 0


@pytest.mark.parametrize("preset", Preset)
def test_the_literal_runs_and_makes_the_same_array(preset: Preset):
    image, names = presets.make(preset), {}
    exec(pixels.literal(image, "imagen"), names)  # our own code, from our own numbers

    assert (names["imagen"] == image).all()
    assert names["imagen"].shape == image.shape
