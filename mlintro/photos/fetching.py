"""
A photo from the web, asked of a few known hosts only.

An address that a learner writes is fetched by the server, which stands where the learner does
not: a redirect or a name that resolves anew could lead it into the operator's own network. So
the host is one of a list, its address is looked up once, must be public, and is the one that is
connected to; there is no redirect, no unpacking, and an end to the waiting and to the bytes.
"""

import ipaddress
import re
import socket
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from threading import BoundedSemaphore, Thread, Timer
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPSConnectionPool
from urllib3.connection import HTTPSConnection
from urllib3.exceptions import HTTPError

from mlintro.errors import PhotoError, PhotoFault

# The photo of the notebook that this lesson comes from, and two archives of free photos.
NOTEBOOK = "https://raw.githubusercontent.com/scikit-image/scikit-image/master/skimage/data/astronaut.png"
HOSTS = ("raw.githubusercontent.com", "upload.wikimedia.org", "images-assets.nasa.gov")

ADDRESS = re.compile(
    r"https://([a-z0-9.-]+)(/[!-\[\]-~]*)", re.IGNORECASE
)  # no port, user, space or backslash
LONGEST_ADDRESS = 500
MAX_BYTES = 8 * 2**20
PIECE = 2**16
AGENT = "mlintro (a lesson on neural networks)"

# So many at once for all visitors; who comes then is told to try again.
turns = BoundedSemaphore(4)

# Global as addresses go, and yet a way to others: Teredo and 6to4 carry an IPv4 address.
TUNNELS = [ipaddress.ip_network(network) for network in ("2001::/32", "2002::/16")]
PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")


def look_up(host: str) -> list[str]:
    """The addresses of a host. Raises OSError."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """
    Whether an IP address is out in the open internet.

    >>> is_public("8.8.8.8"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address) and ip not in PUBLIC_V6:
        return False
    return ip.is_global and not ip.is_multicast and not any(ip in tunnel for tunnel in TUNNELS)


class Pinned(HTTPAdapter):
    """Connects to an address that was checked, and asks there for the host it belongs to."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.sockets: list[socket.socket] = []
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        # The certificate must be the host's, though the connection goes to a number.
        super().init_poolmanager(*args, server_hostname=self.host, assert_hostname=self.host, **options)
        self.poolmanager.pool_classes_by_scheme = {"https": self._pool_class()}

    def hang_up(self) -> None:
        """End what is under way, from another thread: a server may send a byte a second for ever."""
        for opened in self.sockets:
            with suppress(OSError):  # closed meanwhile
                opened.shutdown(socket.SHUT_RDWR)

    def _pool_class(self) -> type[HTTPSConnectionPool]:
        sockets = self.sockets

        class Connection(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                sockets.append(self.sock)

        class Pool(HTTPSConnectionPool):
            ConnectionCls = Connection

        return Pool


@dataclass(frozen=True, slots=True)
class Web:
    """What is asked, and how patiently. Tests have a web of their own, on one machine."""

    hosts: tuple[str, ...] = HOSTS
    look_up: Callable[[str], list[str]] = look_up
    is_public: Callable[[str], bool] = is_public
    port: int = 443
    authorities: str | bool = True  # who vouches for hosts: a file, or those that come with requests
    seconds: float = 8.0  # for all of it
    pause: float = 3.0  # longest wait for the next bytes

    def fetch(self, address: str) -> bytes:
        """The bytes at an https address, 8 MB at most. Raises PhotoError."""
        host, path = self._parsed(address)
        if not turns.acquire(blocking=False):
            raise PhotoError(PhotoFault.BUSY)
        done: Future[bytes] = Future()
        Thread(target=self._run, args=(done, host, path), daemon=True).start()
        try:  # in a thread: the name service knows of no deadline
            return done.result(self.seconds + 0.5)
        except TimeoutError as error:
            raise PhotoError(PhotoFault.SLOW, seconds=int(self.seconds)) from error

    def _parsed(self, address: str) -> tuple[str, str]:
        parts = ADDRESS.fullmatch(address.strip())
        if parts is None or len(address) > LONGEST_ADDRESS:
            raise PhotoError(PhotoFault.ADDRESS)
        host = parts[1].lower()
        if host not in self.hosts:
            raise PhotoError(PhotoFault.HOST, hosts=", ".join(self.hosts))
        return host, parts[2]

    def _run(self, done: "Future[bytes]", host: str, path: str) -> None:
        deadline = time.monotonic() + self.seconds
        try:
            done.set_result(self._read(host, path, deadline))
        except (OSError, HTTPError) as error:  # those of requests are among them
            is_late = time.monotonic() >= deadline
            fault = PhotoError(PhotoFault.SLOW, seconds=int(self.seconds)) if is_late else None
            fault = fault or PhotoError(PhotoFault.OFFLINE)
            fault.__cause__ = error
            done.set_exception(fault)
        except Exception as error:  # whoever waits for the result shall have it
            done.set_exception(error)
        finally:
            turns.release()

    def _read(self, host: str, path: str, deadline: float) -> bytes:
        addresses = self.look_up(host)
        if not addresses or not all(map(self.is_public, addresses)):
            raise PhotoError(PhotoFault.OFFLINE)
        address = f"[{addresses[0]}]" if ":" in addresses[0] else addresses[0]
        pinned = Pinned(host)
        alarm = Timer(max(0, deadline - time.monotonic()), pinned.hang_up)
        with requests.Session() as session:
            session.trust_env = False  # no proxy, no file of passwords
            session.mount("https://", pinned)
            alarm.start()
            try:
                with session.get(
                    f"https://{address}:{self.port}{path}",
                    headers={
                        "Host": host,
                        "User-Agent": AGENT,
                        "Accept": "image/*",
                        "Accept-Encoding": "identity",
                    },
                    allow_redirects=False,
                    stream=True,
                    timeout=self.pause,
                    verify=self.authorities,
                ) as answer:
                    return body(answer, deadline)
            finally:
                alarm.cancel()


def body(answer: requests.Response, deadline: float) -> bytes:
    """What was answered, if it is a file as it is stored, and ends. Raises PhotoError, OSError, HTTPError."""
    if answer.status_code != requests.codes.ok:
        raise PhotoError(PhotoFault.REFUSED, status=str(answer.status_code))
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise PhotoError(PhotoFault.UNKNOWN)  # small on the way, without measure once unpacked
    pieces, size = [], 0
    while piece := answer.raw.read1(PIECE):
        size += len(piece)
        if size > MAX_BYTES:
            raise PhotoError(PhotoFault.TOO_LARGE, limit=MAX_BYTES // 2**20)
        pieces.append(piece)
        if time.monotonic() >= deadline:
            raise TimeoutError
    if time.monotonic() >= deadline:  # the end came because we hung up
        raise TimeoutError
    return b"".join(pieces)
