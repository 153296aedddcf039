"""What an operator can set."""

import pytest

from mlintro import settings


def test_defaults():
    assert settings.read({}) == settings.Settings(workers=2, memory=512, frame_ancestors="'none'")


@pytest.mark.parametrize("value", ["0", "-1", "two", ""])
def test_nonsense_stops_the_start(value: str):
    with pytest.raises(ValueError, match=r"invalid literal|whole number"):
        settings.read({"MLINTRO_WORKERS": value})


def test_a_learning_platform_may_show_the_lesson():
    environ = {"MLINTRO_FRAME_ANCESTORS": "'self' https://aula.example.org"}
    assert settings.read(environ).frame_ancestors == "'self' https://aula.example.org"


@pytest.mark.parametrize("value", ["", "*", "https://a.example; script-src *", "javascript:1", "'none'\n"])
def test_an_address_cannot_loosen_the_policy(value: str):
    with pytest.raises(ValueError, match="addresses"):
        settings.read({"MLINTRO_FRAME_ANCESTORS": value})
