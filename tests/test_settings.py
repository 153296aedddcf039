"""What an operator can set."""

import pytest

from mlintro import settings


def test_defaults():
    assert settings.read({}) == settings.Settings(workers=2, memory=512)


@pytest.mark.parametrize("value", ["0", "-1", "two", ""])
def test_nonsense_stops_the_start(value: str):
    with pytest.raises(ValueError, match=r"invalid literal|whole number"):
        settings.read({"MLINTRO_WORKERS": value})
