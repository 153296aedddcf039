"""Who is here. A visit has a place once it has asked for a page, and for as long as a socket shows it."""

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from mlintro.ui.server.messages import Bucket

Socket = TypeVar("Socket")


@dataclass(eq=False, slots=True)
class Visit(Generic[Socket]):
    socket: Socket | None  # that shows it; None when it has left
    address: str
    name: str = ""  # Streamlit's, once it has told
    left: float = 0.0  # when
    bucket: Bucket = field(default_factory=Bucket)


class Places(Generic[Socket]):
    """
    So many visits in all, and so many of one address.

    Who has left is known for `remembered` seconds: with the name of that visit, a socket goes on with it.
    """

    def __init__(self, most: int, most_per_address: int, remembered: float) -> None:
        self.most, self.most_per_address, self.remembered = most, most_per_address, remembered
        self.taken: Counter[str] = Counter()  # by address
        self.visits: dict[str, Visit[Socket]] = {}  # by name; those who have left last come last

    def is_full(self, address: str) -> bool:
        """Whether there is no room for one more from there."""
        return self.taken.total() >= self.most or self.taken[address] >= self.most_per_address

    def enter(self, socket: Socket, address: str) -> Visit[Socket] | None:
        """A place for who is new; None where there is no room."""
        if self.is_full(address):
            return None
        self.taken[address] += 1
        return Visit(socket, address)

    def go_on(self, name: str, socket: Socket, address: str) -> tuple[Visit[Socket], Socket | None] | None:
        """
        The visit of that name, and the socket that showed it until now, if one still does.

        None where no such visit is known, or where it has left and there is no room for it.
        """
        visit = self.visits.get(name)
        if visit is not None and self._is_over(visit):
            del self.visits[name]  # if Streamlit still knows it, the new visit will be called so
            return None
        if visit is None or (visit.socket is None and self.is_full(address)):
            return None
        until_now, visit.socket = visit.socket, socket
        if until_now is None:
            self.taken[address] += 1
            visit.address = address
        return visit, until_now

    def call(self, visit: Visit[Socket], name: str) -> None:
        """Streamlit has told a visit's name. It may be another than before."""
        self.visits.pop(visit.name, None)
        visit.name = name
        self.visits[name] = visit

    def leave(self, visit: Visit[Socket], socket: Socket) -> bool:
        """A socket is closed: whether the visit has left with it. Not if another socket goes on with it."""
        if visit.socket is not socket:
            return False
        visit.socket, visit.left = None, time.monotonic()
        self.taken[visit.address] -= 1
        self.taken += Counter()  # forgets addresses that nobody is at
        if visit.name:
            self.call(visit, visit.name)
        return True

    def forget(self) -> list[str]:
        """Forget who has left long ago: their names."""
        gone = [name for name, visit in self.visits.items() if self._is_over(visit)]
        for name in gone:
            del self.visits[name]
        return gone

    def _is_over(self, visit: Visit[Socket]) -> bool:
        return visit.socket is None and time.monotonic() - visit.left > self.remembered
