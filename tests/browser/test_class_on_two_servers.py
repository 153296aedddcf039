"""One class over two servers that share a Redis; one of them dies. And what Redis and the logs hold."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect
from redis import Redis

from mlintro.text import load
from tests import processes
from tests.browser.test_class import Classroom, Windows
from tests.redis_server import redis_running
from tests.server import running

T = load("classes", "es")
NAME, WRITTEN = "anabelen", "def anabelen(foto_de_la_tia: str) -> bool:"


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def test_a_class_outlives_a_server_and_nothing_of_a_learner_is_in_redis_or_in_a_log(
    windows: Windows, stack: ExitStack
):
    logs: list[str] = []
    store = stack.enter_context(redis_running())
    first, second = (
        stack.enter_context(running(logs=logs, MLINTRO_CLASSES=store, MLINTRO_WORKERS="1")) for _ in range(2)
    )
    room = Classroom(windows, first)
    stack.callback(room.leave)
    room.come(390, 844, "es", "funciones")
    room.url = second
    room.come(1280, 720, "en", "neurona")
    room.come(1280, 720, "es", "funciones")
    expect(room.wall.get_by_text(T.label("inside", count=3))).to_be_visible()
    room.ask("xor")
    for learner, option in ((0, "no"), (1, "yes"), (2, "no")):
        room.vote(learner, "xor", option)
    room.expect_count(3, 3)
    writer = room.learners[2][0]
    writer.get_by_role("textbox").fill(WRITTEN)
    writer.get_by_role("button", name="Revisar").click()
    expect(writer.get_by_text(NAME).last).to_be_visible()
    room.press("screen_reasons")
    expect(room.wall.locator("ol li")).to_have_count(1)

    # The server of the remote, of the wall and of one learner dies: its link opens the remote on the other.
    key = json.loads(room.remote.evaluate("sessionStorage.getItem('mlintro-teacher')"))["key"]
    killed = time.monotonic()
    processes.kill(processes.server_at(first))
    room.remote = room.open(390, 844, f"/clase#k={key}")
    expect(room.remote.locator("h3 code")).to_have_text(room.code)
    room.wall = room.open(1280, 720, f"/clase?ver={room.code}")
    room.press("screen_question")
    room.expect_count(3, 3)
    assert time.monotonic() - killed < 10
    room.vote(1, "xor", "no")
    room.press("show")
    room.expect_bars(yes=0, no=3, luck=0)

    held = dump(store)
    assert room.code in held
    for secret in (NAME, "foto_de_la_tia", "127.0.0.1", "Mozilla", "Chrome", key):
        assert secret not in held
    room.press("end")
    room.press("end_yes")
    expect(room.wall.get_by_text(T.label("over"))).to_be_visible()
    assert not re.search("votes|seats", dump(store))
    room.leave()
    stack.close()
    assert not [log for log in logs for secret in (NAME, "foto_de_la_tia", key) if secret in log]
    assert len(logs) == 2


def dump(address: str) -> str:
    """All that is in Redis, as text."""
    with Redis.from_url(address, decode_responses=True) as client:
        kinds = {"string": client.get, "hash": client.hgetall}
        return "\n".join(f"{name}: {kinds[client.type(name)](name)}" for name in client.scan_iter())
