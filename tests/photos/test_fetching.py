"""Photos from the web: the few hosts that are asked, and all that is not done for an address."""

import gzip
import itertools
import socket
import time
from collections.abc import Callable

import pytest

from mlintro.errors import PhotoError, PhotoFault
from mlintro.photos import decode, fetching
from mlintro.photos.fetching import HOSTS, MAX_BYTES, NOTEBOOK, Web
from tests.photos.corpus import GOOD, saved
from tests.photos.web import HOST, Server, reply, serving

PHOTO = saved(GOOD, "PNG")
ADDRESS = f"https://{HOST}/photo.png?width=300"


def web(server: Server, **settings: object) -> Web:
    """A web in which the only host is this server, and the loopback is public."""
    here: dict[str, object] = {
        "hosts": (HOST,),
        "look_up": lambda host: ["127.0.0.1"],
        "is_public": lambda address: address == "127.0.0.1",
        "port": server.port,
        "authorities": server.authorities,
    }
    return Web(**(here | settings))


def fault(fetch: Callable[[], bytes]) -> PhotoFault:
    with pytest.raises(PhotoError) as refused:
        fetch()
    return refused.value.code


def test_a_photo_is_fetched_from_its_host_at_the_address_that_was_checked():
    with serving(reply(PHOTO)) as server:
        assert decode(web(server).fetch(ADDRESS)).size == GOOD.shape[1::-1]

    line, *headers = server.asked[0].split("\r\n")
    assert line == "GET /photo.png?width=300 HTTP/1.1"
    assert f"Host: {HOST}" in headers
    assert "Accept-Encoding: identity" in headers
    assert not [header for header in headers if header.startswith(("Cookie", "Authorization", "Referer"))]


def test_the_notebooks_photo_is_among_what_may_be_asked():
    assert fetching.ADDRESS.fullmatch(NOTEBOOK)[1] in HOSTS
    assert Web()._parsed(NOTEBOOK) == (HOSTS[0], NOTEBOOK.removeprefix(f"https://{HOSTS[0]}"))
    assert Web()._parsed(" HTTPS://Upload.Wikimedia.org/a%20b.png ")[0] == "upload.wikimedia.org"


@pytest.mark.parametrize(
    "template",
    [
        *("https://127.0.0.1:{port}/", "https://localhost:{port}/", "https://2130706433:{port}/"),
        *("https://0x7f000001:{port}/", "https://0177.0.0.1:{port}/", "https://127.1:{port}/"),
        *("https://0:{port}/", "https://[::1]:{port}/", "https://[::ffff:127.0.0.1]:{port}/"),
        *("https://photos.example@127.0.0.1:{port}/", "https://127.0.0.1:{port}\\@photos.example/"),
        *(
            "https://photos.example:{port}/",
            "https://photos.example.:{port}/",
            "https://photos.example.evil/",
        ),
        *("https://evil.photos.example/", "https://evil/photos.example/", "https://photos.example%2eevil/"),
        *("https://127.0.0.1/", "https://localhost/", "https://127.1/", "https://0x7f000001/", "https://0/"),
        *(
            "http://photos.example/",
            "ftp://photos.example/a",
            "file:///etc/passwd",
            "gopher://photos.example/",
        ),
        *(
            "data:image/png;base64,AAAA",
            "//photos.example/",
            "photos.example/a.png",
            "javascript:alert(1)",
            "",
        ),
        *("https://photos.example/a b", "https://photos.example/\r\nHost: evil", "https://photos.example/\0"),
        *(
            "https://photos.example",
            "https:/photos.example/a",
            "https://photos.example/\\..\\",
            "https://phótos.example/",
        ),
        "https://photos.example/" + "a" * 500,
    ],
)
def test_other_addresses_are_refused_and_nobody_is_asked(template: str):
    with serving(reply(PHOTO)) as canary:
        asked = lambda: web(canary).fetch(template.format(port=canary.port))  # noqa: E731
        assert fault(asked) in (PhotoFault.ADDRESS, PhotoFault.HOST)

    assert canary.connections == 0


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::127.0.0.1"),
        *("64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1"),
    ],
)
def test_a_host_with_an_address_that_is_not_public_is_not_asked(address: str):
    with serving(reply(PHOTO)) as canary:
        for addresses in ([address], ["93.184.215.14", address]):
            inward = web(canary, look_up=lambda host, to=addresses: to, is_public=fetching.is_public)
            assert fault(lambda site=inward: site.fetch(ADDRESS)) is PhotoFault.OFFLINE

    assert canary.connections == 0


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::6810:84e5", "2a00:1450:4001::1"])
def test_public_addresses_are_known(address: str):
    assert fetching.is_public(address)


def test_a_name_that_resolves_anew_leads_nowhere_else():
    answers = itertools.chain([["127.0.0.1"]], itertools.repeat(["127.0.0.2"]))
    with serving(reply(PHOTO)) as server:
        assert web(server, look_up=lambda host: next(answers)).fetch(ADDRESS) == PHOTO

    assert next(answers) == ["127.0.0.2"]  # it was asked once
    assert server.connections == 1


def test_a_server_that_is_not_the_host_is_not_believed():
    with serving(reply(PHOTO), certified_for="evil.example") as impostor:
        assert fault(lambda: web(impostor).fetch(ADDRESS)) is PhotoFault.OFFLINE
    with serving(reply(PHOTO)) as unknown:
        assert fault(lambda: web(unknown, authorities=True).fetch(ADDRESS)) is PhotoFault.OFFLINE

    assert not any(impostor.asked + unknown.asked)


@pytest.mark.parametrize(
    "status", ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "404 Not Found"]
)
def test_a_redirect_is_not_followed(status: str):
    with (
        serving(reply(PHOTO)) as canary,
        serving(reply(b"", status=status, Location=f"https://127.0.0.1:{canary.port}/")) as server,
        pytest.raises(PhotoError) as refused,
    ):
        web(server).fetch(ADDRESS)

    assert refused.value.code is PhotoFault.REFUSED
    assert refused.value.facts["status"] == status[:3]
    assert canary.connections == 0


def test_what_is_compressed_is_refused():
    with serving(reply(gzip.compress(bytes(10**6)), Content_Encoding="gzip")) as server:
        assert fault(lambda: web(server).fetch(ADDRESS)) is PhotoFault.UNKNOWN


def endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:  # until the other side has had enough
        connection.sendall(bytes(65_536))


def test_an_endless_answer_is_cut():
    with serving(endless) as server:
        assert fault(lambda: web(server).fetch(ADDRESS)) is PhotoFault.TOO_LARGE


def test_a_large_answer_is_refused_whatever_it_claims():
    with serving(reply(bytes(MAX_BYTES + 1))) as server:
        assert fault(lambda: web(server).fetch(ADDRESS)) is PhotoFault.TOO_LARGE
    with serving(reply(bytes(MAX_BYTES))) as server:
        assert len(web(server).fetch(ADDRESS)) == MAX_BYTES


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: "]
)
def test_a_drip_is_cut_at_the_deadline(head: bytes):
    """Bytes keep coming, so that no single wait is long."""

    def drip(connection: socket.socket) -> None:
        connection.sendall(head)
        while not server.is_over.wait(0.05):
            connection.sendall(b"a")

    with serving(drip) as server:
        started = time.monotonic()
        assert fault(lambda: web(server, seconds=0.6).fetch(ADDRESS)) is PhotoFault.SLOW
        assert time.monotonic() - started < 15  # for ever, if nothing ended it


def test_silence_ends_too():
    with serving(lambda connection: server.is_over.wait(30) and None) as server:
        assert fault(lambda: web(server, pause=0.3, seconds=5).fetch(ADDRESS)) is PhotoFault.OFFLINE


def test_a_name_service_that_hangs_does_not_hold_the_page():
    with serving(reply(PHOTO)) as server:
        slow = web(server, seconds=0.2, look_up=lambda host: server.is_over.wait(30) and [])
        assert fault(lambda: slow.fetch(ADDRESS)) is PhotoFault.SLOW


def test_without_internet_it_says_so():
    def no_network(host: str) -> list[str]:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    with serving(reply(PHOTO)) as server:
        assert fault(lambda: web(server, look_up=no_network).fetch(ADDRESS)) is PhotoFault.OFFLINE
        assert fault(lambda: web(server, look_up=lambda host: []).fetch(ADDRESS)) is PhotoFault.OFFLINE


def test_a_bug_is_not_taken_for_a_bad_connection():
    def broken(host: str) -> list[str]:
        raise ZeroDivisionError

    with serving(reply(PHOTO)) as server, pytest.raises(ZeroDivisionError):
        web(server, look_up=broken).fetch(ADDRESS)


def test_there_is_an_end_to_fetching_at_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetching, "turns", fetching.BoundedSemaphore(1))
    with serving(reply(PHOTO)) as server:
        with fetching.turns:
            assert fault(lambda: web(server).fetch(ADDRESS)) is PhotoFault.BUSY
        assert web(server).fetch(ADDRESS) == PHOTO
