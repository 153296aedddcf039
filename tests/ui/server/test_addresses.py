"""By which address a visitor is counted, whatever they write into their request."""

import pytest

from mlintro.ui.server.addresses import networks, whose

PROXIES = "10.0.0.0/8 192.0.2.7 2001:db8:1::/48"


def counted(peer: str, *said: str, proxies: str = PROXIES) -> str:
    headers = [(b"x-forwarded-for", line.encode()) for line in said]
    return whose({"type": "http", "client": (peer, 4711), "headers": headers}, networks(proxies))


@pytest.mark.parametrize("peer", ["203.0.113.5", "::ffff:203.0.113.5"])
def test_what_a_visitor_says_of_themselves_counts_for_nothing(peer: str):
    assert counted(peer, "198.51.100.1") == "203.0.113.5"
    assert counted(peer, "10.0.0.1") == "203.0.113.5"


def test_without_proxies_nobody_is_believed():
    assert counted("10.0.0.1", "198.51.100.1", proxies="") == "10.0.0.1"


@pytest.mark.parametrize("proxy", ["10.1.2.3", "::ffff:10.1.2.3", "192.0.2.7", "2001:db8:1::5"])
def test_a_proxy_of_ours_is_believed(proxy: str):
    assert counted(proxy, "198.51.100.1") == "198.51.100.1"


@pytest.mark.parametrize(
    "said",
    [
        ("9.9.9.9, 198.51.100.1",),
        ("9.9.9.9, 198.51.100.1, 10.9.9.9",),
        ("9.9.9.9", "198.51.100.1", "192.0.2.7"),
        ("10.0.0.1, 198.51.100.1:50123",),
    ],
)
def test_only_the_last_that_is_no_proxy_counts(said: tuple[str, ...]):
    assert counted("10.0.0.1", *said) == "198.51.100.1"


@pytest.mark.parametrize("said", ["", "unknown", "198.51.100.1, ", "198.51.100.1, _hidden", "1.2.3.4.5"])
def test_what_is_no_address_counts_as_the_proxy(said: str):
    assert counted("10.0.0.1", said) == "10.0.0.1"


def test_proxies_alone_are_the_first_of_them():
    assert counted("10.0.0.1", "10.0.0.2, 10.0.0.3") == "10.0.0.2"


def test_the_many_addresses_of_one_device_are_one():
    assert counted("2001:db8:9:9:1::1") == counted("2001:db8:9:9:2::2") != counted("2001:db8:9:8::1")


def test_without_a_peer_there_is_no_address():
    assert whose({"type": "http", "client": None, "headers": []}, networks(PROXIES)) == ""
