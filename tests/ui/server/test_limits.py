"""What the server refuses: really running, and really asked."""

import os
import platform
from contextlib import ExitStack, suppress
from socket import create_connection
from urllib.parse import urlsplit

import pytest
import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from mlintro.text import load
from mlintro.ui.server.limits import PATIENCE, WAITING_OF_AN_ADDRESS, give_back
from mlintro.ui.server.messages import (
    AT_ONCE,
    FULL,
    LARGEST,
    NOT_ASKED,
    NOT_OURS,
    REPLACED,
    TOO_LARGE,
    TOO_MANY,
    Close,
)
from tests.processes import server_at
from tests.server import running
from tests.ui.server.door import (
    MB,
    RERUN,
    FullError,
    ask,
    closing,
    elsewhere,
    knock,
    resident,
    visit,
    wait_until_free,
)


def test_one_more_than_an_address_may_have_reads_that_it_is_full_until_one_leaves(server: str):
    wait_until_free(server)
    with visit(server):
        with visit(server), knock(server) as third:
            with pytest.raises(FullError):
                ask(third)
            assert closing(third) == FULL.code
            page = requests.get(f"{server}/neurona?lang=en", timeout=10)
            assert page.status_code == 503
            assert load("full", "en").label("wait") in page.text
            with visit(server, **elsewhere(2)):  # another school
                pass
        wait_until_free(server, 1)
    wait_until_free(server)
    assert requests.get(f"{server}/neurona", timeout=10).ok


def test_who_has_not_asked_for_a_page_takes_no_place(server: str):
    wait_until_free(server)
    with ExitStack() as idle:
        for _ in range(WAITING_OF_AN_ADDRESS + 20):
            idle.enter_context(knock(server))
        assert requests.get(f"{server}/neurona", timeout=10).ok
        with visit(server):
            pass


def test_who_does_not_ask_is_sent_away(server: str):
    with knock(server) as socket:
        assert closing(socket) == NOT_ASKED.code


def test_a_full_lesson_lets_nobody_in_and_says_so(server: str):
    wait_until_free(server)
    with ExitStack() as visits:
        for number in (1, 2, 3):
            visits.enter_context(visit(server, **elsewhere(number)))
        with knock(server, **elsewhere(4)) as fourth, pytest.raises(FullError):
            ask(fourth)
        page = requests.get(f"{server}/neurona?lang=en", timeout=10)
        assert page.status_code == 503
        assert int(page.headers["retry-after"]) < 60
        for link, header, language in (
            ("?lang=<b>", "", "es"),
            ("?lang=EN", "es", "en"),
            ("", "en-GB,en;q=0.9,es;q=0.8", "en"),
            ("", "es-MX,en", "es"),
            ("?lang=es-MX", "en", "es"),
        ):
            asked = requests.get(f"{server}/{link}", headers={"Accept-Language": header}, timeout=10)
            assert load("full", language).label("wait") in asked.text
        assert requests.get(f"{server}/readyz", timeout=10).ok


def test_a_visit_that_comes_back_has_its_place_without_asking(server: str):
    wait_until_free(server)
    with knock(server) as socket:
        name = ask(socket)
    wait_until_free(server)
    with visit(server), knock(server, subprotocols=["streamlit", "x", name]) as back:
        assert requests.get(server, timeout=10).status_code == 503  # both places are taken
        with knock(server, subprotocols=["streamlit", "x", name]) as again:
            assert closing(back) == REPLACED.code
            again.send(RERUN)
            again.recv(timeout=30)


def test_a_visit_that_the_server_does_not_know_waits_for_its_learner(server: str):
    wait_until_free(server)
    with knock(server, subprotocols=["streamlit", "x", "of-another-server"]) as socket:
        with pytest.raises(TimeoutError):
            socket.recv(timeout=PATIENCE + 2)
        assert ask(socket)


def test_a_school_whose_server_restarts_waits_at_the_door_without_pushing():
    school = WAITING_OF_AN_ADDRESS + 20
    with running(MLINTRO_VISITORS_PER_ADDRESS=str(school)) as url, ExitStack() as tabs:
        first, *_ = [
            tabs.enter_context(knock(url, subprotocols=["streamlit", "x", f"earlier-{number}"]))
            for number in range(school)
        ]
        with pytest.raises(TimeoutError):
            first.recv(timeout=1)
        assert ask(first)


LARGE = bytes(LARGEST + 1)
CLEAR_CACHE = BackMsg(clear_cache=True).SerializeToString()  # of everybody


@pytest.mark.parametrize("asks_first", [True, False])
@pytest.mark.parametrize(
    ("message", "close"),
    [
        (LARGE, TOO_LARGE),
        (CLEAR_CACHE, NOT_OURS),
        (b"\xff", NOT_OURS),
        ("text", NOT_OURS),
    ],
)
def test_what_the_lesson_never_sends_ends_the_connection(
    server: str, message: bytes | str, close: Close, asks_first: bool
):
    wait_until_free(server, 1)
    with knock(server) as socket:
        if asks_first:
            ask(socket)
        socket.send(message)
        assert closing(socket) == close.code


def test_what_is_far_too_large_is_not_read_to_its_end(server: str):
    wait_until_free(server, 1)
    before = resident(server_at(server))
    with knock(server) as socket:
        ask(socket)
        with suppress(ConnectionClosed):
            socket.send(bytes(19 * MB))
        assert closing(socket) in (TOO_LARGE.code, 1006)  # hung up in the middle of it
    assert resident(server_at(server)) - before < 10 * MB


def test_a_flood_ends_the_connection_and_is_not_forgotten_with_it(server: str):
    wait_until_free(server, 1)
    with knock(server) as socket:
        name = ask(socket)
        flood(socket)
        assert closing(socket) == TOO_MANY.code
    with knock(server, subprotocols=["streamlit", "x", name]) as again:
        flood(again, int(AT_ONCE) - 1)
        assert closing(again) == TOO_MANY.code


def flood(socket: ClientConnection, messages: int = 1_000) -> None:
    """Ask again and again, until the server hangs up."""
    with suppress(ConnectionClosed):
        for _ in range(messages):
            socket.send(RERUN)


ASKS = (
    "GET /_stcore/stream HTTP/1.1",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Version: 13",
)
NOTHING = b"\x82\x80" + bytes(4)  # an empty message, masked with zeros
MUCH = b"\x82\xfe" + (60_000).to_bytes(2, "big") + bytes(4 + 60_000)


def test_who_goes_on_sending_after_the_goodbye_is_not_read(server: str):
    there = urlsplit(server)
    with create_connection((there.hostname, there.port), timeout=3) as deaf:
        deaf.sendall("\r\n".join((*ASKS, f"Host: {there.netloc}", f"Origin: {server}", "", "")).encode())
        assert b" 101 " in deaf.recv(1_000)
        deaf.sendall(NOTHING)
        with pytest.raises(TimeoutError):
            deaf.sendall(MUCH * 500)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library gives back in its own way")
def test_the_memory_of_what_has_gone_is_given_back():
    held = [b"x" * (60_000 + n % 2) for n in range(2_000)]
    pins = held[::50]
    before = resident(os.getpid())
    held.clear()
    give_back()
    assert before - resident(os.getpid()) > 100 * MB
    assert pins


def through_proxy(*said: str) -> dict[str, object]:
    return {"additional_headers": [("X-Forwarded-For", line) for line in said]}


def test_behind_a_proxy_the_address_that_it_saw_counts():
    with (
        running(MLINTRO_VISITORS_PER_ADDRESS="1", MLINTRO_PROXIES="127.0.0.1") as url,
        visit(url, **through_proxy("198.51.100.1")),
        visit(url, **through_proxy("198.51.100.2")),
        knock(url, **through_proxy("198.51.100.3, 198.51.100.2")) as forged,
        pytest.raises(FullError),
    ):
        ask(forged)


def test_what_a_visitor_says_of_their_address_counts_for_nothing(server: str):
    wait_until_free(server)
    with (
        visit(server),
        visit(server),
        knock(server, **through_proxy("198.51.100.1")) as forged,
        pytest.raises(FullError),
    ):
        ask(forged)


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://[", "http://127.0.0.1:1"])
def test_only_a_page_of_this_server_may_connect(server: str, origin: str | None):
    with pytest.raises(InvalidStatus) as refused:
        knock(server, origin=origin)
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"])
def test_what_is_nobodys_business_is_closed(server: str, path: str):
    assert requests.get(server + path, timeout=10).status_code == 404
