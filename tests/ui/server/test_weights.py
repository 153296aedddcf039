"""What a browser reads digits with comes small, packed, and under an address that changes with it."""

import numpy as np
import requests

from mlintro.digits.reading import ready
from mlintro.ui.browser.weights import address

MOST_BYTES = 120_000


def test_the_network_comes_packed_and_for_a_year(server: str):
    answer = requests.get(f"{server}/{address()}", timeout=10)

    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < MOST_BYTES
    assert "max-age=31536000" in answer.headers["cache-control"]
    assert (np.frombuffer(answer.content, "<f2") == ready.numbers()).all()


def test_there_is_no_other(server: str):
    answer = requests.get(f"{server}/weights/0000.f16", timeout=10)
    assert answer.status_code == 404
    assert "cache-control" not in answer.headers
