"""Photos on their way to a server that is really running."""

import asyncio
import time
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from starlette.responses import Response
from starlette.types import Message

from mlintro.ui.server.held_photos import A_MINUTE, OF_A_VISIT, HeldPhotos
from mlintro.ui.server.uploads import UPLOADS, Uploads
from tests.processes import server_at
from tests.server import running
from tests.ui.server.door import MB, ask, knock, resident, wait_until_free


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


def send_photo(server: str, visit: str, name: str, size: int) -> int:
    return requests.put(
        f"{server}/_stcore/upload_file/{visit}/{name}",
        files={"file": bytes(size)},
        headers={"Origin": server},
        timeout=30,
    ).status_code


def test_memory_is_bounded_however_many_photos_come(server: str):
    wait_until_free(server)
    process = server_at(server)
    with knock(server) as socket:
        name = ask(socket)
        before = resident(process)
        codes = [send_photo(server, name, str(i), 9 * MB) for i in range(40)]
        grown = resident(process) - before

    assert codes == [204] * 40
    assert grown < OF_A_VISIT + 30 * MB


def test_who_sends_more_photos_than_anybody_takes_is_told_to_wait(server: str):
    wait_until_free(server)
    with knock(server) as socket:
        name = ask(socket)
        codes = [send_photo(server, name, str(i), 1) for i in range(2 * A_MINUTE + 1)]

    assert codes[:A_MINUTE] == [204] * A_MINUTE
    assert 429 in codes  # the minute may end in between


def test_no_part_of_a_photo_touches_a_disk(tmp_path: Path):
    """Python imports a module of this name first: in this server no file can be made on the way."""
    Path(tmp_path, "sitecustomize.py").write_text("import tempfile\ndel tempfile.TemporaryFile\n")
    with running(PYTHONPATH=str(tmp_path)) as url, knock(url) as socket:
        assert send_photo(url, ask(socket), "1", 14 * MB) == 204


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


def test_a_photo_of_another_size_than_it_was_said_to_be_is_not_read_to_its_end(server: str):
    wait_until_free(server)
    address = urlsplit(server)
    there = HTTPConnection(address.hostname or "", address.port, timeout=10)
    with knock(server) as socket, closing(there) as theirs:
        theirs.putrequest("PUT", f"/_stcore/upload_file/{ask(socket)}/1")
        for name, value in (("Origin", server), ("Content-Length", "1"), ("Transfer-Encoding", "chunked")):
            theirs.putheader(name, value)
        theirs.endheaders()
        theirs.send(b"5\r\nphoto\r\n")  # and no end
        assert theirs.getresponse().status == 408


def test_a_photo_whose_size_is_not_told_is_not_read(server: str):
    wait_until_free(server)
    with knock(server) as socket:
        address = f"{server}/_stcore/upload_file/{ask(socket)}/1"
        ours, in_pieces = {"Origin": server}, iter([b"photo"])
        assert requests.put(address, data=in_pieces, headers=ours, timeout=10).status_code == 411


def test_a_photo_that_its_learner_takes_away_takes_no_room_any_more():
    let_go: list[str] = []
    uploads = Uploads(Response(status_code=204))
    uploads.held = HeldPhotos(lambda visit, name: let_go.append(name))
    for name in ("stays", "taken away"):
        photo = uploads.held.begin("visit", name, "address", OF_A_VISIT // 2)
        assert photo
        uploads.held.end(photo, is_here=True)

    ask_for(uploads, "GET", "visit/stays")
    ask_for(uploads, "DELETE", "visit/taken away")
    assert uploads.held.begin("visit", "new", "address", OF_A_VISIT // 2)
    assert let_go == []
    assert uploads.held.begin("visit", "one more", "address", 1)
    assert let_go == ["stays"]


def ask_for(uploads: Uploads, method: str, path: str) -> None:
    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        pass

    scope = {"type": "http", "method": method, "path": UPLOADS + path, "headers": []}
    asyncio.run(uploads(scope, receive, send, "address"))
