"""One small server for all who knock at its door."""

from collections.abc import Iterator

import pytest

from tests.server import running


@pytest.fixture(scope="package")
def server() -> Iterator[str]:
    with running(MLINTRO_VISITORS="3", MLINTRO_VISITORS_PER_ADDRESS="2") as url:
        yield url
