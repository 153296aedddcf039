"""
What is sent over a socket after the server has closed it: little of it is read.

uvicorn reads on for ten seconds, until the browser has said goodbye, too. Who does not, and goes on sending,
would keep the loop busy that serves everybody. It has no setting for that.
"""

from weakref import WeakKeyDictionary

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

MOST = 100_000  # bytes: what is on its way when a socket is closed, and a goodbye


def leave_unread() -> None:
    """From now on. Once is enough for a process."""
    if WebSocketsSansIOProtocol.data_received is not heed:
        WebSocketsSansIOProtocol.data_received = heed  # type: ignore[method-assign]


read = WebSocketsSansIOProtocol.data_received
since: WeakKeyDictionary[WebSocketsSansIOProtocol, int] = WeakKeyDictionary()  # bytes that came after


def heed(self: WebSocketsSansIOProtocol, data: bytes) -> None:
    """The same, but not for ever: the rest waits where it is until uvicorn hangs up."""
    if self.close_sent:
        since[self] = since.get(self, 0) + len(data)
        if since[self] > MOST:
            self.transport.pause_reading()
            return
    read(self, data)
