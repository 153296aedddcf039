"""What the server refuses, and what it packs: really running, and really asked."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from mlintro.text import load
from mlintro.ui.server.limits import UPLOADS_A_MINUTE
from tests.processes import server_at
from tests.server import running

MB = 1_000_000


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running(MLINTRO_VISITORS="3", MLINTRO_VISITORS_PER_ADDRESS="2") as url:
        yield url


def visit(server: str, **options: object) -> ClientConnection:
    """A visitor's connection, as a browser opens it."""
    address = server.replace("http", "ws", 1) + "/_stcore/stream"
    return connect(address, **{"origin": server, "subprotocols": ["streamlit"], "max_size": None} | options)


def refusal(server: str, **options: object) -> int:
    with pytest.raises(InvalidStatus) as refused:
        visit(server, **options)
    return refused.value.response.status_code


def wait_until_free(server: str, places: int = 2) -> None:
    """Until the server has seen that others have gone, and so many may come from one address."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            with ExitStack() as visits:
                for _ in range(places):
                    visits.enter_context(visit(server))
                return
        except InvalidStatus:
            time.sleep(0.1)
    raise TimeoutError


def elsewhere(number: int) -> dict[str, object]:
    """Comes from another address of this machine."""
    return {"source_address": (f"127.0.0.{number}", 0)}


def test_one_more_than_an_address_may_have_waits_until_one_leaves(server: str):
    wait_until_free(server)
    with visit(server):
        with visit(server):
            assert refusal(server) == 503
            with visit(server, **elsewhere(2)):  # another school
                pass
        wait_until_free(server, 1)


def test_a_full_lesson_lets_nobody_in_and_says_so(server: str):
    wait_until_free(server)
    with ExitStack() as visits:
        for number in (1, 2, 3):
            visits.enter_context(visit(server, **elsewhere(number)))
        assert refusal(server, **elsewhere(4)) == 503
        page = requests.get(f"{server}/neurona?lang=en", timeout=10)
        assert page.status_code == 503
        assert load("full", "en").label("wait") in page.text
        assert int(page.headers["retry-after"]) < 60
        assert load("full", "es").label("wait") in requests.get(f"{server}/?lang=<b>", timeout=10).text
        assert requests.get(f"{server}/readyz", timeout=10).ok
    wait_until_free(server)
    assert requests.get(f"{server}/neurona", timeout=10).ok


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://[", "http://127.0.0.1:1"])
def test_only_a_page_of_this_server_may_connect(server: str, origin: str | None):
    assert refusal(server, origin=origin) == 403


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:1"])
def test_only_a_page_of_this_server_may_send_or_take_away_a_photo(server: str, origin: str | None):
    wait_until_free(server)
    with visit(server) as socket:
        address = f"{server}/_stcore/upload_file/{session(socket)}/1"
        theirs = {"Origin": origin} if origin else {}
        for method, options in (("PUT", {"files": {"file": b"photo"}}), ("DELETE", {}), ("POST", {})):
            refused = requests.request(method, address, headers=theirs, timeout=10, **options)
            assert refused.status_code == 403
        ours = {"Origin": server}
        assert requests.put(address, files={"file": b"photo"}, headers=ours, timeout=10).status_code == 204


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"])
def test_what_is_nobodys_business_is_closed(server: str, path: str):
    assert requests.get(server + path, timeout=10).status_code == 404


def test_a_flood_of_photos_is_stopped_and_memory_is_bounded(server: str):
    wait_until_free(server)
    process = server_at(server)
    with visit(server) as socket:
        address = f"{server}/_stcore/upload_file/{session(socket)}"
        before = resident(process)
        photo = bytes(9 * MB)
        answers = [
            requests.put(f"{address}/{i}", files={"file": photo}, headers={"Origin": server}, timeout=30)
            for i in range(60)
        ]
        grown = resident(process) - before

    codes = [answer.status_code for answer in answers]
    # The minute may end in between.
    assert codes[:UPLOADS_A_MINUTE] == [204] * UPLOADS_A_MINUTE
    assert codes.count(429) >= 60 - 2 * UPLOADS_A_MINUTE
    assert grown < 2 * UPLOADS_A_MINUTE * 10 * MB


def session(socket: ClientConnection) -> str:
    """The name of a visit, which the server tells in its first answer."""
    ask = BackMsg()
    ask.rerun_script.SetInParent()
    socket.send(ask.SerializeToString())
    answer = ForwardMsg()
    while answer.WhichOneof("type") != "new_session":
        answer.ParseFromString(socket.recv(timeout=30))
    return answer.new_session.initialize.session_id


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
