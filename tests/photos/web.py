"""A small web on this machine: hosts that answer over TLS as a test tells them to."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import trustme

HOST = "photos.example"

Answer = Callable[[socket.socket], None]


class Server:
    """Answers every connection in the same way, and keeps what was asked."""

    def __init__(self, answer: Answer, authorities: str, listener: socket.socket) -> None:
        self.answer, self.authorities, self.listener = answer, authorities, listener
        self.port: int = listener.getsockname()[1]
        self.connections = 0
        self.asked: list[str] = []
        self.is_over = threading.Event()

    def run(self, context: ssl.SSLContext) -> None:
        while True:
            try:
                plain, _ = self.listener.accept()
            except OSError:  # closed: the test is over
                return
            self.connections += 1
            threading.Thread(target=self.talk, args=(plain, context), daemon=True).start()

    def talk(self, plain: socket.socket, context: ssl.SSLContext) -> None:
        with suppress(OSError), plain, context.wrap_socket(plain, server_side=True) as connection:
            self.asked.append(connection.recv(65_536).decode())
            self.answer(connection)


@contextmanager
def serving(answer: Answer, *, certified_for: str = HOST) -> Iterator[Server]:
    """A server on a free port of the loopback, certified by an authority of its own."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(certified_for).configure_cert(context)
    with TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as listener:
        file = Path(folder, "authority.pem")
        authority.cert_pem.write_to_path(str(file))
        server = Server(answer, str(file), listener)
        thread = threading.Thread(target=server.run, args=(context,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.is_over.set()
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)  # wakes the one who waits for visitors
            listener.close()
            thread.join(timeout=10)


def reply(body: bytes, *, status: str = "200 OK", **headers: str) -> Answer:
    """One whole answer."""
    fields = {"Content-Length": str(len(body)), "Connection": "close"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return lambda connection: connection.sendall(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)
