"""Where the lesson can be opened: said in the terminal of who starts it, for a teacher to dictate."""

import ipaddress
import socket
import sys

import psutil
import streamlit as st

from mlintro import text


def say_where() -> None:
    """On a terminal only: a log has no use for it, and in a container the address is nobody's."""
    if not sys.stdout.isatty():
        return
    port = st.get_option("server.port")
    is_for_all = st.get_option("server.address") in (None, "", "0.0.0.0", "::")
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    print(greeting(port, in_the_room() if is_for_all else [], scheme), flush=True)


def greeting(port: int, addresses: list[str], scheme: str = "http") -> str:
    """The addresses for this machine and for others in its network, and how to stop, in every language."""
    lines = []
    for language in text.LANGUAGES:
        t = text.load("terminal", language)
        others = " · ".join(f"{scheme}://{address}:{port}" for address in addresses)
        lines += [
            "",
            f"  {t.label('here')} {scheme}://localhost:{port}",
            f"  {t.label('others')} {others}" if others else f"  {t.label('alone')}",
            f"  {t.label('stop')}",
        ]
    return "\n".join(lines) + "\n"


def in_the_room() -> list[str]:
    """
    This machine's own IPv4 addresses that others in its network can reach, such as 192.168.1.37.

    Read from its network cards: nobody is asked, and none is needed to answer.
    """
    stats = psutil.net_if_stats()
    addresses = [
        address.address
        for name, card in psutil.net_if_addrs().items()
        if name in stats and stats[name].isup
        for address in card
        if address.family == socket.AF_INET
    ]
    return [address for address in addresses if is_of_a_network(address)]


def is_of_a_network(address: str) -> bool:
    """
    Not of this machine alone, nor one that a card gives itself where nobody gave it any.

    >>> [is_of_a_network(a) for a in ("192.168.1.37", "127.0.0.1", "169.254.3.4")]
    [True, False, False]
    """
    ip = ipaddress.IPv4Address(address)
    return not (ip.is_loopback or ip.is_link_local or ip.is_unspecified)
