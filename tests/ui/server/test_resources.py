"""What all visitors share, and what an operator is told when it is made."""

import logging

import pytest

from mlintro.ui.server.resources import trainer


def test_an_old_name_of_a_setting_is_said_once_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setenv("MLINTRO_LINE", "7")
    with caplog.at_level(logging.WARNING):
        trainer.__wrapped__()

    assert caplog.text.count("MLINTRO_LINE is called MLINTRO_QUEUE now") == 1
