"""What the server refuses, and what it packs: really running, and really asked."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from mlintro.text import load
from mlintro.ui.server.held_photos import A_MINUTE, OF_A_VISIT
from mlintro.ui.server.limits import PATIENCE, WAITING_OF_AN_ADDRESS
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

MB = 1_000_000
RERUN = BackMsg(rerun_script={}).SerializeToString()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running(MLINTRO_VISITORS="3", MLINTRO_VISITORS_PER_ADDRESS="2") as url:
        yield url


def knock(server: str, **options: object) -> ClientConnection:
    """A connection as a browser opens it, before it asks for a page."""
    address = server.replace("http", "ws", 1) + "/_stcore/stream"
    # All that comes is taken at once: a close waits behind it.
    usual = {"origin": server, "subprotocols": ["streamlit"], "max_size": None, "max_queue": None}
    return connect(address, **usual | options)


def ask(socket: ClientConnection) -> str:
    """Ask for the first page: the name of the visit, which the server tells with it."""
    socket.send(RERUN)
    while True:
        answer = ForwardMsg.FromString(socket.recv(timeout=30))
        match answer.WhichOneof("type"):
            case "new_session":
                return answer.new_session.initialize.session_id
            case "auth_redirect":
                raise FullError


class FullError(Exception):
    """The browser was told to ask for the page anew."""


def closing(socket: ClientConnection) -> int | None:
    """The code with which the server closes a connection."""
    with suppress(ConnectionClosed):
        while True:
            socket.recv(timeout=30)
    return socket.close_code


@contextmanager
def visit(server: str, **options: object) -> Iterator[ClientConnection]:
    """A visit that has a page."""
    with knock(server, **options) as socket:
        ask(socket)
        yield socket


def wait_until_free(server: str, places: int = 2) -> None:
    """Until the server has seen that others have gone, and so many may come from one address."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            with ExitStack() as visits:
                for _ in range(places):
                    visits.enter_context(visit(server))
                return
        except FullError:
            time.sleep(0.1)
    raise TimeoutError


def elsewhere(number: int) -> dict[str, object]:
    """Comes from another address of this machine."""
    return {"source_address": (f"127.0.0.{number}", 0)}


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
        assert load("full", "es").label("wait") in requests.get(f"{server}/?lang=<b>", timeout=10).text
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
        flood(again, int(AT_ONCE) // 2)
        assert closing(again) == TOO_MANY.code


def flood(socket: ClientConnection, messages: int = 1_000) -> None:
    """Ask again and again, until the server hangs up."""
    with suppress(ConnectionClosed):
        for _ in range(messages):
            socket.send(RERUN)


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


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:1"])
def test_only_a_page_of_this_server_may_send_or_take_away_a_photo(server: str, origin: str | None):
    wait_until_free(server)
    with knock(server) as socket:
        address = f"{server}/_stcore/upload_file/{ask(socket)}/1"
        theirs = {"Origin": origin} if origin else {}
        for method, options in (("PUT", {"files": {"file": b"photo"}}), ("DELETE", {}), ("POST", {})):
            refused = requests.request(method, address, headers=theirs, timeout=10, **options)
            assert refused.status_code == 403
        ours = {"Origin": server}
        assert requests.put(address, files={"file": b"photo"}, headers=ours, timeout=10).status_code == 204


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"])
def test_what_is_nobodys_business_is_closed(server: str, path: str):
    assert requests.get(server + path, timeout=10).status_code == 404


def send_photo(server: str, visit: str, name: str, size: int) -> int:
    return requests.put(
        f"{server}/_stcore/upload_file/{visit}/{name}",
        files={"file": bytes(size)},
        headers={"Origin": server},
        timeout=30,
    ).status_code


def test_a_flood_of_photos_is_stopped_and_memory_is_bounded(server: str):
    wait_until_free(server)
    process = server_at(server)
    with knock(server) as socket:
        name = ask(socket)
        before = resident(process)
        codes = [send_photo(server, name, str(i), 9 * MB) for i in range(40)]
        grown = resident(process) - before

    # The minute may end in between.
    assert codes[:A_MINUTE] == [204] * A_MINUTE
    assert codes.count(429) >= 40 - 2 * A_MINUTE
    assert grown < OF_A_VISIT + 30 * MB


def test_the_photos_of_who_has_left_are_let_go(server: str):
    wait_until_free(server)
    process = server_at(server)
    before = resident(process)
    with ExitStack() as visits:
        for _ in range(2):
            name = ask(visits.enter_context(knock(server)))
            assert [send_photo(server, name, str(i), 14 * MB) for i in range(2)] == [204, 204]
        assert resident(process) - before > 40 * MB
    deadline = time.monotonic() + 20
    while resident(process) - before > 20 * MB and time.monotonic() < deadline:
        time.sleep(0.2)
    assert resident(process) - before <= 20 * MB


def test_a_photo_whose_size_is_not_told_is_not_read(server: str):
    wait_until_free(server)
    with knock(server) as socket:
        address = f"{server}/_stcore/upload_file/{ask(socket)}/1"
        ours, in_pieces = {"Origin": server}, iter([b"photo"])
        assert requests.put(address, data=in_pieces, headers=ours, timeout=10).status_code == 411


def resident(process: int) -> int:
    """Bytes of memory that a process holds."""
    status = Path(f"/proc/{process}/status").read_text()
    return 1000 * int(status.partition("VmRSS:")[2].split()[0])


def script(server: str) -> str:
    """The address of the largest script that the first page loads."""
    html = requests.get(server, timeout=10).text
    return server + "/" + html.partition('src="./')[2].partition('"')[0]


def test_scripts_come_packed_once_and_for_a_year(server: str):
    address = script(server)
    packed = requests.get(address, headers={"Accept-Encoding": "gzip"}, timeout=10)
    plain = requests.get(address, headers={"Accept-Encoding": "identity"}, timeout=10)

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content  # unpacked by the client
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    for answer in (packed, plain):
        assert "Accept-Encoding" in answer.headers["vary"]
        assert {"public", "immutable", "max-age=31536000"} <= set(answer.headers["cache-control"].split(", "))
        assert answer.headers["content-type"].startswith(("text/javascript", "application/javascript"))
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_is_not_packed_is_served_as_ever(server: str):
    font = requests.get(f"{server}/favicon.png", headers={"Accept-Encoding": "gzip"}, timeout=10)
    missing = requests.get(f"{server}/static/js/none.js", headers={"Accept-Encoding": "gzip"}, timeout=10)
    asked_in_part = {"Accept-Encoding": "identity", "Range": "bytes=0-9"}
    part = requests.get(script(server), headers=asked_in_part, timeout=10)

    assert font.ok
    assert "content-encoding" not in font.headers
    assert missing.headers["content-type"].startswith("text/html")  # Streamlit's way: every path is a page
    assert (part.status_code, len(part.content)) == (206, 10)
