"""Whose address a request comes from: the peer's, or what a proxy that the operator names says of it."""

from collections.abc import Sequence
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from starlette.datastructures import Headers
from starlette.types import Scope

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

ONE_HOUSEHOLD = 64  # leading bits of an IPv6 address: the rest is a device's own to choose


def networks(written: str) -> list[Network]:
    """
    Addresses and networks, separated by spaces. ValueError for anything else.

    >>> networks("10.0.0.0/8 ::1")
    [IPv4Network('10.0.0.0/8'), IPv6Network('::1/128')]
    """
    return [ip_network(network) for network in written.split()]


def whose(scope: Scope, proxies: Sequence[Network]) -> str:
    """
    The address that a connection is counted by; empty where there is none, as on a Unix socket.

    Each proxy adds at the right of X-Forwarded-For the address it was asked from. So the one that
    counts is the right-most that is no proxy of ours: what stands left of it anybody can write.
    """
    said = ",".join(Headers(scope=scope).getlist("x-forwarded-for")).split(",")
    address = read(scope["client"][0]) if scope["client"] else None
    while address is not None and said and any(address in network for network in proxies):
        told = read(said.pop())
        if told is None:  # nothing, or no address: it counts as the proxy's own
            break
        address = told
    return counted(address) if address else ""


def read(written: str) -> Address | None:
    """
    An address as peers and proxies write it, with a port or without.

    >>> [str(read(written)) for written in ("::ffff:10.0.0.1", " 10.0.0.1:80", "[2001:db8::1]:80", "unknown")]
    ['10.0.0.1', '10.0.0.1', '2001:db8::1', 'None']
    """
    bare = written.strip()
    for candidate in (bare, bare.strip("[]"), bare.rpartition(":")[0].strip("[]")):
        try:
            address = ip_address(candidate)
        except ValueError:
            continue
        return getattr(address, "ipv4_mapped", None) or address
    return None


def counted(address: Address) -> str:
    """
    What stands for all addresses that one connection to the internet can come from.

    >>> counted(IPv4Address("10.0.0.1")), counted(IPv6Address("2001:db8::1:2:3:4"))
    ('10.0.0.1', '2001:db8::/64')
    """
    if address.version == 4:
        return str(address)
    return str(ip_network((int(address), ONE_HOUSEHOLD), strict=False))
