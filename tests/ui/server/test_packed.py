"""Streamlit's own files as a browser gets them."""

import requests


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
