"""A server that goes under open tabs, and comes back: stopped, or killed."""

import asyncio

import psutil
import pytest

from benchmarks.restart import End, restarted

TABS = 5


@pytest.mark.parametrize("end", [psutil.Process.terminate, psutil.Process.kill])
def test_all_tabs_come_back_with_all_they_had_and_not_at_once(end: End):
    found = asyncio.run(restarted(TABS, end))

    assert found.ended < 5
    assert found.whole == TABS
    assert found.last < 10
    asked = [tab.asked for tab in found.tabs]
    assert max(asked) - min(asked) > 0.1  # seconds
