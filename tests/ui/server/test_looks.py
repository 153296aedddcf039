"""Tabs of a class ask every three seconds whether it has moved: the door lets them, and no flood."""

import time

import pytest
import requests

from tests.ui.server.door import visit, wait_until_free

ASKED = "moved/K7M4P/" + 32 * "0"


@pytest.mark.parametrize("below", ["/", "/school/lesson/"])
def test_who_is_inside_is_answered_when_the_lesson_is_full(server: str, below: str):
    wait_until_free(server)
    with visit(server), visit(server):
        time.sleep(1)
        answer = requests.get(f"{server}{below}{ASKED}", timeout=10)
    assert (answer.status_code, answer.text) == (200, "")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("odd", ["moved/K7M4/" + 32 * "0", "moved/K7M4P/%C3%B1", "moved/" + 400 * "7" + "/0"])
def test_what_is_no_class_is_none(server: str, odd: str):
    time.sleep(1)
    assert requests.get(f"{server}/{odd}", timeout=10).text == ""


def test_an_address_asks_no_more_often_in_a_second_than_it_may_have_visits(server: str):
    with requests.Session() as session:
        found = [session.get(f"{server}/{ASKED}", timeout=10).status_code for _ in range(6)]
    assert 429 in found
    time.sleep(1)
    assert requests.get(f"{server}/{ASKED}", timeout=10).ok
