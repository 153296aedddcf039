"""What an operator can set."""

from dataclasses import fields

import pytest

from mlintro import settings
from tests.conftest import ROOT


def test_defaults():
    assert settings.read({}) == settings.Settings(
        workers=2, queue=300, memory=512, visitors=300, visitors_per_address=250, frame_ancestors="'self'"
    )


WRITTEN = {
    "frame_ancestors": "'none'",
    "results": "/var/results",
    "proxies": "10.0.0.0/8 2001:db8::1",
    "dask": "tls://scheduler.example.org:8786",
    "classes": "rediss://:word@store.example.org:6380/0",
}


def test_every_setting_is_read_and_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for field in fields(settings.Settings):
        name = f"MLINTRO_{field.name.upper()}"
        value = WRITTEN.get(field.name, "7")
        assert str(getattr(settings.read({name: value}), field.name)) == value
        assert f"`{name}` ({field.default or 'none'})" in readme.replace("(`'self'`)", "('self')")


def test_an_old_name_is_read_and_said():
    environ = {"MLINTRO_LINE": "7"}

    assert settings.read(environ).queue == 7
    assert settings.renamed(environ) == ["MLINTRO_LINE is called MLINTRO_QUEUE now"]
    assert settings.renamed({"MLINTRO_QUEUE": "7"}) == []


@pytest.mark.parametrize("old", ["7", "nonsense"])
def test_where_both_names_are_given_the_new_one_counts(old: str):
    environ = {"MLINTRO_LINE": old, "MLINTRO_QUEUE": "8"}

    assert settings.read(environ).queue == 8
    assert settings.renamed(environ) == ["MLINTRO_LINE is called MLINTRO_QUEUE now: MLINTRO_LINE is not read"]


@pytest.mark.parametrize("value", ["0", "-1", "two", ""])
def test_nonsense_stops_the_start(value: str):
    with pytest.raises(ValueError, match=r"invalid literal|whole number"):
        settings.read({"MLINTRO_WORKERS": value})


@pytest.mark.parametrize("value", ["results", "/no/such/parent", "../results"])
def test_a_folder_that_can_not_be_stops_the_start(value: str):
    with pytest.raises(ValueError, match="folder"):
        settings.read({"MLINTRO_RESULTS": value})


@pytest.mark.parametrize("value", ["host:8786", "http://host:8786", "tls://host", "tls://host:8786/x"])
def test_an_address_that_is_no_scheduler_stops_the_start(value: str):
    with pytest.raises(ValueError, match="tls://"):
        settings.read({"MLINTRO_DASK": value})


@pytest.mark.parametrize("value", ["proxy.example", "10.0.0.1/8", "10.0.0.1,10.0.0.2", "*"])
def test_a_proxy_that_is_no_address_stops_the_start(value: str):
    with pytest.raises(ValueError, match=r"IPv4 or IPv6|host bits"):
        settings.read({"MLINTRO_PROXIES": value})


def test_a_learning_platform_may_show_the_lesson():
    environ = {"MLINTRO_FRAME_ANCESTORS": "'self' https://aula.example.org"}
    assert settings.read(environ).frame_ancestors == "'self' https://aula.example.org"


@pytest.mark.parametrize("value", ["", "*", "https://a.example; script-src *", "javascript:1", "'none'\n"])
def test_an_address_cannot_loosen_the_policy(value: str):
    with pytest.raises(ValueError, match="addresses"):
        settings.read({"MLINTRO_FRAME_ANCESTORS": value})


@pytest.mark.parametrize("value", ["store:6379", "http://store.example.org", "redis://", ""])
def test_an_address_that_is_none_of_redis_stops_the_start(value: str):
    with pytest.raises(ValueError, match="redis://host:port"):
        settings.read({"MLINTRO_CLASSES": value})
